// SPDX-License-Identifier: GPL-2.0-or-later
// ACC 'According to Doe, the plan failed', 'The plan failed, according to Doe'. Convention: the
// rest of the sentence, without the source and its apposition.
#include <algorithm>

#include "indexer/annotate/scene.hh"

namespace news::annotation {
namespace {

// Past the comma that ends the source: an apposition (", a professor at X,") belongs to the source.
Index source_end(const Scene& scene, Index from) {
  const Story& story = scene.story;
  const Index limit = std::min(scene.end, from + 40);
  Index comma = from;
  while (comma < limit && story.at(comma).kind != TokenKind::comma) ++comma;
  if (comma + 1 >= limit) return comma;
  const Index i = comma + 1;
  const bool apposed = story.is(i, kWho) || story.at(i).kind == TokenKind::number ||
                       (story.is(i, kDeterminer) && story.at(comma - 1).capital);
  if (!apposed) return comma;
  Index second = i;
  bool clause = false;
  while (second < limit && story.at(second).kind != TokenKind::comma) {
    clause = clause || (story.is(second, kAuxiliary) && !story.is(i, kWho));
    ++second;
  }
  return second < limit && !clause ? second : comma;
}

void set_source(const Scene& scene, Index from, Hit& hit) {
  Index next = from;
  hit.subject = subject_after(scene.story, from, scene.end, next);
}

}  // namespace

void according_to(Scene& scene) {
  const Story& story = scene.story;
  for (Index i = scene.begin; i + 2 < scene.end; ++i) {
    const Token& token = story.at(i);
    if (token.quote != kNone || (token.end - token.begin) != 9) continue;
    const std::string_view word = story.word(i);
    if ((word != "according" && word != "According") || story.word(i + 1) != "to") continue;
    Hit hit;
    hit.verb = i;
    set_source(scene, i + 2, hit);
    if (!hit.subject.found()) continue;
    if (i <= scene.left + 1 && i <= scene.begin + 1) {
      const Index begin = source_end(scene, i + 2) + 1;
      const Index end = content_end(scene, begin);
      if (begin >= end) continue;
      add_statement(scene, begin, end, Rule::acc, &hit);
      scene.left = end;
      return;
    }
    // Already somebody's statement: '"...," Doe said, according to the paper'.
    if (scene.last != kNone &&
        story.statements[static_cast<std::size_t>(scene.last)].begin >= scene.begin)
      continue;
    Index end = i;
    add_statement(scene, scene.left, end, Rule::acc, &hit);
    scene.left = std::min(scene.end, hit.subject.whole_end);
    return;
  }
}

}  // namespace news::annotation

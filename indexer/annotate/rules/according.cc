// SPDX-License-Identifier: GPL-2.0-or-later
// ACC 'According to Doe, the plan failed', 'The plan failed, according to Doe'; "as reported by
// the Courier" is the same. Convention: the
// rest of the sentence without the source and its apposition; 'C1, according to Doe, C2' are two
// pieces.
#include <algorithm>

#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/rules/scene.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

// The comma that ends the source: an apposition (", a professor at X,") belongs to it. limit: none.
Index source_end(const Scene& scene, Index from) {
  const Story& story = scene.story;
  const Index limit = std::min(scene.end, from + reach::kSource);
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

// How many words lead to the source: "according to", "as reported by". 0: none start here.
Index lead_words(const Scene& scene, Index i) {
  const Story& story = scene.story;
  if (story.at(i).quote != kNone) return 0;
  const Index words = story.phrase_at(i, kLeadsToSource);
  if (words == 0 || i + words >= scene.end) return 0;
  const bool opens =
      story.at(i).capital || (i > scene.begin && story.at(i - 1).kind == TokenKind::comma);
  return opens || story.phrase_at(i, kOnlyAside) == 0 ? words : 0;
}

// 'The rate, according to Doe, fell': the clause goes on, no new noun phrase or place begins.
bool goes_on_after(const Story& story, Index i) {
  const Token& token = story.at(i);
  if ((token.bits & (kAuxiliary | kCoordinator | kThat)) != 0) return true;
  return token.kind == TokenKind::word && !token.capital && (token.bits & kFunction) == 0 &&
         (token.bits & (kRole | kTitle)) == 0;
}

// "According to early returns", "according to new research": whatever the phrase names is a source.
Subject any_source(const Story& story, Index begin, Index limit) {
  const Index end = skip_noun_phrase(story, begin, limit);
  return end > begin ? Subject{begin, end, begin, end} : Subject{};
}

bool speaks_already(const Scene& scene) {
  return scene.last != kNone;
}

}  // namespace

void according_to(Scene& scene) {
  const Story& story = scene.story;
  for (Index i = scene.begin; i + 2 < scene.end; ++i) {
    const Index lead = lead_words(scene, i);
    if (lead == 0) continue;
    Hit hit;
    hit.verb = i + lead - 2;
    Index next = i + lead;
    hit.subject = subject_after(story, i + lead, scene.end, next);
    if (!hit.subject.found()) hit.subject = any_source(story, i + lead, scene.end);
    if (!hit.subject.found()) continue;
    const Index comma = source_end(scene, i + lead);
    const bool leads = unquoted_words(story, scene.begin, i) <= 1;
    if (!leads) {
      // '"...," Doe said, according to the paper' is Doe's statement.
      if (speaks_already(scene)) continue;
      add_statement(scene, scene.left, i, rule::acc, &hit);
      scene.left = std::max(scene.left, hit.subject.whole_end);
    }
    const Index end = content_end(scene, comma);
    const bool goes_on = comma + 1 < end && story.at(comma).kind == TokenKind::comma;
    if (goes_on && (leads || goes_on_after(story, comma + 1))) {
      if (leads && scene.left > comma) continue;  // spoken for by a verb
      add_statement(scene, comma + 1, end, leads ? rule::acc : rule::float_clause,
                    leads ? &hit : nullptr);
      scene.left = end;
    }
    return;
  }
}

}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
// CSV 'The plan failed, Doe said', CVS 'The plan failed, said Doe'. Convention: the clause from the
// start of the sentence to the comma; in 'C1, Doe said, C2' both pieces are the speaker's, the
// second floating.
#include "indexer/annotate/scene.hh"

namespace news::annotation {
namespace {

Index count_words(const Story& story, Index begin, Index end) {
  Index words = 0;
  for (Index i = begin; i < end; ++i)
    words += story.at(i).kind == TokenKind::word || story.at(i).kind == TokenKind::number;
  return words;
}

// What follows the attribution: nothing, or a comma and more.
enum class Rest { none, more, clause };

Rest rest_after(const Scene& scene, const Hit& hit) {
  const Story& story = scene.story;
  Index at = hit.after;
  if (at >= scene.end) return Rest::none;
  const TokenKind kind = story.at(at).kind;
  if (story.at(at).quote != kNone) return Rest::clause;
  if (kind == TokenKind::stop || kind == TokenKind::question || kind == TokenKind::ellipsis)
    return Rest::none;
  if (kind == TokenKind::comma || kind == TokenKind::semicolon || kind == TokenKind::dash)
    return Rest::more;
  if (story.is(at, kPreposition) && (hit.inverted || !story.at(at).capital)) {
    // "..., Doe said of the plan."
    for (Index i = at; i < scene.end && i < at + 14; ++i) {
      if (story.is(i, kAuxiliary | kThat) || story.at(i).quote != kNone) return Rest::clause;
      if (story.at(i).kind == TokenKind::stop) return Rest::none;
      if (story.at(i).kind == TokenKind::comma) return Rest::more;
    }
  }
  return Rest::clause;
}

}  // namespace

bool clause_before_verb(Scene& scene, std::size_t index) {
  const Story& story = scene.story;
  const Hit& hit = scene.hits[index];
  if (hit.shared || (hit.frames & (kTakesBare | kTakesThat)) == 0 || hit.modal) return false;
  if (hit.begin <= scene.left) return false;
  const Token& before = story.at(hit.begin - 1);
  if (before.quote != kNone || (before.kind != TokenKind::comma && before.kind != TokenKind::dash))
    return false;
  const Rest rest = rest_after(scene, hit);
  if (rest == Rest::clause) return false;
  if ((hit.frames & kTakesPerson) != 0 && !hit.told) return false;
  const Index words = count_words(story, scene.left, hit.begin);
  if (words < 3) return false;
  const bool lead_in = story.is(scene.left, kPreposition) && rest == Rest::more && words < 8;
  if (!lead_in) {
    add_statement(scene, scene.left, hit.begin, hit.inverted ? Rule::cvs : Rule::csv, &hit);
  } else if (words >= 4) {
    add_statement(scene, scene.left, hit.begin, Rule::csv, &hit);
  }
  scene.left = hit.after;
  if (rest == Rest::none) {
    scene.left = scene.end;
    return true;
  }
  // The second piece, up to the next attribution.
  Index end = content_end(scene, hit.after);
  for (std::size_t next = index + 1; next < scene.hits.size(); ++next) {
    if (scene.hits[next].begin > hit.after) {
      end = std::min(end, scene.hits[next].begin);
      break;
    }
  }
  const Index at = hit.after + 1;
  if (at >= end || story.at(at).quote != kNone) return true;
  if (story.is(at, kWho) || story.word(at) == "who") return true;
  if (story.at(at).verb != 0) return true;
  if (hit.inverted && !story.is(at, kCoordinator | kThat | kSubordinator)) {
    return true;  // an apposition of the speaker
  }
  if (count_words(story, at, end) < 4) return true;
  const bool new_sentence = lead_in;
  add_statement(scene, at, end, new_sentence ? Rule::svc : Rule::float_clause, &hit);
  scene.left = end;
  return true;
}

}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
// CSV 'The plan failed, Doe said', CVS 'The plan failed, said Doe'. Convention: the clause from the
// start of the sentence to the comma; in 'C1, Doe said, C2' both pieces are the speaker's, the
// second floating. A short lead-in ("Still, he said, C2") is no statement: C2 is.
#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/rules/scene.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

// What follows the attribution: nothing, a comma and more, or the words themselves.
enum class Rest { none, more, clause };

Rest rest_after(const Scene& scene, const Hit& hit) {
  const Story& story = scene.story;
  const Index at = hit.after;
  if (at >= scene.end) return Rest::none;
  const TokenKind kind = story.at(at).kind;
  if (story.at(at).quote != kNone) return Rest::clause;
  if (kind == TokenKind::stop || kind == TokenKind::question || kind == TokenKind::ellipsis)
    return Rest::none;
  if (kind == TokenKind::comma || kind == TokenKind::semicolon || kind == TokenKind::dash)
    return Rest::more;
  if (story.is(at, kSubordinator) && !story.is(at, kThat)) return Rest::none;  // "as he left"
  if (!story.is(at, kPreposition | kWho)) return Rest::clause;
  // "..., Doe said of the plan", "..., Doe said in a speech to be printed"
  for (Index i = at; i < scene.end && i < at + reach::kAfterSpeaker; ++i) {
    const TokenKind next = story.at(i).kind;
    const bool infinitive = i > at && story.reads(i - 1, Cue::to);
    if ((story.is(i, kAuxiliary | kThat) && !infinitive) || story.at(i).quote != kNone)
      return Rest::clause;
    if (next == TokenKind::stop || i + 1 == scene.end) return Rest::none;
    if (next == TokenKind::comma) return Rest::more;
  }
  return Rest::clause;
}

// "told" needs whom; "warned" may do without ("The dam will fail, Doe warned"), but not in "warned
// against the dam".
bool needs_hearer(const Hit& hit, const Story& story) {
  if ((hit.frames & kTakesPerson) == 0) return false;
  const Index at = hit.after_verb;
  return (hit.frames & kSparesHearer) == 0 || (at < story.size() && story.is(at, kPreposition));
}

// Words that only lead up to the attribution: "Still", "Asked about the cost".
bool is_lead_in(const Scene& scene, Index words) {
  const Story& story = scene.story;
  if (words < 3) return true;
  const Index first = scene.left;
  return story.at(first).verb != 0 && story.at(first).capital;
}

// "The ferry, Doe says, has no crew": the words before are the subject of those after, a piece as
// they are. "Still, Doe says, ..." leads up to them.
bool goes_on(const Scene& scene, Index second) {
  const Story& story = scene.story;
  constexpr WordBits kLeadsUp =
      kPreposition | kAdverb | kCoordinator | kSubordinator | kDay | kTime;
  const Index first = scene.left;
  if (story.at(first).quote != kNone || story.is(first, kLeadsUp) || story.at(first).verb != 0)
    return false;
  if (story.is(first + 1, kDay | kTime)) return false;  // "This spring, Doe says, ..."
  return story.is(second, kAuxiliary | kFinite) && !story.at(second).capital;
}

// Where the second piece begins: past the comma, and past the apposition of an inverted speaker.
Index second_piece(const Scene& scene, const Hit& hit, Index end, bool lead_in) {
  const Story& story = scene.story;
  Index at = hit.after;
  while (at < end && story.at(at).kind != TokenKind::comma &&
         story.at(at).kind != TokenKind::dash && story.at(at).kind != TokenKind::semicolon) {
    ++at;
  }
  ++at;
  if (at >= end || story.at(at).quote != kNone || story.is(at, kWho)) return kNone;
  if (story.at(at).verb != 0 && !story.at(at).capital &&
      story.verb(at).form == VerbForm::participle)
    return kNone;
  if (story.stem(at, Ending::participle) > 1 && !story.at(at).capital)
    return kNone;  // ", blaming a fault": the reporter's
  const bool clause = story.is(at, kCoordinator | kThat | kSubordinator | kAuxiliary);
  if (hit.inverted && !clause) return kNone;
  // "If they refuse, Doe warned, the millers plan to leave": what stands before calls for more.
  const bool open = story.is(scene.left, kSubordinator) && story.at(scene.left).quote == kNone;
  return lead_in || clause || open || has_finite_verb(story, at, end) ? at
                                                                      : kNone;  // no apposition
}

// "The mill cannot win, millers said: it has no water.": a clause before, and another behind.
bool leads_to_colon(const Scene& scene, const Hit& hit) {
  const Story& story = scene.story;
  const Index first = scene.left;
  if (hit.after >= scene.end || story.at(hit.after).kind != TokenKind::colon) return false;
  constexpr WordBits kLeadsUp = kPreposition | kSubordinator | kDay | kTime;
  if (story.is(first, kLeadsUp) || story.at(first).quote != kNone || story.at(first).verb != 0)
    return false;
  if (hit.inverted || (hit.frames & kPlain) == 0) return false;
  return unquoted_words(story, first, hit.begin) > 3 && has_finite_verb(story, first, hit.begin);
}

}  // namespace

bool clause_before_verb(Scene& scene, std::size_t index) {
  const Story& story = scene.story;
  const Hit& hit = scene.hits[index];
  if (hit.shared || (hit.frames & (kTakesBare | kTakesThat)) == 0 || hit.modal) return false;
  if (hit.begin <= scene.left || story.is(hit.subject.begin, kWho | kThat | kInterrogative))
    return false;
  const Token& before = story.at(hit.begin - 1);
  if (before.quote != kNone || (before.kind != TokenKind::comma && before.kind != TokenKind::dash))
    return false;
  if (leads_to_colon(scene, hit)) {
    add_statement(scene, scene.left, hit.begin, hit.inverted ? rule::cvs : rule::csv, &hit);
    scene.left = hit.begin;
    return false;
  }
  const Rest rest = rest_after(scene, hit);
  if (rest == Rest::clause) return false;
  // "He read the notice and then, he wrote, "sat and wept."": the words follow.
  const bool quoted = hit.after + 1 < scene.end && story.at(hit.after + 1).quote != kNone;
  if (rest == Rest::more && quoted && hit.begin - 2 > scene.left &&
      (story.is(hit.begin - 2, kCoordinator) || story.reads(hit.begin - 2, Cue::then)))
    return false;
  if (needs_hearer(hit, story) && !hit.told) return false;
  const Index words = unquoted_words(story, scene.left, hit.begin);
  const bool lead_in = rest == Rest::more && is_lead_in(scene, words);
  if (rest == Rest::more && quoted) {
    // A quotation follows: it continues the clause when it goes on in lower case.
    const Index first = hit.after + 2;
    if (lead_in || first >= scene.end || story.at(first).capital) return false;
  }
  if (words < 3 && !lead_in) return false;
  const Index end = words_end(scene, index, hit.after);
  const Index second = rest == Rest::more ? second_piece(scene, hit, end, lead_in) : kNone;
  if (lead_in && second == kNone) return false;
  const bool interrupted = lead_in && second != kNone && goes_on(scene, second);
  if (!lead_in || interrupted)
    add_statement(scene, scene.left, hit.begin, hit.inverted ? rule::cvs : rule::csv, &hit);
  scene.left = rest == Rest::none ? scene.end : hit.after;
  if (second == kNone || unquoted_words(story, second, end) < 3) return true;
  add_statement(scene, second, end, lead_in ? rule::svc : rule::float_clause,
                lead_in || words < 4 ? &hit : nullptr);
  scene.left = end;
  return true;
}

}  // namespace news::annotation

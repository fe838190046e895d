// SPDX-License-Identifier: GPL-2.0-or-later
// SVQ 'Doe said: "..."', SVC 'Doe said (that) the plan ...', SVM 'Doe said the plan is "bad"' and
// 'Doe called it "bad"', VC ', adding that ...'. Convention: the words run to the end of the
// sentence, a leading "that" and marks inside included, addressee and circumstances left out.
#include <algorithm>

#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/rules/scene.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

bool is_kind(const Story& story, Index i, TokenKind kind) {
  return story.at(i).kind == kind && story.at(i).quote == kNone;
}

TokenKind last_inside(const Story& story, const Span& span) {
  return story.at(std::max(span.begin, span.end - 2)).kind;
}

// "Doe wrote on Twitter:" and then a paragraph of her words.
void announce(Scene& scene, const Hit& hit, Index at) {
  Story& story = scene.story;
  if (at <= scene.begin || story.at(at - 1).kind != TokenKind::colon || !hit.subject.found())
    return;
  story.announced = hit.subject;
  story.announced_verb = hit.verb;
  story.announced_at = scene.end;
}

// After a verb that wants "that": "announced it would close", "reported she had left".
bool pronoun_clause(const Story& story, Index i, Index limit) {
  if (i + 1 >= limit) return false;
  const Token& next = story.at(i + 1);
  if (next.kind != TokenKind::word && next.kind != TokenKind::possessive) return false;
  if (story.is(i, kHe | kShe | kThey) || story.reads(i, Cue::there)) return true;
  return story.is(i, kIt) && (next.bits & (kAuxiliary | kFinite)) != 0;
}

bool is_say(const Hit& hit) {
  return (hit.frames & (kTakesPerson | kTakesQuestion)) != 0;
}

bool is_finite(const Story& story, Index i, Index begin) {
  const Token& token = story.at(i);
  if ((token.bits & (kAuxiliary | kFinite)) != 0) return true;
  if (token.kind == TokenKind::possessive) {
    return i > begin && story.is(i - 1, kHe | kShe | kIt | kThat | kThey);
  }
  if (token.verb != 0) {
    const SpeechVerb& verb = story.verb(i);
    if (!verb.also_noun && verb.form != VerbForm::participle) return true;
  }
  return token.kind == TokenKind::word && !token.capital && story.stem(i, Ending::past) > 2;
}

// "people support the", "Quebecers want a": a lower-case word between a plural and a new phrase.
bool is_plural_verb(const Story& story, Index i, Index begin) {
  if (i <= begin || i + 1 >= story.size() || story.at(i).kind != TokenKind::word) return false;
  const Token& before = story.at(i - 1);
  const bool plural =
      (before.bits & kPlural) != 0 || (before.capital && story.stem(i - 1, Ending::plural) > 3);
  if (!plural || story.at(i).capital || (story.at(i).bits & kFunction) != 0) return false;
  return story.is(i + 1, kDeterminer | kPossessive | kAdverb) || story.reads(i + 1, Cue::to);
}

// The finite verb of a clause: one before any relative pronoun, and no infinitive or participle.
// `strict`: a word in -ed is one only right after a name or pronoun ("plans based on" has none).
bool has_main_verb(const Story& story, Index begin, Index end, bool strict) {
  for (Index i = begin; i < std::min(end, begin + reach::kClause); ++i) {
    if (i > begin && (story.is(i, kThat | kWho) || story.reads(i, Cue::relative))) return false;
    if (story.reads(i, Cue::nonfinite)) continue;
    if (is_plural_verb(story, i, begin)) return true;
    if (!is_finite(story, i, begin)) continue;
    const bool plain = (story.at(i).bits & (kAuxiliary | kFinite)) != 0 ||
                       story.at(i).kind == TokenKind::possessive;
    if (!strict || plain) return true;
    if (i > begin && (story.at(i - 1).capital || story.is(i - 1, kHe | kShe | kThey | kIt)))
      return true;
  }
  return false;
}

// "0.3 per cent", "a 12th home", "$4 million"
bool is_amount(const Story& story, Index i) {
  if (story.reads(i, Cue::article) && i + 1 < story.size()) ++i;
  return story.at(i).kind == TokenKind::number || story.word(i) == "$";
}

// Studies and those who make them show and find things; others find lost keys.
bool may_find(const Story& story, const Hit& hit) {
  if ((hit.frames & kDocumentVerb) == 0) return true;
  for (Index i = hit.subject.begin; i < hit.subject.end; ++i) {
    if (story.is(i, kPreposition)) break;
    if (story.is(i, kDocument | kThey | kCollective | kPlural)) return true;
  }
  return false;
}

// "The latest poll by the Lamp shows Doe ahead by two points": what a poll shows needs no clause.
bool is_polled(const Scene& scene, const Hit& hit) {
  const Story& story = scene.story;
  if ((hit.frames & kDocumentVerb) == 0 || hit.inverted || hit.modal || hit.shared) return false;
  const Index from = std::max(scene.begin, hit.verb - reach::kInsertion);
  for (Index i = hit.verb - 1; i >= from; --i) {
    if (story.at(i).quote != kNone || story.is(i, kAuxiliary | kFinite)) return false;
    if (story.has(i, Cue::poll)) return true;
  }
  return false;
}

// "Claimed a victory" has an object, "claimed the vote was rigged" a clause: something in it is
// finite. Say and its like take no other objects.
bool is_clause(const Story& story, const Hit& hit, Index begin, Index end) {
  const bool warns = (hit.frames & kTakesObject) != 0;  // "warned the home twice"
  if (warns && !story.is(begin, kPreposition | kNegation)) {
    for (Index i = begin; i < std::min(end, begin + reach::kWarning); ++i) {
      if (story.is(i, kThat)) return true;
    }
    return has_finite_verb(story, begin, end);
  }
  if (is_say(hit) || story.reads(begin, Cue::to)) return true;
  const bool strict = (hit.frames & kFiniteOnly) != 0;
  if (strict) return may_find(story, hit) && has_main_verb(story, begin, end, true);
  // "added 0.3 per cent", "maintaining order"
  if ((hit.frames & kTakesThing) != 0)
    return has_main_verb(story, begin, end, hit.shared || is_amount(story, begin));
  if ((hit.frames & kOnlyStates) != 0) return true;
  return has_main_verb(story, begin, end, false);
}

// SVQ, or SVM when the sentence goes on after the closing mark.
bool take_quote(Scene& scene, std::size_t index, Index at, bool comma) {
  const Story& story = scene.story;
  const Hit& hit = scene.hits[index];
  const Span& span = story.spans[static_cast<std::size_t>(story.at(at).quote)];
  if (span.used || (hit.frames & (kTakesQuote | kTakesFragment | kTakesThat)) == 0) return false;
  const bool sentence = span.words >= 2 && story.at(span.begin + 1).capital &&
                        (last_inside(story, span) == TokenKind::stop ||
                         last_inside(story, span) == TokenKind::question);
  if (!comma && !sentence && (hit.frames & (kTakesBare | kTakesFragment)) == 0) return false;
  const Index end = words_end(scene, index, at);
  const TokenKind last = last_inside(story, span);
  const bool finished =
      last == TokenKind::stop || last == TokenKind::question || last == TokenKind::comma;
  const bool whole = (comma && finished) || unquoted_words(story, span.end, end) == 0;
  add_statement(scene, at, whole ? span.end : end, whole ? rule::svq : rule::svm, &hit);
  scene.left = whole ? span.end : end;
  return true;
}

// 'a play called "The Lake"' and 'what some call the "Lake rule"' are names, not statements.
bool names_thing(const Scene& scene, const Hit& hit) {
  const Story& story = scene.story;
  if (hit.begin > scene.begin && story.has(hit.begin - 1, Cue::so_called)) return true;
  if (story.at(hit.after).quote == kNone || !hit.subject.found() || hit.form != VerbForm::past)
    return false;
  const Index head = hit.subject.end - 1;
  return story.at(head).name == kNone && !story.at(head).capital &&
         (story.at(head).bits & (kRole | kCollective | kDocument | kTitle | kHe | kShe | kThey |
                                 kIt | kWho | kPlural)) == 0;
}

// 'called the plan "bad" for towns': the object and what hangs on the fragment, up to a comma.
bool take_fragment(Scene& scene, std::size_t index, Index at) {
  const Story& story = scene.story;
  const Hit& hit = scene.hits[index];

  const Index end = words_end(scene, index, at);
  for (Index i = at; i < std::min(end, at + reach::kFragment); ++i) {
    if (is_kind(story, i, TokenKind::comma) || is_kind(story, i, TokenKind::semicolon)) break;
    if (story.at(i).quote == kNone) continue;
    const Span& span = story.spans[static_cast<std::size_t>(story.at(i).quote)];
    if (span.used) break;
    Index stop = span.end;
    if (last_inside(story, span) != TokenKind::comma) {
      while (stop < end && !is_kind(story, stop, TokenKind::comma) &&
             !is_kind(story, stop, TokenKind::dash))
        ++stop;
    }
    add_statement(scene, at, stop, rule::svm, &hit);
    scene.left = stop;
    return true;
  }
  return false;
}

// "described the plan as a gift to the rich": the object and what it is likened to, up to a comma.
bool take_likeness(Scene& scene, std::size_t index, Index at) {
  const Story& story = scene.story;
  const Hit& hit = scene.hits[index];
  if ((hit.frames & kLikens) == 0 || hit.shared || !hit.subject.found()) return false;
  const Index object = skip_noun_phrase(story, at, scene.end);
  if (object == at) return false;
  Index as = object;
  while (as < std::min(scene.end, at + reach::kFragment) && story.at(as).quote == kNone &&
         story.at(as).kind == TokenKind::word && !story.reads(as, Cue::as) &&
         (story.at(as).bits & (kAuxiliary | kFinite)) == 0)
    ++as;
  if (as + 1 >= scene.end || story.at(as).kind != TokenKind::word || !story.reads(as, Cue::as))
    return false;
  Index stop = as + 1;
  const Index end = words_end(scene, index, at);
  while (stop < end && !is_kind(story, stop, TokenKind::comma) &&
         !is_kind(story, stop, TokenKind::dash))
    ++stop;
  if (add_statement(scene, at, stop, rule::svc, &hit) == kNone) return false;
  scene.left = stop;
  return true;
}

// "Doe said, however, that ...": past the aside. kNone: no clause follows it.
Index past_aside(const Scene& scene, const Hit& hit, Index at) {
  const Story& story = scene.story;
  // An aside ends as it began: with a comma or a dash.
  const TokenKind sign = story.at(at - 1).kind;
  Index stop = at;
  while (stop < scene.end && stop < at + reach::kInsertion && !is_kind(story, stop, sign)) ++stop;
  if (stop + 1 >= scene.end || stop >= at + reach::kInsertion) return kNone;
  if (story.is(stop + 1, kThat)) return stop + 1;
  const bool clause = story.is(stop + 1, kHe | kShe | kThey | kIt | kDeterminer);
  return (hit.frames & kTakesBare) != 0 && clause ? stop + 1 : kNone;
}

// "As Doe noted, the plan failed": the main clause is what Doe noted. With other verbs "as" tells
// the time ("As Doe testified, the crowd left").
bool as_noted(const Scene& scene, const Hit& hit, Index at) {
  const Story& story = scene.story;
  if (hit.shared || hit.inverted || hit.modal || hit.begin <= scene.begin) return false;
  const Index as = hit.begin - 1;
  const bool joined = as > scene.begin && story.is(as - 1, kCoordinator);
  if ((as != scene.begin && !joined) || !story.has(as, Cue::as) || at != hit.after + 1)
    return false;
  return (hit.frames & kAfterAs) != 0 && has_finite_verb(story, at, content_end(scene, at));
}

// May a clause without "that" begin at `at`?
bool bare_clause_starts(const Scene& scene, const Hit& hit, Index at) {
  const Story& story = scene.story;
  const TokenKind kind = story.at(at).kind;
  if (kind != TokenKind::word && kind != TokenKind::number && kind != TokenKind::open) return false;
  if (story.reads(at, Cue::to)) return (hit.frames & kTakesRequest) != 0;
  if (story.reads(at, Cue::so) || story.reads(at, Cue::as)) return false;
  const bool pronoun = (hit.frames & kTakesThat) != 0 && pronoun_clause(story, at, scene.end);
  if ((hit.frames & kTakesBare) == 0 && !pronoun) return false;
  const bool tell = (hit.frames & kTakesPerson) != 0 && (hit.frames & kTakesQuestion) != 0;
  if (tell && !hit.told) return false;
  if (hit.begin > scene.begin && story.has(hit.begin - 1, Cue::manner)) return false;
  return !story.is(at, kPreposition) || is_say(hit) || story.reads(at, Cue::in);
}

// "to think", but not "to the lock"
bool is_infinitive(const Scene& scene, Index to) {
  const Story& story = scene.story;
  return to + 1 < scene.end && story.reads(to, Cue::to) &&
         is_kind(story, to + 1, TokenKind::word) && !story.at(to + 1).capital &&
         !story.is(to + 1, kDeterminer | kPossessive);
}

// "asked male voters to think", but not "asked the way to the lock".
bool asks_somebody(const Scene& scene, Index at) {
  const Story& story = scene.story;
  Index to = at;
  const Index limit = std::min(scene.end, at + reach::kPlace);
  while (to < limit && is_kind(story, to, TokenKind::word) && !story.reads(to, Cue::to) &&
         !story.is(
             to, kPreposition | kAuxiliary | kFinite | kThat | kInterrogative | kWho | kNegation) &&
         !story.reads(to, Cue::question) && !story.reads(to, Cue::if_))
    ++to;
  return to > at && to < limit && is_infinitive(scene, to);
}

// "urged Canadians to stay home": whom and what.
bool requests(const Scene& scene, const Hit& hit, Index at) {
  const Story& story = scene.story;
  // "asked hikers to carry spray", but not "asked questions to"
  const bool asks = (hit.frames & kAsksTo) != 0;
  if ((hit.frames & kUrgesTo) == 0 && !asks) return false;
  Index end = skip_noun_phrase(story, at, scene.end);
  if (asks && (end == at || end >= scene.end || !story.reads(end, Cue::to)))
    return asks_somebody(scene, at);
  if (end == at || (asks && story.reads(end - 1, Cue::question))) return false;
  if (asks) return is_infinitive(scene, end);
  while (end < scene.end && story.is(end, kPreposition) &&
         !story.reads(end, Cue::to)) {  // "voters in Ontario"
    const Index next = skip_noun_phrase(story, end + 1, scene.end);
    if (next == end + 1) return false;
    end = next;
  }
  return end < scene.end && story.reads(end, Cue::to);
}

// "While Doe said the plan failed, others ...": the subordinate clause ends at its comma.
Index subordinate_end(const Scene& scene, const Hit& hit, Index at, Index end) {
  const Story& story = scene.story;
  if (hit.begin <= scene.begin || !story.is(hit.begin - 1, kSubordinator)) return end;
  for (Index i = at; i < end; ++i) {
    if (is_kind(story, i, TokenKind::comma)) return i;
    // "Where Doe had called it "dead," on Friday he said ..."
    if (at_span_end(story, i) && i > at && story.at(i - 1).kind == TokenKind::comma) return i + 1;
  }
  return end;
}

// "said on The Morning Fan that": the "that" past a place of few words; `at`: none.
Index past_place(const Scene& scene, Index at) {
  const Story& story = scene.story;
  for (Index i = at + 1; i < std::min(scene.end, at + reach::kPlace) && story.at(i).quote == kNone;
       ++i) {
    const Token& token = story.at(i);
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) break;
    if (story.is(i, kThat)) return i;
    if (token.verb != 0 || story.is(i, kAuxiliary | kFinite | kHe | kShe | kThey)) break;
  }
  return at;
}

bool take_clause(Scene& scene, std::size_t index, Index at, bool comma) {
  const Story& story = scene.story;
  const Hit& hit = scene.hits[index];
  bool that = story.is(at, kThat);
  if (hit.modal && !that && !is_say(hit)) return false;  // "could add a title"
  const bool asks = (hit.frames & kTakesQuestion) != 0;
  const bool tells = (hit.frames & kTakesThat) != 0 && !hit.modal;
  const bool question =
      (asks && (story.is(at, kInterrogative | kWho) || story.reads(at, Cue::if_))) ||
      (tells && story.reads(at, Cue::manner));
  if (comma && !that && story.at(at - 1).kind != TokenKind::colon) {
    const Index past = past_aside(scene, hit, at);
    if (past == kNone && !as_noted(scene, hit, at)) return false;
    if (past != kNone) at = past;
    that = story.is(at, kThat);
  } else if (!that && !question && !comma && !bare_clause_starts(scene, hit, at) &&
             !requests(scene, hit, at) && !is_polled(scene, hit)) {
    return false;
  }
  if (!that && story.is(at, kPreposition)) {
    const Index clause = past_place(scene, at);
    that = clause != at;
    at = clause;
  }
  const bool polled = is_polled(scene, hit);
  const Index end = subordinate_end(scene, hit, at, words_end(scene, index, at));
  const Index words = unquoted_words(story, at, end);
  bool quoted = false;
  for (Index i = at; i < end && !quoted; ++i) quoted = story.at(i).quote != kNone;
  if (words < (that ? 2 : 3) && !quoted) return false;
  const bool doubtful =
      !question && !quoted && (!that || words < 4) && !polled && !requests(scene, hit, at);
  if (doubtful && !is_clause(story, hit, at, end)) return false;
  const bool sure = that || question || (hit.frames & kPlain) != 0;
  const Rule& rule = hit.shared ? rule::vc : quoted ? rule::svm : sure ? rule::svc : rule::svc_bare;
  const bool alone = hit.shared && !hit.subject.found() && scene.last == kNone;
  const Index added = add_statement(scene, at, end, rule, &hit);
  if (added == kNone) return false;
  scene.story.statements[static_cast<std::size_t>(added)].alone = alone;
  scene.left = end;
  return true;
}

// 'tweeted her condolences: "..."', 'issued a warning: "..."': a few words that name the utterance
// and a colon. The mark after the colon; kNone: none.
Index colon_quote(const Scene& scene, const Hit& hit, Index at) {
  const Story& story = scene.story;
  if ((hit.frames & kTakesQuote) == 0 || hit.told) return kNone;
  for (Index i = at; i + 1 < scene.end && i < at + reach::kFragment; ++i) {
    const Token& token = story.at(i);
    if (token.quote != kNone || (token.bits & (kAuxiliary | kThat | kFinite)) != 0) return kNone;
    if (token.kind == TokenKind::colon)
      return story.at(i + 1).quote != kNone && i > at ? i + 1 : kNone;
    if (token.kind != TokenKind::word && token.kind != TokenKind::possessive) return kNone;
  }
  return kNone;
}

}  // namespace

bool has_finite_verb(const Story& story, Index begin, Index end) {
  for (Index i = begin; i < std::min(end, begin + reach::kClause); ++i) {
    if (is_finite(story, i, begin)) return true;
  }
  return false;
}

bool words_after_verb(Scene& scene, std::size_t index) {
  const Story& story = scene.story;
  const Hit& hit = scene.hits[index];
  Index at = hit.after;
  while (at < scene.end &&
         (is_kind(story, at, TokenKind::comma) || is_kind(story, at, TokenKind::colon) ||
          is_kind(story, at, TokenKind::dash))) {
    ++at;
  }
  if (at >= scene.end) {
    announce(scene, hit, at);
    return false;
  }
  const bool comma = at > hit.after;
  const bool fragment = (hit.frames & kTakesFragment) != 0;
  if (fragment && hit.after_verb < story.size() && story.reads(hit.after_verb, Cue::called_for))
    return false;  // called for
  const Index quoted = comma ? kNone : colon_quote(scene, hit, at);
  if (quoted != kNone && take_quote(scene, index, quoted, true)) return true;
  if (story.at(at).quote != kNone)
    return !(fragment && names_thing(scene, hit)) && take_quote(scene, index, at, comma);
  if (fragment)
    return !names_thing(scene, hit) &&
           (take_fragment(scene, index, at) || take_likeness(scene, index, at));
  // "asked voters to think": who is asked is part of what is.
  const bool asked = (hit.frames & kAsksTo) != 0 && hit.told && !comma && story.reads(at, Cue::to);
  return take_clause(scene, index, asked ? hit.after_verb : at, comma);
}

}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
// Who stands before the verb, with or without an apposition between commas.
#include <algorithm>

#include "indexer/annotate/phrases/parts.hh"
#include "indexer/annotate/phrases/phrases.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

// Is there something at the left edge that a clause can start after?
bool at_clause_start(const Story& story, Index limit, Index begin) {
  if (begin <= limit) return true;
  const Token& before = story.at(begin - 1);
  if (before.quote != kNone || !is_word(story, begin - 1))
    return before.kind != TokenKind::possessive;
  return (before.bits & (kCoordinator | kSubordinator | kThat | kAdverb | kInterrogative)) != 0 ||
         is_time(story, begin - 1);
}

// Words an apposition or a relative clause begins with.
bool starts_apposition(const Story& story, Index i) {
  const Token& token = story.at(i);
  if (token.kind == TokenKind::number) return true;
  if (token.kind != TokenKind::word) return false;
  if ((token.bits & (kDeterminer | kPossessive | kWho | kInterrogative | kPreposition | kAdverb |
                     kRole | kTitle | kNationality)) != 0) {
    return true;
  }
  if (token.capital || story.stem(i, Ending::participle) > 1 || story.stem(i, Ending::past) > 1 ||
      story.word(i).find('-') != std::string_view::npos) {
    return true;
  }
  for (Index k = i + 1; k < i + reach::kModifiers && k < story.size();
       ++k) {  // "national treasurer for ..."
    if (story.is(k, kRole | kTitle)) return true;
    if (!is_noun_like(story, k)) break;
  }
  return false;
}

// The bracket that opens an aside before the verb, longer than a party or an acronym; kNone: none.
Index opening_bracket(const Story& story, Index close, Index limit) {
  for (Index i = close - 1; i > std::max(limit, close - reach::kApposition); --i) {
    if (story.at(i).quote != kNone || story.at(i).kind == TokenKind::close) return kNone;
    if (story.at(i).kind == TokenKind::open) return close - i > reach::kAcronym ? i : kNone;
  }
  return kNone;
}

// The token before a closing bracket's opening one: "Jane Doe (NDP)" -> "Doe".
Index before_bracket(const Story& story, Index last, Index limit) {
  if (story.at(last).kind != TokenKind::close) return last;
  for (Index i = last - 1; i > limit && i > last - reach::kBracket; --i) {
    if (story.at(i).kind == TokenKind::open) return i - 1;
  }
  return last;
}

// The phrase that ends before comma `i`, when it can be what the words up to `comma` are apposed
// to.
Subject apposed_head(const Story& story, Index limit, Index lowest, Index i, Index comma) {
  // What stands between dashes may be anything: "Jane Doe - and many with her - said".
  const bool dashes = story.at(i).kind == TokenKind::dash;
  if (!dashes && !starts_apposition(story, i + 1)) return {};
  const Index begin = phrase_begin(story, lowest, i);
  if (begin == i || !at_clause_start(story, limit, begin)) return {};
  const Index last = before_bracket(story, i - 1, begin);
  const Index head = head_end(story, begin, last + 1) - 1;  // "Toronto's medical officer of health"
  const bool worthy = story.at(last).name != kNone || story.is(begin, kDeterminer | kPossessive) ||
                      story.is(last, kPersonNoun | kPronoun) || story.at(last).capital ||
                      story.is(head, kRole | kTitle) || (dashes && story.is(head, kPlural));
  if (!worthy || is_time(story, last)) return {};
  Subject subject;
  set_mention(story, begin, i, subject);
  subject.whole_begin = begin;
  subject.whole_end = comma + 1;
  Subject named;
  if (apposition_names(story, subject, i + 1, comma, named)) return named;
  return subject;
}

// Goes left over the commas before the verb. A person's name wins over a nearer description: in
// "Doe, director of the Guild, a union of bakers, said" Doe speaks.
Subject apposed_subject(const Story& story, Index limit, Index comma) {
  const Index lowest = std::max(limit, comma - reach::kApposition);
  Subject fallback;
  for (Index i = comma - 1; i > lowest; --i) {
    const Token& token = story.at(i);
    if (token.kind == TokenKind::colon || token.kind == TokenKind::semicolon) break;
    if (token.quote != kNone) {
      const Span& span = story.spans[static_cast<std::size_t>(token.quote)];
      if (span.words > reach::kNickname) break;  // a statement, no nickname or title
      i = span.begin;
      continue;
    }
    const bool edge = token.kind == TokenKind::comma ||
                      (token.kind == TokenKind::dash && story.at(comma).kind == TokenKind::dash);
    if (!edge) continue;
    const Subject subject = apposed_head(story, limit, lowest, i, comma);
    if (!subject.found()) continue;
    const Index head = head_end(story, subject.begin, subject.end) - 1;
    if (is_person_mention(story, head) || story.is(subject.begin, kHe | kShe)) return subject;
    if (!fallback.found()) fallback = subject;
  }
  return fallback;
}

// "Doe and her brother both said": the word counts the subject, it is none.
bool is_each(const Story& story, Index i) {
  if (!story.reads(i, Cue::each)) return false;
  const Token& before = story.at(i - 1);
  return before.quote == kNone && (before.kind == TokenKind::comma || before.capital ||
                                   (before.bits & kPersonNoun) != 0 || before.name != kNone);
}

// "Immigration, Refugees and Citizenship Canada": the comma is inside the name of the department.
Index list_begin(const Story& story, Index limit, Index begin, Index end) {
  if (begin == end || begin - 2 < limit || !story.has(end - 1, Cue::department)) return begin;
  bool joined = false;
  for (Index i = begin; i < end; ++i) joined = joined || story.reads(i, Cue::and_);
  if (!joined || story.at(begin - 1).kind != TokenKind::comma || !story.at(begin - 2).capital)
    return begin;
  const bool opens = begin - 2 == limit || !story.at(begin - 3).capital;
  return opens ? begin - 2 : begin;
}

// "Jane Doe, John Roe and Ann Lee said": the persons before the comma are of the list.
Index people_begin(const Story& story, Index limit, Index begin, Index end) {
  bool joined = false;
  for (Index i = begin + 1; i + 1 < end; ++i) joined = joined || story.reads(i, Cue::and_);
  if (!joined || !is_person_mention(story, end - 1)) return begin;
  Index at = begin;
  while (at - 2 >= limit && story.at(at - 1).kind == TokenKind::comma &&
         is_person_mention(story, at - 2) && story.at(at - 2).quote == kNone) {
    at = phrase_begin(story, limit, at - 1);
  }
  return at_clause_start(story, limit, at) ? at : begin;
}

// "Doe and her aides said", at the start of a clause: Doe is of the list.
Index owner_begin(const Story& story, Index limit, Index begin) {
  if (begin - 2 < limit || !story.is(begin, kPossessive) || !story.reads(begin - 1, Cue::and_))
    return begin;
  if (!is_person_mention(story, begin - 2) || story.at(begin - 2).quote != kNone) return begin;
  const Index owner = phrase_begin(story, limit, begin - 1);
  return owner < begin - 1 && at_clause_start(story, limit, owner) ? owner : begin;
}

}  // namespace

bool at_span_end(const Story& story, Index i) {
  const Index quote = story.at(i).quote;
  return quote != kNone && story.spans[static_cast<std::size_t>(quote)].end == i + 1;
}

Subject subject_before_aside(const Story& story, Index limit, Index end) {
  return apposed_subject(story, limit, end - 1);
}

Subject subject_before(const Story& story, Index limit, Index end) {
  if (end <= limit) return {};
  const TokenKind last = story.at(end - 1).kind;
  if (story.at(end - 1).quote == kNone && (last == TokenKind::comma || last == TokenKind::dash)) {
    return apposed_subject(story, limit, end - 1);
  }
  // "Jane Doe (a miller's daughter, and proud of it) said"
  if (last == TokenKind::close && story.at(end - 1).quote == kNone) {
    const Index open = opening_bracket(story, end - 1, limit);
    if (open != kNone) return subject_before(story, limit, open);
  }
  if (end - 2 > limit && is_each(story, end - 1)) return subject_before(story, limit, end - 1);
  Index begin = list_begin(story, limit, phrase_begin(story, limit, end), end);
  if (begin == end) return {};
  begin = owner_begin(story, limit, people_begin(story, limit, begin, end));
  Subject subject;
  set_mention(story, begin, end, subject);
  subject.whole_begin = begin;
  subject.whole_end = end;
  // "..., Jane Doe said" after "his lawyer,": a name between commas may be the apposition itself.
  return subject;
}

}  // namespace news::annotation

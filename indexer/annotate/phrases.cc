// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/phrases.hh"

#include <algorithm>

namespace news::annotation {
namespace {

constexpr Index kLongestPhrase = 24;      // words of a plain noun phrase
constexpr Index kLongestApposition = 40;  // tokens between the commas
constexpr WordBits kPronoun = kHe | kShe | kThey | kIt | kFirstPerson | kYou | kWho;
constexpr WordBits kPersonNoun = kRole | kCollective | kDocument | kTitle;

bool is_word(const Story& story, Index i) {
  const TokenKind kind = story.at(i).kind;
  return kind == TokenKind::word || kind == TokenKind::number;
}

bool is_name_token(const Story& story, Index i) {
  const Token& token = story.at(i);
  if (token.kind != TokenKind::word || !token.capital) return false;
  return token.name != kNone || (token.bits & (kFunction | kCommon)) == 0;
}

bool ends_with(const Story& story, Index i, std::string_view tail) {
  const std::string_view word = story.word(i);
  return word.size() > tail.size() + 1 && word.substr(word.size() - tail.size()) == tail;
}

// A word that cannot be inside a noun phrase.
bool breaks_phrase(const Story& story, Index i) {
  const Token& token = story.at(i);
  if (token.capital && token.name != kNone) return false;
  if ((token.bits & (kAuxiliary | kSubordinator | kThat | kFinite | kInterrogative | kNegation)) !=
      0) {
    return (token.bits & kMonth) == 0 || !token.capital;
  }
  return token.verb != 0 && !speech_verb(token.verb).also_noun && !token.capital;
}

bool is_noun_like(const Story& story, Index i) {
  const Token& token = story.at(i);
  if (!is_word(story, i)) return false;
  if ((token.bits & kPersonNoun) != 0 || token.kind == TokenKind::number) return true;
  return !breaks_phrase(story, i) && (token.bits & (kFunction | kAdverb)) == 0;
}

bool is_time(const Story& story, Index i) {
  const Token& token = story.at(i);
  if (i + 1 < story.size() && story.at(i + 1).kind == TokenKind::possessive)
    return false;  // Monday's vote
  return (token.bits & (kDay | kTime)) != 0 || ((token.bits & kMonth) != 0 && token.capital);
}

// Walks left over one noun phrase that ends before `end`; returns its first token, or `end`.
class LeftWalk {
 public:
  LeftWalk(const Story& story, Index limit, Index end)
      : story_(story), limit_(std::max(limit, end - kLongestPhrase)), end_(end) {}

  Index run() {
    Index at = end_;
    while (at > limit_ && step(at)) {
    }
    return begin_;
  }

 private:
  bool step(Index& at) {
    const Index i = at - 1;
    const Token& token = story_.at(i);
    if (token.quote != kNone && !story_.spans[static_cast<std::size_t>(token.quote)].used)
      return false;
    if (token.kind == TokenKind::close) return step_bracket(at);
    if (token.kind == TokenKind::possessive) return accept(at);
    if (token.kind == TokenKind::other)
      return story_.word(i) == "/" || story_.word(i) == "&" ? accept(at) : false;
    if (!is_word(story_, i)) return false;
    if ((token.bits & kPronoun) != 0) return step_pronoun(at);
    if (is_name_token(story_, i)) return accept(at);
    if ((token.bits & (kDeterminer | kPossessive)) != 0) return step_determiner(at);
    if ((token.bits & kCoordinator) != 0) return step_coordinator(at);
    if ((token.bits & kParticle) != 0 && i > limit_ && begin_ == at &&
        is_name_token(story_, i - 1) && story_.at(at).capital) {
      return accept(at);
    }
    if ((token.bits & kPreposition) != 0) return step_preposition(at);
    return step_lower(at);
  }

  bool accept(Index& at) {
    begin_ = --at;
    return true;
  }

  bool step_pronoun(Index& at) {
    if (at == end_) begin_ = at - 1;
    return false;
  }

  bool step_bracket(Index& at) {
    for (Index i = at - 2; i >= limit_ && i > at - 12; --i) {
      if (story_.at(i).kind == TokenKind::open) {
        at = i;
        return true;
      }
    }
    return false;
  }

  // The determiner is the left edge, unless the phrase hangs on another: "a spokesman for the
  // company".
  bool step_determiner(Index& at) {
    const Index i = at - 1;
    if (begin_ == end_ && (story_.at(i).bits & kPossessive) != 0) return false;
    begin_ = i;
    at = i;
    if (i - 1 >= limit_ && story_.is(i - 1, kDeterminer)) return true;  // "all the", "the two"
    return i - 1 > limit_ && story_.is(i - 1, kPreposition) && hangs_on(i - 1);
  }

  // A preposition right of a noun or name links two parts of one phrase.
  bool hangs_on(Index preposition) const {
    Index head = preposition - 1;
    if (head > limit_ && story_.is(head, kCoordinator))
      --head;  // "in Ontario and across the country"
    if (head < limit_ || !is_word(story_, head) || story_.at(head).quote != kNone) return false;
    if (is_name_token(story_, head)) return !is_time(story_, head);
    if (story_.is(head, kDeterminer)) return story_.word(preposition) == "of";  // one of the men
    if (story_.is(head, kPersonNoun)) return true;
    return story_.word(preposition) == "of" && is_noun_like(story_, head) && !is_time(story_, head);
  }

  bool step_preposition(Index& at) {
    const Index i = at - 1;
    if (begin_ != at || i <= limit_ || !hangs_on(i)) return false;
    at = i;
    return true;
  }

  bool step_coordinator(Index& at) {
    const Index i = at - 1;
    if (at == end_ || begin_ != at || i <= limit_) return false;
    if (story_.word(i) == "but" || story_.word(i) == "so" || story_.word(i) == "or") return false;
    const bool name = is_name_token(story_, i - 1) && !is_time(story_, i - 1);
    if (!name && !story_.is(i - 1, kRole | kCollective)) return false;
    at = i;
    return true;
  }

  // Lower-case words: the head noun, its modifiers, titles before a name.
  bool step_lower(Index& at) {
    const Index i = at - 1;
    if (!is_noun_like(story_, i) || is_time(story_, i)) {
      if (!(story_.is(i, kPersonNoun) || (is_time(story_, i) && begin_ < end_ && lower_head())))
        return false;
    }
    if (begin_ == end_ || lower_head()) return accept(at);
    const bool title = story_.is(i, kRole | kTitle | kCollective);
    if (!title && !titled_ && !determined(i)) return false;
    titled_ = true;
    return accept(at);
  }

  // "the venture capitalist Jane Doe": unknown nouns before a name count when a determiner or the
  // start of the sentence opens the phrase.
  bool determined(Index i) const {
    for (Index k = i - 1; k >= limit_ && k > i - 4; --k) {
      if (story_.is(k, kDeterminer | kPossessive)) return true;
      if (!is_noun_like(story_, k) || is_time(story_, k)) return false;
      if (k == limit_) return story_.at(k).capital;
    }
    return false;
  }

  bool lower_head() const {
    return !story_.at(begin_).capital || !is_name_token(story_, begin_) || titled_;
  }

  const Story& story_;
  Index limit_, end_;
  Index begin_ = end_;
  bool titled_ = false;
};

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
  if (token.capital || ends_with(story, i, "ing") || ends_with(story, i, "ed") ||
      story.word(i).find('-') != std::string_view::npos) {
    return true;
  }
  for (Index k = i + 1; k < i + 4 && k < story.size(); ++k) {  // "national treasurer for ..."
    if (story.is(k, kRole | kTitle)) return true;
    if (!is_noun_like(story, k)) break;
  }
  return false;
}

// Where the head of a noun phrase stands: before "of", "for", "with" after a noun or a name.
Index head_end(const Story& story, Index begin, Index end) {
  for (Index i = begin + 1; i < end; ++i) {
    if (story.at(i).kind == TokenKind::open) return i;
    if (!story.is(i, kPreposition) || story.at(i).capital) continue;
    if (story.is(i - 1, kDeterminer | kAdverb)) continue;  // "one of the men"
    return i;
  }
  return end;
}

// Before a bracket that ends the phrase: "the Bureau of Canada (BC)".
Index bracket_start(const Story& story, Index begin, Index end) {
  if (story.at(end - 1).kind != TokenKind::close) return end;
  for (Index i = end - 2; i > begin; --i) {
    if (story.at(i).kind == TokenKind::open) return i;
  }
  return end;
}

// "University of Regina law professor Jane Doe": nouns between a capitalised body and the name
// describe her; "a spokesman for lawyer Jane Doe" does not.
bool described_by_body(const Story& story, Index begin, Index end) {
  const Index name = story.at(end - 1).name;
  if (name == kNone) return false;
  const Mention& mention = story.mentions[static_cast<std::size_t>(name)];
  if (mention.end != end || end - mention.begin < 2) return false;
  Index at = std::max(begin, mention.title);
  const Index nouns = at;
  while (at > begin && story.at(at - 1).kind == TokenKind::word && !story.at(at - 1).capital &&
         is_noun_like(story, at - 1)) {
    --at;
  }
  if (at == begin || at == nouns || !story.is(nouns - 1, kRole | kTitle)) return false;
  return story.at(at - 1).capital || story.at(at - 1).kind == TokenKind::possessive;
}

// "Secretary of State Jane Doe", "Chief of Staff Jane Doe": the name at the end is the head.
bool title_runs_on(const Story& story, Index begin, Index head, Index end) {
  if (head < end && described_by_body(story, begin, end)) return true;
  if (head >= end || story.word(head) != "of" || !story.is(head - 1, kTitle) ||
      !story.at(head - 1).capital)
    return false;
  const Index name = story.at(end - 1).name;
  if (name == kNone || story.at(begin).name == name) return false;
  const Mention& mention = story.mentions[static_cast<std::size_t>(name)];
  return mention.begin > head + 1 && mention.end == end && end - mention.begin >= 2;
}

// The mention inside [begin, end): the name that heads it with its titles, else the phrase itself.
void set_mention(const Story& story, Index begin, Index end, Subject& subject) {
  Index head = head_end(story, begin, end);
  if (title_runs_on(story, begin, head, end)) head = end;
  const Index name = story.at(head - 1).name;
  if (name != kNone) {
    const Mention& mention = story.mentions[static_cast<std::size_t>(name)];
    const Entity& entity = story.entities[static_cast<std::size_t>(mention.entity)];
    const bool person = entity.kind == EntityKind::person;
    subject.begin = person ? std::max(mention.begin, begin) : begin;
    subject.end = person ? head : bracket_start(story, begin, end);
    return;
  }
  subject.begin = begin;
  subject.end = end;
}

bool is_person_mention(const Story& story, Index i) {
  const Index name = story.at(i).name;
  if (name == kNone) return false;
  const Index entity = story.mentions[static_cast<std::size_t>(name)].entity;
  return story.entities[static_cast<std::size_t>(entity)].kind == EntityKind::person;
}

bool head_is_role(const Story& story, const Subject& head) {
  const Index end = head_end(story, head.begin, head.end);
  return story.is(end - 1, kRole | kTitle);
}

// "His lawyer, Jane Doe, said": the apposition names the person.
bool apposition_names(const Story& story, const Subject& head, Index begin, Index end,
                      Subject& out) {
  if (end <= begin || is_person_mention(story, head.end - 1)) return false;
  const bool office = story.at(head.end - 1).name != kNone;  // "The PBO, Jane Doe, said"
  if (office && story.at(begin).name != story.at(end - 1).name) return false;
  const bool role = head_is_role(story, head);
  if (!role && !story.is(head.begin, kPossessive | kDeterminer)) return false;
  const Index stop = head_end(story, begin, end);
  if (stop - begin > 7 || !is_person_mention(story, stop - 1)) return false;
  const Mention& mention = story.mentions[static_cast<std::size_t>(story.at(stop - 1).name)];
  if (mention.end != stop || mention.title > begin + 4) return false;
  out = head;
  out.begin = std::max(begin, mention.begin);
  out.end = stop;
  return true;
}

// The token before a closing bracket's opening one: "Jane Doe (NDP)" -> "Doe".
Index before_bracket(const Story& story, Index last, Index limit) {
  if (story.at(last).kind != TokenKind::close) return last;
  for (Index i = last - 1; i > limit && i > last - 12; --i) {
    if (story.at(i).kind == TokenKind::open) return i - 1;
  }
  return last;
}

// The phrase that ends before comma `i`, when it can be what the words up to `comma` are apposed
// to.
Subject apposed_head(const Story& story, Index limit, Index lowest, Index i, Index comma) {
  if (!starts_apposition(story, i + 1)) return {};
  const Index begin = LeftWalk(story, lowest, i).run();
  if (begin == i || !at_clause_start(story, limit, begin)) return {};
  const Index last = before_bracket(story, i - 1, begin);
  const bool worthy = story.at(last).name != kNone || story.is(begin, kDeterminer | kPossessive) ||
                      story.is(last, kPersonNoun | kPronoun) || story.at(last).capital;
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
  const Index lowest = std::max(limit, comma - kLongestApposition);
  Subject fallback;
  for (Index i = comma - 1; i > lowest; --i) {
    const Token& token = story.at(i);
    if (token.kind == TokenKind::colon || token.kind == TokenKind::semicolon) break;
    if (token.quote != kNone) {
      const Span& span = story.spans[static_cast<std::size_t>(token.quote)];
      if (span.words > 9) break;  // a statement, no nickname or title
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
  const Index begin = LeftWalk(story, limit, end).run();
  if (begin == end) return {};
  Subject subject;
  set_mention(story, begin, end, subject);
  subject.whole_begin = begin;
  subject.whole_end = end;
  // "..., Jane Doe said" after "his lawyer,": a name between commas may be the apposition itself.
  return subject;
}

namespace {

// What can only follow a whole phrase: that, a day, a comma, a mark.
bool closes_phrase(const Story& story, Index i, Index limit) {
  if (i >= limit) return true;
  const Token& token = story.at(i);
  return token.kind != TokenKind::word || (token.bits & (kThat | kDay)) != 0;
}

// A title in marks as part of a phrase: ABC's "This Week" on Sunday.
Index past_title(const Story& story, Index at, Index limit) {
  const Span& span = story.spans[static_cast<std::size_t>(story.at(at).quote)];
  if (span.begin != at || span.words > 7 || !span.closed || span.end >= limit) return at;
  if (!story.at(at + 1).capital || story.at(span.end - 2).kind == TokenKind::stop) return at;
  return story.is(span.end, kPreposition | kThat | kDay | kTime) ? span.end : at;
}

}  // namespace

Index skip_noun_phrase(const Story& story, Index begin, Index limit) {
  Index at = begin;
  if (at < limit && story.at(at).kind == TokenKind::word) {
    const std::string_view word = story.word(at);
    if (word == "him" || word == "them" || word == "me" || word == "us" || word == "himself" ||
        word == "you" || word == "it" || word == "herself" || word == "themselves") {
      return at + 1;
    }
    if (word == "her") {
      const bool noun = at + 1 < limit && is_noun_like(story, at + 1) && !story.at(at + 1).capital;
      if (!noun || story.is(at + 1, kThey | kHe | kShe)) return at + 1;
    }
  }
  while (at < limit && story.is(at, kDeterminer | kPossessive) && story.at(at).name == kNone) ++at;
  const Index noun = at;
  for (; at < limit; ++at) {
    const Token& token = story.at(at);
    if (token.quote != kNone) {
      const Index past = past_title(story, at, limit);
      if (past == at || at == begin) break;
      at = past - 1;
      continue;
    }
    if (token.kind == TokenKind::possessive) continue;
    if (!is_word(story, at)) break;
    if (token.capital && at > noun && story.is(at, kDeterminer) &&
        story.at(at - 1).kind == TokenKind::possessive) {
      continue;  // CBC Radio's The Early Edition
    }
    const bool capital = token.capital && (is_name_token(story, at) || token.name != kNone);
    if (capital) {
      if (at == noun) continue;
      const bool same = token.name != kNone && token.name == story.at(at - 1).name;
      if (same || (story.at(at - 1).capital && !is_person_mention(story, at))) continue;
      if (story.at(at - 1).kind == TokenKind::possessive) continue;
      if (story.is(at - 1, kRole | kTitle | kAddressee) && !story.at(at - 1).capital) continue;
      if (story.at(at - 1).capital && story.at(at - 1).name == kNone) continue;
      break;
    }
    if (!is_noun_like(story, at) || is_time(story, at)) break;
    if (at > noun && story.at(at - 1).capital &&
        !story.is(at, kPersonNoun | kOccasion | kAddressee) && (ends_with(story, at, "ed") || !closes_phrase(story, at + 1, limit)))
      break;
    if (at > noun && story.is(at - 1, kPlural | kAddressee) && !story.at(at - 1).capital &&
        !story.is(at, kPersonNoun)) {
      break;
    }
  }
  return at > noun ? at : begin;
}

namespace {

Index skip_time(const Story& story, Index begin, Index limit) {
  Index at = begin;
  if (at < limit && story.is(at, kDeterminer | kPreposition | kAdverb) && at + 1 < limit) {
    Index noun = at + 1;
    if (story.is(noun, kDeterminer | kAdverb) && noun + 1 < limit && !is_time(story, noun)) ++noun;
    if (!is_time(story, noun)) return is_time(story, at) ? at + 1 : begin;
    at = noun;
  }
  while (at < limit &&
         (is_time(story, at) || (at > begin && story.at(at).kind == TokenKind::number)))
    ++at;
  return at;
}

// One prepositional phrase, taken as circumstance when it tells time, occasion or hearer, or when
// "that" or a mark follows it.
Index skip_circumstance(const Story& story, Index begin, Index limit) {
  if (!story.is(begin, kPreposition) || story.at(begin).capital || story.word(begin) == "to")
    return begin;
  Index at = skip_noun_phrase(story, begin + 1, limit);
  if (at == begin + 1) {
    at = skip_time(story, begin + 1, limit);
    return at > begin + 1 ? at : begin;
  }
  bool telling = false;
  for (Index i = begin + 1; i < at; ++i)
    telling = telling || story.is(i, kOccasion | kAddressee | kTime | kDay);
  const Index after = skip_time(story, at, limit);
  if (after > at) telling = true;
  for (int parts = 0; parts < 5; ++parts) {
    if (after < limit && at == after && !story.is(at, kPreposition) &&
        !(story.is(at, kCoordinator) && telling)) {
      break;
    }
    Index more = at < limit ? skip_noun_phrase(story, at + 1, limit) : at;
    if (at >= limit || more == at + 1 || !story.is(at, kPreposition)) break;
    for (Index i = at; i < more; ++i)
      telling = telling || story.is(i, kOccasion | kAddressee | kTime | kDay);
    at = skip_time(story, more, limit);
    if (at < limit && !story.is(at, kPreposition)) break;
  }
  at = std::max(at, after);
  if (telling) return at;
  if (at < limit && (story.is(at, kThat) || story.at(at).kind == TokenKind::mark ||
                     story.at(at).kind == TokenKind::colon)) {
    return at;
  }
  return begin;
}

}  // namespace

Index skip_adjuncts(const Story& story, Index begin, Index limit) {
  Index at = begin;
  for (int parts = 0; parts < 6 && at < limit && story.at(at).quote == kNone; ++parts) {
    Index next = skip_time(story, at, limit);
    if (next == at) next = skip_circumstance(story, at, limit);
    if (next == at && story.is(at, kAdverb) && at + 1 < limit &&
        (story.is(at + 1, kThat | kPreposition) || story.at(at + 1).kind == TokenKind::comma)) {
      next = at + 1;
    }
    if (next == at) break;
    at = next;
  }
  return at;
}

Subject subject_after(const Story& story, Index begin, Index limit, Index& next) {
  next = begin;
  if (begin >= limit || story.at(begin).quote != kNone) return {};
  if (story.is(begin, kHe | kShe | kThey | kIt) && !story.at(begin).capital) {
    next = begin + 1;
    return {begin, begin + 1, begin, begin + 1};
  }
  Index end = skip_noun_phrase(story, begin, limit);
  if (end == begin) return {};
  // "said former Gov. and party chairman Jane Doe"
  if (end + 1 < limit && story.is(end - 1, kTitle | kHonorific) && story.word(end) == "and") {
    const Index more = skip_noun_phrase(story, end + 1, limit);
    if (more > end + 1 && story.at(more - 1).name != kNone) end = more;
  }
  const bool named = story.at(end - 1).name != kNone || story.at(end - 1).capital;
  Index whole = end;
  // "said a spokesman for the company", "said Jane Doe of the union"
  for (int parts = 0; parts < 4 && whole < limit && story.is(whole, kPreposition); ++parts) {
    const Index more = skip_noun_phrase(story, whole + 1, limit);
    if (more == whole + 1 || is_time(story, whole + 1)) break;
    whole = more;
  }
  const bool worthy =
      named || story.is(begin, kDeterminer | kPossessive) || story.is(end - 1, kPersonNoun);
  if (!worthy) return {};
  Subject subject;
  set_mention(story, begin, whole, subject);
  subject.whole_begin = begin;
  subject.whole_end = whole;
  // "said his lawyer, Jane Doe"
  if (whole < limit && story.at(whole).kind == TokenKind::comma &&
      story.at(end - 1).name == kNone) {
    Index stop = whole + 1;
    while (stop < limit && stop < whole + 7 && story.at(stop).capital) ++stop;
    Subject apposed;
    if (apposition_names(story, subject, whole + 1, stop, apposed)) {
      subject = apposed;
      whole = stop;
    }
  }
  next = whole;
  subject.whole_end = whole;
  return subject;
}

}  // namespace news::annotation

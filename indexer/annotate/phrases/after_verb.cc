// SPDX-License-Identifier: GPL-2.0-or-later
// What stands after the verb: the inverted speaker, the hearer, time, place and occasion.
#include <algorithm>

#include "indexer/annotate/phrases/described_name.hh"
#include "indexer/annotate/phrases/parts.hh"
#include "indexer/annotate/phrases/phrases.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
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
  if (span.begin != at || span.words > reach::kTitleOfWork || !span.closed || span.end >= limit)
    return at;
  if (!story.at(at + 1).capital || story.at(span.end - 2).kind == TokenKind::stop) return at;
  return story.is(span.end, kPreposition | kThat | kDay | kTime) ? span.end : at;
}

// "An agreed statement": a past form between determiner and noun.
bool is_adjective(const Story& story, Index i, Index limit) {
  const Token& token = story.at(i);
  if (token.verb == 0 || token.capital || i + 1 >= limit || !story.is(i - 1, kDeterminer))
    return false;
  return story.verb(i).form == VerbForm::past && is_noun_like(story, i + 1);
}

// "the Prairie Mountain regional health authority": lower-case words that end in a body.
bool names_a_body(const Story& story, Index i, Index limit) {
  for (Index k = i; k < std::min(limit, i + reach::kModifiers); ++k) {
    if (!is_noun_like(story, k) || story.at(k).capital || story.at(k).verb != 0) return false;
    if (story.is(k, kCollective)) return k > i;
  }
  return false;
}

}  // namespace

Index skip_noun_phrase(const Story& story, Index begin, Index limit) {
  Index at = begin;
  if (at < limit && story.at(at).kind == TokenKind::word) {
    if (story.reads(at, Cue::object)) return at + 1;
    if (story.reads(at, Cue::her)) {
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
      if (story.at(at - 1).kind == TokenKind::number && token.all_capitals)
        continue;  // a 2014 RCMP
      if (story.is(at - 1, kRole | kTitle | kAddressee | kDocument | kCollective) &&
          !story.at(at - 1).capital)
        continue;
      if (story.at(at - 1).capital && story.at(at - 1).name == kNone) continue;
      break;
    }
    const bool ordinal = at > begin && at == noun && story.is(at - 1, kDeterminer) &&
                         at + 1 < limit && story.reads(at, Cue::first);
    if (ordinal) continue;  // "for the first time"
    if (at == noun && at > begin && is_adjective(story, at, limit)) continue;
    if (at > noun && story.at(at - 1).all_capitals && story.reads(at, Cue::channel)) continue;
    if (!is_noun_like(story, at) || is_time(story, at)) break;
    if (at > noun && story.at(at - 1).capital &&
        !story.is(at, kPersonNoun | kOccasion | kAddressee) &&
        (story.stem(at, Ending::past) > 1 || !closes_phrase(story, at + 1, limit)) &&
        !names_a_body(story, at, limit))
      break;
    if (at > noun && story.is(at - 1, kCollective | kRole) && story.stem(at, Ending::past) > 1 &&
        !story.is(at, kPersonNoun))
      break;  // "the authority declined"
    if (at > noun && story.is(at - 1, kPlural | kAddressee) && !story.at(at - 1).capital &&
        !story.is(at, kPersonNoun)) {
      break;
    }
  }
  return at > noun ? at : begin;
}

namespace {

// "The next one will be worse": next and last are times only before one.
bool only_orders(const Story& story, Index i) {
  return story.reads(i, Cue::order);
}

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
  return at > begin && only_orders(story, at - 1) ? begin : at;
}

// One prepositional phrase, taken as circumstance when it tells time, occasion or hearer, or when
// "that" or a mark follows it.
Index skip_circumstance(const Story& story, Index begin, Index limit) {
  if (!story.is(begin, kPreposition) || story.at(begin).capital || story.reads(begin, Cue::to) ||
      story.reads(begin, Cue::of))
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
  for (int parts = 0; parts < reach::kCircumstanceParts; ++parts) {
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
  for (int parts = 0; parts < reach::kCircumstances && at < limit && story.at(at).quote == kNone;
       ++parts) {
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

namespace {

// One, another, others: alone after the verb
bool stands_for_person(const Story& story, Index i, Index limit) {
  if (!story.reads(i, Cue::someone)) return false;
  return i + 1 >= limit || story.at(i + 1).kind != TokenKind::word ||
         story.is(i + 1, kWho | kPreposition);
}

// "said a spokesman for the company", "said Jane Doe of the union": past the parts that hang on
// the phrase that ends at `end`.
Index past_chain(const Story& story, Index end, Index limit) {
  Index whole = end;
  for (int parts = 0; parts < reach::kChain && whole < limit && story.is(whole, kPreposition);
       ++parts) {
    const Index more = skip_noun_phrase(story, whole + 1, limit);
    if (more == whole + 1 || is_time(story, whole + 1)) break;
    whole = more;
  }
  return whole;
}

// "said headteacher Jane Doe", "said Ann Lee and harbour master Bo Roe": persons by their names,
// the phrase being known to end at `end` without them.
Subject named_after(const Story& story, Index begin, Index end, Index limit) {
  const Index name = described_name(story, begin, limit);
  Index first = begin, last = end;
  if (name != kNone && story.mentions[static_cast<std::size_t>(name)].end > end) {
    first = story.mentions[static_cast<std::size_t>(name)].begin;
    last = story.mentions[static_cast<std::size_t>(name)].end;
  } else if (end > begin && is_person_mention(story, end - 1)) {
    first = std::max(begin, story.mentions[static_cast<std::size_t>(story.at(end - 1).name)].begin);
  } else {
    return {};
  }
  const Index all = past_list(story, last, limit);
  if (all == end) return {};
  return {first, all, begin, past_chain(story, all, limit)};
}

}  // namespace

Subject subject_after(const Story& story, Index begin, Index limit, Index& next) {
  next = begin;
  if (begin >= limit || story.at(begin).quote != kNone) return {};
  if (story.is(begin, kHe | kShe | kThey | kIt) && !story.at(begin).capital) {
    next = begin + 1;
    return {begin, begin + 1, begin, begin + 1};
  }
  Index end = skip_noun_phrase(story, begin, limit);
  const Subject people = named_after(story, begin, end, limit);
  if (people.found()) {
    next = people.whole_end;
    return people;
  }
  const bool alone = end == begin && stands_for_person(story, begin, limit);  // "said one"
  if (alone) end = begin + 1;
  if (end == begin) return {};
  // "said former Gov. and party chairman Jane Doe"
  if (end + 1 < limit && story.is(end - 1, kTitle | kHonorific) && story.reads(end, Cue::and_)) {
    const Index more = skip_noun_phrase(story, end + 1, limit);
    if (more > end + 1 && story.at(more - 1).name != kNone) end = more;
  }
  const bool named = story.at(end - 1).name != kNone || story.at(end - 1).capital;
  Index whole = past_chain(story, end, limit);
  const bool worthy = named || story.is(begin, kDeterminer | kPossessive) ||
                      story.is(end - 1, kPersonNoun) || story.is(begin, kPersonNoun);
  if (!worthy) return {};
  Subject subject;
  set_mention(story, begin, whole, subject);
  subject.whole_begin = begin;
  subject.whole_end = whole;
  // "said his lawyer, Jane Doe"
  if (whole < limit && story.at(whole).kind == TokenKind::comma &&
      story.at(end - 1).name == kNone) {
    Index stop = whole + 1;
    while (stop < limit && stop < whole + reach::kAppositionName && story.at(stop).capital) ++stop;
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

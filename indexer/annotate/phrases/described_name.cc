// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/phrases/described_name.hh"

#include <algorithm>

#include "indexer/annotate/phrases/parts.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

const Mention& mention_at(const Story& story, Index token) {
  return story.mentions[static_cast<std::size_t>(story.at(token).name)];
}

// A word of the description: a noun, an adjective, "of two".
bool describes(const Story& story, Index i, Index limit) {
  const Token& token = story.at(i);
  if (token.kind == TokenKind::possessive) return true;
  if (story.reads(i, Cue::of)) {
    return i + 1 < limit && story.is(i + 1, kDeterminer) && !story.reads(i + 1, Cue::article);
  }
  if (story.is(i, kDeterminer) && i > 0 && story.reads(i - 1, Cue::of)) return true;  // of two
  if ((token.bits & kAdverb) != 0 && !token.capital) return !is_time(story, i);
  return is_noun_like(story, i) && !is_time(story, i);
}

bool lower_word(const Story& story, Index i) {
  return story.at(i).kind == TokenKind::word && !story.at(i).capital;
}

}  // namespace

bool ends_phrase(const Story& story, Index i, Index limit) {
  if (i >= limit || story.at(i).quote != kNone) return true;
  const Token& token = story.at(i);
  if (token.kind != TokenKind::word) return token.kind != TokenKind::possessive;
  constexpr WordBits kCloses =
      kPreposition | kWho | kCoordinator | kSubordinator | kThat | kAdverb | kDay | kTime;
  return !token.capital && (token.bits & kCloses) != 0 && (token.bits & kAuxiliary) == 0;
}

Index described_name(const Story& story, Index begin, Index limit) {
  Index at = begin;
  limit = std::min(limit, begin + reach::kDescribedName);
  if (at < limit && story.is(at, kDeterminer | kPossessive) && story.at(at).name == kNone) ++at;
  const Index first = at;
  for (; at < limit; ++at) {
    const Token& token = story.at(at);
    if (token.quote != kNone) return kNone;
    if (token.name != kNone && token.capital && at > first && lower_word(story, at - 1) &&
        is_person_mention(story, at)) {
      const Mention& mention = mention_at(story, at);
      if (mention.title != at && mention.begin != at) return kNone;
      return ends_phrase(story, mention.end, story.size()) ? token.name : kNone;
    }
    const bool capital = token.capital && is_name_token(story, at);
    if (!capital && !describes(story, at, limit)) return kNone;
  }
  return kNone;
}

Index named_at(const Story& story, Index at, Index limit) {
  if (at >= limit || story.at(at).quote != kNone) return kNone;
  const bool capital = story.at(at).capital;
  Index name = at;
  while (capital && name < limit && story.at(name).name == kNone &&
         story.is(name, kTitle | kHonorific | kRole))
    ++name;
  if (capital && name < limit && story.at(name).name != kNone && is_person_mention(story, name)) {
    const Mention& mention = mention_at(story, name);
    if (mention.title == at || mention.begin == at) return story.at(name).name;
  }
  return described_name(story, at, limit);
}

Index past_list(const Story& story, Index end, Index limit) {
  Index at = end;
  for (std::size_t listed = 1; listed < reach::kSpeakersAtOnce; ++listed) {
    Index next = at;
    if (next < limit && story.at(next).kind == TokenKind::comma) ++next;
    const bool last = next < limit && story.reads(next, Cue::and_);
    if (last) ++next;
    if (next == at) return end;
    const Index name = named_at(story, next, limit);
    if (name == kNone) return end;
    const Mention& mention = story.mentions[static_cast<std::size_t>(name)];
    if (mention.end - mention.title < 2) return end;
    at = mention.end;
    if (last) return ends_phrase(story, at, limit) ? at : end;
  }
  return end;
}

}  // namespace news::annotation

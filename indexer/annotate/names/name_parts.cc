// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/names/name_parts.hh"

namespace news::annotation {

bool is_name_word(const Story& story, Index i) {
  const Token& token = story.at(i);
  if (token.kind != TokenKind::word || !token.capital) return false;
  if ((token.bits & (kFunction | kCommon)) == 0) return true;
  if ((token.bits & (kFirstName | kMonth)) != 0) return true;
  if (i + 1 < story.size() && story.has(i, Cue::first) && story.has(i + 1, Cue::nation) &&
      story.at(i + 1).capital)
    return true;  // "the Stone Narrows First Nation"
  // "Statistics Canada", "Research Manitoba": a common word that begins the name of a body.
  if ((token.bits & (kFunction | kOrganisation)) == kOrganisation && i + 1 < story.size() &&
      story.at(i + 1).capital && joined(story, i, i + 1))
    return true;
  if ((token.bits & (kFunction | kOrganisation)) == kOrganisation && i > 0 &&
      joined(story, i - 1, i) && story.at(i - 1).capital &&
      (story.at(i - 1).bits & (kFunction | kCommon)) == 0)
    return true;                                        // "Boreal Watch"
  return token.dotted && token.end - token.begin == 2;  // an initial
}

bool joined(const Story& story, Index a, Index b) {
  return story.at(a).quote == story.at(b).quote && story.at(b).begin - story.at(a).end <= 3;
}

// Particles between two name words: "Ursula von der Leyen".
Index skip_particles(const Story& story, Index i, Index end) {
  Index at = i;
  while (at < end && at < i + 2 && story.is(at, kParticle) && !story.at(at).capital) ++at;
  return at > i && at < end && is_name_word(story, at) ? at : i;
}

// "Insurance Bureau of Canada", "Department of the Environment"; but not "Jane Hall of Toronto".
Index skip_of(const Story& story, Index begin, Index at, Index end) {
  if (at + 1 >= end || !story.reads(at, Cue::of) || !joined(story, at - 1, at)) return at;
  if (!story.is(at - 1, kOrganisation) || story.is(begin, kFirstName)) return at;
  Index next = at + 1;
  if (story.reads(next, Cue::the) && next + 1 < end) ++next;
  return is_name_word(story, next) ? next : at;
}

// "John Doe, Jr."
Index skip_comma(const Story& story, Index begin, Index at, Index end) {
  const bool suffix = at > begin + 1 && at + 1 < end && story.at(at).kind == TokenKind::comma &&
                      story.is(at + 1, kSuffix) && story.at(at + 1).capital &&
                      joined(story, at - 1, at) && joined(story, at, at + 1);
  return suffix ? at + 1 : at;
}

// A nickname in marks between two name words: John "Tig" Tiegen.
Index skip_nickname(Story& story, Index i, Index end) {
  if (i >= end || story.at(i).kind != TokenKind::mark) return i;
  const Index quote = story.at(i).quote;
  if (quote == kNone) return i;
  Span& span = story.spans[static_cast<std::size_t>(quote)];
  if (span.begin != i || !span.closed || span.words > 2 ||
      span.end - span.begin != span.words + 2) {
    return i;
  }
  if (!story.at(i + 1).capital || span.end >= end || !is_name_word(story, span.end)) return i;
  span.used = true;
  return span.end;
}

}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/text/transcript.hh"

#include <algorithm>

#include "indexer/annotate/text/reach.hh"

namespace news::annotation {

bool is_link_line(const Story& story, const Paragraph& paragraph) {
  if (!story.at(paragraph.begin).capital || !story.has(paragraph.begin, Cue::link_label))
    return false;
  const Index limit = std::min(paragraph.end, paragraph.begin + reach::kLinkLabel);
  for (Index i = paragraph.begin + 1; i < limit; ++i) {
    if (story.at(i).kind == TokenKind::colon || story.word(i) == "|") return true;
    if (story.at(i).kind != TokenKind::word) return false;
  }
  return false;
}

namespace {

// "DOE, HARBOUR MASTER OF OXMOOR:", "Doe (on the phone):": what stands between the name that ends
// at `at` and the colon. Behind a comma all is in capitals, or it is a list that ends in a colon.
Index colon_past_description(const Story& story, Index begin, Index at, Index end) {
  const bool capitals = all_capitals(story, begin, at);
  if (at == begin || (story.at(at).kind == TokenKind::comma && !capitals)) return kNone;
  bool inside = false;
  const Index limit = std::min(end, at + reach::kLabelDescription);
  for (Index i = at; i < limit; ++i) {
    const Token& token = story.at(i);
    if (token.quote != kNone) return kNone;
    if (token.kind == TokenKind::colon) return inside ? kNone : i;
    if (token.kind == TokenKind::stop || token.kind == TokenKind::question) return kNone;
    if (token.kind == TokenKind::open || token.kind == TokenKind::close) {
      inside = token.kind == TokenKind::open;
    } else if (!inside && token.kind != TokenKind::comma &&
               (!capitals || !all_capitals(story, i, i + 1))) {
      return kNone;
    }
  }
  return kNone;
}

bool is_name_in_capitals(const Story& story, Index begin, Index end) {
  constexpr std::size_t kShortest = 3;  // bytes
  return all_capitals(story, begin, end) && story.word(end - 1).size() >= kShortest;
}

}  // namespace

Index label_name_end(const Story& story, Index begin, Index colon) {
  for (Index i = begin; i < colon; ++i) {
    const TokenKind kind = story.at(i).kind;
    if (kind == TokenKind::comma || kind == TokenKind::open) return i;
  }
  return colon;
}

Index label_colon(const Story& story, const Paragraph& paragraph) {
  if (is_link_line(story, paragraph)) return kNone;
  const Index limit = std::min(paragraph.end, paragraph.begin + reach::kLabel);
  for (Index i = paragraph.begin; i < limit; ++i) {
    const Token& token = story.at(i);
    Index colon = i;
    if (token.kind == TokenKind::comma || token.kind == TokenKind::open)
      colon = colon_past_description(story, paragraph.begin, i, paragraph.end);
    if (colon != kNone && story.at(colon).kind == TokenKind::colon) {
      const bool letter = i == paragraph.begin + 1 && story.word(paragraph.begin).size() == 1;
      // "ROE: Yes." is a turn; "Note: see below." is none.
      const bool short_turn = letter || is_name_in_capitals(story, paragraph.begin, i);
      return i > paragraph.begin && colon + (short_turn ? 1 : 4) < paragraph.end ? colon : kNone;
    }
    if (token.kind != TokenKind::word || !token.capital || token.quote != kNone) return kNone;
  }
  return kNone;
}

bool all_capitals(const Story& story, Index begin, Index end) {
  for (Index i = begin; i < end; ++i) {
    const Token& token = story.at(i);
    const auto size = token.end - token.begin;
    const bool abbreviated = token.capital && (size == 1 || (token.dotted && size <= 4));
    if (token.kind == TokenKind::word && !token.all_capitals && !abbreviated) return false;
  }
  return true;
}

bool is_bare_question(const Story& story, const Paragraph& paragraph) {
  return story.has(paragraph.begin, Cue::question_label) && story.at(paragraph.begin).capital &&
         paragraph.end - paragraph.begin > 1 &&
         story.at(paragraph.begin + 1).kind == TokenKind::word &&
         story.at(paragraph.begin + 1).capital;
}

namespace {

constexpr int kFewestLabels = 3;

bool is_official(const Story& story, Index begin, Index colon) {
  if (!all_capitals(story, begin, colon)) return false;
  for (Index i = begin; i < colon; ++i) {
    if (story.is(i, kTitle | kHonorific | kRole)) return true;
  }
  return false;
}

}  // namespace

Transcript transcript_kind(const Story& story) {
  int labels = 0, capitals = 0;
  bool official = false;
  for (const Paragraph& paragraph : story.paragraphs) {
    const Index colon = label_colon(story, paragraph);
    if (colon == kNone || paragraph.kind == BlockKind::headline) continue;
    if (is_bare_question(story, paragraph)) continue;
    const Index name = label_name_end(story, paragraph.begin, colon);
    ++labels;
    capitals += all_capitals(story, paragraph.begin, name);
    official = official || is_official(story, paragraph.begin, colon);
  }
  if (official && capitals * 10 >= labels * 8) return Transcript::official;
  return labels >= kFewestLabels ? Transcript::interview : Transcript::none;
}

bool names_office(const Story& story, Index begin, Index end) {
  return end > begin && story.is(end - 1, kTitle | kRole | kHonorific) &&
         !story.is(begin, kFirstName) && !story.is(end - 1, kFirstName);
}

}  // namespace news::annotation

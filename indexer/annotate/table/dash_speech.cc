// SPDX-License-Identifier: GPL-2.0-or-later
// Speech after a dash, where a language writes it so: a dash that opens a sentence, up to the dash
// or comma before the verb of saying, or the end of the paragraph. What is said becomes a span
// like that between two marks.
#include <algorithm>

#include "indexer/annotate/table/subjects_by_table.hh"
#include "indexer/annotate/table/table.hh"

namespace news::annotation {
namespace {

constexpr Index kToVerb = 6;  // words between the dash or comma and the verb

class DashSpeech {
 public:
  DashSpeech(Story& story, const Traits& traits, const Paragraph& paragraph, Index index)
      : story_(story), traits_(traits), paragraph_(paragraph), index_(index) {}

  void run() {
    for (Index i = paragraph_.begin; i < paragraph_.end; ++i) {
      if (opens(i)) i = std::max(i, speech_from(i) - 1);
    }
  }

 private:
  bool is_dash(Index i) const {
    return story_.at(i).kind == TokenKind::dash && story_.at(i).quote == kNone;
  }

  bool opens(Index i) const {
    if (!is_dash(i) || i + 1 >= paragraph_.end) return false;
    const Token& next = story_.at(i + 1);
    if (next.quote != kNone) return false;
    const bool word = next.kind == TokenKind::word || next.kind == TokenKind::number ||
                      next.kind == TokenKind::other || next.kind == TokenKind::ellipsis;
    if (i == paragraph_.begin) return word;
    const TokenKind before = story_.at(i - 1).kind;
    const bool ended = before == TokenKind::stop || before == TokenKind::question ||
                       before == TokenKind::ellipsis || before == TokenKind::colon;
    return word && ended && story_.at(i).space_before && next.capital;
  }

  // An inverted attribution at `i`; the end of its sentence is its own.
  bool says_from(Index i) const {
    Index end = i;
    while (end < paragraph_.end && end - i < kToVerb * 3 && story_.at(end).quote == kNone &&
           story_.at(end).kind != TokenKind::stop && !is_dash(end))
      ++end;
    return Clause(story_, traits_, i, end).inverted(i, is_dash(i - 1)).found();
  }

  // Adds the span behind the dash at `dash`; returns its end.
  Index speech_from(Index dash) {
    Index end = dash + 1;
    bool told = false;
    for (; end < paragraph_.end && !told; ++end) {
      const TokenKind kind = story_.at(end).kind;
      if (story_.at(end).quote != kNone) return end;
      if (end == dash + 1) continue;
      if ((kind == TokenKind::comma || kind == TokenKind::dash) && end + 1 < paragraph_.end &&
          !story_.at(end + 1).capital)
        told = says_from(end + 1);
      if (told) break;
    }
    if (!told && dash != paragraph_.begin && !spoken_) return dash + 1;
    Index stop = end;
    while (stop > dash + 1 && story_.at(stop - 1).kind == TokenKind::comma) --stop;
    spoken_ = spoken_ || told;
    Span span;
    span.begin = dash + 1;
    span.end = stop;
    span.paragraph = index_;
    const auto at = static_cast<Index>(story_.spans.size());
    for (Index i = span.begin; i < span.end; ++i) {
      Token& token = story_.tokens[static_cast<std::size_t>(i)];
      token.quote = at;
      span.words += token.kind == TokenKind::word || token.kind == TokenKind::number;
    }
    story_.spans.push_back(span);
    return end;
  }

  Story& story_;
  const Traits& traits_;
  const Paragraph& paragraph_;
  Index index_;
  bool spoken_ = false;  // somebody speaks after a dash in this paragraph
};

}  // namespace

void find_dash_speech(Story& story, const Traits& traits) {
  if (!traits.dash_speech) return;
  for (std::size_t p = 0; p < story.paragraphs.size(); ++p) {
    const Paragraph& paragraph = story.paragraphs[p];
    if (paragraph.searched && paragraph.kind == BlockKind::paragraph)
      DashSpeech(story, traits, paragraph, static_cast<Index>(p)).run();
  }
}

}  // namespace news::annotation

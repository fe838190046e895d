// SPDX-License-Identifier: GPL-2.0-or-later
// Quotation spans. Marks pair within their paragraph: curly and guillemet marks by their shape,
// straight ones by the blanks around them. The same sign may open in one language and close in
// another: a low mark is closed by the one that opens in English (German, Czech), and guillemets
// point inwards where they do so in most paragraphs (German, Danish). A mark that is not closed
// runs to the end of the paragraph (news style opens every paragraph of a long quotation and closes
// the last). Inches (6'2") open nothing.
#include "indexer/annotate/text/passes.hh"
#include "indexer/annotate/text/story.hh"

namespace news::annotation {
namespace {

enum class Side { open, close, either };

constexpr std::string_view kLow = "\xE2\x80\x9E", kHigh = "\xE2\x80\x9C";
constexpr std::string_view kLeftAngle = "\xC2\xAB", kRightAngle = "\xC2\xBB";

// Do guillemets point inwards, »so«? The first of a paragraph tells; most paragraphs do.
bool angles_point_inwards(const Story& story) {
  int inwards = 0;
  for (const Paragraph& paragraph : story.paragraphs) {
    for (Index i = paragraph.begin; i < paragraph.end; ++i) {
      const std::string_view sign = story.word(i);
      if (sign != kLeftAngle && sign != kRightAngle) continue;
      inwards += sign == kRightAngle ? 1 : -1;
      break;
    }
  }
  return inwards > 0;
}

Side mark_side(const Story& story, Index i) {
  const std::string_view sign = story.word(i);
  if (sign == kHigh || sign == kLow || sign == kLeftAngle || sign == "``" ||
      sign == "\xE2\x80\x98") {
    return Side::open;
  }
  if (sign == kRightAngle) return Side::close;
  const bool curly_close = sign == "\xE2\x80\x9D" || sign == "\xE2\x80\x9F";
  const Token& token = story.at(i);
  const bool last = i + 1 == story.size() || story.at(i + 1).space_before;
  const TokenKind before = i > 0 ? story.at(i - 1).kind : TokenKind::other;
  const bool opens = token.space_before || before == TokenKind::open || before == TokenKind::dash;
  if (curly_close && !(opens && !last)) return Side::close;
  if (opens && !last) return Side::open;
  if (!opens && last) return Side::close;
  return Side::either;
}

class Pairing {
 public:
  Pairing(Story& story, Index paragraph, bool inwards)
      : story_(story), paragraph_(paragraph), inwards_(inwards) {}

  void run() {
    const Paragraph& paragraph = story_.paragraphs[static_cast<std::size_t>(paragraph_)];
    for (Index i = paragraph.begin; i < paragraph.end; ++i) {
      if (story_.at(i).kind == TokenKind::mark) take(i, paragraph);
    }
    if (open_ != kNone) add(open_, paragraph.end, false);
  }

 private:
  Side side_here(Index i) const {
    const std::string_view sign = story_.word(i);
    if (sign == kHigh && open_ != kNone && story_.word(open_) == kLow) return Side::close;
    if (inwards_ && sign == kRightAngle) return Side::open;
    if (inwards_ && sign == kLeftAngle) return Side::close;
    return mark_side(story_, i);
  }

  void take(Index i, const Paragraph& paragraph) {
    const Side side = side_here(i);
    if (open_ == kNone) {
      const bool after_number = i > paragraph.begin && !story_.at(i).space_before &&
                                story_.at(i - 1).kind == TokenKind::number;
      if (side == Side::close || (side == Side::either && after_number)) return;
      open_ = i;
    } else if (side == Side::open) {
      // A second opening: the first was never closed. It ends before this one.
      if (i - open_ > 1) add(open_, i, false);
      open_ = i;
    } else {
      add(open_, i + 1, true);
      open_ = kNone;
    }
  }

  void add(Index begin, Index end, bool closed) {
    Span span;
    span.begin = begin;
    span.end = end;
    span.paragraph = paragraph_;
    span.closed = closed;
    const Index index = static_cast<Index>(story_.spans.size());
    for (Index i = begin; i < end; ++i) {
      Token& token = story_.tokens[static_cast<std::size_t>(i)];
      token.quote = index;
      span.words += token.kind == TokenKind::word || token.kind == TokenKind::number;
    }
    story_.spans.push_back(span);
  }

  Story& story_;
  Index paragraph_;
  bool inwards_;
  Index open_ = kNone;
};

}  // namespace

void find_spans(Story& story) {
  const bool inwards = angles_point_inwards(story);
  for (std::size_t p = 0; p < story.paragraphs.size(); ++p) {
    Pairing(story, static_cast<Index>(p), inwards).run();
  }
}

}  // namespace news::annotation

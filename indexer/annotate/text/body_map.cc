// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/text/body_map.hh"

#include <algorithm>
#include <string_view>

#include "common/unicode.hh"

namespace news::annotation {
namespace {

// A place in a string, counted in bytes and code points.
struct Cursor {
  std::string_view text;
  std::size_t byte = 0, point = 0;

  bool done() const { return byte >= text.size(); }
  Character look() const { return character_at(text, byte); }
  void step(const Character& c) {
    byte += c.bytes;
    ++point;
  }
  void skip_blanks() {
    while (!done()) {
      const Character c = look();
      if (!is_space(c.code) && !is_ignorable(c.code)) break;
      step(c);
    }
  }
};

bool in_body(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::heading;
}

class BodyWalk {
 public:
  BodyWalk(Article& article, const Reading& reading, const std::vector<ByteSpan>& spans)
      : article_(article), reading_(reading), spans_(spans), text_(reading.text()) {
    body_.text = article.body;
  }

  void run() {
    for (const Block& block : reading_.blocks()) {
      while (next_ < spans_.size() && spans_[next_].begin < block.begin) ++next_;
      if (in_body(block.kind)) walk(block);
    }
  }

 private:
  // A block that the body does not have next is not in it; its quotations keep kNowhere.
  void walk(const Block& block) {
    const std::size_t first = next_;
    Cursor start = body_;
    Cursor from{text_.substr(0, block.end), block.begin, 0};
    body_.skip_blanks();
    for (;;) {
      run_along(from);
      note_ends(from.byte);
      from.skip_blanks();
      note_begins(from.byte, block.end);
      if (from.done()) break;
      const Character c = from.look();
      body_.skip_blanks();
      if (body_.done() || body_.look().code != c.code) {
        for (std::size_t i = first; i < next_; ++i) {
          article_.quotes[i].body_start = article_.quotes[i].body_end = kNowhere;
        }
        body_ = start;
        return;
      }
      for (std::size_t i = next_; i < spans_.size() && spans_[i].begin == from.byte; ++i, ++next_) {
        article_.quotes[i].body_start = body_.point;
      }
      from.step(c);
      body_.step(c);
      note_ends(from.byte);
    }
  }

  // Plain letters that both have, up to the next begin or end of a span: most of every article.
  void run_along(Cursor& from) {
    std::size_t stop = from.text.size();
    if (next_ < spans_.size()) stop = std::min(stop, spans_[next_].begin);
    for (std::size_t i = open_; i < next_; ++i) {
      if (spans_[i].end > from.byte) stop = std::min(stop, spans_[i].end);
    }
    std::size_t steps = 0;
    const std::size_t most = std::min(stop > from.byte ? stop - from.byte : 0,
                                      body_.text.size() - std::min(body_.byte, body_.text.size()));
    const char* a = from.text.data() + from.byte;
    const char* b = body_.text.data() + body_.byte;
    while (steps < most && a[steps] == b[steps] && a[steps] >= ' ' && a[steps] < 0x7F) ++steps;
    from.byte += steps;
    from.point += steps;
    body_.byte += steps;
    body_.point += steps;
  }

  // Spans that start in blanks (they do not, by construction) are passed over.
  void note_begins(std::size_t byte, std::size_t end) {
    while (next_ < spans_.size() && spans_[next_].begin < byte && spans_[next_].begin < end)
      ++next_;
  }

  // A turn of speech may end in a later block than it began in.
  void note_ends(std::size_t byte) {
    while (open_ < next_ && is_settled(open_, byte)) ++open_;
    for (std::size_t i = open_; i < next_; ++i) {
      if (spans_[i].end != byte || article_.quotes[i].body_start == kNowhere) continue;
      article_.quotes[i].body_end = body_.point;
    }
  }

  bool is_settled(std::size_t i, std::size_t byte) const {
    const Quote& quote = article_.quotes[i];
    return quote.body_start == kNowhere || quote.body_end != kNowhere || spans_[i].end < byte;
  }

  Article& article_;
  const Reading& reading_;
  const std::vector<ByteSpan>& spans_;
  std::string_view text_;
  Cursor body_;
  std::size_t next_ = 0;  // first span not begun
  std::size_t open_ = 0;  // spans before it have their end
};

}  // namespace

void map_into_body(Article& article, const Reading& reading, const std::vector<ByteSpan>& spans) {
  if (article.text.empty()) {
    for (Quote& quote : article.quotes) {
      quote.body_start = quote.start;
      quote.body_end = quote.end;
    }
    return;
  }
  BodyWalk(article, reading, spans).run();
}

}  // namespace news::annotation

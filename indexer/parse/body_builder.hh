// SPDX-License-Identifier: GPL-2.0-or-later
// Collects an article's paragraphs and headings and lays them into Article::body, blocks and
// headings as article.hh wants them. What repeats the headline or the byline at the body's start is
// taken off: wires and feeds often open the text with both. Pure values, one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article.hh"

namespace news {

// A caption that is there already gains at most its credit: pictures stand in the text and beside
// it.
void add_caption(Caption caption, Article& article);

class BodyBuilder {
 public:
  // Tidied; blanks alone are no paragraph.
  void add_paragraph(std::string_view text);
  void add_heading(std::string_view text);
  // Text without markup. Blank lines part paragraphs; single line ends do too, unless the lines are
  // wrapped at one width.
  void add_plain_text(std::string_view text);
  // HTML inside a value: its blocks come here, its captions and credits go to `article`. Text
  // without any tag is added as plain text.
  void add_html(std::string_view html, Article& article);

  bool empty() const { return parts_.empty(); }
  std::size_t bytes() const { return bytes_; }
  const std::string& front() const { return parts_.front().text; }
  void drop_front();
  void drop_back();
  const std::string& back() const { return parts_.back().text; }

  // Takes off what repeats article.headline or names article.byline ("By Jane Doe") among the first
  // paragraphs, then fills body, blocks and headings. article.standfirst goes where the body says
  // it. The builder is empty afterwards.
  void finish(Article& article);

 private:
  struct Part {
    BlockKind kind;
    std::string text;
  };
  void add(BlockKind kind, std::string_view text);
  void drop_repeats(const Article& article);

  std::vector<Part> parts_;
  std::size_t bytes_ = 0;
};

}  // namespace news

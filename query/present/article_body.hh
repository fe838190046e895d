// SPDX-License-Identifier: GPL-2.0-or-later
// The body of a whole article, taken apart for those who lay it out: paragraphs and headings, and
// in them what is quoted, who says it and what fits the question.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "query/answer/answer.hh"
#include "query/answer/highlight.hh"

namespace news {

// A stretch of a paragraph.
struct BodyPiece {
  std::string_view text;
  Marks hits;  // in it
  bool quoted = false;
  std::string
      who;  // says it, behind its end; empty: not named, or it goes on in the next paragraph
};

struct BodyParagraph {
  bool heading = false;
  std::vector<BodyPiece> pieces;  // of a heading one
};

// Calls visit for each paragraph in order. Linear.
void each_paragraph(const Article& article, Highlighter& highlighter,
                    const std::function<void(const BodyParagraph&)>& visit);

}  // namespace news

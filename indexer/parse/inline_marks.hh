// SPDX-License-Identifier: GPL-2.0-or-later
// What inline elements say without letters, for every format that has them: <q> prints quotation
// marks, <sup> may be the mark of a footnote. Pure.
#pragma once

#include <string_view>

namespace news {

struct QuotationMarks {
  std::string_view open, close;  // empty: the writer has typed his own
};

// Of a <q>: before and inside are the text up to it and the text in it (references unread).
QuotationMarks marks_of_quotation(std::string_view before, std::string_view inside, bool is_inner);

// "word<sup>1</sup>" is a word and a mark, to be kept apart; "2<sup>nd</sup>" and "m<sup>2</sup>"
// are one. before: the text up to the raised part.
bool is_footnote_mark(std::string_view before, std::string_view raised);

}  // namespace news

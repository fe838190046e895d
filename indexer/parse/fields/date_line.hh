// SPDX-License-Identifier: GPL-2.0-or-later
// Lines that state the day of an article, told from sentences that hold a date. One rule for pages
// and texts: a line is of the article where it says so ("Published 3 May 2024", "Stand: ..."), or
// where beside the date it holds nothing but its time, its weekday, a name or a section. "The first
// ship came on 3 May 1907", "Tickets until 31 January", "Concert: 14 March" are of what is told.
// Pure, linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace news {

struct DateLine {
  enum class Status { none, bare, published, updated };
  std::string day;  // empty: the line states none
  Status status = Status::none;
  std::size_t outside = 0;  // characters of the line beside the date
};

// line: squeezed, as shown; language: of the text, may be empty. Of several dates the one behind
// "published", else the first that nothing calls an update.
DateLine read_date_line(std::string_view line, std::string_view language = {});

// The line says in so many words that the article was published or updated then.
bool says_published(std::string_view line);

}  // namespace news

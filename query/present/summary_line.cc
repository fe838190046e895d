// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/summary_line.hh"

#include <fmt/format.h>

namespace news {

std::string counted(std::uint64_t count, bool quotes) {
  return fmt::format("{} {}{}", count, quotes ? "quotation" : "article", count == 1 ? "" : "s");
}

std::string summary_line(const Answer& answer) {
  const auto near = answer.above + answer.beneath;
  const auto hits = answer.articles.size() + answer.quotations.size() - near;
  std::string text = counted(answer.matches, answer.quotes);
  if (answer.results < answer.matches) {
    text = fmt::format("{} result{} ({} with copies)", answer.results,
                       answer.results == 1 ? "" : "s", text);
  }
  if (answer.people) {
    text = fmt::format("{} of {} quoted, in {}", answer.quoted.size(), answer.all_quoted, text);
  }
  if (hits > 0 && hits < answer.results) {
    text += fmt::format("; {} to {} shown", answer.offset + 1, answer.offset + hits);
  }
  if (near > 0) text += fmt::format("; {} more with some of the words", near);
  return text;
}

}  // namespace news

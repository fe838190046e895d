// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/inline_marks.hh"

#include <algorithm>
#include <array>

namespace news {
namespace {

constexpr std::array<std::string_view, 14> kMarks = {
    "\"", "“",      "”",       "„",       "«",       "»",       "‘",
    "‚",  "&quot;", "&ldquo;", "&bdquo;", "&laquo;", "&raquo;", "&lsquo;"};

bool begins_as_mark(std::string_view raised) {
  constexpr std::string_view kFirst = "0123456789[(*";
  return kFirst.find(raised.front()) != kFirst.npos || raised.starts_with("†") ||
         raised.starts_with("‡");
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

QuotationMarks marks_of_quotation(std::string_view before, std::string_view inside, bool is_inner) {
  inside.remove_prefix(std::min(inside.find_first_not_of(" \t\r\n"), inside.size()));
  const bool are_written = std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
    return inside.starts_with(mark) || before.ends_with(mark);
  });
  if (inside.empty() || are_written) return {};
  return is_inner ? QuotationMarks{"‘", "’"} : QuotationMarks{"“", "”"};
}

bool is_footnote_mark(std::string_view before, std::string_view raised) {
  constexpr std::size_t kLongestUnit = 2;
  if (raised.empty() || before.empty() || !begins_as_mark(raised)) return false;
  std::size_t letters = 0;
  while (letters < before.size() && is_ascii_letter(before[before.size() - 1 - letters])) ++letters;
  const char last = before.back();
  const bool is_number = last >= '0' && last <= '9';
  return !is_number && (letters == 0 || letters > kLongestUnit);
}

}  // namespace news

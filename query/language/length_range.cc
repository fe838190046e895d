// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/length_range.hh"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "common/terminal.hh"

namespace news {
namespace {

std::optional<unsigned> number_in(std::string_view text) {
  unsigned number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number == kAnyLength)
    return std::nullopt;
  return number;
}

std::optional<LengthRange> compared(std::string_view text) {
  const bool less = text.front() == '<';
  text.remove_prefix(1);
  const bool equal = text.starts_with('=');
  if (equal) text.remove_prefix(1);
  const auto number = number_in(text);
  if (!number || (less && !equal && *number == 0)) return std::nullopt;
  return less ? LengthRange{0, *number - (equal ? 0 : 1)}
              : LengthRange{*number + (equal ? 0 : 1), kAnyLength};
}

std::optional<LengthRange> read(std::string_view text) {
  if (text.starts_with('<') || text.starts_with('>')) return compared(text);
  const auto dots = text.find("..");
  const auto first = text.substr(0, dots);
  const auto from = number_in(first);
  if (dots == std::string_view::npos) {
    if (!from) return std::nullopt;
    return LengthRange{*from, *from};
  }
  const auto last = text.substr(dots + 2);
  const auto to = number_in(last);
  if ((!from && !first.empty()) || (!to && !last.empty()) || (!from && !to)) return std::nullopt;
  return LengthRange{from.value_or(0), to.value_or(kAnyLength)};
}

}  // namespace

Result<LengthRange> parse_length_range(std::string_view text) {
  constexpr std::string_view kForms = "words:500.., words:..300 or words:500..800";
  const auto range = read(text);
  if (!range) {
    return fail(ErrorCode::usage, fmt::format("\"{}\" is no number of words", printable(text)),
                std::string(kForms));
  }
  if (range->to < range->from) {
    return fail(ErrorCode::usage, "the smaller number stands first", std::string(kForms));
  }
  return *range;
}

}  // namespace news

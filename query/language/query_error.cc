// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/query_error.hh"

#include <algorithm>

#include "common/terminal.hh"

namespace news {
namespace {

constexpr std::size_t kBefore = 60, kAfter = 40;  // bytes shown on both sides of the place
constexpr std::size_t kWidestMark = 60;

// The nearest character boundary at or before `at`.
std::size_t boundary(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

}  // namespace

Error query_error(std::string_view query, Span place, std::string what, std::string expected) {
  if (query.find_first_not_of(" \t\n") == std::string_view::npos) {
    return {ErrorCode::usage, printable(what), printable(expected)};  // no place to show
  }
  place.begin = std::min(place.begin, query.size());
  place.end = std::clamp(place.end, place.begin, query.size());
  const auto from = boundary(query, place.begin > kBefore ? place.begin - kBefore : 0);
  const auto shown_end = std::min(place.end, place.begin + kWidestMark);
  const auto to = boundary(query, std::min(query.size(), shown_end + kAfter));

  const std::string lead = from > 0 ? "..." : "";
  const std::string before = lead + printable(query.substr(from, place.begin - from));
  const std::string marked =
      printable(query.substr(place.begin, boundary(query, shown_end) - place.begin));
  const std::string after =
      to > shown_end
          ? printable(query.substr(boundary(query, shown_end), to - boundary(query, shown_end)))
          : "";

  std::string message = printable(what);
  message += "\n  " + before + marked + after + (to < query.size() ? "..." : "");
  message += "\n  " + std::string(columns(before), ' ') + '^';
  const auto width = columns(marked);
  if (width > 1) message += std::string(width - 1, '~');
  return {ErrorCode::usage, std::move(message), printable(expected)};
}

}  // namespace news

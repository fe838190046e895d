// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text_table.hh"

#include <fmt/format.h>

#include <cstring>

namespace news {

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t out = 0;
  std::memcpy(&out, bytes.data() + at, 4);  // little end first, as the machines we build for
  return out;
}

std::string_view TextTable::operator[](std::size_t i) const {
  const auto begin = number_at(ends_, 4 * i), end = number_at(ends_, 4 * (i + 1));
  if (begin > end || end > texts_.size()) return {};
  return texts_.substr(begin, end - begin);
}

std::size_t TextTable::lower_bound(std::string_view wanted) const {
  return first_place(size(), [&](std::size_t i) { return (*this)[i] < wanted; });
}

std::optional<std::size_t> TextTable::find(std::string_view wanted) const {
  const auto at = lower_bound(wanted);
  if (at == size() || (*this)[at] != wanted) return std::nullopt;
  return at;
}

Status fits_table(std::string_view what, std::uint64_t bytes, std::uint64_t most) {
  if (bytes <= most) return {};
  return fail(
      ErrorCode::usage,
      fmt::format("{} would take {} bytes, more than the {} that one file can count", what, bytes,
                  most),
      "share the articles out to several indexes; newsquery --db DIR --db DIR searches all");
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/edit_distance.hh"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

namespace news {
namespace {

// One char32_t a character; broken bytes count as one character each.
std::vector<char32_t> characters(std::string_view word) {
  std::vector<char32_t> out;
  out.reserve(word.size());
  for (const char raw : word) {
    const auto byte = static_cast<unsigned char>(raw);
    const bool continues = (byte & 0xC0) == 0x80 && !out.empty() && out.back() >= 0x80;
    if (continues) {
      out.back() = (out.back() << 6) | byte;
    } else {
      out.push_back(byte);
    }
  }
  return out;
}

constexpr std::uint32_t kBeyondAscii = 1u << 31;

// Which letters a word has: one bit for each of ASCII (some share one), one for all others. A
// change of one character changes at most two of them.
std::uint32_t letters_of(std::string_view word) {
  std::uint32_t letters = 0;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    letters |= byte < 0x80 ? 1u << byte % 31 : kBeyondAscii;
  }
  return letters;
}

}  // namespace

std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit) {
  const auto a = characters(left);
  const auto b = characters(right);
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit) return limit + 1;

  std::array<std::vector<std::size_t>, 3> rows;
  for (auto& row : rows) row.resize(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& above_two = rows[(i + 1) % 3];
    row[0] = i;
    std::size_t best = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], above_two[j - 2] + 1);
      }
      best = std::min(best, row[j]);
    }
    if (best > limit) return limit + 1;
  }
  return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

DistanceFrom::DistanceFrom(std::string_view word, std::size_t limit)
    : word_(word), limit_(limit), letters_(letters_of(word)) {}

std::size_t DistanceFrom::to(std::string_view other) const {
  const auto letters = letters_of(other);
  const std::size_t bytes = ((letters_ | letters) & kBeyondAscii) != 0 ? 4 : 1;  // of a character
  const auto gap =
      other.size() > word_.size() ? other.size() - word_.size() : word_.size() - other.size();
  const auto differing = static_cast<std::size_t>(std::popcount(letters_ ^ letters));
  if (gap > bytes * limit_ || differing > 2 * limit_) return limit_ + 1;
  return edit_distance(word_, other, limit_);
}

}  // namespace news

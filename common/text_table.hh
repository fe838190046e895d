// SPDX-License-Identifier: GPL-2.0-or-later
// Texts laid end to end in a mapped file, and apart from them their N+1 ends, four bytes each,
// little end first: what is between end i and end i+1 is text i. Views into the file, which must
// live as long. Ends that were damaged give an empty text, never a read outside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "common/result.hh"

namespace news {

// The first place of [0, count) of which `before` does not hold; it holds of all before that.
template <class Before>
std::size_t first_place(std::size_t count, const Before& before) {
  std::size_t low = 0, high = count;
  while (low < high) {
    const auto middle = low + (high - low) / 2;
    if (before(middle)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

// The number at a place of bytes that reach four beyond it.
std::uint32_t number_at(std::string_view bytes, std::size_t at);

class TextTable {
 public:
  TextTable() = default;
  // Ends are counted from the first byte of `texts`.
  TextTable(std::string_view texts, std::string_view ends) : texts_(texts), ends_(ends) {}

  std::size_t size() const { return ends_.size() < 4 ? 0 : ends_.size() / 4 - 1; }
  std::string_view operator[](std::size_t i) const;  // i < size()
  // Of texts that are sorted, the first that is not before it; the place of it.
  std::size_t lower_bound(std::string_view wanted) const;
  std::optional<std::size_t> find(std::string_view wanted) const;

 private:
  std::string_view texts_, ends_;
};

// What four bytes can count.
inline constexpr std::uint64_t kMostTableBytes = UINT32_MAX;

// What a table counts that `bytes` must not be more of; else usage. `what`: "the people of an
// index".
Status fits_table(std::string_view what, std::uint64_t bytes, std::uint64_t most);

}  // namespace news

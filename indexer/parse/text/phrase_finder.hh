// SPDX-License-Identifier: GPL-2.0-or-later
// Whether one of some phrases stands in a text, in one walk through it: phrases are compared only
// where their first three bytes stand. Made when the program is compiled; any thread.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace news {

class PhraseFinder {
 public:
  // At most 32 phrases of three bytes and more; they must outlive this.
  explicit constexpr PhraseFinder(std::span<const std::string_view> phrases) : phrases_(phrases) {
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      for (std::size_t place = 0; place < kHead; ++place)
        begin_[place][static_cast<unsigned char>(phrases[i].at(place))] |= std::uint32_t{1} << i;
    }
  }

  constexpr bool found_in(std::string_view text) const {
    for (std::size_t at = 0; at + kHead <= text.size(); ++at) {
      auto fits = begin_[0][byte(text, at)];
      if (fits == 0) continue;
      fits &= begin_[1][byte(text, at + 1)] & begin_[2][byte(text, at + 2)];
      for (; fits != 0; fits &= fits - 1) {
        if (text.substr(at).starts_with(phrases_[static_cast<unsigned>(std::countr_zero(fits))]))
          return true;
      }
    }
    return false;
  }

 private:
  static constexpr std::size_t kHead = 3;
  static constexpr unsigned char byte(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
  }

  std::span<const std::string_view> phrases_;
  std::array<std::array<std::uint32_t, 256>, kHead> begin_{};  // bit n: of phrase n
};

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// A small set of lower-case words, written as one line of text: WordSet{" by von par "}. Looking up
// costs a search through the line, so keep the sets small and ask for short words only.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news {

class WordSet {
 public:
  // Each word with a blank before and behind it.
  constexpr WordSet(const char* words) : words_(words) {  // NOLINT(google-explicit-constructor)
    for (std::size_t at = 1; at < words_.size();) {
      const std::size_t end = words_.find(' ', at);
      if (end == words_.npos) break;
      const std::size_t size = std::min(end - at, kLongest);
      sizes_[first_of(words_[at])] |= std::uint64_t{1} << size;
      at = end + 1;
    }
  }

  // word is lower case already; ASCII or folded.
  constexpr bool has(std::string_view word) const {
    if (word.empty() || word.size() > kLongest) return false;
    if ((sizes_[first_of(word[0])] >> word.size() & 1) == 0) return false;
    if (word.find(' ') != word.npos) return false;
    for (std::size_t at = words_.find(word); at != words_.npos; at = words_.find(word, at + 1)) {
      if (words_[at - 1] == ' ' && words_[at + word.size()] == ' ') return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t kLongest = 40;
  static constexpr std::size_t first_of(char c) { return static_cast<unsigned char>(c) % 32; }

  std::string_view words_;
  // Bit n: a word of n bytes begins so. Most words of a text are turned away by that alone.
  std::array<std::uint64_t, 32> sizes_{};
};

// Lower case of ASCII letters; others stay.
std::string ascii_lower(std::string_view text);

// Blanks of every width (no-break ones too) and zero-width characters folded into single blanks,
// ends trimmed.
std::string squeeze_blanks(std::string_view text);

// The words between blanks of squeezed text; views into it.
std::vector<std::string_view> split_words(std::string_view squeezed);

}  // namespace news

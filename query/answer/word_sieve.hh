// SPDX-License-Identifier: GPL-2.0-or-later
// The stretches of a text that may hold one of some words: what the highlighter has to read of a
// long transcript. Never leaves out a place where the analyser would find one of the words; may
// offer places where it does not. Looks at a fraction of the bytes (Wu and Manber's shifts over
// pairs of bytes, letters alike in both cases). A byte above ASCII may fold to anything and is
// always offered, but for punctuation that folds to nothing.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace news {

class WordSieve {
 public:
  enum class Unit { chunk, paragraph };  // text between blanks; text between empty lines
  using Stretch = std::pair<std::size_t, std::size_t>;  // bytes, end exclusive

  // Terms as the analyser makes them; none: nothing is ever offered.
  explicit WordSieve(const std::vector<std::string_view>& terms);

  // Sorted, disjoint. A stretch is a whole unit: the analyser reads it as it would in the text.
  std::vector<Stretch> stretches(std::string_view text, Unit unit) const;

 private:
  void add(std::string_view term);
  void prepare();
  std::size_t next_word(std::string_view text, std::size_t from) const;

  bool all_ = false, any_ = false;  // nothing can be left out; there is a term
  std::vector<std::string> spellings_;
  std::size_t least_ = 0;  // bytes of every spelling that are looked at
  std::array<std::uint8_t, 1024> shift_{};
  std::bitset<4096> begins_;  // hashes of those bytes
};

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// A small set of lower-case words, written as one line of text: WordSet{" by von par "}. Looking up
// costs a search through the line, so keep the sets small and ask for short words only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

struct WordSet {
  std::string_view words;  // each with a blank before and behind it

  // word is lower case already; ASCII or folded.
  bool has(std::string_view word) const {
    if (word.empty() || word.size() > 40 || word.find(' ') != word.npos) return false;
    for (std::size_t at = words.find(word); at != words.npos; at = words.find(word, at + 1)) {
      if (words[at - 1] == ' ' && words[at + word.size()] == ' ') return true;
    }
    return false;
  }
};

// Lower case of ASCII letters; others stay.
std::string ascii_lower(std::string_view text);

// Blanks of every width (no-break ones too) and zero-width characters folded into single blanks,
// ends trimmed.
std::string squeeze_blanks(std::string_view text);

// The words between blanks of squeezed text; views into it.
std::vector<std::string_view> split_words(std::string_view squeezed);

}  // namespace news

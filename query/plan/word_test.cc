// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan/word_test.hh"

#include "common/edit_distance.hh"
#include "common/index/word_forms.hh"
#include "common/unicode.hh"

namespace news {
namespace {

std::size_t next_character(std::string_view text, std::size_t at) {
  return at + character_at(text, at).bytes;
}

}  // namespace

bool WordTest::fits(std::string_view word) const {
  switch (kind) {
    case Kind::exact:
    case Kind::capital:
    case Kind::run:
      return word == text;
    case Kind::forms:
      return word == text || stem_of(word) == stem_of(text);
    case Kind::pattern:
      return fits_pattern(word, text);
    case Kind::fuzzy:
      break;
  }
  const auto slips = allowed_slips(text);
  return edit_distance(text, word, slips) <= slips;
}

bool fits_pattern(std::string_view word, std::string_view pattern) {
  std::size_t w = 0, p = 0;
  std::size_t star = std::string_view::npos, resume = 0;
  while (w < word.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = w;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      w = next_character(word, w);
    } else if (p < pattern.size() && pattern[p] == word[w]) {
      ++p;
      ++w;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      resume = next_character(word, resume);
      w = resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

std::size_t allowed_slips(std::string_view word) {
  return count_characters(word) < 5 ? 1 : 2;
}

}  // namespace news

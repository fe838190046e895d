// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/text/credit_parts.hh"

#include "common/unicode.hh"
#include "indexer/parse/word_set.hh"

namespace news {

std::string_view trim_marks(std::string_view text) {
  constexpr std::string_view kMarks = " -|,;:/([";
  const auto first = text.find_first_not_of(kMarks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kMarks) - first + 1);
}

std::string trimmed_text(std::string_view text) {
  for (bool again = true; again;) {
    text = trim_marks(text);
    again = false;
    for (const std::string_view mark :
         {"\xE2\x80\x94", "\xE2\x80\x93", "\xE2\x80\xA2", "\xC2\xB7"}) {
      if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        again = true;
      }
    }
  }
  return std::string(text);
}

bool begins_capital(std::string_view word) {
  const auto first = word.find_first_not_of("(\"'");
  return first != word.npos && is_upper(character_at(word, first).code);
}

bool is_all_capitalised(std::string_view words) {
  static const WordSet kSmall{" via for the of and de van von by bin al - & / | "};
  for (const auto word : split_words(words)) {
    if (!begins_capital(word) && !kSmall.has(word)) return false;
  }
  return true;
}

std::size_t count_words(std::string_view text) {
  return split_words(text).size();
}

}  // namespace news

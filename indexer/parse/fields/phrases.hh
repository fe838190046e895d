// SPDX-License-Identifier: GPL-2.0-or-later
// A list of common/languages in the form rules ask it: phrases, folded (lower case, no accents),
// each with its tags as bits and the language that says so. Built once, then read by any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace news {

using Tags = std::uint32_t;

class Phrases {
 public:
  // Tag n of `tags` becomes bit n; kListed is set for every entry.
  static constexpr Tags kListed = Tags{1} << 31;
  Phrases(std::string_view list, std::initializer_list<std::string_view> tags);

  // Of a phrase that is folded already, words a blank apart; 0: no language has it.
  Tags tags(std::string_view folded) const;
  // What one language (its primary subtag, "pt") makes of it.
  Tags tags(std::string_view folded, std::string_view language) const;
  bool has(std::string_view folded) const { return tags(folded) != 0; }
  std::size_t most_words() const { return most_words_; }

 private:
  struct Sense {
    std::string_view language;
    Tags tags;
  };
  std::unordered_map<std::string, std::vector<Sense>> senses_;
  std::size_t most_words_ = 0;
};

// Lower case, accents and the marks around the word gone: "Über:" -> "uber". Linear.
std::string word_key_of(std::string_view word);

// "pt" of "pt-BR"; lower case.
std::string primary_language(std::string_view tag);

}  // namespace news

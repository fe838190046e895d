// SPDX-License-Identifier: GPL-2.0-or-later
// A list of common/languages in the form rules ask it: phrases, folded (lower case, no accents),
// each with its tags as bits and the language that says so. Built once, then read by any thread.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
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
  // What any language makes of it, and whether a longer phrase begins with these words.
  struct Found {
    Tags tags = 0;
    bool goes_on = false;
  };
  Found look_up(std::string_view folded) const;
  std::size_t most_words() const { return most_words_; }

 private:
  struct Sense {
    std::string_view language;
    Tags tags;
  };
  struct Phrase {
    std::vector<Sense> senses;  // none of what only begins a phrase
    Found found;
  };
  // By views: a word that is looked up is not copied for it.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view phrase) const {
      return std::hash<std::string_view>()(phrase);
    }
  };
  // Bits of what may be listed, by length and first bytes: most words of a text are not.
  static std::size_t bit_of(std::string_view phrase);
  const Phrase* find(std::string_view folded) const;
  Phrase& add(std::string_view folded);

  std::unordered_map<std::string, Phrase, Hash, std::equal_to<>> phrases_;
  std::bitset<(1 << 14)> may_be_;
  std::size_t most_words_ = 0;
};

// Lower case, accents and the marks around the word gone: "Über:" -> "uber". Linear.
std::string word_key_of(std::string_view word);

// "pt" of "pt-BR"; lower case.
std::string primary_language(std::string_view tag);

}  // namespace news

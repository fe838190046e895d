// SPDX-License-Identifier: GPL-2.0-or-later
// One language as the rules of attribution know it. All of it comes from the lists of
// common/languages/<code>, which a rule never sees: it asks for a meaning. A language is known here
// when it has a list of verbs; without another list it has none of its words.
//
//   verbs      verbs of saying and what they take (verbs.hh)
//   first_names, titles, people, function_words ...   what single words are (word_meanings.hh)
//   cues, endings, phrases   what single rules look for (cues.hh)
//   ranks      a rank before a name, and what it is called alone
//
// Never changes once made; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/annotate/text/cues.hh"
#include "indexer/annotate/text/verbs.hh"
#include "indexer/annotate/text/words.hh"

namespace news::annotation {

struct WordInfo {
  WordBits bits = 0;
  std::uint16_t verb = 0;  // in the verbs of the language; 0: no verb of saying
  std::uint16_t cues = 0;  // for has(); 0: no cue
};

// A run of words that rules look for.
struct Phrase {
  std::array<std::uint32_t, 4> ids{};  // word_id() of each
  std::uint8_t words = 0;
  std::uint8_t bits = 0;  // PhraseBits
};

// Of a word in lower case, without a final full stop: equal words, equal id.
constexpr std::uint32_t kFirstId = 2166136261u;
constexpr std::uint32_t next_id(std::uint32_t id, char c) {
  return (id ^ static_cast<unsigned char>(c)) * 16777619u;
}
constexpr std::uint32_t word_id(std::string_view lower) {
  std::uint32_t id = kFirstId;
  for (const char c : lower) id = next_id(id, c);
  return id;
}

// With ASCII letters in lower case, as Language::look_up() takes words.
std::string lower_ascii(std::string_view word);

class Language {
 public:
  explicit Language(std::string_view code);

  // `lower`: the word with ASCII letters in lower case, without a final full stop.
  WordInfo look_up(std::string_view lower) const { return words_[index_[slot(lower)]].info; }
  // The same of a word whose word_id() is known.
  WordInfo look_up(std::string_view lower, std::uint32_t id) const {
    return words_[index_[slot(lower, id)]].info;
  }

  const SpeechVerb& verb(std::uint16_t index) const { return verbs_[index]; }

  // `cues`: WordInfo::cues of a word.
  bool has(std::uint16_t cues, Cue cue) const { return (cue_rows_[cues] & bit(cue)) != CueBits{}; }

  // How many bytes of `word` stand before its longest ending of that kind; 0: it has none, or
  // nothing before it.
  std::size_t stem(std::string_view word, Ending ending) const;

  std::span<const std::string_view> endings(Ending kind) const {
    return endings_[static_cast<std::size_t>(kind)];
  }

  std::span<const Phrase> phrases() const { return phrases_; }

  // Is a rank that is written `mark` before a name called `alone` when it stands alone?
  // ("gen", "general")
  bool is_rank(std::string_view mark, std::string_view alone) const;

 private:
  // Two words of bits: there are more cues than fit into one.
  struct CueBits {
    std::uint64_t low = 0, high = 0;
    bool operator==(const CueBits&) const = default;
    CueBits operator&(const CueBits& other) const { return {low & other.low, high & other.high}; }
    CueBits operator|(const CueBits& other) const { return {low | other.low, high | other.high}; }
  };
  struct Word {
    std::string_view text;
    WordInfo info;
  };
  static constexpr std::size_t kSlots = 1u << 14;

  static CueBits bit(Cue cue) {
    const auto at = static_cast<unsigned>(cue);
    return at < 64 ? CueBits{std::uint64_t{1} << at, 0} : CueBits{0, std::uint64_t{1} << (at - 64)};
  }
  // Where `word` stands in index_, or would.
  std::size_t slot(std::string_view word) const { return slot(word, word_id(word)); }
  std::size_t slot(std::string_view word, std::uint32_t id) const {
    for (std::size_t at = id ^ id >> 15;; ++at) {
      const std::uint16_t known = index_[at & (kSlots - 1)];
      if (known == 0 || words_[known].text == word) return at & (kSlots - 1);
    }
  }
  WordInfo& info(std::string_view word);

  void read_words(std::string_view code);
  void read_cues(std::string_view code);
  void read_endings(std::string_view code);
  void read_phrases(std::string_view code);

  std::vector<Word> words_;           // [0]: no word
  std::vector<std::uint16_t> index_;  // into words_ by hash (open addressing); 0: free
  std::vector<SpeechVerb> verbs_;     // [0]: no verb
  std::vector<CueBits> cue_rows_;     // [0]: no cue
  std::array<std::vector<std::string_view>, std::size(kEndingTags)> endings_;  // by Ending
  std::vector<Phrase> phrases_;
  std::vector<std::string_view> ranks_;
};

// The language of an ISO 639 code, made when it is first asked for and kept as long as the program;
// null: it has no verbs.
const Language* language(std::string_view code);

}  // namespace news::annotation

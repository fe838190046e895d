// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/text/words.hh"

#include <algorithm>
#include <vector>

#include "common/languages/languages.hh"
#include "indexer/annotate/text/verbs.hh"
#include "indexer/annotate/text/word_meanings.hh"

namespace news::annotation {
namespace {

WordBits bits_of(const WordEntry& entry) {
  WordBits bits = 0;
  for (std::string_view rest = entry.tags; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const auto known =
        std::find_if(std::begin(kWordTags), std::end(kWordTags),
                     [&](const Meaning& tag) { return tag.name == rest.substr(0, end); });
    if (known != std::end(kWordTags)) bits |= known->bits;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return bits;
}

// The words in the order of the lists, and where each stands by its hash (open addressing over a
// power of two). Most words of a text are not in it: they cost one look into the small index.
class WordTable {
 public:
  explicit WordTable(std::string_view language) : index_(kSlots) {
    words_.reserve(kSlots / 2);
    words_.emplace_back();
    for (const Meaning& list : kWordLists) {
      for_each_word(list.name, language, [&](const WordEntry& entry) {
        info(entry.words).bits |= list.bits | bits_of(entry);
      });
    }
    for (std::size_t i = 1; i < speech_verb_count(); ++i) {
      WordInfo& verb = info(speech_verb(static_cast<std::uint16_t>(i)).word);
      if (verb.verb == 0) verb.verb = static_cast<std::uint16_t>(i);
    }
  }

  WordInfo find(std::string_view word) const { return words_[index_[slot(word)]].info; }

 private:
  struct Word {
    std::string_view text;
    WordInfo info;
  };
  static constexpr std::size_t kSlots = 1u << 14;

  static std::size_t hash(std::string_view word) {
    std::uint64_t h = 0xcbf29ce484222325ull;
    for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
    return static_cast<std::size_t>(h ^ (h >> 29));
  }

  // Where `word` stands or would.
  std::size_t slot(std::string_view word) const {
    for (std::size_t at = hash(word);; ++at) {
      const std::uint16_t known = index_[at & (kSlots - 1)];
      if (known == 0 || words_[known].text == word) return at & (kSlots - 1);
    }
  }

  WordInfo& info(std::string_view word) {
    std::uint16_t& known = index_[slot(word)];
    if (known == 0) {
      known = static_cast<std::uint16_t>(words_.size());
      words_.push_back({word, {}});
    }
    return words_[known].info;
  }

  std::vector<Word> words_;           // [0]: no word
  std::vector<std::uint16_t> index_;  // into words_; 0: free
};

}  // namespace

WordInfo look_up_word(std::string_view lower) {
  static const WordTable kTable("en");
  return kTable.find(lower);
}

}  // namespace news::annotation

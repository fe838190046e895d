// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/text/words.hh"

#include <cstring>
#include <string>
#include <vector>

#include "indexer/annotate/text/verbs.hh"
#include "indexer/annotate/text/word_lists.hh"

namespace news::annotation {
namespace {

// Open addressing over a power of two; the words live in static storage.
class WordTable {
 public:
  WordTable() : slots_(kSlots) {
    for (const WordList& list : word_lists()) add_list(list);
    for (std::size_t i = 1; i < speech_verb_count(); ++i) {
      WordInfo& info = slot(speech_verb(static_cast<std::uint16_t>(i)).word).info;
      if (info.verb == 0) info.verb = static_cast<std::uint16_t>(i);
    }
  }

  WordInfo find(std::string_view word) const {
    for (std::size_t at = hash(word);; ++at) {
      const Slot& slot = slots_[at & (kSlots - 1)];
      if (slot.word.empty()) return {};
      if (slot.word == word) return slot.info;
    }
  }

 private:
  struct Slot {
    std::string_view word;
    WordInfo info;
  };
  static constexpr std::size_t kSlots = 1u << 14;

  static std::size_t hash(std::string_view word) {
    std::uint64_t h = 0xcbf29ce484222325ull;
    for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
    return static_cast<std::size_t>(h ^ (h >> 29));
  }

  Slot& slot(std::string_view word) {
    for (std::size_t at = hash(word);; ++at) {
      Slot& slot = slots_[at & (kSlots - 1)];
      if (slot.word.empty()) slot.word = word;
      if (slot.word == word) return slot;
    }
  }

  void add_list(const WordList& list) {
    std::size_t at = 0;
    while (at < list.words.size()) {
      const std::size_t space = std::min(list.words.find(' ', at), list.words.size());
      if (space > at) slot(list.words.substr(at, space - at)).info.bits |= list.bits;
      at = space + 1;
    }
  }

  std::vector<Slot> slots_;
};

}  // namespace

WordInfo look_up_word(std::string_view lower) {
  static const WordTable kTable;
  return kTable.find(lower);
}

}  // namespace news::annotation

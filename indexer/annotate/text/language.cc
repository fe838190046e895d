// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/text/language.hh"

#include <algorithm>
#include <deque>
#include <iterator>
#include <memory>
#include <mutex>
#include <string>

#include "common/languages/languages.hh"
#include "indexer/annotate/text/word_meanings.hh"

namespace news::annotation {
namespace {

struct Kept {
  explicit Kept(std::string_view language_code) : code(language_code) {}
  std::string_view code;
  std::once_flag made;
  std::unique_ptr<const Language> language;
};

// Those with a list of verbs. A deque: its elements stay where they are.
std::deque<Kept> known_languages() {
  std::deque<Kept> out;
  for (const WordList& list : word_lists()) {
    if (list.name == "verbs") out.emplace_back(list.language);
  }
  return out;
}

std::string_view next_word(std::string_view& rest) {
  const std::string_view out = rest.substr(0, rest.find(' '));
  rest.remove_prefix(std::min(out.size() + 1, rest.size()));
  return out;
}

WordBits bits_of(const WordEntry& entry) {
  WordBits bits = 0;
  for (std::string_view rest = entry.tags; !rest.empty();) {
    const std::string_view tag = next_word(rest);
    for (const Meaning& known : kWordTags) {
      if (known.name != tag) continue;
      bits |= known.bits;
      break;
    }
  }
  return bits;
}

}  // namespace

Language::Language(std::string_view code) : index_(kSlots), verbs_(read_verbs(code)) {
  words_.reserve(kSlots / 2);
  words_.emplace_back();
  read_words(code);
  read_cues(code);
  read_endings(code);
  read_phrases(code);
  for_each_word("ranks", code, [&](const WordEntry& entry) { ranks_.push_back(entry.words); });
}

std::string lower_ascii(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

WordInfo& Language::info(std::string_view word) {
  std::uint16_t& known = index_[slot(word)];
  if (known == 0) {
    known = static_cast<std::uint16_t>(words_.size());
    words_.push_back({word, {}});
  }
  return words_[known].info;
}

void Language::read_words(std::string_view code) {
  for (const Meaning& list : kWordLists) {
    for_each_word(list.name, code, [&](const WordEntry& entry) {
      info(entry.words).bits |= list.bits | bits_of(entry);
    });
  }
  // First names travel: those of English are first names everywhere, unless they are other words.
  if (code != "en") {
    for_each_word("first_names", "en", [&](const WordEntry& entry) {
      if (look_up(entry.words).bits == 0) info(entry.words).bits |= kFirstName | bits_of(entry);
    });
  }
  for (std::size_t i = 1; i < verbs_.size(); ++i) {
    WordInfo& verb = info(verbs_[i].word);
    if (verb.verb == 0) {
      verb.verb = static_cast<std::uint16_t>(i);
      continue;
    }
    // "sagen" is what they do, and the infinitive: read as what they do.
    if (verbs_[verb.verb].form == VerbForm::base && verbs_[i].form == VerbForm::third) {
      verb.verb = static_cast<std::uint16_t>(i);
      continue;
    }
    // A form of two verbs takes what both take: fordert, and fordert ... auf. It needs a particle
    // only where both do.
    const SpeechVerb& other = verbs_[i];
    SpeechVerb& known = verbs_[verb.verb];
    known.also_perfect = known.also_perfect || (other.perfect && !known.perfect);
    if (((known.frames ^ other.frames) & kSplits) == 0) continue;
    known.perfect = (known.frames & kSplits) != 0 ? other.perfect : known.perfect;
    known.frames = (known.frames | other.frames) & ~Frames{kSplits};
  }
}

void Language::read_cues(std::string_view code) {
  cue_rows_.emplace_back();
  for_each_word("cues", code, [&](const WordEntry& entry) {
    CueBits row;
    for (std::string_view rest = entry.tags; !rest.empty();) {
      const std::string_view tag = next_word(rest);
      const auto known = std::find(std::begin(kCueTags), std::end(kCueTags), tag);
      if (known == std::end(kCueTags)) continue;
      row = row | bit(static_cast<Cue>(known - std::begin(kCueTags)));
    }
    info(entry.words).cues = static_cast<std::uint16_t>(cue_rows_.size());
    cue_rows_.push_back(row);
  });
}

void Language::read_endings(std::string_view code) {
  for_each_word("endings", code, [&](const WordEntry& entry) {
    for (std::size_t kind = 0; kind < endings_.size(); ++kind) {
      if (entry.has_tag(kEndingTags[kind])) endings_[kind].push_back(entry.words);
    }
  });
}

void Language::read_phrases(std::string_view code) {
  for_each_word("phrases", code, [&](const WordEntry& entry) {
    Phrase phrase;
    for (std::string_view rest = entry.words; !rest.empty() && phrase.words < phrase.ids.size();)
      phrase.ids[phrase.words++] = word_id(next_word(rest));
    for (const PhraseTag& tag : kPhraseTags) {
      if (entry.has_tag(tag.name)) phrase.bits = static_cast<std::uint8_t>(phrase.bits | tag.bits);
    }
    phrases_.push_back(phrase);
  });
}

std::size_t Language::stem(std::string_view word, Ending ending) const {
  std::size_t longest = 0;
  for (const std::string_view end : endings_[static_cast<std::size_t>(ending)]) {
    if (end.size() > longest && word.ends_with(end)) longest = end.size();
  }
  return longest == 0 ? 0 : word.size() - longest;
}

bool Language::is_rank(std::string_view mark, std::string_view alone) const {
  for (std::string_view names : ranks_) {
    if (next_word(names) != mark) continue;
    while (!names.empty()) {
      if (next_word(names) == alone) return true;
    }
  }
  return false;
}

const Language* language(std::string_view code) {
  static std::deque<Kept> languages = known_languages();
  const auto found = std::find_if(languages.begin(), languages.end(),
                                  [&](const Kept& kept) { return kept.code == code; });
  if (found == languages.end()) return nullptr;
  std::call_once(found->made, [&] { found->language = std::make_unique<const Language>(code); });
  return found->language.get();
}

}  // namespace news::annotation

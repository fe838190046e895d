// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/caseless/draft.hh"

#include <algorithm>
#include <map>

#include "common/languages/languages.hh"

namespace news::annotation {
namespace {

Words read_words(std::string_view code) {
  Words words;
  for (const WordEntry& entry : word_entries("saying", code)) words.verbs.emplace_back(entry.words);
  for (const WordEntry& entry : word_entries("titles", code)) {
    (entry.has_tag(kCallingTag) ? words.callings : words.titles).emplace_back(entry.words);
  }
  for (const WordEntry& entry : word_entries("first_names", code))
    words.given.emplace_back(entry.words);
  const auto longest_first = [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  };
  for (auto* list : {&words.verbs, &words.titles, &words.callings})
    std::sort(list->begin(), list->end(), longest_first);
  std::sort(words.given.begin(), words.given.end());
  return words;
}

}  // namespace

const Words& words_of(std::string_view code) {
  static const std::map<std::string_view, Words> kWords = {{"ar", read_words("ar")},
                                                           {"ja", read_words("ja")},
                                                           {"ko", read_words("ko")},
                                                           {"zh", read_words("zh")}};
  return kWords.at(code);
}

std::string_view ending(std::string_view text, const std::vector<std::string>& words) {
  for (const auto& word : words) {
    if (text.ends_with(word)) return word;
  }
  return {};
}

std::string_view beginning(std::string_view text, const std::vector<std::string>& words) {
  for (const auto& word : words) {
    if (text.starts_with(word)) return word;
  }
  return {};
}

Place first_of(std::string_view text, const std::vector<std::string>& words) {
  Place best;
  for (const auto& word : words) {
    const auto at = text.find(word);
    if (at < best.at) best = {at, word.size()};
  }
  return best;
}

Place last_of(std::string_view text, const std::vector<std::string>& words) {
  Place best;
  for (const auto& word : words) {
    const auto at = text.rfind(word);
    if (at == text.npos) continue;
    if (best.at == text.npos || at + word.size() > best.at + best.length ||
        (at + word.size() == best.at + best.length && word.size() > best.length))
      best = {at, word.size()};
  }
  return best;
}

std::size_t last_character(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
  }
  return at;
}

std::string_view trim_blanks(std::string_view text) {
  constexpr std::string_view kWide = "\u3000";
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view blank : {std::string_view(" "), kWide, std::string_view("\n")}) {
      while (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
      while (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
    }
  }
  return text;
}

Index People::named(Bytes name, std::string_view family) {
  const auto words = story_.text.substr(name.begin, name.end - name.begin);
  const auto [known, added] =
      whole_.try_emplace(std::string(words), static_cast<Index>(story_.entities.size()));
  if (added) {
    Entity entity;
    entity.begin = static_cast<std::uint32_t>(name.begin);
    entity.end = static_cast<std::uint32_t>(name.end);
    entity.sure = true;
    entity.mentions = 1;
    story_.entities.push_back(entity);
    if (std::find(lengths_.begin(), lengths_.end(), words.size()) == lengths_.end())
      lengths_.push_back(words.size());
  }
  family_[std::string(family)] = known->second;
  return known->second;
}

Index People::of_family(std::string_view family) const {
  const auto found = family_.find(std::string(family));
  return found == family_.end() ? kNone : found->second;
}

Index People::of_title(std::string_view title) const {
  const auto found = title_.find(std::string(title));
  return found == title_.end() ? kNone : found->second;
}

void People::give_title(Index who, std::string_view title) {
  const auto [known, added] = title_.try_emplace(std::string(title), who);
  if (!added && known->second != who) known->second = kNone;  // two of them: nobody alone
}

Index People::known_at_end(std::string_view text, std::size_t& length) const {
  Index best = kNone;
  length = 0;
  for (const std::size_t size : lengths_) {
    if (size > text.size() || size < length) continue;
    const auto found = whole_.find(std::string(text.substr(text.size() - size)));
    if (found == whole_.end()) continue;
    best = found->second;
    length = size;
  }
  return best;
}

}  // namespace news::annotation

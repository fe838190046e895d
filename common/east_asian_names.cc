// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/east_asian_names.hh"

#include <algorithm>
#include <cstddef>
#include <unordered_set>

#include "common/languages/languages.hh"
#include "common/unicode.hh"

namespace news {
namespace {

using Families = std::unordered_set<std::string_view>;

const Families& families_of(std::string_view language) {
  static const auto read = [](std::string_view code) {
    Families names;
    for (const WordEntry& entry : word_entries("family_names", code)) names.insert(entry.words);
    return names;
  };
  static const Families kChinese = read("zh"), kJapanese = read("ja"), kKorean = read("ko");
  return language == "zh" ? kChinese : language == "ja" ? kJapanese : kKorean;
}

bool is_letter_of_names(char32_t code, std::string_view language) {
  constexpr char32_t kFirstHangul = 0xAC00, kLastHangul = 0xD7A3, kRepeat = 0x3005;
  if (language == "ko") return code >= kFirstHangul && code <= kLastHangul;
  return is_one_word(code) || code == kRepeat;
}

}  // namespace

std::string_view family_name_of(std::string_view name, std::string_view language) {
  constexpr std::size_t kSign = 3;  // bytes of a character of these scripts
  constexpr std::size_t kLongestFamily = 4, kLongestGiven = 3;
  const std::size_t most = language == "ja" ? 6 : 4;
  if (name.size() % kSign != 0 || name.size() < 2 * kSign || name.size() > most * kSign) return {};
  for (std::size_t at = 0; at < name.size(); at += kSign) {
    const auto c = character_at(name, at);
    if (c.bytes != kSign || !is_letter_of_names(c.code, language)) return {};
  }
  const auto& families = families_of(language);
  const std::size_t characters = name.size() / kSign;
  for (std::size_t family = std::min(kLongestFamily, characters - 1); family > 0; --family) {
    if (!families.contains(name.substr(0, family * kSign))) continue;
    const bool fits = characters - family <= (language == "ja" ? kLongestGiven : 2);
    // Korean names have three syllables, but for those of two families' signs.
    const bool korean = language != "ko" || characters == 3 || (family == 2 && characters == 4);
    return fits && korean ? name.substr(0, family * kSign) : std::string_view();
  }
  return {};
}

}  // namespace news

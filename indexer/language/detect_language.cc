// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/language/detect_language.hh"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/language_tag.hh"
#include "common/languages/languages.hh"
#include "common/unicode.hh"

namespace news {
namespace {

constexpr std::size_t kMostWords = 200;
constexpr std::size_t kMostBytes = 8192;  // of scripts without blanks, and of hostile words
// Where a text is sure. Function words are 15 to 50 % of prose, and under 5 % of a foreign text.
constexpr std::size_t kFewestWords = 8, kFewestHits = 3;
constexpr double kLeastShare = .08, kLeastMargin = .3;
constexpr double kMuchScore = 5, kMarginOfMuch = .2;  // near languages, and many words that tell
constexpr double kLikelyMargin = .02;                 // no two languages alike
constexpr std::size_t kFewestLikelyHits = 2;
constexpr std::size_t kFewestLetters = 20;  // of a script that one language alone writes
constexpr double kLeastOfScript = .6;
constexpr double kLeastKana = .05;  // of a Japanese text; Chinese has none

constexpr char32_t kFirstWithoutCase = 0x590;  // Hebrew; what comes before it is folded

enum class Script : std::uint8_t { other, han, kana, alone };

struct Range {
  char32_t first, last;
  Script script;
  std::string_view code;  // of the one language that writes it
};

// Sorted. Scripts that several languages write are told by words.
constexpr Range kRanges[] = {
    {0x530, 0x58F, Script::alone, "hy"},   {0x980, 0x9FF, Script::alone, "bn"},
    {0xA00, 0xA7F, Script::alone, "pa"},   {0xA80, 0xAFF, Script::alone, "gu"},
    {0xB00, 0xB7F, Script::alone, "or"},   {0xB80, 0xBFF, Script::alone, "ta"},
    {0xC00, 0xC7F, Script::alone, "te"},   {0xC80, 0xCFF, Script::alone, "kn"},
    {0xD00, 0xD7F, Script::alone, "ml"},   {0xD80, 0xDFF, Script::alone, "si"},
    {0xE00, 0xE7F, Script::alone, "th"},   {0xE80, 0xEFF, Script::alone, "lo"},
    {0x1000, 0x109F, Script::alone, "my"}, {0x10A0, 0x10FF, Script::alone, "ka"},
    {0x1100, 0x11FF, Script::alone, "ko"}, {0x1780, 0x17FF, Script::alone, "km"},
    {0x3040, 0x30FF, Script::kana, "ja"},  {0x3130, 0x318F, Script::alone, "ko"},
    {0x3400, 0x4DBF, Script::han, "zh"},   {0x4E00, 0x9FFF, Script::han, "zh"},
    {0xAC00, 0xD7AF, Script::alone, "ko"}, {0xF900, 0xFAFF, Script::han, "zh"},
    {0xFF66, 0xFF9F, Script::kana, "ja"},  {0x20000, 0x323AF, Script::han, "zh"},
};

const Range* range_of(char32_t code) {
  if (code < kRanges[0].first) return nullptr;
  const auto* found =
      std::upper_bound(std::begin(kRanges), std::end(kRanges), code,
                       [](char32_t c, const Range& range) { return c < range.first; });
  if (found == std::begin(kRanges) || (found - 1)->last < code) return nullptr;
  return found - 1;
}

// A word as the lists and texts are compared.
std::string key_of(std::string_view word) {
  return character_at(word, 0).code < kFirstWithoutCase ? fold_characters(word) : std::string(word);
}

// Letters that few languages write; languages between blanks. A word with one of them speaks for
// these, half as loud as a function word.
struct Letters {
  std::u32string_view letters;
  std::string_view languages;
};
constexpr Letters kLetters[] = {
    {U"\u0142\u0141\u015B\u015A\u017A\u0179\u0144", "pl"},
    {U"\u017C\u017B", "pl"},
    {U"\u0105\u0119", "pl lt"},
    {U"\u0107", "pl hr"},
    {U"\u0159\u0158\u011B\u016F", "cs"},
    {U"\u013E\u013A\u0155", "sk"},
    {U"\u0165\u010F\u0148", "cs sk"},
    {U"\u0151\u0171", "hu"},
    {U"\u0219\u021B", "ro"},
    {U"\u0103", "ro vi"},
    {U"\u011F\u0131\u015F\u015E\u0130", "tr"},
    {U"\u0117\u0173\u012F", "lt"},
    {U"\u016B", "lt lv"},
    {U"\u0137\u013C\u0146\u0123\u012B\u0113\u0101", "lv"},
    {U"\u00F5", "et pt"},
    {U"\u00E3", "pt"},
    {U"\u00F1", "es gl"},
    {U"\u00F8\u00D8", "da nb nn"},
    {U"\u00E6", "da nb nn is"},
    {U"\u00E5", "sv da nb nn"},
    {U"\u00F0\u00FE", "is"},
    {U"\u00DF", "de"},
    {U"\u0153", "fr"},
    {U"\u01A1\u01B0\u1EA1\u1EBF\u1EC7\u1ED9\u1EA3\u1EA5\u1EA7\u1EAD", "vi"},
    {U"\u0457\u0454\u0491\u0407\u0404", "uk"},
    {U"\u0456", "uk be"},
    {U"\u045E", "be"},
    {U"\u044B\u044D", "ru be"},
    {U"\u0451", "ru be"},
    {U"\u044A", "bg ru"},
    {U"\u0458\u0459\u045A", "sr mk"},
    {U"\u0452\u045B", "sr"},
    {U"\u0453\u045C\u0455", "mk"},
};
constexpr double kOfLetter = .5;

constexpr std::size_t kMostLanguages = 64;
using Languages = std::vector<std::uint8_t>;  // places in FunctionWords::codes, none twice

struct FunctionWords {
  std::vector<std::string_view> codes;
  std::unordered_map<std::string, Languages> words;
  std::unordered_map<char32_t, Languages> letters;

  FunctionWords() {
    for_each_word("telling_words", {}, [this](const WordEntry& entry) {
      if (codes.empty() || codes.back() != entry.language) codes.push_back(entry.language);
      auto& languages = words[key_of(entry.words)];
      const auto last = static_cast<std::uint8_t>(codes.size() - 1);
      // Two words of a list that fold to one count once.
      if (languages.empty() || languages.back() != last) languages.push_back(last);
    });
    for (const Letters& row : kLetters) {
      for (const char32_t letter : row.letters) letters[letter] = places_of(row.languages);
    }
  }

 private:
  Languages places_of(std::string_view languages) const {
    Languages places;
    while (!languages.empty()) {
      const auto code = languages.substr(0, languages.find(' '));
      const auto found = std::find(codes.begin(), codes.end(), code);
      if (found != codes.end()) places.push_back(static_cast<std::uint8_t>(found - codes.begin()));
      languages.remove_prefix(std::min(languages.size(), code.size() + 1));
    }
    return places;
  }
};

const FunctionWords& function_words() {
  static const FunctionWords kWords;
  return kWords;
}

struct Counts {
  std::size_t words = 0, letters = 0, han = 0, kana = 0;
  std::array<std::size_t, std::size(kRanges)> in_range{};
  std::array<std::size_t, kMostLanguages> hits{};
  // A word of many languages tells little: it is shared out among them.
  std::array<double, kMostLanguages> scores{};

  void add(std::string_view word) {
    ++words;
    const auto found = function_words().words.find(key_of(word));
    if (found == function_words().words.end()) return add_letters(word);
    const double share = 1.0 / static_cast<double>(found->second.size());
    for (const auto i : found->second) {
      ++hits[i];
      scores[i] += share;
    }
  }

  // Of a word that no list holds: the rarest of its letters.
  void add_letters(std::string_view word) {
    const Languages* best = nullptr;
    for (std::size_t at = 0; at < word.size();) {
      if (static_cast<unsigned char>(word[at]) < 0x80) {
        ++at;
        continue;
      }
      const auto c = character_at(word, at);
      at += c.bytes;
      const auto found = function_words().letters.find(c.code);
      if (found == function_words().letters.end() || found->second.empty()) continue;
      if (best == nullptr || found->second.size() < best->size()) best = &found->second;
    }
    if (best == nullptr) return;
    const double share = kOfLetter / static_cast<double>(best->size());
    for (const auto i : *best) {
      hits[i] += best->size() == 1;
      scores[i] += share;
    }
  }

  void add(char32_t letter) {
    ++letters;
    const Range* range = range_of(letter);
    if (range == nullptr) return;
    ++in_range[static_cast<std::size_t>(range - kRanges)];
    han += range->script == Script::han;
    kana += range->script == Script::kana;
  }
};

bool is_ascii_letter(char32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

Counts count(std::string_view text) {
  Counts out;
  text = text.substr(0, kMostBytes);
  std::size_t begin = text.npos;
  for (std::size_t at = 0; at <= text.size() && out.words < kMostWords;) {
    const char32_t byte = at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
    const Character c = byte >= 0x80 ? character_at(text, at) : Character{byte, 1, true};
    const bool ascii = c.code < 0x80;
    const bool letter = ascii ? is_ascii_letter(c.code) : c.valid && is_letter(c.code);
    if (letter) out.add(c.code);
    if (letter || (!ascii && c.valid && is_mark(c.code))) {
      if (begin == text.npos) begin = at;
    } else if (begin != text.npos) {
      out.add(text.substr(begin, at - begin));
      begin = text.npos;
    }
    at += c.bytes;
  }
  return out;
}

std::string_view by_script(const Counts& counts) {
  const auto enough = [&counts](std::size_t letters) {
    return letters >= kFewestLetters &&
           static_cast<double>(letters) >= kLeastOfScript * static_cast<double>(counts.letters);
  };
  const std::size_t east = counts.han + counts.kana;
  if (enough(east)) {
    return static_cast<double>(counts.kana) >= kLeastKana * static_cast<double>(east) ? "ja" : "zh";
  }
  for (const Range& range : kRanges) {
    if (range.script != Script::alone) continue;
    if (enough(counts.in_range[static_cast<std::size_t>(&range - kRanges)])) return range.code;
  }
  return {};
}

// Bokmål against Nynorsk: the better of two near ones will do.
bool same_macrolanguage(std::string_view a, std::string_view b) {
  return !macrolanguage(a).empty() && macrolanguage(a) == macrolanguage(b);
}

std::string_view by_words(const Counts& counts, double least_margin, std::size_t fewest_hits) {
  if (counts.words < kFewestWords) return {};
  const auto& codes = function_words().codes;
  std::size_t best = 0;
  for (std::size_t i = 1; i < codes.size(); ++i) {
    if (counts.scores[i] > counts.scores[best]) best = i;
  }
  double second = 0;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (i != best && !same_macrolanguage(codes[i], codes[best]))
      second = std::max(second, counts.scores[i]);
  }
  const auto hits = counts.hits[best];
  if (counts.scores[best] >= kMuchScore) least_margin = std::min(least_margin, kMarginOfMuch);
  const bool sure = hits >= fewest_hits &&
                    static_cast<double>(hits) >= kLeastShare * static_cast<double>(counts.words) &&
                    counts.scores[best] - second >= least_margin * counts.scores[best];
  return sure ? codes[best] : std::string_view();
}

// Where words tell nothing: the language that writes most of what is written so.
std::string_view most_likely_of_script(std::string_view text) {
  constexpr std::size_t kFewest = 30;  // letters
  constexpr char32_t kHebrew = 0x590, kArabic = 0x600, kBeyond = 0x700;
  std::size_t hebrew = 0, arabic = 0, all = 0;
  for (std::size_t at = 0; at < std::min(text.size(), kMostBytes);) {
    const auto c = character_at(text, at);
    at += c.bytes;
    if (!is_letter(c.code)) continue;
    ++all;
    hebrew += c.code >= kHebrew && c.code < kArabic;
    arabic += c.code >= kArabic && c.code < kBeyond;
  }
  if (hebrew >= kFewest && hebrew * 5 > all * 3) return "he";
  return arabic >= kFewest && arabic * 5 > all * 3 ? "ar" : "";
}

}  // namespace

std::string_view detect_language(std::string_view text) {
  const Counts counts = count(text);
  const auto code = by_script(counts);
  return code.empty() ? by_words(counts, kLeastMargin, kFewestHits) : code;
}

std::string_view likely_language(std::string_view text) {
  const Counts counts = count(text);
  auto code = by_script(counts);
  if (code.empty()) code = by_words(counts, kLikelyMargin, kFewestLikelyHits);
  return code.empty() ? most_likely_of_script(text) : code;
}

bool is_detectable(std::string_view code) {
  const auto& codes = function_words().codes;
  return std::find(codes.begin(), codes.end(), code) != codes.end() ||
         std::any_of(std::begin(kRanges), std::end(kRanges),
                     [code](const Range& range) { return range.code == code; });
}

}  // namespace news

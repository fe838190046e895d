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
constexpr double kLikelyMargin = .02;       // no two languages alike
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

constexpr std::size_t kMostLanguages = 64;
using Languages = std::vector<std::uint8_t>;  // places in FunctionWords::codes, none twice

struct FunctionWords {
  std::vector<std::string_view> codes;
  std::unordered_map<std::string, Languages> words;

  FunctionWords() {
    for_each_word("telling_words", {}, [this](const WordEntry& entry) {
      if (codes.empty() || codes.back() != entry.language) codes.push_back(entry.language);
      auto& languages = words[key_of(entry.words)];
      const auto last = static_cast<std::uint8_t>(codes.size() - 1);
      // Two words of a list that fold to one count once.
      if (languages.empty() || languages.back() != last) languages.push_back(last);
    });
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
    if (found == function_words().words.end()) return;
    const double share = 1.0 / static_cast<double>(found->second.size());
    for (const auto i : found->second) {
      ++hits[i];
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
    const Character c = at < text.size() ? character_at(text, at) : Character();
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

std::string_view by_words(const Counts& counts, double least_margin) {
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
  const bool sure = hits >= kFewestHits &&
                    static_cast<double>(hits) >= kLeastShare * static_cast<double>(counts.words) &&
                    counts.scores[best] - second >= least_margin * counts.scores[best];
  return sure ? codes[best] : std::string_view();
}

std::string_view language_of(std::string_view text, double least_margin) {
  const Counts counts = count(text);
  const auto code = by_script(counts);
  return code.empty() ? by_words(counts, least_margin) : code;
}

}  // namespace

std::string_view detect_language(std::string_view text) {
  return language_of(text, kLeastMargin);
}

std::string_view likely_language(std::string_view text) {
  return language_of(text, kLikelyMargin);
}

bool is_detectable(std::string_view code) {
  const auto& codes = function_words().codes;
  return std::find(codes.begin(), codes.end(), code) != codes.end() ||
         std::any_of(std::begin(kRanges), std::end(kRanges),
                     [code](const Range& range) { return range.code == code; });
}

}  // namespace news

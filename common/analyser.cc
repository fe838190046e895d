// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analyser.hh"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "common/syllables.hh"
#include "common/unicode.hh"

namespace news {
namespace {

constexpr std::size_t kMostRemembered = 50'000;

enum : unsigned char { kOther = 0, kLetter = 1, kNumber = 2 };

constexpr std::array<unsigned char, 128> ascii_classes() {
  std::array<unsigned char, 128> table{};
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32] = kLetter;
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = kNumber;
  return table;
}
constexpr auto kClasses = ascii_classes();

// What a byte is in a text that is mostly ASCII. Zero: it stands between words.
enum : unsigned char { kSmall = 1, kCapital = 2, kMayJoin = 4, kNotAscii = 8 };
constexpr unsigned char kOfWords = kSmall | kCapital;
constexpr std::array<unsigned char, 256> byte_kinds() {
  std::array<unsigned char, 256> table{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = kSmall;
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = kSmall;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = kCapital;
  for (std::size_t c = 0x80; c <= 0xFF; ++c) table[c] = kNotAscii;
  for (const char c : std::string_view("\"&',.`")) table[static_cast<std::size_t>(c)] = kMayJoin;
  return table;
}
constexpr auto kKinds = byte_kinds();

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

unsigned char ascii_class(std::string_view text, std::size_t at) {
  if (at >= text.size()) return kOther;
  const auto c = static_cast<unsigned char>(text[at]);
  return c < 0x80 ? kClasses[c] : static_cast<unsigned char>(kOther);
}

bool letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  return c < 0x80 ? kClasses[c] == kLetter : is_letter(character_at(text, at).code);
}

// The same as character_at(), quicker for ASCII.
Character character_or_byte(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? Character{byte, 1, true} : character_at(text, at);
}

// Bytes of an apostrophe at `at`, 0 when there is none.
std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  const auto c = character_or_byte(text, at);
  return is_apostrophe(c.code) ? c.bytes : 0;
}

// The word before an apostrophe that is an article, a preposition or a pronoun of French, Italian
// or Catalan and a word of its own: l'avenir, dell'Italia, lorsqu'il. Not before a lone s: Dell's.
bool elides(std::string_view word, std::string_view behind) {
  constexpr std::size_t kLongest = 6;
  constexpr std::string_view kElided[] = {
      "agl",    "all",  "anch",   "bell",  "buon",   "c",     "coll",   "com",    "cos",
      "d",      "dagl", "dall",   "degl",  "dell",   "dov",   "entr",   "gl",     "j",
      "jusqu",  "l",    "lorsqu", "m",     "n",      "negl",  "nell",   "nessun", "presqu",
      "puisqu", "qu",   "quand",  "quell", "quelqu", "quest", "quoiqu", "s",      "sant",
      "senz",   "sugl", "sull",   "t",     "tutt",   "un"};
  static_assert(std::is_sorted(std::begin(kElided), std::end(kElided)));
  if (word.size() > kLongest) return false;
  if (word.size() > 1 && !behind.empty() && (behind[0] | 0x20) == 's' && !letter_at(behind, 1)) {
    return false;
  }
  char lower[kLongest];
  for (std::size_t i = 0; i < word.size(); ++i) lower[i] = static_cast<char>(word[i] | 0x20);
  return std::binary_search(std::begin(kElided), std::end(kElided),
                            std::string_view(lower, word.size()));
}

bool decimal_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  return c < 0x80 ? kClasses[c] == kNumber : is_digit(character_at(text, at).code);
}

bool decimal_before(std::string_view text, std::size_t at) {
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return decimal_at(text, begin);
}

// Between the two l of one Catalan word: a dot of either kind at `at`, `bytes` long.
bool joins_l(std::string_view text, std::size_t begin, std::size_t at, std::size_t bytes) {
  const auto behind = at + bytes;
  return at >= begin + 2 && behind < text.size() && (text[at - 1] | 0x20) == 'l' &&
         text[at - 1] == text[behind] && letter_at(text, behind + 1);
}

bool is_hebrew(char32_t code) {
  return code >= 0x05D0 && code <= 0x05EA;
}

bool is_hebrew_mark(char32_t code) {
  return code == '"' || code == 0x05F4 || code == 0x201C || code == 0x201D;
}

}  // namespace

std::size_t gershayim_at(std::string_view text, std::size_t at) {
  constexpr char kHebrewLead = '\xD7';  // the first of the two bytes of a letter
  if (at < 2 || text[at - 2] != kHebrewLead) return 0;
  const auto mark = character_at(text, at);
  if (!is_hebrew_mark(mark.code) || !is_hebrew(character_at(text, at - 2).code)) return 0;
  std::size_t letters = 0;
  Character c;
  for (auto i = at + mark.bytes; i < text.size(); i += c.bytes) {
    c = character_at(text, i);
    if (!is_hebrew(c.code)) break;
    ++letters;
  }
  if (letters == 0) return 0;
  // A preposition before a name in quotation marks has a second mark behind the name.
  const bool quotes = mark.code != 0x05F4 && letters > 1 && is_hebrew_mark(c.code);
  return quotes ? 0 : mark.bytes;
}

namespace {

// The word so far is one letter, or initials with stops: "U", "U.S".
bool initials(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? ascii_class(word, i) != kLetter : word[i] != '.') return false;
  }
  return word.size() % 2 == 1;
}

// 1,000: a comma with exactly three digits behind it.
bool groups_thousands(std::string_view text, std::size_t comma) {
  std::size_t at = comma + 1;
  for (int digits = 0; digits < 3; ++digits) {
    if (!decimal_at(text, at)) return false;
    at += character_at(text, at).bytes;
  }
  return !decimal_at(text, at);
}

// Punctuation that stays inside a word: its bytes, or 0 when the word ends before it.
std::size_t joiner_at(std::string_view text, std::size_t begin, std::size_t at) {
  const auto before = ascii_class(text, at - 1);
  const std::string_view word = text.substr(begin, at - begin);
  switch (text[at]) {
    case '.':
      if (decimal_before(text, at) && decimal_at(text, at + 1)) return 1;
      if (joins_l(text, begin, at, 1)) return 1;
      return ascii_class(text, at + 1) == kLetter && !letter_at(text, at + 2) &&
                     ascii_class(text, at + 2) != kNumber && initials(word)
                 ? 1
                 : 0;
    case ',':
      return decimal_before(text, at) && groups_thousands(text, at) ? 1 : 0;
    case '&':
      return before == kLetter && ascii_class(text, at + 1) == kLetter ? 1 : 0;
    case '"':
      return gershayim_at(text, at);
    default:
      break;
  }
  const auto c = character_or_byte(text, at);
  if (is_apostrophe(c.code)) {
    const auto behind = text.substr(at + c.bytes);
    return before != kNumber && letter_at(behind, 0) && !elides(word, behind) ? c.bytes : 0;
  }
  if (c.code < 0x80) return 0;
  const bool dot = c.code == 0x00B7 || c.code == 0x2027;
  const bool separates = c.code == 0x066B || c.code == 0x066C;
  const bool inside = (dot && joins_l(text, begin, at, c.bytes)) ||
                      (separates && decimal_before(text, at) && decimal_at(text, at + c.bytes)) ||
                      gershayim_at(text, at) > 0;
  return inside ? c.bytes : 0;
}

// Where a possessive 's begins at the end of the word; the word's size when there is none.
std::size_t without_possessive(std::string_view word) {
  if (word.size() < 3 || (word.back() != 's' && word.back() != 'S')) return word.size();
  for (const std::size_t bytes : {std::size_t{1}, std::size_t{3}, std::size_t{2}}) {
    if (word.size() <= bytes + 1) continue;
    const auto at = word.size() - 1 - bytes;
    if ((static_cast<unsigned char>(word[at]) & 0xC0) != 0x80 && apostrophe_at(word, at) == bytes)
      return at;
  }
  return word.size();
}

bool is_behind_hangul(std::string_view text, std::size_t at) {
  if (at < 3) return false;  // all of Hangul is three bytes long
  const auto before = character_at(text, at - 3);
  return before.bytes == 3 && is_hangul_or_part(before.code);
}

std::string_view cut(std::string_view term) {
  if (term.size() <= kMaxTermBytes) return term;
  std::size_t end = kMaxTermBytes;
  while (end > 0 && (static_cast<unsigned char>(term[end]) & 0xC0) == 0x80) --end;
  return term.substr(0, end);
}

}  // namespace

std::string_view Analyser::fold(std::string_view word, bool ascii) {
  if (!ascii) {
    auto found = folded_.find(word);
    if (found == folded_.end()) {
      if (folded_.size() >= kMostRemembered) folded_.clear();
      auto term = fold_characters(word);
      std::erase(term, ',');  // of thousands
      found = folded_.emplace(std::string(word), std::move(term)).first;
    }
    return cut(found->second);
  }
  // Most words stand as they are folded: no copy.
  const bool folded_already = std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || c == '&';
  });
  if (folded_already) return cut(word);
  buffer_.clear();
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') {
      buffer_ += static_cast<char>(c + ('a' - 'A'));
    } else if (c == '.' ? !buffer_.empty() && ascii_class(buffer_, buffer_.size() - 1) == kNumber
                        : c != ',') {
      buffer_ += c;
    }
  }
  return cut(buffer_);
}

// The next word, where it is of ASCII letters and digits alone and nothing may join it to what
// follows, as nearly every one is; else leaves `at` at the first byte that needs a closer look.
bool Analyser::take_plain(std::string_view text, std::size_t& at, Token& token) {
  while (at < text.size() && (kKinds[byte_at(text, at)] & (kOfWords | kNotAscii)) == 0) ++at;
  std::size_t end = at;
  unsigned char seen = 0, kind = 0;
  for (; end < text.size(); ++end) {
    kind = kKinds[byte_at(text, end)];
    if ((kind & kOfWords) == 0) break;
    seen |= kind;
  }
  if (end == at) return false;
  if (end < text.size() && kind != 0) {
    if (kind == kNotAscii) return false;
    // A mark joins nothing to the word where neither letter nor digit follows it.
    if (end + 1 < text.size() && (kKinds[byte_at(text, end + 1)] & (kOfWords | kNotAscii)) != 0)
      return false;
  }
  const auto word = text.substr(at, end - at);
  token.begin = at;
  token.end = at = end;
  token.own = token.apart = false;
  token.capital = word[0] >= 'A' && word[0] <= 'Z';
  if ((seen & kCapital) == 0) {
    token.term = cut(word);
    return true;
  }
  buffer_ = word;
  for (char& c : buffer_) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  token.term = cut(buffer_);
  return true;
}

bool Analyser::next(std::string_view text, std::size_t& at, Token& token) {
  for (;;) {
    if (take_plain(text, at, token)) return true;
    bool ascii = true;
    // To the first letter or digit.
    Character first;
    for (; at < text.size(); at += first.bytes) {
      if (ascii_class(text, at) != kOther) {
        first = {static_cast<unsigned char>(text[at]), 1, true};
        break;
      }
      if (static_cast<unsigned char>(text[at]) < 0x80) {
        first.bytes = 1;
        continue;
      }
      first = character_at(text, at);
      if (is_letter(first.code) || is_digit(first.code)) break;
    }
    if (at >= text.size()) return false;

    const std::size_t begin = at;
    token.own = is_own_token(first.code);
    token.apart = false;
    if (token.own) {
      token.apart = is_hangul(first.code) && !is_behind_hangul(text, begin);
      at = end_of_own_token(text, begin);
      ascii = false;
    } else {
      while (at < text.size()) {
        if (ascii_class(text, at) != kOther) {
          ++at;
          continue;
        }
        if (at > begin) {
          if (const auto bytes = joiner_at(text, begin, at); bytes > 0) {
            ascii = ascii && bytes == 1 && text[at] != '`' && text[at] != '"';
            at += bytes;
            continue;
          }
        }
        if (static_cast<unsigned char>(text[at]) < 0x80) break;
        const auto c = character_at(text, at);
        const bool inside =
            c.valid && !is_own_token(c.code) &&
            (is_letter(c.code) || is_digit(c.code) || is_mark(c.code) || is_ignorable(c.code));
        if (!inside) break;
        ascii = false;
        at += c.bytes;
      }
    }
    const std::string_view word = text.substr(begin, at - begin);
    const std::size_t length = without_possessive(word);
    token.begin = begin;
    token.end = begin + length;
    token.capital = is_upper(first.code);
    token.term = fold(word.substr(0, length), ascii);
    if (!token.term.empty()) return true;
  }
}

std::vector<std::string> Analyser::terms(std::string_view text) {
  std::vector<std::string> out;
  each(text, [&out](const Token& token) { out.emplace_back(token.term); });
  return out;
}

std::string fold_text(std::string_view text) {
  return fold_characters(text);
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analyser.hh"

#include <algorithm>
#include <array>

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

// Bytes of an apostrophe at `at`, 0 when there is none.
std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return is_apostrophe(byte) ? 1 : 0;
  const auto c = character_at(text, at);
  return is_apostrophe(c.code) ? c.bytes : 0;
}

// l'avenir, d'accord, qu'il: the article or pronoun is a word of its own.
bool elides(std::string_view word) {
  if (word.size() == 1) {
    constexpr std::string_view kElided = "ldjnsmtcLDJNSMTC";
    return kElided.find(word[0]) != std::string_view::npos;
  }
  return word == "qu" || word == "Qu" || word == "QU";
}

// The word so far is one letter, or initials with stops: "U", "U.S".
bool initials(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? ascii_class(word, i) != kLetter : word[i] != '.') return false;
  }
  return word.size() % 2 == 1;
}

// 1,000: a comma with exactly three digits behind it.
bool groups_thousands(std::string_view text, std::size_t comma) {
  for (std::size_t i = 1; i <= 3; ++i) {
    if (ascii_class(text, comma + i) != kNumber) return false;
  }
  return ascii_class(text, comma + 4) != kNumber;
}

// Punctuation that stays inside a word: its bytes, or 0 when the word ends before it.
std::size_t joiner_at(std::string_view text, std::size_t begin, std::size_t at) {
  const auto before = ascii_class(text, at - 1);
  const std::string_view word = text.substr(begin, at - begin);
  switch (text[at]) {
    case '.':
      if (before == kNumber && ascii_class(text, at + 1) == kNumber) return 1;
      return ascii_class(text, at + 1) == kLetter && !letter_at(text, at + 2) &&
                     ascii_class(text, at + 2) != kNumber && initials(word)
                 ? 1
                 : 0;
    case ',':
      return before == kNumber && groups_thousands(text, at) ? 1 : 0;
    case '&':
      return before == kLetter && ascii_class(text, at + 1) == kLetter ? 1 : 0;
    default: {
      const auto bytes = apostrophe_at(text, at);
      return bytes > 0 && before != kNumber && letter_at(text, at + bytes) && !elides(word) ? bytes
                                                                                            : 0;
    }
  }
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
      found = folded_.emplace(std::string(word), fold_characters(word)).first;
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

bool Analyser::next(std::string_view text, std::size_t& at, Token& token) {
  for (;;) {
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
    if (is_one_word(first.code)) {
      at += first.bytes;
      ascii = false;
    } else {
      while (at < text.size()) {
        if (ascii_class(text, at) != kOther) {
          ++at;
          continue;
        }
        if (at > begin) {
          if (const auto bytes = joiner_at(text, begin, at); bytes > 0) {
            ascii = ascii && bytes == 1 && text[at] != '`';
            at += bytes;
            continue;
          }
        }
        if (static_cast<unsigned char>(text[at]) < 0x80) break;
        const auto c = character_at(text, at);
        const bool inside =
            c.valid && !is_one_word(c.code) &&
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

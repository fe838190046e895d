// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/word_sieve.hh"

#include <algorithm>
#include <cstring>

namespace news {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Five bits of a byte are alike for both cases of a letter.
std::size_t pair_of(char a, char b) {
  return (static_cast<std::size_t>(a) & 31) << 5 | (static_cast<std::size_t>(b) & 31);
}
std::size_t hash_of(std::string_view bytes) {
  std::size_t hash = 0;
  for (const char c : bytes) hash = hash * 37 + (static_cast<std::size_t>(c) & 31);
  return (hash ^ hash >> 12) % 4096;
}

// Curly quotes, dashes, ellipsis, no-break space, pound, euro and their like: never part of a word
// without an apostrophe.
bool folds_to_nothing(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  if (byte(0) == 0xE2 && byte(1) == 0x80) return byte(2) >= 0x90 && byte(2) <= 0xA6;
  if (byte(0) == 0xE2 && byte(1) == 0x82) return byte(2) == 0xAC;
  if (byte(0) != 0xC2) return false;
  constexpr std::string_view kPlain = "\xA0\xA3\xA7\xA9\xAB\xAE\xB0\xBB";
  return kPlain.find(static_cast<char>(byte(1))) != std::string_view::npos;
}

// The next byte above ASCII that may be part of a word.
std::size_t next_foreign(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHigh = 0x8080808080808080U;
  while (at < text.size()) {
    for (std::uint64_t eight = 0; at + 8 <= text.size(); at += 8) {
      std::memcpy(&eight, text.data() + at, 8);
      if ((eight & kHigh) != 0) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) {
      if (++at % 8 == 0) break;
    }
    if (at >= text.size()) return kNone;
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) continue;
    if (!folds_to_nothing(text, at)) return at;
    at += lead == 0xC2 ? 2 : 3;
  }
  return kNone;
}

// Holds the byte `at` itself, even a blank one: five bits of a line end are those of a j.
WordSieve::Stretch unit_around(std::string_view text, std::size_t at, std::size_t floor,
                               WordSieve::Unit unit) {
  if (unit == WordSieve::Unit::paragraph) {
    const auto before = at == 0 ? kNone : text.rfind("\n\n", at - 1);
    const auto after = text.find("\n\n", at + 1);
    const auto begin = before == kNone ? 0 : before + 2;
    return {std::max(floor, begin), after == kNone ? text.size() : after};
  }
  auto begin = at, end = at + 1;
  while (begin > floor && !is_blank(text[begin - 1])) --begin;
  while (end < text.size() && !is_blank(text[end])) ++end;
  return {begin, end};
}

}  // namespace

WordSieve::WordSieve(const std::vector<std::string_view>& terms) : any_(!terms.empty()) {
  for (const auto term : terms) add(term);
  prepare();
}

// A term and the other ways of writing it that fold to it: U.K., 1,000.
void WordSieve::add(std::string_view term) {
  const auto plain = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); };
  if (std::any_of(term.begin(), term.end(), [](char c) { return (c & 0x80) != 0; })) return;
  const auto digits =
      static_cast<std::size_t>(std::count_if(term.begin(), term.end(), is_ascii_digit));
  const bool number = digits == term.size();
  // Apostrophes may be curly, commas anywhere in a long number: not worth the cases.
  if (term.size() < 2 || !std::all_of(term.begin(), term.end(), plain) || digits > 6 ||
      (digits > 3 && !number)) {
    all_ = true;
    return;
  }
  spellings_.emplace_back(term);
  if (number && digits > 3) {
    std::string grouped(term.substr(0, term.size() - 3));
    grouped.append(1, ',').append(term.substr(term.size() - 3));
    spellings_.push_back(std::move(grouped));
  }
  if (digits > 0) return;
  if (const auto l = term.find("ll"); l != kNone && l > 0) {  // col.legi
    spellings_.emplace_back(term.substr(0, l + 1)).append(1, '.').append(term.substr(l + 1));
  }
  std::string dotted(1, term.front());
  for (const char c : term.substr(1)) dotted.append({'.', c});
  spellings_.push_back(std::move(dotted));
}

void WordSieve::prepare() {
  if (all_ || spellings_.empty()) return;
  least_ = 255;
  for (const auto& spelling : spellings_) least_ = std::min(least_, spelling.size());
  shift_.fill(static_cast<std::uint8_t>(least_ - 1));
  for (const auto& spelling : spellings_) {
    for (std::size_t i = 1; i < least_; ++i) {
      auto& shift = shift_[pair_of(spelling[i - 1], spelling[i])];
      shift = std::min(shift, static_cast<std::uint8_t>(least_ - 1 - i));
    }
    begins_.set(hash_of(std::string_view(spelling).substr(0, least_)));
  }
}

// Most pairs of letters are in no word, so that the next pair to look at is `most` further on; the
// four after one another are read without waiting for each other's outcome.
std::size_t WordSieve::next_word(std::string_view text, std::size_t from) const {
  if (spellings_.empty()) return kNone;
  const std::size_t most = least_ - 1;
  const auto shift_at = [&](std::size_t last) {
    return shift_[pair_of(text[last - 1], text[last])];
  };
  const auto in_none = [&](std::size_t last) {
    return static_cast<unsigned>(shift_at(last) == most);
  };
  for (std::size_t last = from + most; last < text.size();) {
    while (last + 3 * most < text.size() &&
           (in_none(last) & in_none(last + most) & in_none(last + 2 * most) &
            in_none(last + 3 * most)) != 0) {
      last += 4 * most;
    }
    if (last >= text.size()) break;
    const auto shift = shift_at(last);
    last += shift;
    if (shift > 0) continue;
    const auto begin = last - most;
    const bool inside =
        begin > 0 && (is_ascii_letter(text[begin - 1]) || is_ascii_digit(text[begin - 1]));
    if (!inside && begins_[hash_of(text.substr(begin, least_))]) return begin;
    ++last;
  }
  return kNone;
}

std::vector<WordSieve::Stretch> WordSieve::stretches(std::string_view text, Unit unit) const {
  if (!any_ || text.empty()) return {};
  if (all_) return {{0, text.size()}};
  std::vector<Stretch> out;
  auto word = next_word(text, 0), foreign = next_foreign(text, 0);
  while (word != kNone || foreign != kNone) {
    const auto stretch =
        unit_around(text, std::min(word, foreign), out.empty() ? 0 : out.back().second, unit);
    out.push_back(stretch);
    if (word < stretch.second) word = next_word(text, stretch.second);
    if (foreign < stretch.second) foreign = next_foreign(text, stretch.second);
  }
  return out;
}

}  // namespace news

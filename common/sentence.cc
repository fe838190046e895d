// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/sentence.hh"

#include <algorithm>
#include <iterator>

#include "common/unicode.hh"

namespace news {
namespace {

constexpr std::string_view kClosing[] = {"\"",           "'",       ")", "]", "\xE2\x80\x9D",
                                         "\xE2\x80\x99", "\xC2\xBB"};
constexpr std::string_view kOpening[] = {
    "\"",           "'",           "(", "[", "\xE2\x80\x9C", "\xE2\x80\x98", "\xC2\xAB",
    "\xE2\x80\x94", "\xE2\x80\xA2"};

// Written with a full stop in the middle of a sentence.
constexpr std::string_view kAbbreviations[] = {
    "Mr",  "Mrs",  "Ms",   "Dr",  "Prof",   "Rev",  "Hon", "St",  "Jr",   "Sr",  "Gen",  "Lt",
    "Col", "Maj",  "Sgt",  "Cpl", "Capt",   "Cmdr", "Adm", "Gov", "Sen",  "Rep", "Pres", "Insp",
    "Det", "Supt", "Msgr", "Fr",  "Mt",     "Ft",   "No",  "Nos", "vs",   "v",   "Co",   "Corp",
    "Inc", "Ltd",  "Bros", "Jan", "Feb",    "Mar",  "Apr", "Aug", "Sept", "Sep", "Oct",  "Nov",
    "Dec", "Ave",  "Blvd", "Rd",  "approx", "est",  "cf",  "al"};

// Chinese and Japanese, Hindi, Urdu, Arabic, Armenian, Ethiopic, Burmese, Tibetan.
constexpr std::string_view kStopsAlone[] = {
    "\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F", "\xEF\xBD\xA1", "\xE0\xA5\xA4", "\xE0\xA5\xA5",
    "\xDB\x94",     "\xD8\x9F",     "\xD6\x89",     "\xE1\x8D\xA2", "\xE1\x81\x8B", "\xE0\xBC\x8D"};

bool take_back(std::string_view& text, std::string_view piece) {
  if (!text.ends_with(piece)) return false;
  text.remove_suffix(piece.size());
  return true;
}

bool ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Is the full stop behind `text` that of initials or of an abbreviation?
bool abbreviated(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && ascii_letter(text[begin - 1])) --begin;
  const auto word = text.substr(begin);
  if (word.empty()) return false;
  const bool apart = begin == 0 || !is_letter(character_at(text, begin - 1).code);
  if (word.size() == 1) return apart;  // J., the last of U.K.
  return std::find(std::begin(kAbbreviations), std::end(kAbbreviations), word) !=
         std::end(kAbbreviations);
}

// A letter of a script that knows no capitals.
bool has_no_case(char32_t code) {
  const bool cased = code < 0x590 || (code >= 0x1E00 && code < 0x2000);
  return is_letter(code) && !cased;
}

bool opens_sentence(std::string_view rest) {
  if (rest.empty()) return false;
  for (const auto mark : kOpening) {
    if (rest.starts_with(mark)) return true;
  }
  const auto first = character_at(rest, 0).code;
  return is_upper(first) || is_digit(first) || is_one_word(first) || has_no_case(first);
}

bool is_blank(char c) {
  return c == ' ' || c == '\n';
}

}  // namespace

bool ends_sentence(std::string_view text, std::size_t at) {
  auto before = text.substr(0, at);
  while (before.ends_with(' ')) before.remove_suffix(1);
  for (bool more = true; more;) {
    more = std::any_of(std::begin(kClosing), std::end(kClosing),
                       [&before](std::string_view mark) { return take_back(before, mark); });
  }
  if (before.empty()) return false;
  const char last = before.back();
  if (last == '!' || last == '?') return true;
  if (take_back(before, "\xE2\x80\xA6")) return true;
  return last == '.' && !abbreviated(before.substr(0, before.size() - 1));
}

bool begins_sentence(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at - 1] != ' ' || !ends_sentence(text, at - 1)) return false;
  return opens_sentence(text.substr(at));
}

bool sentence_ends_between(std::string_view text, std::size_t end, std::size_t begin) {
  if (begin <= end || (begin == end + 1 && is_blank(text[end]))) return false;  // as almost always
  for (auto at = end; at < begin;) {
    if (is_blank(text[at])) {
      const auto before = at;
      while (at < begin && is_blank(text[at])) ++at;
      if (ends_sentence(text, before) && opens_sentence(text.substr(at))) return true;
      continue;
    }
    const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
    const auto rest = ascii ? std::string_view() : text.substr(at, begin - at);
    for (const auto stop : kStopsAlone) {
      if (rest.starts_with(stop)) return true;
    }
    ++at;
  }
  return false;
}

}  // namespace news

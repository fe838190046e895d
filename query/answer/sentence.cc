// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/sentence.hh"

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
  auto rest = text.substr(at);
  for (const auto mark : kOpening) {
    if (rest.starts_with(mark)) return true;
  }
  const auto first = character_at(rest, 0);
  return is_upper(first.code) || is_digit(first.code) || is_one_word(first.code);
}

}  // namespace news

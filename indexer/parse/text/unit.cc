// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/text/unit.hh"

#include <algorithm>

#include "common/unicode.hh"
#include "indexer/parse/text/lines.hh"
#include "indexer/parse/text/repairs.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

bool is_closing(char32_t code) {
  return code == '"' || code == '\'' || code == 0x201D || code == 0x2019 || code == 0x00BB ||
         code == ')' || code == ']' || code == 0x203A || code == 0x300D || code == 0x300F ||
         code == 0xFF09 || code == 0x201C;
}

// The last character that counts: closing quotation marks and brackets skipped.
char32_t last_mark(std::string_view clean) {
  for (std::size_t end = clean.size(); end > 0;) {
    std::size_t at = end - 1;
    while (at > 0 && (static_cast<unsigned char>(clean[at]) & 0xC0) == 0x80) --at;
    const auto c = character_at(clean, at);
    if (!is_closing(c.code)) return c.code;
    end = at;
  }
  return 0;
}

bool first_is_upper(std::string_view clean) {
  for (std::size_t at = 0; at < clean.size();) {
    const auto c = character_at(clean, at);
    if (is_letter(c.code)) return is_upper(c.code) || is_one_word(c.code);
    if (is_digit(c.code)) return true;
    at += c.bytes;
  }
  return false;
}

// Blanks part words; scripts without them have about one in two signs of Han, in five of Thai.
std::size_t word_count(std::string_view clean) {
  constexpr char32_t kThai = 0xE00, kLaoEnd = 0xEFF;
  constexpr std::size_t kHan = 2, kLetters = 5;
  std::size_t words = clean.empty() ? 0 : 1, han = 0, letters = 0;
  for (std::size_t at = 0; at < clean.size();) {
    const char byte = clean[at];
    if (static_cast<unsigned char>(byte) < 0xE0) {
      words += byte == ' ';
      ++at;
      continue;
    }
    const auto c = character_at(clean, at);
    han += is_one_word(c.code);
    letters += c.code >= kThai && c.code <= kLaoEnd && is_letter(c.code);
    at += c.bytes;
  }
  return words + han / kHan + letters / kLetters;
}

}  // namespace

Unit measure_unit(std::size_t begin, std::size_t end, std::string clean) {
  Unit unit;
  unit.begin = begin;
  unit.end = end;
  unit.clean = std::move(clean);
  unit.words = word_count(unit.clean);
  const char32_t last = last_mark(unit.clean);
  unit.question = last == '?' || last == 0xFF1F || last == 0x061F;
  unit.end_mark = last == '.' || last == ',' || last == ';' || last == ':' || last == '!' ||
                  last == 0x2026 || last == 0x3002 || last == 0x0964 || last == 0x06D4 ||
                  last == 0x061B || last == 0x060C || last == 0xFF01;
  unit.begins_upper = first_is_upper(unit.clean);
  if (unit.clean.size() <= kShortUnit) unit.lower = ascii_lower(unit.clean);
  return unit;
}

std::vector<Unit> make_units(std::string_view text, Lines known, std::vector<Repair>& repairs) {
  const auto lines = split_lines(text);
  const auto begins = find_beginnings(text, lines, known);
  repairs = find_repairs(text, lines, begins);
  std::vector<Unit> units;
  std::size_t next_repair = 0;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t last = i;
    while (last + 1 < lines.size() && !begins[last + 1]) ++last;
    Unit unit = measure_unit(
        lines[i].begin, lines[last].end,
        squeeze_blanks(read_repaired(text, lines[i].begin, lines[last].end, repairs, next_repair)));
    unit.wire_mark = lines[i].opens;
    if (!unit.clean.empty()) units.push_back(std::move(unit));
    i = last + 1;
  }
  join_pieces(units);
  return units;
}

}  // namespace news

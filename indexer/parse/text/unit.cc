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
         code == ')' || code == ']' || code == 0x203A;
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

}  // namespace

Unit measure_unit(std::size_t begin, std::size_t end, std::string clean) {
  Unit unit;
  unit.begin = begin;
  unit.end = end;
  unit.clean = std::move(clean);
  unit.words =
      unit.clean.empty()
          ? 0
          : 1 + static_cast<std::size_t>(std::count(unit.clean.begin(), unit.clean.end(), ' '));
  const char32_t last = last_mark(unit.clean);
  unit.question = last == '?' || last == 0xFF1F;
  unit.end_mark = last == '.' || last == ',' || last == ';' || last == ':' || last == '!' ||
                  last == 0x2026 || last == 0x3002 || last == 0x0964;
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

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/names/name_case.hh"

#include <utf8proc.h>

#include "common/unicode.hh"

namespace news::annotation {
namespace {

constexpr std::size_t kLongestAcronym = 3;

char32_t lower(char32_t code) {
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code)));
}

bool is_all_upper(std::string_view name) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < name.size();) {
    const Character c = character_at(name, at);
    at += c.bytes;
    if (!is_letter(c.code)) continue;
    if (!is_upper(c.code)) return false;
    ++letters;
  }
  return letters > kLongestAcronym;
}

// MCCARTHY, but not MCE or MCI.
bool begins_with_mc(std::string_view rest) {
  if (!rest.starts_with("MC") || rest.size() < 6) return false;
  for (const char c : rest.substr(0, 6)) {
    if (c < 'A' || c > 'Z') return false;
  }
  return true;
}

}  // namespace

std::string in_name_case(std::string_view name) {
  if (!is_all_upper(name)) return std::string(name);
  std::string out;
  bool starts = true;
  for (std::size_t at = 0; at < name.size();) {
    if (starts && begins_with_mc(name.substr(at))) {
      out += "Mc";
      at += 2;
      continue;
    }
    const Character c = character_at(name, at);
    at += c.bytes;
    append_utf8(out, starts ? c.code : lower(c.code));
    starts = !is_letter(c.code);
  }
  return out;
}

}  // namespace news::annotation

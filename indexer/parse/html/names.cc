// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/names.hh"

#include <algorithm>
#include <array>

#include "common/unicode.hh"
#include "indexer/parse/byline.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

constexpr std::array<std::string_view, 10> kLeads = {
    "by ", "von ", "par ", "por ", "di ", "av ", "door ", "af ", "text: ", "written by "};
constexpr std::array<std::string_view, 15> kJoints = {" - ", " – ",   " — ",    ", ",  " and ",
                                                      " & ", " und ", " et ",   " y ", ";",
                                                      " | ", " / ",   " with ", " e ", "、"};
constexpr std::size_t kMaxName = 60;  // bytes

std::ptrdiff_t count_blanks(std::string_view text) {
  return std::count(text.begin(), text.end(), ' ');
}

std::string_view drop_lead(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    while (!text.empty() && (text.front() == ' ' || text.front() == ':' || text.front() == ','))
      text.remove_prefix(1);
    for (const std::string_view lead : kLeads)
      if (starts_with_ignoring_case(text, lead)) {
        text.remove_prefix(lead.size());
        again = true;
      }
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == ',' || text.back() == ':'))
    text.remove_suffix(1);
  return text;
}

}  // namespace

bool is_nobody(std::string_view name) {
  static constexpr std::array<std::string_view, 26> kNobody = {
      "staff",         "staff reporter", "staff writer", "no author", "author",       "admin",
      "administrator", "editor",         "editors",      "editorial", "redaktion",    "redazione",
      "redaccion",     "redacao",        "redactie",     "redakcja",  "la redaction", "sponsored",
      "guest",         "newsroom",       "web desk",     "news desk", "unknown",      "anonymous",
      "contributor",   "editorial team"};
  const std::string key = word_key(name);
  if (std::find(kNobody.begin(), kNobody.end(), key) != kNobody.end()) return true;
  for (const std::string_view tail :
       {" staff", " staff reporter", " staff writer", " redazione", " editorial", "部", "取材班"})
    if (key.ends_with(tail)) return true;
  return false;
}

bool is_named_staff(std::string_view name) {
  const std::string key = word_key(name);
  return key.ends_with(" staff") || key.ends_with(" newsroom");
}

bool is_host(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot != std::string_view::npos && dot > 0 && dot + 2 < name.size() &&
         name.find(' ') == std::string_view::npos;
}

std::string_view after_byline_lead(std::string_view line) {
  static constexpr std::array<std::string_view, 14> kStarts = {
      "by ", "by: ", "von ",  "von: ",       "par ",     "por ",    "di ",
      "av ", "af ",  "door ", "written by ", "author: ", "autor: ", "text: "};
  for (const std::string_view start : kStarts)
    if (starts_with_ignoring_case(line, start)) {
      line.remove_prefix(start.size());
      return !line.empty() && is_upper(character_at(line, 0).code) ? line : std::string_view{};
    }
  return {};
}

bool is_byline_line(std::string_view line) {
  if (line.size() > 100) return false;
  const auto names = split_byline(after_byline_lead(line));
  return !names.empty() && std::all_of(names.begin(), names.end(),
                                       [](const auto& name) { return looks_like_person(name); });
}

bool may_be_name(std::string_view text) {
  if (text.size() < 2 || text.size() > kMaxName || count_blanks(text) > 5) return false;
  if (text.find_first_of("@<>{}#_\\=") != std::string_view::npos || contains(text, "://") ||
      contains(text, "www."))
    return false;
  bool letter = false;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character_at(text, i);
    letter = letter || is_letter(c.code);
    if (is_digit(c.code)) return false;
    i += c.bytes;
  }
  return letter;
}

std::vector<std::string> split_names(std::string_view statement) {
  std::vector<std::string> names;
  const std::string text = collapse(statement);
  std::string_view rest = text;
  while (!rest.empty()) {
    std::size_t end = rest.size(), next = rest.size();
    for (const std::string_view joint : kJoints)
      if (const std::size_t at = rest.find(joint); at < end) {
        end = at;
        next = at + joint.size();
      }
    const std::string_view name = drop_lead(rest.substr(0, end));
    if (may_be_name(name)) names.emplace_back(name);
    rest.remove_prefix(next);
  }
  return names;
}

}  // namespace news::html

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/dateline_east.hh"

#include <algorithm>
#include <string>
#include <vector>

#include "common/east_asian_names.hh"
#include "common/unicode.hh"
#include "indexer/parse/fields/byline_parts.hh"
#include "indexer/parse/fields/person.hh"

namespace news {
namespace {

constexpr std::size_t kHan = 3;  // bytes of a character

struct Brackets {
  std::string_view open, close;
};
constexpr Brackets kBrackets[] = {{"(", ")"},           {"[", "]"},           {"\uFF08", "\uFF09"},
                                  {"\u3010", "\u3011"}, {"\uFF3B", "\uFF3D"}, {"\u3014", "\u3015"}};

// What stands in brackets at the front; npos in `behind`: nothing.
struct Bracketed {
  std::string_view inside;
  std::size_t behind = std::string_view::npos;
};

Bracketed bracketed(std::string_view head) {
  for (const auto& pair : kBrackets) {
    if (!head.starts_with(pair.open)) continue;
    const auto close = head.find(pair.close);
    if (close == head.npos) return {};
    return {head.substr(pair.open.size(), close - pair.open.size()), close + pair.close.size()};
  }
  return {};
}

// Parts between blanks and equals signs.
std::vector<std::string_view> parts_of(std::string_view inside) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= inside.size();) {
    const Character c = at < inside.size() ? character_at(inside, at) : Character();
    const bool sign = at == inside.size() || is_space(c.code) || c.code == '=' ||
                      c.code == 0xFF1D || c.code == ',' || c.code == 0x3001 || c.code == 0x30FB;
    if (sign) {
      if (at > begin) parts.push_back(inside.substr(begin, at - begin));
      begin = at + c.bytes;
    }
    if (at == inside.size()) break;
    at += c.bytes;
  }
  return parts;
}

bool has_number(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    if (is_digit(c.code)) return true;
    at += c.bytes;
  }
  return false;
}

bool is_place(std::string_view part) {
  constexpr std::size_t kLongest = 12;  // characters
  const auto length = count_characters(part);
  return length >= 2 && length <= kLongest && !has_number(part) && !is_news_agency(part) &&
         is_letter(character_at(part, 0).code);
}

std::size_t behind_dash(std::string_view head, std::size_t at) {
  constexpr std::string_view kMarks[] = {" ", "-", "=", "\uFF1D", "\u3000", "\u2014", "\u2013"};
  for (bool again = true; again;) {
    again = false;
    for (const auto mark : kMarks) {
      if (!head.substr(at).starts_with(mark)) continue;
      at += mark.size();
      again = true;
    }
  }
  return at;
}

// "パリ共同": the agency glued on.
Dateline glued(std::string_view part) {
  for (std::size_t at = character_at(part, 0).bytes; at < part.size();
       at += character_at(part, at).bytes) {
    const auto place = part.substr(0, at), agency = part.substr(at);
    if (is_place(place) && is_news_agency(agency))
      return {std::string(place), std::string(agency), {}, 0};
  }
  return {};
}

// "東京 3日 ロイター", "서울=연합뉴스", "ロンドン＝佐藤花子", "パリ共同"
Dateline in_brackets(std::string_view inside) {
  const auto parts = parts_of(inside);
  constexpr std::size_t kMostParts = 5;
  if (parts.empty() || parts.size() > kMostParts) return {};
  Dateline found;
  for (const auto part : parts) {
    if (found.agency.empty() && found.place.empty() && is_place(part)) {
      if (auto both = glued(part); !both.agency.empty()) {
        found = std::move(both);
      } else {
        found.place = part;
      }
    } else if (is_news_agency(part)) {
      found.agency = part;  // the last one sends it out
    }
  }
  return found;
}

// "(서울=연합뉴스) 김민수 기자 = ": up to the sign behind the reporter.
std::size_t behind_reporter(std::string_view head, std::size_t at) {
  constexpr std::size_t kReach = 50;  // bytes
  const auto sign = head.substr(at, kReach).find(" = ");
  return sign == std::string_view::npos ? behind_dash(head, at) : at + sign + 3;
}

// "中央社記者陳美玲高雄": the reporter between agency and place.
std::string_view behind_name(std::string_view rest) {
  for (const std::string_view word : {"\u8BB0\u8005", "\u8A18\u8005"}) {  // 记者, 記者
    if (!rest.starts_with(word)) continue;
    rest.remove_prefix(word.size());
    for (const std::size_t length : {3 * kHan, 2 * kHan}) {
      if (rest.size() >= length + 2 * kHan && !family_name_of(rest.substr(0, length), "zh").empty())
        return rest.substr(length);
    }
    return {};
  }
  return rest;
}

// "新华社北京3月3日电", without brackets around it.
Dateline by_wire(std::string_view line) {
  constexpr std::size_t kLongestAgency = 18, kReach = 60;  // bytes
  std::size_t agency = 0;
  for (std::size_t length = kHan; length <= std::min(line.size(), kLongestAgency); length += kHan) {
    if (is_news_agency(line.substr(0, length))) agency = length;
  }
  if (agency == 0) return {};
  std::size_t wire = std::string_view::npos;
  for (const std::string_view mark : {"\u7535", "\u96FB", "\u8BAF", "\u8A0A"})  // 电, 電, 讯, 訊
    wire = std::min(wire, line.find(mark));
  if (wire == line.npos || wire > kReach) return {};
  auto rest = behind_name(line.substr(agency, wire - agency));
  std::size_t end = 0;
  while (end < rest.size() && !is_digit(character_at(rest, end).code))
    end += character_at(rest, end).bytes;
  const auto place = rest.substr(0, end);
  if (!is_place(place)) return {};
  return {std::string(place), std::string(line.substr(0, agency)), {}, wire + kHan};
}

}  // namespace

Dateline find_east_asian_dateline(std::string_view head, std::string_view language) {
  const auto bracket = bracketed(head);
  if (bracket.behind != head.npos) {
    Dateline found = language == "zh" ? by_wire(bracket.inside) : in_brackets(bracket.inside);
    if (found.place.empty()) return {};
    found.length = language == "ko" ? behind_reporter(head, bracket.behind)
                                    : behind_dash(head, bracket.behind);
    return found;
  }
  if (language != "zh") return {};
  Dateline found = by_wire(head);
  if (found.length == 0) return {};
  // The reporters in brackets behind it.
  const auto reporters = bracketed(head.substr(found.length));
  if (reporters.behind != head.npos) found.length += reporters.behind;
  found.length = behind_dash(head, found.length);
  return found;
}

}  // namespace news

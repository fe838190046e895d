// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/people/person_aliases.hh"

#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "common/people/person_name.hh"

namespace news {
namespace {

constexpr std::string_view kDots = "..";

bool is_year(std::string_view text) {
  return text.size() == 4 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Years {
  DayNumber first = kNoDay, last = kNoDay;
};

// "2010", "2010..2014", "2010..", "..2014"
std::optional<Years> read_years(std::string_view text) {
  const auto dots = text.find(kDots);
  const auto from = text.substr(0, dots);
  const auto to = dots == text.npos ? from : text.substr(dots + kDots.size());
  if ((from.empty() && to.empty()) || (!from.empty() && !is_year(from)) ||
      (!to.empty() && !is_year(to)))
    return std::nullopt;
  const std::string first(from.empty() ? "0001" : from), last(to.empty() ? "9999" : to);
  return Years{day_number(first + "-01-01"), day_number(last + "-12-31")};
}

}  // namespace

std::string alias_key(std::string_view name) {
  const auto parsed = parse_person_name(name);
  if (parsed.surname.empty()) return group_key(name);
  return parsed.given + ' ' + parsed.middle + ' ' + parsed.surname + ' ' + parsed.suffix;
}

std::optional<PersonAlias> PersonAliases::read_name(std::string_view text) {
  PersonAlias out;
  if (const auto blank = text.rfind(' '); blank != text.npos) {
    if (const auto years = read_years(text.substr(blank + 1))) {
      out.first = years->first;
      out.last = years->last;
      text = text.substr(0, blank);
    }
  }
  out.key = alias_key(text);
  out.block = name_block(parse_person_name(text));
  if (out.key.empty()) return std::nullopt;
  return out;
}

void PersonAliases::add(std::string_view label, std::vector<PersonAlias> names) {
  // What holds of some years goes before what holds of all.
  std::stable_sort(names.begin(), names.end(), [](const PersonAlias& a, const PersonAlias& b) {
    return !a.always() && b.always();
  });
  const std::string text = "alias " + std::string(label);
  persons_.push_back({std::string(label), XXH3_64bits(text.data(), text.size()), std::move(names)});
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/east_asian_names.hh"

#include <array>

#include "common/unicode.hh"

namespace news::html {
namespace {

constexpr std::size_t kLongestMark = 150;                   // bytes
constexpr std::size_t kShortestName = 2, kLongestName = 6;  // characters

// Longest first where one ends another.
constexpr std::array<std::string_view, 12> kRoles = {"編集委員", "論説委員", "特派員", "記者",
                                                     "特派记者", "通讯员",   "记者",   "선임기자",
                                                     "수습기자", "논설위원", "특파원", "기자"};

bool is_east_asian(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x3040 && c <= 0x30FA) || c == 0x30FC ||
         (c >= 0xAC00 && c <= 0xD7A3);
}

// Runs of East Asian letters; all else parts them.
std::vector<std::string_view> runs_of(std::string_view text) {
  std::vector<std::string_view> runs;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const bool ended = at == text.size();
    const Character c = ended ? Character{} : character_at(text, at);
    if (ended || !is_east_asian(c.code)) {
      if (at > begin) runs.push_back(text.substr(begin, at - begin));
      begin = at + (ended ? 0 : c.bytes);
    }
    if (ended) break;
    at += c.bytes;
  }
  return runs;
}

// The role off the run's end or beginning; false: it has none.
bool cut_role(std::string_view& run) {
  for (const std::string_view role : kRoles) {
    if (run.ends_with(role)) {
      run.remove_suffix(role.size());
      return true;
    }
    if (run.starts_with(role)) {
      run.remove_prefix(role.size());
      return true;
    }
  }
  return false;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += character_at(text, at).bytes) ++count;
  return count;
}

}  // namespace

std::vector<std::string> east_asian_names(std::string_view mark) {
  std::vector<std::string> names;
  if (mark.size() > kLongestMark) return names;
  bool reporter = false;
  for (std::string_view run : runs_of(mark)) {
    reporter = cut_role(run) || reporter;
    const std::size_t count = count_characters(run);
    if (count >= kShortestName && count <= kLongestName) names.emplace_back(run);
  }
  // Family and given name apart: 佐藤 海斗 記者.
  if (names.size() == 2 && mark.find(names[0] + ' ' + names[1]) != std::string_view::npos &&
      count_characters(names[0]) <= 3 && count_characters(names[1]) <= 3)
    names = {names[0] + ' ' + names[1]};
  return reporter ? names : std::vector<std::string>{};
}

}  // namespace news::html

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/expand.hh"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "common/edit_distance.hh"
#include "common/unicode.hh"

namespace news {
namespace {

constexpr std::size_t kMostNear = 100;  // spellings kept for ~word, the most frequent

std::size_t next_character(std::string_view text, std::size_t at) {
  return at + character_at(text, at).bytes;
}

Result<std::vector<std::string>> expand_pattern(const Corpus& corpus, std::string_view pattern) {
  const auto prefix = pattern.substr(0, pattern.find_first_of("*?"));
  std::set<std::string, std::less<>> found;
  corpus.scan(prefix, [&](std::string_view word, std::uint32_t) {
    if (!word.starts_with(prefix)) return false;
    if (fits(word, pattern) && !found.contains(word)) found.emplace(word);
    return found.size() <= kMostWords;
  });
  if (found.size() > kMostWords) {
    return fail(ErrorCode::usage,
                fmt::format("{} stands for more than {} words", pattern, kMostWords),
                "write more of the word");
  }
  return std::vector<std::string>(found.begin(), found.end());
}

std::vector<std::string> expand_fuzzy(const Corpus& corpus, std::string_view wanted) {
  const std::size_t limit = count_characters(wanted) < 5 ? 1 : 2;
  const DistanceFrom distance(wanted, limit);
  std::vector<std::pair<std::uint32_t, std::string>> found;
  corpus.scan({}, [&](std::string_view word, std::uint32_t frequency) {
    if (distance.to(word) <= limit) found.emplace_back(frequency, word);
    return true;
  });
  std::sort(found.rbegin(), found.rend());
  if (found.size() > kMostNear) found.resize(kMostNear);
  std::set<std::string> words;
  for (auto& [frequency, word] : found) words.insert(std::move(word));
  return {words.begin(), words.end()};
}

}  // namespace

bool fits(std::string_view word, std::string_view pattern) {
  std::size_t w = 0, p = 0;
  std::size_t star = std::string_view::npos, resume = 0;
  while (w < word.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = w;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      w = next_character(word, w);
    } else if (p < pattern.size() && pattern[p] == word[w]) {
      ++p;
      ++w;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      resume = next_character(word, resume);
      w = resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

Result<std::vector<std::string>> expand(const Corpus& corpus, const Node& leaf, bool forms) {
  switch (leaf.kind) {
    case NodeKind::pattern:
      return expand_pattern(corpus, leaf.text);
    case NodeKind::fuzzy:
      return expand_fuzzy(corpus, leaf.text);
    default:
      if (leaf.exact || !forms) return std::vector<std::string>{leaf.text};
      return corpus.forms_of(leaf.text);
  }
}

}  // namespace news

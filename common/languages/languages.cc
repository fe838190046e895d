// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/languages/languages.hh"

#include <algorithm>

namespace news {
namespace {

WordEntry entry_of(std::string_view line, std::string_view language) {
  WordEntry entry{line, {}, language};
  const auto open = line.ends_with(']') ? line.rfind(" [") : line.npos;
  if (open == line.npos) return entry;
  entry.words = line.substr(0, open);
  entry.tags = line.substr(open + 2, line.size() - open - 3);
  return entry;
}

}  // namespace

bool WordEntry::has_tag(std::string_view tag) const {
  for (std::string_view rest = tags; !rest.empty();) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == tag) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

void for_each_word(std::string_view list, std::string_view language,
                   const std::function<void(const WordEntry&)>& use) {
  for (const WordList& file : word_lists()) {
    if (file.name != list || (!language.empty() && file.language != language)) continue;
    for (std::string_view rest = file.text; !rest.empty();) {
      const auto end = std::min(rest.find('\n'), rest.size());
      const auto line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!line.empty() && line.front() != '#') use(entry_of(line, file.language));
    }
  }
}

std::vector<WordEntry> word_entries(std::string_view list, std::string_view language) {
  std::vector<WordEntry> entries;
  for_each_word(list, language, [&](const WordEntry& entry) { entries.push_back(entry); });
  return entries;
}

}  // namespace news

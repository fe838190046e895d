// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/site_name.hh"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

constexpr std::array<std::string_view, 9> kSeparators = {" | ", " - ",  " – ", " — ", " · ",
                                                         " • ", " :: ", " » ", "|"};

// Compact names and hosts: "The Example" and "theexample.co.uk" -> "theexample".
std::string squeeze(std::string_view name) {
  std::string key = word_key(name);
  std::erase(key, ' ');
  return key;
}

}  // namespace

std::vector<std::string> site_names(const PageFacts& facts) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    if (std::string squeezed = squeeze(name); !squeezed.empty())
      names.push_back(std::move(squeezed));
  };
  add(facts.first("og:site_name"));
  add(facts.first("application-name"));
  add(facts.linked.publisher);
  add(facts.linked.site_name);
  for (const std::string_view url :
       {std::string_view(facts.canonical), facts.first("og:url"), std::string_view(facts.url)}) {
    std::string host = host_of(url);
    if (host.empty()) continue;
    if (host.starts_with("www.")) host.erase(0, 4);
    names.push_back(squeeze(host));
    names.push_back(squeeze(host.substr(0, host.find('.'))));
  }
  return names;
}

bool is_site_name(std::string_view text, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), squeeze(text)) != names.end();
}

std::string cut_site_name(std::string_view title, const std::vector<std::string>& names) {
  std::string text(title);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view separator : kSeparators) {
      const std::size_t at = text.rfind(separator);
      if (at == std::string::npos || at == 0) continue;
      if (!is_site_name(std::string_view(text).substr(at + separator.size()), names)) continue;
      text = collapse(std::string_view(text).substr(0, at));
      again = true;
      break;
    }
  }
  return text;
}

}  // namespace news::html

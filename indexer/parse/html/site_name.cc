// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/site_name.hh"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

constexpr std::array<std::string_view, 12> kSeparators = {" | ",  " - ", " – ", " — ", " · ", " • ",
                                                          " :: ", " » ", " « ", " › ", " ‹ ", "|"};

constexpr std::array<std::string_view, 7> kLeadingSeparators = {" | ", " - ",  " – ", " — ",
                                                                " · ", " :: ", ": "};
constexpr std::array<std::string_view, 12> kArticles = {
    "the ", "der ", "die ", "das ", "le ", "la ", "les ", "el ", "il ", "de ", "o ", "a "};
// What an outlet puts behind its name: "CBC News", "Kurier Online".
constexpr std::array<std::string_view, 16> kAdditions = {
    "news", "online", "sport",   "sports", "magazine", "magazin",     "tv",    "radio",
    "com",  "blog",   "aktuell", "live",   "digital",  "nachrichten", "world", "media"};

// Compact names and hosts: "The Example" and "theexample.co.uk" -> "example".
std::string squeeze(std::string_view name) {
  std::string key = word_key(name);
  for (const std::string_view article : kArticles)
    if (key.starts_with(article) && key.size() > article.size() + 2) {
      key.erase(0, article.size());
      break;
    }
  std::erase(key, ' ');
  return key;
}

// The words of links to the front page, and of the pictures in them.
void add_home_links(const Tree& tree, const std::string& host, std::vector<std::string>& names) {
  constexpr std::size_t kMost = 6, kLongest = 40;
  std::size_t found = 0;
  for (NodeIndex i = 0; i < tree.size() && found < kMost; ++i) {
    if (tree.tag(i) != Tag::a) continue;
    const std::string_view href = tree.attribute(i, Attr::href);
    const std::string there = host_of(href);
    const bool is_front = href == "/" || (!host.empty() && there == host &&
                                          href.find('/', href.find("://") + 3) + 1 >= href.size());
    if (!is_front) continue;
    ++found;
    std::vector<std::string> words = {tree.inner_text(i), collapse(tree.attribute(i, Attr::title))};
    for (NodeIndex inside = i; inside < tree.node(i).end; ++inside)
      if (tree.tag(inside) == Tag::img && !tree.node(inside).is_text)
        words.push_back(collapse(tree.attribute(inside, Attr::alt)));
    for (const std::string& name : words)
      if (std::string squeezed = squeeze(name); !squeezed.empty() && name.size() <= kLongest)
        names.push_back(std::move(squeezed));
  }
}

}  // namespace

std::vector<std::string> site_names(const Tree& tree, const PageFacts& facts) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    if (std::string squeezed = squeeze(name); !squeezed.empty())
      names.push_back(std::move(squeezed));
  };
  for (const std::string_view name :
       {facts.first("og:site_name"), facts.first("application-name"),
        std::string_view(facts.linked.publisher), std::string_view(facts.linked.site_name),
        std::string_view(facts.linked.section), facts.first("article:section")})
    add(name);
  std::string front;
  for (const std::string_view url :
       {std::string_view(facts.canonical), facts.first("og:url"), std::string_view(facts.url)}) {
    std::string host = host_of(url);
    if (host.empty()) continue;
    if (front.empty()) front = host;
    if (host.starts_with("www.")) host.erase(0, 4);
    names.push_back(squeeze(host));
    const std::string label = squeeze(host.substr(0, host.find('.')));
    names.push_back(label);
    if (label.size() >= 3)
      for (const std::string_view addition : kAdditions)
        names.push_back(label + std::string(addition));
  }
  add_home_links(tree, front, names);
  return names;
}

bool is_site_name(std::string_view text, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), squeeze(text)) != names.end();
}

void learn_site_name(std::string_view title, std::string_view heading,
                     std::vector<std::string>& names) {
  if (heading.empty() || !title.starts_with(heading)) return;
  const std::string_view rest = title.substr(heading.size());
  for (const std::string_view separator : kSeparators)
    if (rest.starts_with(separator)) {
      names.push_back(squeeze(rest.substr(separator.size())));
      return;
    }
}

namespace {

std::string cut_leading_name(std::string text, const std::vector<std::string>& names) {
  for (const std::string_view separator : kLeadingSeparators) {
    const std::size_t at = text.find(separator);
    if (at == std::string::npos || at == 0 || at + separator.size() >= text.size()) continue;
    if (!is_site_name(std::string_view(text).substr(0, at), names)) continue;
    return collapse(std::string_view(text).substr(at + separator.size()));
  }
  return text;
}

// "Holm rebuilds its bridge - News" before the site's name: a word between two strokes of one kind.
void cut_section(std::string& text, std::string_view separator) {
  constexpr std::size_t kFewest = 3;  // words of a headline
  const std::size_t at = text.rfind(separator);
  if (at == std::string::npos) return;
  const std::string_view tail = std::string_view(text).substr(at + separator.size());
  const bool is_word = !tail.empty() && tail.find_first_of(" 0123456789") == tail.npos &&
                       tail.size() <= 20 && !ends_as_sentence(tail);
  if (is_word && count_words(std::string_view(text).substr(0, at)) >= kFewest) text.resize(at);
}

}  // namespace

std::string cut_site_name(std::string_view title, const std::vector<std::string>& names) {
  constexpr int kMostCuts = 8;  // site, section, section of the section
  std::string text(title);
  int cuts = 0;
  for (bool again = true; again && cuts < kMostCuts; ++cuts) {
    again = false;
    for (const std::string_view separator : kSeparators) {
      const std::size_t at = text.rfind(separator);
      if (at == std::string::npos || at == 0) continue;
      if (!is_site_name(std::string_view(text).substr(at + separator.size()), names)) continue;
      text = collapse(std::string_view(text).substr(0, at));
      cut_section(text, separator);
      again = true;
      break;
    }
  }
  return cut_leading_name(std::move(text), names);
}

}  // namespace news::html

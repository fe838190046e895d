// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/headline.hh"

#include <algorithm>
#include <array>

#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

constexpr std::array<std::string_view, 9> kSeparators = {" | ", " - ",  " – ", " — ", " · ",
                                                         " • ", " :: ", " » ", "|"};

constexpr std::size_t kTelling = 16;  // bytes; shorter headings are often labels

struct Candidate {
  std::string text, key;
};

Candidate candidate(std::string_view text) {
  Candidate made{collapse(text), {}};
  made.key = word_key(made.text);
  return made;
}

// The words of a heading without a kicker or overline inside it, unless nothing else is there.
std::string heading_text(const Tree& tree, const Blocks& blocks, NodeIndex heading) {
  std::string text;
  for (NodeIndex i = heading; i < tree.node(heading).end;) {
    const Node& node = tree.node(i);
    const bool is_aside =
        i != heading &&
        (is_unread(node.tag) || (blocks.own_hints(i) & (kSummaryHint | kHiddenHint)) != 0);
    if (is_aside) {
      i = node.end;
      continue;
    }
    append_words(text, node.is_text                                ? tree.text(i)
                       : is_block(node.tag) || node.tag == Tag::br ? " "
                                                                   : "");
    ++i;
  }
  trim_end(text);
  return text.empty() ? tree.inner_text(heading) : text;
}

std::vector<Candidate> first_headings(const Tree& tree, const Blocks& blocks) {
  std::vector<Candidate> found;
  for (NodeIndex i = 0; i < tree.size() && found.size() < 20; ++i) {
    if (tree.tag(i) != Tag::h1) continue;
    if ((blocks.around(i) & (kHiddenHint | kCommentHint)) != 0) continue;
    Candidate heading = candidate(heading_text(tree, blocks, i));
    Candidate whole = candidate(tree.inner_text(i));
    if (heading.key.empty()) continue;
    const bool has_kicker = heading.key != whole.key;
    found.push_back(std::move(heading));
    if (has_kicker) found.push_back(std::move(whole));
  }
  return found;
}

// Compact names and hosts: "The Example" and "theexample.co.uk" -> "theexample".
std::string squeeze(std::string_view name) {
  std::string key = word_key(name);
  std::erase(key, ' ');
  return key;
}

std::vector<std::string> site_names(const PageFacts& facts) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    if (!name.empty()) names.push_back(squeeze(name));
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

bool begins(const std::string& whole, const std::string& start) {
  return !start.empty() && whole.starts_with(start) &&
         (whole.size() == start.size() || whole[start.size()] == ' ');
}

bool ends(const std::string& whole, const std::string& tail) {
  return !tail.empty() && whole.ends_with(tail) &&
         (whole.size() == tail.size() || whole[whole.size() - tail.size() - 1] == ' ');
}

// Where h1, linked data and <title> all say the same and og:title another thing, the former is
// worded for search engines and og:title is the editors' headline.
std::string editors_title(const std::vector<Candidate>& headings, const PageFacts& facts,
                          const std::vector<std::string>& names) {
  const Candidate linked = candidate(facts.linked.headline);
  const Candidate social = candidate(cut_site_name(facts.first("og:title"), names));
  if (linked.key.size() < kTelling || social.key.size() < kTelling) return {};
  const auto same = [&](const Candidate& heading) { return heading.key == linked.key; };
  if (std::none_of(headings.begin(), headings.end(), same)) return {};
  if (!begins(candidate(facts.title).key, linked.key)) return {};
  if (begins(social.key, linked.key) || ends(social.key, linked.key)) return {};
  return social.text;
}

}  // namespace

std::string cut_site_name(std::string_view title, const std::vector<std::string>& names) {
  std::string text(title);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view separator : kSeparators) {
      const std::size_t at = text.rfind(separator);
      if (at == std::string::npos || at == 0) continue;
      const std::string tail = squeeze(std::string_view(text).substr(at + separator.size()));
      if (tail.empty() || std::find(names.begin(), names.end(), tail) == names.end()) continue;
      text = collapse(std::string_view(text).substr(0, at));
      again = true;
      break;
    }
  }
  return text;
}

std::string find_headline(const Tree& tree, const Blocks& blocks, const PageFacts& facts) {
  const std::vector<std::string> names = site_names(facts);
  const std::vector<Candidate> headings = first_headings(tree, blocks);
  std::vector<Candidate> titles;
  for (const std::string_view title :
       {facts.first("og:title"), std::string_view(facts.linked.headline),
        facts.first("twitter:title"), std::string_view(facts.title)}) {
    Candidate made = candidate(cut_site_name(title, names));
    if (!made.key.empty()) titles.push_back(std::move(made));
  }
  const auto is_site = [&](const Candidate& heading) {
    return std::find(names.begin(), names.end(), squeeze(heading.text)) != names.end();
  };
  if (const std::string text = editors_title(headings, facts, names); !text.empty()) return text;
  for (const Candidate& title : titles)
    for (const Candidate& heading : headings)
      if (heading.key == title.key) return heading.text;
  for (const Candidate& title : titles)
    for (const Candidate& heading : headings) {
      if (is_site(heading) || heading.key.size() < kTelling) continue;
      if (begins(title.key, heading.key) || begins(heading.key, title.key)) return heading.text;
      // "Opinion" before it is a label.
      if (ends(heading.key, title.key) && title.key.size() >= kTelling) return title.text;
    }
  for (const Candidate& heading : headings)
    if (!is_site(heading) && heading.key.size() >= kTelling) return heading.text;
  if (!facts.linked.headline.empty()) return collapse(facts.linked.headline);
  return titles.empty() ? std::string() : titles.front().text;
}

}  // namespace news::html

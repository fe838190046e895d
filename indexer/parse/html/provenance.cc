// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/provenance.hh"

#include <algorithm>

#include "common/language_tag.hh"
#include "indexer/parse/fields/dateline.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

bool is_absolute(std::string_view url) {
  return (url.starts_with("http://") || url.starts_with("https://")) && url.size() < 2048 &&
         url.find_first_of(" \"<>") == std::string_view::npos;
}

bool has_class(std::string_view classes, std::string_view name) {
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find(' '), classes.size());
    if (classes.substr(0, end) == name) return true;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return false;
}

// The words of the first element within `node` that is called "fn"; of the whole if none is.
std::string formatted_name(const Tree& tree, NodeIndex node) {
  for (NodeIndex i = node; i < tree.node(node).end; ++i)
    if (has_class(tree.attribute(i, Attr::class_), "fn")) return tree.inner_text(i);
  return tree.inner_text(node);
}

}  // namespace

void read_hnews(const Tree& tree, const Blocks& blocks, Article& article) {
  constexpr std::size_t kLongest = 100;  // bytes of a name
  for (NodeIndex i = 0; i < tree.size(); ++i) {
    if (article.source.empty() && has_class(tree.attribute(i, Attr::class_), "source-org")) {
      article.source = formatted_name(tree, i);
      if (article.source.size() > kLongest) article.source.clear();
    }
    // "dateline" is one of the words of kDateHint.
    if (article.place.empty() && (blocks.own_hints(i) & kDateHint) != 0 &&
        has_class(tree.attribute(i, Attr::class_), "dateline"))
      article.place = dateline_place(tree.inner_text(i));
  }
}

void read_provenance(const PageFacts& facts, const PageContext& context, Article& article) {
  for (const std::string_view name :
       {facts.first("og:site_name"), std::string_view(facts.linked.publisher),
        std::string_view(facts.linked.site_name), facts.first("application-name")})
    if (article.source.empty() && !contains(name, "://")) article.source = collapse(name);
  for (const std::string_view section :
       {std::string_view(facts.linked.section), facts.first("article:section")})
    if (article.section.empty() && section.size() < 100) article.section = collapse(section);
  for (const std::string_view url :
       {std::string_view(facts.canonical), facts.first("og:url"),
        std::string_view(facts.linked.url), std::string_view(context.url)})
    if (article.url.empty() && is_absolute(url)) article.url = url;
  for (const std::string_view stated :
       {std::string_view(facts.language), std::string_view(facts.linked.language),
        facts.first("og:locale"), facts.first("content-language"),
        std::string_view(context.language)})
    if (article.language.empty()) article.language = language_tag(stated);
}

}  // namespace news::html

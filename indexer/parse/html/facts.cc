// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/facts.hh"

#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

constexpr std::size_t kMaxMeta = 1000;

void read_meta(const Tree& tree, NodeIndex i, PageFacts& facts) {
  if (facts.meta.size() >= kMaxMeta) return;
  std::string value = collapse(tree.attribute(i, Attr::content));
  if (value.empty()) return;
  for (const Attr attr : {Attr::property, Attr::name, Attr::itemprop})
    if (const auto key = tree.attribute(i, attr); !key.empty())
      facts.meta.push_back({to_lower(key), key == "og:url" ? original_url(value) : value});
}

}  // namespace

std::string_view PageFacts::first(std::string_view key) const {
  for (const MetaValue& entry : meta)
    if (entry.key == key) return entry.value;
  return {};
}

std::string_view PageFacts::first_of(std::initializer_list<std::string_view> keys) const {
  for (const std::string_view key : keys)
    if (const auto value = first(key); !value.empty()) return value;
  return {};
}

PageFacts read_facts(const Tree& tree) {
  PageFacts facts;
  for (NodeIndex i = 0; i < tree.size(); ++i) {
    switch (tree.tag(i)) {
      case Tag::meta:
        read_meta(tree, i, facts);
        break;
      case Tag::title:
        if (facts.title.empty())
          for (NodeIndex t = i; t < tree.node(i).end; ++t) append_words(facts.title, tree.text(t));
        trim_end(facts.title);
        break;
      case Tag::html:
        if (facts.language.empty()) facts.language = tree.attribute(i, Attr::lang);
        break;
      case Tag::link:
        if (facts.canonical.empty() && to_lower(tree.attribute(i, Attr::rel)) == "canonical")
          facts.canonical = original_url(collapse(tree.attribute(i, Attr::href)));
        break;
      default:
        break;
    }
  }
  return facts;
}

std::string original_url(std::string_view url) {
  const std::size_t archive = url.find("//web.archive.org/web/");
  if (archive == std::string_view::npos) return std::string(url);
  const std::size_t original = url.find("http", archive + 2);
  return std::string(original == std::string_view::npos ? url : url.substr(original));
}

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return to_lower(url.substr(0, url.find_first_of("/:?#")));
}

}  // namespace news::html

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/provenance.hh"

#include "common/language_tag.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

bool is_absolute(std::string_view url) {
  return (url.starts_with("http://") || url.starts_with("https://")) && url.size() < 2048 &&
         url.find_first_of(" \"<>") == std::string_view::npos;
}

}  // namespace

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

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/html.hh"

#include <utility>

#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/byline.hh"
#include "indexer/parse/html/captions.hh"
#include "indexer/parse/html/content.hh"
#include "indexer/parse/html/date.hh"
#include "indexer/parse/html/facts.hh"
#include "indexer/parse/html/headline.hh"
#include "indexer/parse/html/page_source.hh"
#include "indexer/parse/html/provenance.hh"
#include "indexer/parse/html/tree.hh"

namespace news {
using namespace html;

Result<Article> parse_html(std::string_view bytes, const PageContext& context) {
  const PageSource source = read_page_source(bytes, context.charset);
  const Tree tree(source.markup);
  const Blocks blocks(tree);
  if (blocks.all().empty()) return fail(ErrorCode::input, "no text in the page");
  PageFacts facts = read_facts(tree);
  facts.linked = read_linked_data(source.json_ld);
  facts.url = context.url;

  Article article;
  article.format = "html";
  article.headline = find_headline(tree, blocks, facts);
  article.byline = find_byline(tree, blocks, facts);
  article.date = find_date(tree, blocks, facts);
  const ContentInput input{tree, blocks, article.headline,
                           std::string(facts.first_of({"og:description", "description"})),
                           facts.linked.body};
  const Content content = find_content(input);
  write_body(blocks, content, article);
  Captions captions = find_captions(tree, blocks, facts, content.root);
  article.captions = std::move(captions.captions);
  article.credits = std::move(captions.credits);
  read_provenance(facts, context, article);
  return article;
}

}  // namespace news

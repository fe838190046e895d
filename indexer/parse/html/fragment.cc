// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <utility>

#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/captions.hh"
#include "indexer/parse/html/content.hh"
#include "indexer/parse/html/html.hh"
#include "indexer/parse/html/page_source.hh"
#include "indexer/parse/html/tree.hh"
#include "indexer/parse/html/words.hh"

namespace news {
namespace {

// Plain text as paragraphs of HTML: blank lines part them; where there is none every line is one.
std::string mark_paragraphs(std::string_view text) {
  const bool has_blank_lines =
      text.find("\n\n") != std::string_view::npos || text.find("\n\r\n") != std::string_view::npos;
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (!has_blank_lines || html::collapse(line).empty()) out += "<p>";
    out += line;
    out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

Result<Article> parse_html_fragment(std::string_view utf8) {
  const bool is_plain = utf8.find('<') == std::string_view::npos;
  const html::PageSource source =
      is_plain ? html::clean_markup(mark_paragraphs(utf8)) : html::clean_markup(utf8);
  const html::Tree tree(source.markup);
  const html::Blocks blocks(tree);
  Article article;
  html::write_body(blocks, html::fragment_content(tree, blocks), article);
  html::Captions captions = html::find_captions(tree, blocks, {0, blocks.all().size()});
  article.captions = std::move(captions.captions);
  article.credits = std::move(captions.credits);
  return article;
}

}  // namespace news

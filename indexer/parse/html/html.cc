// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/html.hh"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/parse/field_text.hh"
#include "indexer/parse/fields/dateline.hh"
#include "indexer/parse/html/blocks.hh"
#include "indexer/parse/html/byline.hh"
#include "indexer/parse/html/captions.hh"
#include "indexer/parse/html/content.hh"
#include "indexer/parse/html/date.hh"
#include "indexer/parse/html/embedded_story.hh"
#include "indexer/parse/html/facts.hh"
#include "indexer/parse/html/headline.hh"
#include "indexer/parse/html/index_page.hh"
#include "indexer/parse/html/page_source.hh"
#include "indexer/parse/html/provenance.hh"
#include "indexer/parse/html/standfirst.hh"
#include "indexer/parse/html/tree.hh"
#include "indexer/parse/html/words.hh"
#include "indexer/parse/text/rules.hh"

namespace news {
using namespace html;

namespace {

BylinePlace byline_place(const Blocks& blocks, const Content& content,
                         const std::string& headline) {
  BylinePlace place;
  place.body_begin = content.parts.empty() ? blocks.all().size() : content.parts.front().block;
  place.body_end = content.parts.empty() ? blocks.all().size() : content.parts.back().block + 1;
  const std::string key = word_key(headline);
  for (std::size_t b = 0; b < place.body_begin; ++b)
    if (is_heading(blocks.all()[b].tag) && word_key(blocks.all()[b].text) == key)
      place.headline = b;
  if (place.headline == 0 && place.body_begin > 12) place.headline = place.body_begin - 12;
  return place;
}

CaptionPlace caption_place(const Blocks& blocks, const Content& content, std::size_t headline) {
  constexpr std::size_t kAbove = 12, kBelow = 4;
  CaptionPlace place{0, blocks.all().size()};
  if (content.parts.empty()) return place;
  const std::size_t top = headline != 0 ? headline : content.parts.front().block;
  place.first_block = top > kAbove ? top - kAbove : 0;
  place.end_block = content.parts.back().block + kBelow;
  // A gallery's pictures run on below its words.
  for (std::size_t b = content.parts.back().block; b < blocks.all().size(); ++b) {
    if (b >= place.end_block) break;
    if (blocks.all()[b].has(kCaptionHint)) place.end_block = b + 1 + kBelow;
  }
  return place;
}

// "Jane Doe is a reporter with ...", "Reach her at jane@example.com": about the author, not the
// story.
bool is_closing_note(std::string_view text, const std::vector<std::string>& byline) {
  constexpr std::size_t kLongest = 450;
  if (text.size() > kLongest) return false;
  const std::size_t at = text.find('@');
  const bool has_address = at != std::string_view::npos && at > 0 && text[at - 1] != ' ' &&
                           text[at - 1] != '(' && text.find('.', at) != std::string_view::npos;
  if (has_address && text.size() < 260) return true;
  for (const std::string& name : byline) {
    if (!text.starts_with(name)) continue;
    const std::string_view rest = text.substr(name.size());
    for (const std::string_view verb : {" is a", " is the", " is an", " covers", " writes",
                                        " can be reached", " reports on", " joined", ", a "})
      if (rest.starts_with(verb)) return true;
  }
  return false;
}

// The notes at the body's end, and the line or two that a page adds below them.
void drop_closing_notes(Article& article) {
  constexpr std::size_t kLinesBelow = 2;
  const auto& blocks = article.blocks;
  std::size_t keep = blocks.size();
  for (std::size_t b = keep; b-- > 2 && b + 1 + kLinesBelow >= keep;) {
    const auto text =
        std::string_view(article.body).substr(blocks[b].begin, blocks[b].end - blocks[b].begin);
    if (is_closing_note(text, article.byline)) keep = b;
  }
  while (article.blocks.size() > keep) {
    if (article.blocks.back().kind == BlockKind::heading) article.headings.pop_back();
    article.blocks.pop_back();
  }
  if (!article.blocks.empty()) article.body.resize(article.blocks.back().end);
}

// Of the first paragraph; a line or two ("Contact: ...") may stand above it.
Dateline opening_dateline(const Blocks& blocks, const Content& content) {
  constexpr std::size_t kLinesAbove = 3;
  for (std::size_t i = 0; i < std::min(content.parts.size(), kLinesAbove); ++i) {
    const TextBlock& block = blocks.all()[content.parts[i].block];
    Dateline line = find_dateline(block.text);
    if (line.length > 0 || is_prose(block)) return line;
  }
  return {};
}

// A page that shows two paragraphs and loads the rest may state all of it in its linked data.
constexpr std::size_t kLongestTeaser = 1500;  // bytes

bool is_cut_short(const std::string& body, std::string_view stated) {
  constexpr std::size_t kShortest = 300;
  if (body.empty()) return !stated.empty();
  const std::size_t times = body.size() < kLongestTeaser ? 2 : 4;
  return stated.size() > kShortest && body.size() * times < stated.size();
}

void take_stated_body(std::string_view stated, Article& article) {
  const bool is_escaped = stated.find('<') == stated.npos && contains(stated, "&lt;");
  auto fragment = parse_html_fragment(is_escaped ? decode_entities(stated) : std::string(stated));
  if (!fragment || fragment->body.size() < article.body.size()) return;
  article.body = std::move(fragment->body);
  article.blocks = std::move(fragment->blocks);
  article.headings = std::move(fragment->headings);
}

}  // namespace

Result<Article> parse_html(std::string_view bytes, const PageContext& context) {
  const PageSource source = read_page_source(bytes, context.charset);
  const Tree tree(source.markup);
  LinkedData linked = read_linked_data(source.json_ld);
  const Blocks blocks(tree, linked.paid_classes);
  std::string story;  // that a script would lay out
  if (blocks.all().empty()) story = embedded_story(read_page_data(bytes, context.charset));
  if (blocks.all().empty() && story.empty() && linked.body.empty())
    return fail(ErrorCode::input, "no text in the page");
  PageFacts facts = read_facts(tree);
  facts.linked = std::move(linked);
  facts.url = original_url(context.url);

  Article article;
  article.format = "html";
  article.headline = find_headline(tree, blocks, facts);
  const Content content = find_content({tree, blocks, article.headline});
  write_body(blocks, content, article);
  article.standfirst =
      find_standfirst(blocks, content, facts.first_of({"og:description", "description"}));
  for (const std::string_view stated :
       {std::string_view(facts.linked.body), facts.first("articlebody")})
    if (is_cut_short(article.body, stated)) take_stated_body(stated, article);
  if (article.body.size() <= kLongestTeaser && story.empty())
    story = embedded_story(read_page_data(bytes, context.charset), article.body);
  if (is_cut_short(article.body, story)) take_stated_body(story, article);
  const BylinePlace place = byline_place(blocks, content, article.headline);
  read_provenance(facts, context, article);
  article.byline = find_byline({tree, blocks, facts, article.language}, place);
  drop_closing_notes(article);
  article.date = html::find_date({tree, blocks, facts, article.language}, place.body_begin);
  Captions captions = find_captions(tree, blocks, caption_place(blocks, content, place.headline));
  article.captions = std::move(captions.captions);
  article.credits = std::move(captions.credits);
  // A byline shown as a picture's caption is a portrait.
  std::erase_if(article.captions, [&](const Caption& caption) {
    return std::find(article.byline.begin(), article.byline.end(), caption.text) !=
           article.byline.end();
  });
  if (const std::size_t listed = listed_articles(tree, blocks, facts, article); listed > 0)
    return fail(ErrorCode::input,
                "no article: a page that lists " + std::to_string(listed) + " others");
  Dateline line = opening_dateline(blocks, content);
  article.place = std::move(line.place);
  if (article.date.empty()) article.date = std::move(line.day);
  read_hnews(tree, blocks, article);
  return article;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// News articles out of HTML: a whole page, or the HTML that a feed, a JSON value or a NewsML item
// carries. Pure functions, any thread; linear in the input; never the network, never an entity from
// outside. Any bytes are accepted: tag soup is read as a browser would, tags nested beyond any sane
// page are flattened.
//
// Conventions: blocks cover the paragraphs and headings of body, in order. A caption or credit is
// never part of the body; nor is the standfirst, where the page marks it apart. A name is better
// missing than wrong.
#pragma once

#include <string>
#include <string_view>

#include "common/article.hh"
#include "common/result.hh"

namespace news {

// What is known of a page from outside it (a WARC record, HTTP headers). All may be empty.
struct PageContext {
  std::string url;       // where it came from; relative links and the host are judged by it
  std::string charset;   // declared by HTTP
  std::string language;  // Content-Language
};

// A whole page, raw bytes: charset by mark, content, then `context` or <meta>. Fills every field
// that the page states, format "html"; path, id, ordinal, member, quotes and speakers are the
// caller's. An error (ErrorCode::input) when there is nothing to read: no text in it at all, or
// nothing but the headlines of other articles.
Result<Article> parse_html(std::string_view bytes, const PageContext& context = {});

// HTML inside a value, already UTF-8 (invalid bytes are repaired) and unescaped: every paragraph of
// it is the article's, nothing is judged page furniture except what is marked so. Fills body,
// blocks, headings, captions and credits; plain text without a tag is taken by its line breaks.
// Empty input: empty article.
Result<Article> parse_html_fragment(std::string_view utf8);

}  // namespace news

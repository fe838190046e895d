// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/xml/xml_body.hh"

#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parse/body_builder.hh"
#include "indexer/parse/field_text.hh"

namespace news {
namespace {

constexpr std::array<std::string_view, 11> kNoBody{"head",   "header",   "title",         "script",
                                                   "style",  "abstract", "time",          "nav",
                                                   "footer", "aside",    "media-metadata"};
constexpr std::array<std::string_view, 12> kParagraphs{
    "p", "li", "dt", "dd", "pre", "blockquote", "bq", "tr", "hl2", "caption", "address", "note"};
constexpr std::array<std::string_view, 20> kContainers{
    "div", "section", "article",      "main",  "body",  "html",  "ul",
    "ol",  "dl",      "table",        "tbody", "thead", "tfoot", "tr",
    "td",  "block",   "body.content", "nitf",  "media", "figure"};

template <std::size_t Size>
bool holds(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_heading(std::string_view name) {
  if (name.size() == 2 && name[0] == 'h') return name[1] >= '1' && name[1] <= '6';
  return name == "hl2" || name == "hl1";
}

std::string lower_name(const XmlNode* node) {
  std::string name(local_name(node));
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return name;
}

bool has_block_inside(const XmlNode* node) {
  for (const auto* at = first_child(node); at != nullptr; at = next_sibling(at)) {
    const auto name = lower_name(at);
    if (holds(kParagraphs, name) || holds(kContainers, name) || is_heading(name)) return true;
    if (has_block_inside(at)) return true;
  }
  return false;
}

// A table row as one line: cells apart, empty ones left out.
std::string row_text(const XmlNode* row) {
  std::string line;
  for (const auto* cell = first_child(row); cell != nullptr; cell = next_sibling(cell)) {
    const std::string text = text_of(cell);
    if (text.empty()) continue;
    if (!line.empty()) line += ' ';
    line += text;
  }
  return line;
}

void add_media(const XmlNode* media, Article& article) {
  Caption caption;
  const bool figure = is_element(media, "figure");
  for (const auto* part : find_all(media, figure ? "figcaption" : "media-caption")) {
    const std::string text = text_of(part);
    if (text.empty()) continue;
    if (!caption.text.empty()) caption.text += ' ';
    caption.text += text;
  }
  caption.credit = text_of(find(media, "media-producer"));
  add_caption(std::move(caption), article);
}

class Walker {
 public:
  Walker(BodyBuilder& body, Article& article) : body_(body), article_(article) {}

  void walk(const XmlNode* node) {
    for (const xmlNode* at = node->children; at != nullptr; at = at->next) {
      if (at->type == XML_ELEMENT_NODE) {
        element(at);
      } else if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) {
        loose_ += reinterpret_cast<const char*>(at->content);
      }
    }
    flush();
  }

 private:
  void element(const XmlNode* node) {
    const auto name = lower_name(node);
    if (holds(kNoBody, name)) {
      flush();
    } else if (name == "media" || name == "figure") {
      flush();
      add_media(node, article_);
    } else if (name == "tr") {
      flush();
      body_.add_paragraph(row_text(node));
    } else if (has_block_inside(node)) {
      flush();
      walk(node);
    } else if (is_heading(name)) {
      flush();
      body_.add_heading(text_of(node));
    } else if (holds(kParagraphs, name) || holds(kContainers, name)) {
      flush();
      paragraph(node);
    } else {
      append_inline(node, loose_);
    }
  }

  // A first line in bold with a break behind it is the heading of its paragraph.
  void paragraph(const XmlNode* node) {
    constexpr std::size_t kLongestHeading = 120;
    const xmlNode* first = node->children;
    while (first != nullptr && xmlIsBlankNode(first) != 0) first = first->next;
    const xmlNode* second = first == nullptr ? nullptr : first->next;
    while (second != nullptr && xmlIsBlankNode(second) != 0) second = second->next;
    if (!is_emphasis(first) || second == nullptr || !is_element(second, "br"))
      return body_.add_paragraph(text_of(node));
    const std::string line = text_of(first);
    if (line.size() > kLongestHeading || line.ends_with('.') || line.ends_with(','))
      return body_.add_paragraph(text_of(node));
    body_.add_heading(line);
    for (const xmlNode* at = second->next; at != nullptr; at = at->next) {
      if (at->type == XML_ELEMENT_NODE)
        append_inline(at, loose_);
      else if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE)
        loose_ += reinterpret_cast<const char*>(at->content);
    }
    flush();
  }

  static bool is_emphasis(const XmlNode* node) {
    return node != nullptr && (is_element(node, "b") || is_element(node, "strong") ||
                               (is_element(node, "em") && attribute(node, "class") == "bold"));
  }

  // Text and inline elements that stand outside any paragraph.
  void flush() {
    body_.add_paragraph(loose_);
    loose_.clear();
  }

  BodyBuilder& body_;
  Article& article_;
  std::string loose_;
};

}  // namespace

void add_xml_body(const XmlNode* node, BodyBuilder& body, Article& article) {
  if (node != nullptr) Walker(body, article).walk(node);
}

}  // namespace news

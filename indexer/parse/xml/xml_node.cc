// SPDX-License-Identifier: GPL-2.0-or-later
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "indexer/parse/field_text.hh"
#include "indexer/parse/inline_marks.hh"
#include "indexer/parse/xml/xml_document.hh"

namespace news {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool same_name(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
    const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return low(a) == low(b);
  });
}

// Behind a prefix that no declaration binds: libxml2 leaves it in the name.
std::string_view behind_colon(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

// By the end of the namespace's name; its scheme and version vary.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kUsualPrefixes{
    {{"purl.org/rss/1.0/modules/content/", "content"},
     {"purl.org/dc/elements/1.1/", "dc"},
     {"purl.org/dc/terms/", "dc"},
     {"search.yahoo.com/mrss", "media"},
     {"search.yahoo.com/mrss/", "media"},
     {"www.w3.org/2005/Atom", ""},
     {"www.w3.org/1999/xhtml", "xhtml"},
     {"rssnamespace.org/feedburner/ext/1.0", "feedburner"},
     {"www.itunes.com/dtds/podcast-1.0.dtd", "itunes"}}};

constexpr std::array<std::string_view, 22> kApart{
    "p",  "li", "td", "th", "tr", "div", "dt",  "dd",  "h1", "h2",    "h3",
    "h4", "h5", "h6", "br", "hr", "hl1", "hl2", "pre", "bq", "block", "blockquote"};

bool stands_apart(std::string_view name) {
  return std::any_of(kApart.begin(), kApart.end(),
                     [&](std::string_view apart) { return same_name(name, apart); });
}

void add_element(const XmlNode* node, std::string_view except, int quotations, std::string& text);

// All text below, out of elements named `except`; what stands apart on a page stays so.
void add_text(const XmlNode* node, std::string_view except, int quotations, std::string& text) {
  for (const xmlNode* at = node->children; at != nullptr; at = at->next) {
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE)
      text += view(at->content);
    else if (at->type == XML_ELEMENT_NODE)
      add_element(at, except, quotations, text);
  }
}

void add_element(const XmlNode* node, std::string_view except, int quotations, std::string& text) {
  const auto name = local_name(node);
  if (!except.empty() && same_name(name, except)) return;
  const bool is_apart = stands_apart(name), is_quotation = same_name(name, "q");
  if (!is_quotation && !is_apart && !same_name(name, "sup"))
    return add_text(node, except, quotations, text);
  std::string inside;
  add_text(node, except, quotations + (is_quotation ? 1 : 0), inside);
  QuotationMarks marks;
  if (is_quotation) marks = marks_of_quotation(text, inside, quotations % 2 == 1);
  const bool parts = is_apart || (!is_quotation && is_footnote_mark(text, inside));
  if (parts) text += ' ';
  text.append(marks.open).append(inside).append(marks.close);
  if (is_apart) text += ' ';
}

void write_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
}

// Without the prefixes of names: <xhtml:p> is <p> to the reader of HTML. Those of names that are
// not XHTML's stay, so that none is taken for one of its.
void write_markup(const XmlNode* node, std::string& out) {
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    return write_escaped(view(node->content), out);
  if (node->type != XML_ELEMENT_NODE) return;
  std::string name(view(node->name));
  if (node->ns != nullptr && node->ns->prefix != nullptr &&
      view(node->ns->href) != "http://www.w3.org/1999/xhtml")
    name = std::string(view(node->ns->prefix)) + ":" + name;
  if (name.starts_with("xhtml:") || name.starts_with("html:")) name = behind_colon(name);
  out += "<" + name;
  for (const xmlAttr* at = node->properties; at != nullptr; at = at->next) {
    out.append(" ").append(behind_colon(view(at->name))).append("=\"");
    for (const xmlNode* value = at->children; value != nullptr; value = value->next)
      if (value->type == XML_TEXT_NODE) write_escaped(view(value->content), out);
    out += '"';
  }
  out += node->children == nullptr ? "/>" : ">";
  for (const xmlNode* at = node->children; at != nullptr; at = at->next) write_markup(at, out);
  if (node->children != nullptr) out += "</" + name + ">";
}

void collect(const XmlNode* node, std::string_view name, std::vector<const XmlNode*>& found) {
  for (const auto* at = first_child(node); at != nullptr; at = next_sibling(at)) {
    if (is_element(at, name)) found.push_back(at);
    collect(at, name, found);
  }
}

}  // namespace

std::string_view local_name(const XmlNode* node) {
  if (node == nullptr || node->type != XML_ELEMENT_NODE) return {};
  return behind_colon(view(node->name));
}

std::string prefix_of(const XmlNode* node) {
  if (node == nullptr || node->type != XML_ELEMENT_NODE) return {};
  if (node->ns != nullptr) {
    const auto uri = view(node->ns->href);
    for (const auto& [tail, prefix] : kUsualPrefixes) {
      if (uri.ends_with(tail)) return std::string(prefix);
    }
    if (uri.find("wordpress.org/export/") != uri.npos) {
      return uri.find("excerpt") != uri.npos ? "excerpt" : "wp";
    }
    return std::string(view(node->ns->prefix));
  }
  const auto name = view(node->name);
  const auto colon = name.rfind(':');
  return colon == name.npos ? std::string() : std::string(name.substr(0, colon));
}

bool is_element(const XmlNode* node, std::string_view name) {
  return node != nullptr && same_name(local_name(node), name);
}

const XmlNode* first_child(const XmlNode* node) {
  if (node == nullptr) return nullptr;
  const xmlNode* at = node->children;
  while (at != nullptr && at->type != XML_ELEMENT_NODE) at = at->next;
  return at;
}

const XmlNode* next_sibling(const XmlNode* node) {
  const xmlNode* at = node->next;
  while (at != nullptr && at->type != XML_ELEMENT_NODE) at = at->next;
  return at;
}

const XmlNode* parent(const XmlNode* node) {
  const auto* above = node == nullptr ? nullptr : node->parent;
  return above != nullptr && above->type == XML_ELEMENT_NODE ? above : nullptr;
}

const XmlNode* child(const XmlNode* node, std::string_view name) {
  for (const auto* at = first_child(node); at != nullptr; at = next_sibling(at)) {
    if (is_element(at, name)) return at;
  }
  return nullptr;
}

const XmlNode* descend(const XmlNode* node, std::initializer_list<std::string_view> path) {
  for (const auto name : path) {
    if (node == nullptr) return nullptr;
    node = child(node, name);
  }
  return node;
}

const XmlNode* find(const XmlNode* node, std::string_view name) {
  for (const auto* at = first_child(node); at != nullptr; at = next_sibling(at)) {
    if (is_element(at, name)) return at;
    if (const auto* below = find(at, name)) return below;
  }
  return nullptr;
}

std::vector<const XmlNode*> children(const XmlNode* node, std::string_view name) {
  std::vector<const XmlNode*> found;
  for (const auto* at = first_child(node); at != nullptr; at = next_sibling(at)) {
    if (is_element(at, name)) found.push_back(at);
  }
  return found;
}

std::vector<const XmlNode*> find_all(const XmlNode* node, std::string_view name) {
  std::vector<const XmlNode*> found;
  if (node != nullptr) collect(node, name, found);
  return found;
}

std::string attribute(const XmlNode* node, std::string_view name) {
  if (node == nullptr || node->type != XML_ELEMENT_NODE) return {};
  for (const xmlAttr* at = node->properties; at != nullptr; at = at->next) {
    if (!same_name(behind_colon(view(at->name)), name)) continue;
    std::string value;
    for (const xmlNode* text = at->children; text != nullptr; text = text->next) {
      if (text->type == XML_TEXT_NODE) value += view(text->content);
    }
    return tidy(value);
  }
  return {};
}

std::string text_of(const XmlNode* node, std::string_view except) {
  std::string text;
  if (node != nullptr) add_text(node, except, 0, text);
  return tidy(text);
}

std::string raw_text_of(const XmlNode* node) {
  std::string text;
  if (node != nullptr) add_text(node, {}, 0, text);
  return text;
}

void append_inline(const XmlNode* node, std::string& text) {
  add_element(node, {}, 0, text);
}

std::string markup_of(const XmlNode* node) {
  std::string markup;
  if (node != nullptr) write_markup(node, markup);
  return markup;
}

}  // namespace news

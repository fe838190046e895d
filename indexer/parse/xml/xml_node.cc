// SPDX-License-Identifier: GPL-2.0-or-later
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <memory>
#include <utility>

#include "indexer/parse/field_text.hh"
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
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kUsualPrefixes{
    {{"purl.org/rss/1.0/modules/content/", "content"},
     {"purl.org/dc/elements/1.1/", "dc"},
     {"purl.org/dc/terms/", "dc"},
     {"search.yahoo.com/mrss", "media"},
     {"search.yahoo.com/mrss/", "media"},
     {"www.w3.org/2005/Atom", ""},
     {"rssnamespace.org/feedburner/ext/1.0", "feedburner"},
     {"www.itunes.com/dtds/podcast-1.0.dtd", "itunes"}}};

// Calls visit(text) for each piece of text below; stays out of elements named `except`.
template <class Visit>
void each_text(const XmlNode* node, std::string_view except, const Visit& visit) {
  for (const xmlNode* at = node->children; at != nullptr; at = at->next) {
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) {
      visit(view(at->content));
    } else if (at->type == XML_ELEMENT_NODE) {
      const auto name = local_name(at);
      if (!except.empty() && same_name(name, except)) continue;
      if (same_name(name, "br")) visit(std::string_view(" "));
      each_text(at, except, visit);
    }
  }
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
  if (node != nullptr) each_text(node, except, [&](std::string_view piece) { text += piece; });
  return tidy(text);
}

std::string raw_text_of(const XmlNode* node) {
  std::string text;
  if (node != nullptr) each_text(node, {}, [&](std::string_view piece) { text += piece; });
  return text;
}

std::string markup_of(const XmlNode* node) {
  if (node == nullptr) return {};
  const std::unique_ptr<xmlBuffer, void (*)(xmlBufferPtr)> buffer(xmlBufferCreate(), xmlBufferFree);
  if (!buffer) return {};
  // libxml2 does not write to the tree here; its interface only fails to say so.
  xmlNodeDump(buffer.get(), node->doc, const_cast<xmlNode*>(node), 0, 0);
  return std::string(view(xmlBufferContent(buffer.get())));
}

}  // namespace news

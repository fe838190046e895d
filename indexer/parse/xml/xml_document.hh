// SPDX-License-Identifier: GPL-2.0-or-later
// XML read for its best sense: whatever is well-formed enough to mean something is kept. Bytes in
// the declared charset or, where the declaration lies, in what they are (strictly valid UTF-8 beats
// it). The document type declaration is cut off before the parser sees it, so no entity of its own
// is ever expanded, no file or host ever asked; references of HTML (&eacute;) are still understood.
// Depth is capped at what libxml2 allows (256). Pure; any thread.
//
// Names are matched without their prefix: files with unbound prefixes are common.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.hh"

struct _xmlDoc;
struct _xmlNode;

namespace news {

using XmlNode = _xmlNode;

class XmlDocument {
 public:
  // An input error when no element at all can be made of the bytes.
  static Result<XmlDocument> parse(std::string_view bytes);
  // As parse(), for UTF-8 text without declaration (an item cut out of a feed).
  static Result<XmlDocument> parse_utf8(std::string text);

  const XmlNode* root() const;
  bool cut() const { return cut_; }  // the end tag of the root is not there

 private:
  struct Free {
    void operator()(_xmlDoc* doc) const;
  };
  std::unique_ptr<_xmlDoc, Free> doc_;
  bool cut_ = false;
};

// The declared charset of an XML text, empty when none is.
std::string declared_charset(std::string_view bytes);

// Local name, as written: "hl1". Empty for what is no element.
std::string_view local_name(const XmlNode* node);
// Bound or written prefix; for well-known namespaces the usual one: "media" whatever the file says.
std::string prefix_of(const XmlNode* node);
bool is_element(const XmlNode* node, std::string_view name);  // case ignored

const XmlNode* first_child(const XmlNode* node);   // elements only
const XmlNode* next_sibling(const XmlNode* node);  // elements only
const XmlNode* parent(const XmlNode* node);        // nullptr above the root
const XmlNode* child(const XmlNode* node, std::string_view name);
// Down a path of child names; nullptr when a step is missing.
const XmlNode* descend(const XmlNode* node, std::initializer_list<std::string_view> path);
// The first element of that name anywhere below, in document order.
const XmlNode* find(const XmlNode* node, std::string_view name);
std::vector<const XmlNode*> children(const XmlNode* node, std::string_view name);
std::vector<const XmlNode*> find_all(const XmlNode* node, std::string_view name);

std::string attribute(const XmlNode* node, std::string_view name);  // tidied; empty when absent
// All text below, tidied, without that of elements named `except`.
std::string text_of(const XmlNode* node, std::string_view except = {});
// All text below as it stands (CDATA, escaped HTML).
std::string raw_text_of(const XmlNode* node);
// Puts the element behind the text of the line it stands in: <q> with its marks, <br> as a blank.
void append_inline(const XmlNode* node, std::string& text);
// The node as markup again, XHTML's names without prefix: for XHTML that the HTML parser reads.
std::string markup_of(const XmlNode* node);

}  // namespace news

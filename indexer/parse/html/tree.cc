// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/tree.hh"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

struct AttrName {
  std::string_view name;
  Attr attr;
};
constexpr std::array kAttrNames = {
    AttrName{"alt", Attr::alt},           AttrName{"aria-hidden", Attr::aria_hidden},
    AttrName{"class", Attr::class_},      AttrName{"content", Attr::content},
    AttrName{"datetime", Attr::datetime}, AttrName{"hidden", Attr::hidden},
    AttrName{"href", Attr::href},         AttrName{"id", Attr::id},
    AttrName{"itemprop", Attr::itemprop}, AttrName{"itemtype", Attr::itemtype},
    AttrName{"lang", Attr::lang},         AttrName{"name", Attr::name},
    AttrName{"property", Attr::property}, AttrName{"rel", Attr::rel},
    AttrName{"role", Attr::role},         AttrName{"style", Attr::style},
    AttrName{"title", Attr::title},
};

Attr find_attr(std::string_view name) {
  if (name.substr(0, 5) == "data-") {
    if (name.find("caption") != std::string_view::npos) return Attr::data_caption;
    if (name.find("credit") != std::string_view::npos) return Attr::data_credit;
    return Attr::other;
  }
  for (const AttrName& entry : kAttrNames)
    if (entry.name == name) return entry.attr;
  return Attr::other;
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

}  // namespace

// Receives libxml2's events. Depth is held down by taking the element's name off the parser's own
// stack as well, so that its searches for a matching start stay short.
class TreeBuilder {
 public:
  TreeBuilder(Tree& tree, std::size_t bytes) : tree_(tree) {
    tree_.pool_.reserve(bytes + 16);
    tree_.nodes_.reserve(bytes / 40 + 16);
    tree_.nodes_.push_back(Node{Tag::div, false, kNoNode, 0, 0, 0});
    open_.push_back(0);
  }

  static TreeBuilder& of(void* context) {
    return *static_cast<TreeBuilder*>(static_cast<htmlParserCtxtPtr>(context)->_private);
  }

  static void on_start(void* context, const xmlChar* name, const xmlChar** attributes) {
    auto* parser = static_cast<htmlParserCtxtPtr>(context);
    if (parser->nameNr > static_cast<int>(kMaxDepth)) {
      --parser->nameNr;
      parser->name = parser->nameTab[parser->nameNr - 1];
      of(context).flatten(view(name));
      return;
    }
    of(context).start(view(name), attributes, static_cast<std::size_t>(parser->nameNr));
  }

  static void on_end(void* context, const xmlChar*) {
    const auto* parser = static_cast<htmlParserCtxtPtr>(context);
    of(context).close_to(static_cast<std::size_t>(std::max(parser->nameNr, 1)));
  }

  static void on_text(void* context, const xmlChar* text, int length) {
    of(context).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  }

  void finish() {
    close_to(1);
    tree_.nodes_[0].end = tree_.size();
  }

 private:
  // depth: how many elements are open, this one included.
  void start(std::string_view name, const xmlChar** attributes, std::size_t depth) {
    close_to(std::max<std::size_t>(depth, 1));
    Node node;
    node.tag = find_tag(name);
    node.parent = open_.back();
    node.begin = static_cast<std::uint32_t>(tree_.attributes_.size());
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2)
      add_attribute(find_attr(view(attributes[0])), view(attributes[1]));
    node.length = static_cast<std::uint32_t>(tree_.attributes_.size()) - node.begin;
    open_.push_back(tree_.size());
    tree_.nodes_.push_back(node);
  }

  // Of a block too deep to be kept its edge is: two line ends behind the text before it.
  void flatten(std::string_view name) {
    if (!is_block(find_tag(name)) || !tree_.nodes_.back().is_text) return;
    for (int i = 0; i < 2; ++i)
      tree_.nodes_.push_back(Node{Tag::br, false, open_.back(), tree_.size() + 1, 0, 0});
  }

  void add_attribute(Attr name, std::string_view value) {
    if (name == Attr::other) return;
    tree_.attributes_.push_back({name, static_cast<std::uint32_t>(tree_.pool_.size()),
                                 static_cast<std::uint32_t>(value.size())});
    tree_.pool_.append(value);
  }

  void text(std::string_view piece) {
    const auto begin = static_cast<std::uint32_t>(tree_.pool_.size());
    tree_.pool_.append(piece);
    Node& last = tree_.nodes_.back();
    if (last.is_text && last.parent == open_.back() && last.begin + last.length == begin) {
      last.length += static_cast<std::uint32_t>(piece.size());
      return;
    }
    const auto length = static_cast<std::uint32_t>(piece.size());
    tree_.nodes_.push_back(Node{Tag::other, true, open_.back(), tree_.size() + 1, begin, length});
  }

  // Leaves `count` open, the root among them.
  void close_to(std::size_t count) {
    while (open_.size() > count) {
      tree_.nodes_[open_.back()].end = tree_.size();
      open_.pop_back();
    }
  }

  Tree& tree_;
  std::vector<NodeIndex> open_;
};

Tree::Tree(std::string_view markup) {
  static std::once_flag once;
  std::call_once(once, [] { xmlInitParser(); });
  TreeBuilder builder(*this, markup.size());
  const std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxtPtr)> parser(htmlNewParserCtxt(),
                                                                            htmlFreeParserCtxt);
  if (parser != nullptr && !markup.empty()) {
    xmlSAXHandler& sax = *parser->sax;
    sax = xmlSAXHandler{};
    sax.startElement = TreeBuilder::on_start;
    sax.endElement = TreeBuilder::on_end;
    sax.characters = TreeBuilder::on_text;
    sax.ignorableWhitespace = TreeBuilder::on_text;
    sax.cdataBlock = TreeBuilder::on_text;
    parser->_private = &builder;
    xmlDocPtr document = htmlCtxtReadMemory(
        parser.get(), markup.data(), static_cast<int>(markup.size()), nullptr, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
            HTML_PARSE_IGNORE_ENC);
    if (document != nullptr) xmlFreeDoc(document);
  }
  builder.finish();
}

std::string_view Tree::text(NodeIndex i) const {
  const Node& node = nodes_[i];
  return node.is_text ? std::string_view(pool_).substr(node.begin, node.length)
                      : std::string_view{};
}

std::string_view Tree::attribute(NodeIndex i, Attr name) const {
  const Node& node = nodes_[i];
  if (node.is_text) return {};
  for (std::uint32_t a = node.begin; a < node.begin + node.length; ++a)
    if (attributes_[a].name == name)
      return std::string_view(pool_).substr(attributes_[a].begin, attributes_[a].length);
  return {};
}

bool Tree::has_attribute(NodeIndex i, Attr name) const {
  const Node& node = nodes_[i];
  if (node.is_text) return false;
  const auto begin = attributes_.begin() + node.begin;
  return std::any_of(begin, begin + node.length,
                     [&](const Attribute& a) { return a.name == name; });
}

std::string Tree::inner_text(NodeIndex i) const {
  std::string out;
  for (NodeIndex n = i; n < nodes_[i].end;) {
    const Node& node = nodes_[n];
    if (node.is_text) {
      append_words(out, text(n));
    } else if (n != i && is_unread(node.tag)) {
      n = node.end;
      continue;
    } else if (is_block(node.tag) || node.tag == Tag::br) {
      append_words(out, " ");
    }
    ++n;
  }
  trim_end(out);
  return out;
}

}  // namespace news::html

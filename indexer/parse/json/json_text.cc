// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/json/json_text.hh"

#include <algorithm>
#include <string>
#include <string_view>

#include "indexer/parse/field_text.hh"
#include "indexer/parse/json/json_article.hh"

namespace news {
namespace {

// Where a node keeps what is inside it, in the order of reading.
constexpr std::string_view kInside[] = {
    "text",       "html",     "value",    "rendered", "body_html",  "markdown",
    "content",    "data",     "sections", "blocks",   "children",   "content_elements",
    "paragraphs", "nodes",    "items",    "elements", "components", "parts",
    "root",       "document", "body",     "story",    "inner_html"};
constexpr std::string_view kBeside[] = {
    "image", "picture",   "photo",     "figure",  "gallery",    "video",   "audio",   "embed",
    "tweet", "instagram", "youtube",   "advert",  "newsletter", "related", "iframe",  "script",
    "promo", "code",      "delimiter", "divider", "media",      "chart",   "raw_html"};
constexpr std::string_view kInline[] = {
    "text", "span", "link",    "a",  "hyperlink",  "strong",     "em",
    "b",    "i",    "mention", "br", "line_break", "hard_break", "linebreak"};
constexpr std::string_view kContainers[] = {"",
                                            "doc",
                                            "document",
                                            "root",
                                            "body",
                                            "section",
                                            "article",
                                            "group",
                                            "list",
                                            "bullet_list",
                                            "ul",
                                            "ol",
                                            "row",
                                            "column",
                                            "layout",
                                            "table",
                                            "rich_text",
                                            "unordered_list",
                                            "ordered_list",
                                            "blocks",
                                            "content"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::string_view (&list)[N]) {
  return std::any_of(std::begin(list), std::end(list),
                     [&](std::string_view known) { return same_json_key(word, known); });
}

template <std::size_t N>
bool begins_with_one_of(std::string_view word, const std::string_view (&list)[N]) {
  return std::any_of(std::begin(list), std::end(list),
                     [&](std::string_view known) { return word.starts_with(known); });
}

// What kind of node it says it is, lower case; empty: it does not.
std::string kind_of(const Json& node) {
  for (const auto key : {"type", "_type", "node_type", "block_name", "tag"}) {
    const auto* value = lookup(node, key);
    if (value == nullptr || !value->is_string()) continue;
    std::string kind = value->get<std::string>();
    for (char& c : kind) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return kind.starts_with("core/") ? kind.substr(5) : kind;
  }
  return {};
}

bool is_heading_word(std::string_view word) {
  return word.starts_with("head") || word.starts_with("subhead") || word.starts_with("crosshead") ||
         (word.size() == 2 && word[0] == 'h' && word[1] >= '1' && word[1] <= '6');
}

bool is_heading(const Json& node, std::string_view kind) {
  if (is_heading_word(kind)) return true;
  const auto* style = lookup(node, "style");
  return style != nullptr && style->is_string() &&
         is_heading_word(style->get_ref<const std::string&>());
}

bool is_inline(const Json& node) {
  if (node.is_string()) return true;
  if (!node.is_object()) return false;
  const std::string kind = kind_of(node);
  return kind.empty() || is_one_of(kind, kInline);
}

// The children of a paragraph are runs of its text.
const Json* runs_of(const Json& node, std::string_view kind) {
  if (is_one_of(kind, kContainers)) return nullptr;
  const auto* runs = lookup(node, {"children", "content", "text", "data"});
  if (runs == nullptr || !runs->is_array()) return nullptr;
  return std::all_of(runs->begin(), runs->end(), is_inline) ? runs : nullptr;
}

void append_runs(const Json& runs, std::string& text) {
  for (const auto& run : runs) {
    if (run.is_string()) {
      text += run.get_ref<const std::string&>();
      continue;
    }
    const auto* inside = lookup(run, {"text", "value", "content", "children", "label"});
    if (inside == nullptr) {
      text += ' ';  // a line break
    } else if (inside->is_array()) {
      append_runs(*inside, text);
    } else if (inside->is_string()) {
      text += inside->get_ref<const std::string&>();
    }
  }
}

class TreeReader {
 public:
  TreeReader(BodyBuilder& body, Article& article) : body_(body), article_(article) {}

  void add(const Json& value, bool heading) {
    if (value.is_array()) {
      for (const auto& one : value) add(one, heading);
    } else if (value.is_object()) {
      add_node(value, heading);
    } else if (value.is_string()) {
      const auto& text = value.get_ref<const std::string&>();
      if (heading) {
        body_.add_heading(plain_text(text));
      } else {
        body_.add_html(text, article_);
      }
    }
  }

 private:
  void add_node(const Json& node, bool heading) {
    const std::string kind = kind_of(node);
    if (begins_with_one_of(kind, kBeside)) {
      const auto* data = lookup(node, "data");
      add_json_caption(data != nullptr && data->is_object() ? *data : node, article_);
      return;
    }
    heading |= is_heading(node, kind);
    if (const auto* runs = runs_of(node, kind)) {
      std::string text;
      append_runs(*runs, text);
      if (heading) {
        body_.add_heading(text);
      } else {
        body_.add_paragraph(text);
      }
      return;
    }
    // A section says its heading before its paragraphs.
    if (const auto* title = lookup(node, {"headline", "heading", "title", "subtitle"}))
      add(*title, true);
    const auto before = body_.bytes();
    for (const auto key : kInside) {
      const auto* inside = lookup(node, key);
      if (inside == nullptr) continue;
      add(*inside, heading);
      if (body_.bytes() > before) return;  // the same words again, in another form
    }
  }

  BodyBuilder& body_;
  Article& article_;
};

}  // namespace

void add_json_text(const Json& value, BodyBuilder& body, Article& article) {
  TreeReader(body, article).add(value, false);
}

bool holds_prose(const Json& value) {
  constexpr std::ptrdiff_t kWords = 4;
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    return text.find("://") == text.npos && std::count(text.begin(), text.end(), ' ') >= kWords;
  }
  return value.is_structured() && std::any_of(value.begin(), value.end(), holds_prose);
}

}  // namespace news

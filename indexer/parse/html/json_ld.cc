// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/json_ld.hh"

#include <algorithm>
#include <map>

#include "indexer/parse/html/json_mend.hh"
#include "indexer/parse/html/page_source.hh"
#include "indexer/parse/html/tree.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

constexpr std::size_t kMaxBlock = std::size_t{4} << 20;
constexpr int kMaxDepth = 64;
constexpr std::size_t kMaxObjects = 2000;

// Values often hold HTML: "Rock &amp; Roll", "<em>Nature</em>".
std::string plain(const std::string& text) {
  if (text.find('&') == std::string::npos && text.find('<') == std::string::npos) return text;
  return Tree(clean_markup(text).markup).inner_text(0);
}

std::string text_of(const Json& value) {
  if (value.is_string()) return value.get_ref<const std::string&>();
  if (value.is_array() && !value.empty() && value.front().is_string())
    return value.front().get_ref<const std::string&>();
  if (value.is_object()) {
    for (const char* key : {"name", "@value", "url", "@id"})
      if (const auto at = value.find(key); at != value.end() && at->is_string())
        return at->get_ref<const std::string&>();
  }
  return {};
}

std::string text_at(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at == object.end() ? std::string() : text_of(*at);
}

std::string name_at(const Json& object, const char* key) {
  const auto at = object.find(key);
  if (at == object.end()) return {};
  const Json& value = at->is_array() && !at->empty() ? at->front() : *at;
  if (value.is_string()) return value.get_ref<const std::string&>();
  return value.is_object() ? text_at(value, "name") : std::string();
}

bool is_type(const Json& object, bool (*test)(std::string_view)) {
  const auto at = object.find("@type");
  if (at == object.end()) return false;
  if (at->is_string()) return test(at->get_ref<const std::string&>());
  if (!at->is_array()) return false;
  for (const Json& type : *at)
    if (type.is_string() && test(type.get_ref<const std::string&>())) return true;
  return false;
}

bool is_article_type(std::string_view type) {
  return contains(type, "Article") || contains(type, "BlogPosting") || type == "Report" ||
         type == "Blog" || contains(type, "Review") || type == "Recipe" ||
         contains(type, "OpinionNews");
}

class Reader {
 public:
  LinkedData run(const std::vector<std::string>& blocks) {
    for (const std::string& block : blocks) parse(block);
    for (const Json& document : documents_) walk(document, 0);
    if (best_ != nullptr) read_article(*best_);
    return std::move(data_);
  }

 private:
  void parse(const std::string& block) {
    if (block.size() > kMaxBlock || is_nested_too_deep(block)) return;
    Json document = Json::parse(block, nullptr, false, true);
    if (!document.is_discarded()) {
      documents_.push_back(std::move(document));
      return;
    }
    for (const std::string& value : mended_json(block))
      if (Json mended = Json::parse(value, nullptr, false, true); !mended.is_discarded())
        documents_.push_back(std::move(mended));
  }

  void walk(const Json& value, int depth) {
    if (depth > kMaxDepth || ++objects_ > kMaxObjects) return;
    if (value.is_array()) {
      for (const Json& item : value) walk(item, depth + 1);
    } else if (value.is_object()) {
      look_at(value);
      for (const char* key :
           {"@graph", "mainEntity", "mainEntityOfPage", "article", "itemListElement", "item"})
        if (const auto at = value.find(key); at != value.end()) walk(*at, depth + 1);
    }
  }

  void look_at(const Json& object) {
    if (const std::string id = text_at(object, "@id"); !id.empty() && object.contains("name"))
      names_.emplace(id, text_at(object, "name"));
    if (is_type(object, [](std::string_view type) { return type == "WebSite"; }))
      data_.site_name = text_at(object, "name");
    if (!is_type(object, is_article_type)) return;
    const int score = (object.contains("headline") ? 4 : 0) + (object.contains("author") ? 2 : 0) +
                      (object.contains("datePublished") ? 2 : 0) +
                      (object.contains("articleBody") ? 1 : 0);
    if (score > best_score_) {
      best_score_ = score;
      best_ = &object;
    }
  }

  void add_author(const Json& value) {
    if (value.is_array()) {
      for (const Json& item : value) add_author(item);
      return;
    }
    // One that is described elsewhere in the block.
    if (value.is_object() && !value.contains("name")) {
      if (const auto known = names_.find(text_at(value, "@id")); known != names_.end()) {
        data_.authors.push_back({plain(known->second), BylineKind::line});
        return;
      }
    }
    for (auto& author : author_values(value)) data_.authors.push_back(std::move(author));
  }

  // ".paywall, .meteredContent" gives two; other selectors are no plain classes.
  void add_paid_classes(const Json& part) {
    if (part.is_array()) {
      for (const Json& one : part) add_paid_classes(one);
      return;
    }
    const auto at = part.is_object() ? part.find("cssSelector") : part.end();
    if (!part.is_object() || at == part.end()) return;
    std::string selectors = at->is_array() ? std::string() : text_of(*at);
    if (at->is_array())
      for (const Json& one : *at) selectors += text_of(one) + ",";
    for (std::size_t begin = 0; begin < selectors.size();) {
      const std::size_t end = std::min(selectors.find(',', begin), selectors.size());
      const std::string name = collapse(std::string_view(selectors).substr(begin, end - begin));
      const bool is_plain = name.size() > 1 && name[0] == '.' &&
                            name.find_first_of(" .>#:[+~", 1) == std::string::npos;
      if (is_plain && data_.paid_classes.size() < 20) data_.paid_classes.push_back(name.substr(1));
      begin = end + 1;
    }
  }

  void read_article(const Json& object) {
    data_.found = true;
    data_.headline = plain(text_at(object, "headline"));
    if (data_.headline.empty()) data_.headline = plain(text_at(object, "name"));
    data_.alternative_headline = plain(text_at(object, "alternativeHeadline"));
    for (const char* key : {"author", "creator"})
      if (const auto at = object.find(key); at != object.end() && data_.authors.empty())
        add_author(*at);
    data_.date_published = text_at(object, "datePublished");
    if (data_.date_published.empty()) data_.date_published = text_at(object, "dateCreated");
    if (const auto part = object.find("hasPart"); part != object.end()) add_paid_classes(*part);
    data_.section = plain(text_at(object, "articleSection"));
    data_.publisher = plain(name_at(object, "publisher"));
    data_.language = text_at(object, "inLanguage");
    data_.url = text_at(object, "url");
    data_.body = text_at(object, "articleBody");
  }

  LinkedData data_;
  std::vector<Json> documents_;
  std::map<std::string, std::string> names_;  // @id -> name
  const Json* best_ = nullptr;
  int best_score_ = -1;
  std::size_t objects_ = 0;
};

}  // namespace

bool is_nested_too_deep(std::string_view block) {
  constexpr int kDeepest = 256;
  int depth = 0;
  for (const char c : block) {
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (depth > kDeepest) return true;
  }
  return false;
}

LinkedData read_linked_data(const std::vector<std::string>& blocks) {
  return Reader().run(blocks);
}

}  // namespace news::html

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/embedded_story.hh"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "indexer/parse/html/json_ld.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kShortest = 300;  // bytes

// Prose: words and the ends of sentences among them; not markup, an address or a key.
bool is_text(std::string_view view) {
  constexpr std::size_t kFewestBlanks = 6, kFewestSentences = 1;
  std::size_t blanks = 0, ends = 0;
  for (std::size_t i = 0; i < view.size(); ++i) {
    blanks += view[i] == ' ' ? 1 : 0;
    const bool is_end = view[i] == '.' || view[i] == '!' || view[i] == '?';
    ends += is_end && (i + 1 == view.size() || view[i + 1] == ' ' || view[i + 1] == '<' ||
                       view[i + 1] == '\n' || view[i + 1] == '"')
                ? 1
                : 0;
  }
  return blanks >= kFewestBlanks && ends >= kFewestSentences && view.front() != '{' &&
         view.front() != '[';
}

// Whole words of it, as they are compared.
std::string beginning_of(std::string_view text) {
  constexpr std::size_t kTelling = 80;  // bytes
  std::string key = word_key(text.substr(0, kTelling));
  key.resize(std::min(key.size(), std::min(key.rfind(' '), key.size())));
  return key;
}

class Search {
 public:
  explicit Search(std::string_view beginning) : beginning_(beginning_of(beginning)) {}

  void look(const Json& value, int depth) {
    constexpr int kMaxDepth = 64;
    if (depth > kMaxDepth) return;
    if (value.is_string()) {
      offer(value.get_ref<const std::string&>());
    } else if (value.is_array()) {
      offer(paragraphs(value));
      for (const Json& item : value) look(item, depth + 1);
    } else if (value.is_object()) {
      for (const Json& item : value) look(item, depth + 1);
    }
  }

  std::string take() { return std::move(best_); }

 private:
  void offer(std::string_view text) {
    if (text.size() < kShortest || text.size() <= best_.size() || !is_text(text)) return;
    if (!beginning_.empty() && word_key(text).find(beginning_) == std::string::npos) return;
    best_ = text;
  }

  // {"type":"paragraph","content":[{"type":"text","value":"The "},{"type":"link","content":[...]}]}
  static std::string words_inside(const Json& item, int depth = 0) {
    constexpr int kMaxDepth = 12;
    std::string words;
    if (depth > kMaxDepth || !item.is_object()) return words;
    for (const char* key : {"text", "value"})
      if (const auto at = item.find(key); words.empty() && at != item.end() && at->is_string())
        words = at->get_ref<const std::string&>();
    if (!words.empty()) return words;
    for (const char* key : {"content", "children"})
      if (const auto at = item.find(key); words.empty() && at != item.end() && at->is_array())
        for (const Json& child : *at) words += words_inside(child, depth + 1);
    return words;
  }

  // [{"type":"paragraph","text":"..."}, ...], or plain strings.
  static std::string paragraphs(const Json& list) {
    std::string whole;
    for (const Json& item : list) {
      const std::string* text = nullptr;
      if (item.is_string()) text = item.get_ptr<const std::string*>();
      if (item.is_object())
        for (const char* key : {"text", "html", "content", "value", "body"})
          if (const auto at = item.find(key);
              text == nullptr && at != item.end() && at->is_string())
            text = at->get_ptr<const std::string*>();
      const std::string inside = text == nullptr ? words_inside(item) : std::string();
      if (text == nullptr) text = &inside;
      if (text->empty() || !is_text(*text)) continue;
      if (!whole.empty()) whole += "\n\n";
      whole += *text;
    }
    return whole;
  }

  std::string beginning_;  // what the story must hold
  std::string best_;
};

}  // namespace

std::string embedded_story(const std::vector<std::string>& data, std::string_view beginning) {
  Search search(beginning);
  for (const std::string& block : data) {
    if (is_nested_too_deep(block)) continue;
    const Json document = Json::parse(block, nullptr, false, true);
    if (!document.is_discarded()) search.look(document, 0);
  }
  return search.take();
}

}  // namespace news::html

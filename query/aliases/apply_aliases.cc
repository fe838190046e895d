// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "common/unicode.hh"
#include "query/aliases/alias_table.hh"

namespace news {
namespace {

// nullopt: names of people, addresses and codes have no aliases.
std::optional<AliasKind> kind_in(const FieldInfo* field) {
  if (field == nullptr) return AliasKind::words;
  switch (field->aliased) {
    case FieldAliases::words:
      return AliasKind::words;
    case FieldAliases::outlets:
      return AliasKind::outlets;
    case FieldAliases::none:
      break;
  }
  return std::nullopt;
}

// Words that spell initials too (US, IT, WHO): in small letters they are the words.
bool is_small_word(std::string_view term) {
  constexpr std::string_view kWords[] = {
      "a",   "am",  "an",  "and", "are", "as",  "at",  "be",  "but", "by",  "can", "do",  "for",
      "go",  "had", "has", "he",  "her", "him", "his", "how", "i",   "if",  "in",  "is",  "it",
      "its", "may", "me",  "my",  "no",  "not", "of",  "off", "on",  "or",  "our", "out", "she",
      "so",  "the", "to",  "too", "up",  "us",  "was", "we",  "who", "why", "you"};
  return std::find(std::begin(kWords), std::end(kWords), term) != std::end(kWords);
}

// Is every letter of it a capital?
bool in_capitals(std::string_view typed) {
  for (std::size_t at = 0; at < typed.size();) {
    const auto c = character_at(typed, at);
    if (is_letter(c.code) && !is_upper(c.code)) return false;
    at += c.bytes;
  }
  return true;
}

class Applying {
 public:
  Applying(std::string_view text, const AliasTable& table) : text_(text), table_(table) {}

  void visit(Node& node, std::optional<AliasKind> kind) const {
    switch (node.kind) {
      case NodeKind::word:
        if (!kind || node.quoted) return;
        if (is_small_word(node.text) && !in_capitals(typed(node))) return;
        widen(node, *kind, {node.text});
        return;
      case NodeKind::phrase:  // NATO-standard; one in quotation marks is left as it is
        if (kind && !node.children.front().quoted) widen(node, *kind, terms_of(node.children));
        return;
      case NodeKind::in_field:
        visit(node.children.front(), kind_in(node.field));
        return;
      case NodeKind::both:
      case NodeKind::loose:
        if (kind) gather(node, *kind);
        if (node.children.size() == 1) {
          Node only = std::move(node.children.front());
          node = std::move(only);
          return visit(node, kind);
        }
        break;
      default:
        break;
    }
    for (auto& child : node.children) visit(child, kind);
  }

 private:
  static std::vector<std::string> terms_of(const std::vector<Node>& words) {
    std::vector<std::string> out;
    out.reserve(words.size());
    for (const auto& word : words) out.push_back(word.text);
    return out;
  }

  static Node node_of(const AliasMember& member, Span span) {
    std::vector<Node> words;
    for (const auto& term : member.terms) {
      Node word;
      word.kind = NodeKind::word;
      word.span = span;
      word.text = term;
      word.exact = member.exact || member.terms.size() > 1;
      word.quoted = true;
      words.push_back(std::move(word));
    }
    if (words.size() == 1) return std::move(words.front());
    Node phrase;
    phrase.kind = NodeKind::phrase;
    phrase.span = span;
    phrase.children = std::move(words);
    return phrase;
  }

  // The node becomes an alias node when its terms have others.
  bool widen(Node& node, AliasKind kind, const std::vector<std::string>& terms) const {
    std::vector<Node> others;
    for (const auto* member : table_.others(kind, terms, !node.exact)) {
      others.push_back(node_of(*member, node.span));
    }
    if (others.empty()) return false;
    Node alias;
    alias.kind = NodeKind::alias;
    alias.span = node.span;
    alias.children.push_back(std::move(node));
    std::move(others.begin(), others.end(), std::back_inserter(alias.children));
    node = std::move(alias);
    return true;
  }

  std::string_view typed(const Node& node) const {
    const auto begin = std::min(node.span.begin, text_.size());
    return text_.substr(begin, node.span.end - begin);
  }

  bool side_by_side(const Node& first, const Node& second) const {
    const auto from = std::min(first.span.end, text_.size());
    const auto to = std::min(second.span.begin, text_.size());
    return from <= to &&
           text_.substr(from, to - from).find_first_not_of(" \t") == std::string_view::npos;
  }

  // Of the words side by side in a list, the longest runs that are members: United Kingdom.
  void gather(Node& list, AliasKind kind) const {
    std::vector<Node> out;
    for (std::size_t first = 0; first < list.children.size();) {
      std::size_t count = run_length(list.children, first, kind);
      while (count > 1 && !join(list, kind, first, count, out)) --count;
      if (count <= 1) {
        out.push_back(std::move(list.children[first]));
        count = 1;
      }
      first += count;
    }
    list.children = std::move(out);
  }

  // How many single words stand side by side from there on, no more than a member has.
  std::size_t run_length(const std::vector<Node>& words, std::size_t first, AliasKind kind) const {
    std::size_t count = 0;
    while (count < table_.longest(kind) && first + count < words.size()) {
      const Node& word = words[first + count];
      if (word.kind != NodeKind::word || word.quoted) break;
      if (count > 0 && !side_by_side(words[first + count - 1], word)) break;
      ++count;
    }
    return count;
  }

  bool join(const Node& list, AliasKind kind, std::size_t first, std::size_t count,
            std::vector<Node>& out) const {
    const auto begin = list.children.begin() + static_cast<std::ptrdiff_t>(first);
    Node run;
    run.kind = list.kind;
    run.children.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
    run.span = {run.children.front().span.begin, run.children.back().span.end};
    const auto terms = terms_of(run.children);
    for (auto& word : run.children) word.quoted = true;  // not to be looked at again
    if (!widen(run, kind, terms)) return false;
    out.push_back(std::move(run));
    return true;
  }

  std::string_view text_;
  const AliasTable& table_;
};

}  // namespace

void apply_aliases(Node& tree, std::string_view text, const AliasTable& table) {
  if (table.empty()) return;
  const std::optional<AliasKind> plain = AliasKind::words;
  Applying(text, table).visit(tree, plain);
}

}  // namespace news

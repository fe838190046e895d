// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/suggest.hh"

#include <algorithm>
#include <cmath>

#include "common/edit_distance.hh"
#include "common/unicode.hh"

namespace news {
namespace {

struct Replacement {
  Span span;
  std::string word;
};

bool stands(const Corpus& corpus, const FieldInfo* field, const std::string& word) {
  if (field == nullptr) return corpus.frequency(word) > 0;
  const std::string term = std::string(field->prefix) + word;
  return corpus.articles().term_exists(term) ||
         (field->field == Field::speaker && corpus.quotes().term_exists(term));
}

// The nearest word, of equally near ones the most frequent.
std::string nearest(const Corpus& corpus, const FieldInfo* field, const std::string& wanted) {
  const std::size_t length = count_characters(wanted);
  if (length < 3) return {};
  const std::size_t limit = length < 5 ? 1 : 2;
  const DistanceFrom from(wanted, limit);
  std::string best;
  double best_score = -1e9;
  corpus.scan({}, [&](std::string_view word, std::uint32_t frequency) {
    const auto distance = from.to(word);
    if (distance > limit || distance == 0) return true;
    // A first letter is seldom mistyped; a word a thousand times as frequent is worth one change.
    const double score = -2.0 * static_cast<double>(distance) - (word[0] == wanted[0] ? 0 : 1.0) +
                         std::log10(1.0 + frequency) / 1.5;
    if (score > best_score && stands(corpus, field, std::string(word))) {
      best_score = score;
      best = word;
    }
    return true;
  });
  return best;
}

void collect(const Corpus& corpus, const Node& node, const FieldInfo* field,
             std::vector<Replacement>& out, std::vector<std::string>& absent) {
  if (node.kind == NodeKind::without) return;
  if (node.kind == NodeKind::alias) {  // what was typed; the other names are not for the reader
    collect(corpus, node.children.front(), field, out, absent);
    return;
  }
  if (node.kind == NodeKind::in_field) {
    field = node.field->kind == FieldKind::text ? node.field : nullptr;
    if (node.field->kind == FieldKind::date || node.field->kind == FieldKind::exact) return;
  }
  if (node.kind == NodeKind::word) {
    const auto forms =
        node.exact ? std::vector<std::string>{node.text} : corpus.forms_of(node.text);
    const bool known = std::any_of(forms.begin(), forms.end(), [&](const std::string& form) {
      return stands(corpus, field, form);
    });
    if (known || out.size() >= 8) return;
    if (auto word = nearest(corpus, field, node.text); !word.empty()) {
      out.push_back({node.span, std::move(word)});
    } else {
      absent.push_back(field == nullptr ? node.text : std::string(field->name) + ':' + node.text);
    }
    return;
  }
  if (node.kind == NodeKind::phrase && !node.children.empty() && node.children.front().exact) {
    // Words of a quoted phrase share its span: the phrase is written anew as a whole.
    std::string phrase;
    std::vector<Replacement> inside;
    for (const auto& child : node.children) {
      const auto before = inside.size();
      collect(corpus, child, field, inside, absent);
      phrase +=
          (phrase.empty() ? "" : " ") + (inside.size() > before ? inside.back().word : child.text);
    }
    if (!inside.empty()) out.push_back({node.span, '"' + phrase + '"'});
    return;
  }
  for (const auto& child : node.children) collect(corpus, child, field, out, absent);
}

}  // namespace

Advice suggest(const Corpus& corpus, const ParsedQuery& query) {
  Advice advice;
  std::vector<Replacement> changes;
  collect(corpus, query.tree, nullptr, changes, advice.absent);
  std::sort(changes.begin(), changes.end(),
            [](const Replacement& a, const Replacement& b) { return a.span.begin < b.span.begin; });
  std::string out;
  std::size_t at = 0;
  for (const auto& change : changes) {
    if (change.span.begin < at) continue;
    out += query.text.substr(at, change.span.begin - at) + change.word;
    at = change.span.end;
  }
  if (!changes.empty()) advice.suggestion = out + query.text.substr(at);
  return advice;
}

}  // namespace news

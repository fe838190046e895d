// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan/make_plan.hh"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "common/index/word_forms.hh"
#include "query/language/query_error.hh"

namespace news {
namespace {

bool is_field(const Node& node, Field field) {
  return node.kind == NodeKind::in_field && node.field->field == field;
}

// What holds for the words of a part of the query.
struct Scope {
  const FieldInfo* field = nullptr;  // nullptr: plain
  bool forms = true;                 // a lower-case word stands for all its forms
  bool scored = true;
  bool in_list = false;
};

Scope scope_of(const FieldInfo& field) {
  return {&field, !field.names, !field.filter && field.counted, false};
}

bool excludes(const Node& node) {
  return node.kind == NodeKind::without ||
         std::any_of(node.children.begin(), node.children.end(), excludes);
}

class Planner {
 public:
  Planner(const ParsedQuery& query, AnswerKind kind, std::vector<PlanPart>* parts)
      : query_(query), kind_(kind), parts_(parts) {}

  Result<PlanNode> plan(const Node& node) { return plan_node(node, Scope()); }

 private:
  bool articles() const { return kind_ == AnswerKind::articles; }

  tl::unexpected<Error> error(Span place, std::string what, std::string expected) const {
    return fail(query_error(query_.text, place, std::move(what), std::move(expected)));
  }

  static PlanNode make(PlanNode::Kind kind, const Node& node) {
    PlanNode out;
    out.kind = kind;
    out.span = node.span;
    return out;
  }

  static PlanNode make(PlanNode::Kind kind, const Node& node, const Scope& scope) {
    PlanNode out = make(kind, node);
    out.field = scope.field;
    out.scored = scope.scored;
    return out;
  }

  Result<PlanNode> plan_node(const Node& node, const Scope& scope) {
    switch (node.kind) {
      case NodeKind::all:
        return make(PlanNode::Kind::everything, node);
      case NodeKind::word:
      case NodeKind::pattern:
      case NodeKind::fuzzy:
        return word(node, scope);
      case NodeKind::phrase:
      case NodeKind::near:
      case NodeKind::ordered:
        return together(node, scope);
      case NodeKind::at_least:
        return frequent(node, scope);
      case NodeKind::first:
        return first(node, scope);
      case NodeKind::value: {
        PlanNode out = make(PlanNode::Kind::value, node, scope);
        out.text = node.text;
        return out;
      }
      case NodeKind::missing:
        return make(PlanNode::Kind::missing, node, scope);
      case NodeKind::date: {
        PlanNode out = make(PlanNode::Kind::days, node);
        out.range = node.range;
        return out;
      }
      case NodeKind::length: {
        PlanNode out = make(PlanNode::Kind::length, node);
        out.number = node.number;
        out.most = node.most;
        return out;
      }
      case NodeKind::either:
        return either(node, scope);
      case NodeKind::loose: {
        Scope list = scope;
        list.in_list = articles() && scope.field == nullptr;
        return either(node, list);
      }
      case NodeKind::alias:
        return alias(node, scope);
      case NodeKind::without:
        return without(node, scope);
      case NodeKind::both:
        return both(node, scope);
      case NodeKind::in_field:
        return in_field(node);
    }
    return PlanNode();
  }

  // -- words

  Result<WordTest> test_of(const Node& node, const Scope& scope) {
    if (++leaves_ > kMostLeaves) {
      return error(node.span, fmt::format("the query has more than {} words", kMostLeaves),
                   "a shorter query");
    }
    WordTest test{WordTest::Kind::exact, node.text, node.span};
    if (node.kind == NodeKind::pattern) test.kind = WordTest::Kind::pattern;
    if (node.kind == NodeKind::fuzzy) test.kind = WordTest::Kind::fuzzy;
    if (node.kind == NodeKind::word && scope.forms) {
      if (!node.exact) {
        test.kind = WordTest::Kind::forms;
      } else if (!node.quoted) {
        test.kind = WordTest::Kind::capital;
      }
    }
    return test;
  }

  // The words that fit at one place of a phrase or NEAR: one word's, or those of an OR.
  Status add_side(const Node& node, const Scope& scope, WordTests& out) {
    if (node.kind == NodeKind::either || node.kind == NodeKind::alias) {
      for (const auto& child : node.children) {
        if (auto status = add_side(child, scope, out); !status) return status;
      }
      return {};
    }
    auto test = test_of(node, scope);
    if (!test) return fail(std::move(test.error()));
    if (node.kind == NodeKind::phrase) {
      test->kind = WordTest::Kind::run;
      for (const auto& word : node.children) {
        if (!test->text.empty()) test->text += word.apart ? "  " : " ";
        test->text += word.text;
      }
    }
    out.push_back(std::move(*test));
    return {};
  }

  // A place is left free before some words (Node::apart): a phrase may be that much longer.
  static unsigned free_places(const Node& phrase) {
    return static_cast<unsigned>(std::count_if(phrase.children.begin() + 1, phrase.children.end(),
                                               [](const Node& word) { return word.apart; }));
  }

  Result<PlanNode> word(const Node& node, const Scope& scope) {
    PlanNode out = make(PlanNode::Kind::words, node, scope);
    auto test = test_of(node, scope);
    if (!test) return fail(std::move(test.error()));
    out.sides = {{std::move(*test)}};
    out.text = node.text;
    out.in_list = scope.in_list;
    add_part(PlanPart::Kind::words, node, out);
    return out;
  }

  Result<PlanNode> together(const Node& node, const Scope& scope) {
    PlanNode out = make(PlanNode::Kind::together, node, scope);
    for (const auto& child : node.children) {
      if (auto status = add_side(child, scope, out.sides.emplace_back()); !status) {
        return fail(std::move(status.error()));
      }
    }
    out.number = node.kind == NodeKind::phrase ? 1 + free_places(node) : node.number;
    out.within = node.within;
    auto kind = PlanPart::Kind::side_by_side;
    if (node.kind == NodeKind::near) {
      out.placing = Placing::any_order;
      kind = PlanPart::Kind::near;
    } else if (node.kind == NodeKind::ordered) {
      out.placing = Placing::ordered;
      kind = PlanPart::Kind::ordered;
    }
    add_part(kind, node, out);
    return out;
  }

  Result<PlanNode> frequent(const Node& node, const Scope& scope) {
    PlanNode out = make(PlanNode::Kind::at_least, node, scope);
    if (auto status = add_side(node.children.front(), scope, out.sides.emplace_back()); !status) {
      return fail(std::move(status.error()));
    }
    out.number = node.number;
    add_part(PlanPart::Kind::words, node, out);
    return out;
  }

  // Of the body: a quotation has none, its article does.
  Result<PlanNode> first(const Node& node, const Scope& scope) {
    if (!articles()) return of_article(node);
    PlanNode out = make(PlanNode::Kind::first, node, scope);
    out.field = &field_info(Field::body);
    if (auto status = add_side(node.children.front(), scope, out.sides.emplace_back()); !status) {
      return fail(std::move(status.error()));
    }
    out.number = node.number;
    add_part(PlanPart::Kind::first, node, out);
    return out;
  }

  Result<PlanNode> of_article(const Node& node) {
    PlanNode out = make(PlanNode::Kind::of_articles, node);
    Planner of_articles(query_, AnswerKind::articles, nullptr);
    auto part =
        node.kind == NodeKind::in_field ? of_articles.in_field(node) : of_articles.plan(node);
    if (!part) return part;
    out.children.push_back(std::move(*part));
    return out;
  }

  // Names that mean the same: single words are one word, their frequencies pooled; phrases are
  // alternatives.
  Result<PlanNode> alias(const Node& node, const Scope& scope) {
    PlanNode out = make(PlanNode::Kind::any, node);
    PlanNode single = make(PlanNode::Kind::words, node, scope);
    single.sides.emplace_back();
    single.in_list = scope.in_list;
    for (const auto& child : node.children) {
      if (child.kind == NodeKind::word) {
        auto test = test_of(child, scope);
        if (!test) return fail(std::move(test.error()));
        single.sides.front().push_back(std::move(*test));
        continue;
      }
      auto part = plan_node(child, scope);
      if (!part) return part;
      out.children.push_back(std::move(*part));
    }
    if (!single.sides.front().empty()) {
      add_part(PlanPart::Kind::words, node, single);
      out.children.push_back(std::move(single));
    }
    return out;
  }

  void add_part(PlanPart::Kind kind, const Node& node, PlanNode& out) {
    if (parts_ == nullptr) return;
    out.part = parts_->size();
    PlanPart part{kind,      out.number, out.within,         out.field,
                  out.sides, node.span,  to_expression(node)};
    if (part_field_ != nullptr && part.field == nullptr) part.field = part_field_;
    parts_->push_back(std::move(part));
  }

  // -- groups

  // One for all forms that are asked as one word; empty of what is no word.
  static std::string key_of(const Node& node, const Scope& scope) {
    if (node.kind != NodeKind::word) return {};
    return node.exact || !scope.forms ? '"' + node.text : stem_of(node.text);
  }

  // A word written twice (or in two forms) is asked once; among alternatives it is remembered how
  // often it was said.
  Status add_list(const std::vector<const Node*>& nodes, const Scope& scope, bool alternatives,
                  std::vector<PlanNode>& out) {
    std::map<std::string, unsigned> times;
    std::set<std::string> seen;
    for (const Node* node : nodes) ++times[key_of(*node, scope)];
    for (const Node* node : nodes) {
      const bool word = node->kind == NodeKind::word;
      const auto key = key_of(*node, scope);
      if (word && !seen.insert(key).second) continue;
      auto part = plan_node(*node, scope);
      if (!part) return fail(std::move(part.error()));
      if (word && alternatives) part->times_said = times[key];
      out.push_back(std::move(*part));
    }
    return {};
  }

  Result<PlanNode> either(const Node& node, const Scope& scope) {
    std::vector<const Node*> children;
    for (const auto& child : node.children) children.push_back(&child);
    PlanNode out = make(scope.in_list ? PlanNode::Kind::listed : PlanNode::Kind::any, node);
    if (auto status = add_list(children, scope, true, out.children); !status) {
      return fail(std::move(status.error()));
    }
    return out;
  }

  Result<PlanNode> without(const Node& node, const Scope& scope) {
    PlanNode out = make(PlanNode::Kind::all, node);
    auto part = exclude(node.children.front(), scope);
    if (!part) return part;
    out.excluded.push_back(std::move(*part));
    return out;
  }

  Result<PlanNode> exclude(const Node& node, const Scope& scope) {
    auto* parts = std::exchange(parts_, nullptr);
    auto out = plan_node(node, scope);
    parts_ = parts;
    return out;
  }

  Result<PlanNode> both(const Node& node, const Scope& scope) {
    PlanNode out = make(PlanNode::Kind::all, node);
    std::vector<const Node*> wanted, joined;
    for (const auto& child : node.children) {
      if (child.kind == NodeKind::without) {
        auto part = exclude(child.children.front(), scope);
        if (!part) return part;
        out.excluded.push_back(std::move(*part));
      } else if (articles() && (is_field(child, Field::said) || is_field(child, Field::speaker))) {
        joined.push_back(&child);
      } else {
        wanted.push_back(&child);
      }
    }
    const bool says = std::any_of(joined.begin(), joined.end(),
                                  [](const Node* child) { return is_field(*child, Field::said); });
    if (!says) wanted.insert(wanted.end(), joined.begin(), joined.end());
    if (auto status = add_list(wanted, scope, false, out.children); !status) {
      return fail(std::move(status.error()));
    }
    if (says) {
      auto part = same_quotation(node, joined);
      if (!part) return part;
      out.children.push_back(std::move(*part));
    }
    return out;
  }

  // -- quotations and their articles

  // One speaker: at most, and every said: of an AND group, of the same quotation.
  Result<PlanNode> same_quotation(const Node& node, const std::vector<const Node*>& parts) {
    const Node* speaker = nullptr;
    for (const Node* part : parts) {
      if (!is_field(*part, Field::speaker)) continue;
      if (speaker != nullptr) {
        return error(part->span, "two speakers cannot say the same words",
                     "brackets: (speaker:a said:x) (speaker:b said:y)");
      }
      speaker = part;
    }
    PlanNode out = make(PlanNode::Kind::said_together, node);
    Planner quotations(query_, AnswerKind::quotations, parts_);
    quotations.part_field_ = &field_info(Field::said);
    quotations.leaves_ = leaves_;
    if (auto status = quotations.add_list(parts, Scope(), false, out.children); !status) {
      return fail(std::move(status.error()));
    }
    leaves_ = quotations.leaves_;
    return out;
  }

  Result<PlanNode> in_field(const Node& node) {
    const FieldInfo& field = *node.field;
    if (field.field == Field::said) {
      if (articles()) return same_quotation(node, {&node});
      return plan_node(node.children.front(), Scope{&field, true, true, false});
    }
    // Who has one name and not another is one speaker, whatever else is asked.
    if (articles() && field.field == Field::speaker && excludes(node))
      return same_quotation(node, {&node});
    if (!articles() && !field.of_quotations) return of_article(node);
    return plan_node(node.children.front(), scope_of(field));
  }

  const ParsedQuery& query_;
  AnswerKind kind_;
  std::vector<PlanPart>* parts_;           // nullptr: of what is excluded
  const FieldInfo* part_field_ = nullptr;  // of parts without one
  std::size_t leaves_ = 0;
};

}  // namespace

Result<Plan> make_plan(const ParsedQuery& query, AnswerKind kind) {
  Plan out;
  out.kind = kind;
  out.text = query.text;
  auto root = Planner(query, kind, &out.parts).plan(query.tree);
  if (!root) return fail(std::move(root.error()));
  out.root = std::move(*root);
  return out;
}

}  // namespace news

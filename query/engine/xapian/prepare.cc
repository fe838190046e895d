// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/prepare.hh"

#include <memory>
#include <utility>
#include <vector>

#include "common/index_schema.hh"
#include "query/engine/xapian/compile.hh"
#include "query/engine/xapian/listed_words.hh"
#include "query/engine/xapian/people.hh"
#include "query/engine/xapian/quotation_join.hh"
#include "query/engine/xapian/terms.hh"

namespace news {
namespace {

using Xapian::Query;

// "joe biden" of speaker:"joe biden"; empty: the node asks for something else.
std::string name_asked(const PlanNode& node) {
  std::string name;
  if (node.field == nullptr || node.field->field != Field::speaker ||
      node.placing != Placing::side_by_side)
    return name;
  for (const auto& side : node.sides) {
    if (side.size() != 1 || side.front().kind != WordTest::Kind::exact) return {};
    name += (name.empty() ? "" : " ") + side.front().text;
  }
  return name;
}

class Preparing {
 public:
  Preparing(const Corpus& corpus, const PlanWords& words)
      : corpus_(corpus), words_(words), list_(corpus) {}

  // What stands inside first.
  void visit(const PlanNode& node, AnswerKind kind) {
    const auto inside = node.kind == PlanNode::Kind::said_together ? AnswerKind::quotations
                        : node.kind == PlanNode::Kind::of_articles ? AnswerKind::articles
                                                                   : kind;
    for (const auto& child : node.children) visit(child, inside);
    for (const auto& child : node.excluded) visit(child, inside);
    switch (node.kind) {
      case PlanNode::Kind::words:
        if (node.in_list) list(node);
        break;
      case PlanNode::Kind::together:
        if (const auto name = name_asked(node); !name.empty()) {
          keep(node, said_by_named(corpus_, name, kind));
        }
        break;
      case PlanNode::Kind::at_least:
        keep(node, set_of(at_least(corpus_, database(kind), words_.of(node.sides.front()),
                                   node.number, targets_of(node.field, kind)),
                          kind));
        break;
      case PlanNode::Kind::length:
        keep(node, set_of(documents_of_length(database(kind), node.number, node.most), kind));
        break;
      case PlanNode::Kind::said_together:
        said_together(node);
        break;
      case PlanNode::Kind::of_articles:
        keep(node, quotes_of(part(node.children.front(), AnswerKind::articles)));
        break;
      default:
        break;
    }
  }

  void restrict(const Restriction& restriction, AnswerKind kind) {
    if (!restriction.days) return;
    const Query dated = date_query(corpus_.articles(), *restriction.days);
    out_.limits = kind == AnswerKind::articles ? dated : quotes_of(dated);
  }

  Prepared take() { return std::move(out_); }

 private:
  const Xapian::Database& database(AnswerKind kind) const {
    return kind == AnswerKind::articles ? corpus_.articles() : corpus_.quotes();
  }

  void keep(const PlanNode& node, Query answer) { out_.answers.emplace(&node, std::move(answer)); }

  Query part(const PlanNode& node, AnswerKind kind) const {
    return compile_part(corpus_, node, kind, words_, out_);
  }

  Query set_of(const std::vector<Xapian::docid>& ids, AnswerKind kind) const {
    return document_set_query(std::make_shared<DocumentsBySegment>(
        kind == AnswerKind::articles ? corpus_.by_segment(ids) : corpus_.quotes_by_segment(ids)));
  }

  void list(const PlanNode& node) {
    const auto& words = words_.of(node.sides.front());
    if (words.empty()) return;
    keep(node, list_.of(words, node.text, targets_of(node.field, AnswerKind::articles)));
  }

  // The articles, by their best quotation that matches all.
  void said_together(const PlanNode& node) {
    std::vector<Query> parts;
    for (const auto& child : node.children) {
      parts.push_back(part(child, AnswerKind::quotations));
      if (parts.back().empty()) return keep(node, Query());
    }
    Query query = all_of(parts);
    if (const Query dead = corpus_.dead_quotes(); !dead.empty()) {
      query = Query(Query::OP_AND_NOT, query, dead);
    }
    keep(node, articles_of_quotations(corpus_, query));
  }

  // The quotations of the articles that match.
  Query quotes_of(const Query& of_articles) const {
    if (of_articles.empty()) return Query();
    return quotations_of_articles(corpus_, all_matches(corpus_.articles(), of_articles));
  }

  const Corpus& corpus_;
  const PlanWords& words_;
  ListRanking list_;
  Prepared out_;
};

}  // namespace

Prepared prepare(const Corpus& corpus, const Plan& plan, const PlanWords& words) {
  Preparing preparing(corpus, words);
  preparing.visit(plan.root, plan.kind);
  preparing.restrict(plan.restriction, plan.kind);
  return preparing.take();
}

}  // namespace news

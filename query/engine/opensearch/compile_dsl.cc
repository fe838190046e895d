// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/opensearch/compile_dsl.hh"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/cluster_schema.hh"
#include "common/people/person_name.hh"
#include "query/engine/opensearch/words_dsl.hh"
#include "query/language/query_error.hh"

namespace news {
namespace {

using nlohmann::json;

struct Compiled {
  json query;
  bool scored = false;
};

json unscored(json query) {
  return {{"constant_score", {{"filter", std::move(query)}, {"boost", 0}}}};
}

std::string field_of(std::string_view name, AnswerKind kind) {
  if (kind == AnswerKind::articles) return std::string(name);
  return fmt::format("{}.{}", cluster_field::kQuotes, name);
}

// Asked of articles alone, of quotations alone, or of both in one node.
enum class Of { either, articles, quotations, both };

Of level_of(const PlanNode& node) {
  if (node.kind == PlanNode::Kind::of_articles) return Of::articles;
  if (node.children.empty() && node.excluded.empty()) {
    return node.kind == PlanNode::Kind::everything || node.kind == PlanNode::Kind::all
               ? Of::either
               : Of::quotations;
  }
  Of out = Of::either;
  for (const auto* list : {&node.children, &node.excluded}) {
    for (const auto& child : *list) {
      const auto level = level_of(child);
      if (level == Of::either) continue;
      out = out == Of::either || out == level ? level : Of::both;
    }
  }
  return out;
}

// "joe biden" of speaker:"joe biden": who that is all articles together would have to tell.
bool asks_for_a_person(const PlanNode& node) {
  if (node.field == nullptr || node.field->field != Field::speaker ||
      node.placing != Placing::side_by_side) {
    return false;
  }
  std::string name;
  for (const auto& side : node.sides) {
    if (side.size() != 1 || side.front().kind != WordTest::Kind::exact) return false;
    name += (name.empty() ? "" : " ") + side.front().text;
  }
  return parse_person_name(name).is_full();
}

class Compiler {
 public:
  Compiler(const Plan& plan, AnswerKind kind) : plan_(plan), kind_(kind) {}

  Result<Compiled> node(const PlanNode& node) {
    switch (node.kind) {
      case PlanNode::Kind::everything:
        return Compiled{{{"match_all", json::object()}}, false};
      case PlanNode::Kind::words:
        return Compiled{any_word(node.sides.front(), dsl_fields(node.field, kind_, true)),
                        node.scored};
      case PlanNode::Kind::together:
        return together(node);
      case PlanNode::Kind::at_least:
        return frequent(node);
      case PlanNode::Kind::value:
        return Compiled{{{"term", {{field_of(node.field->name, kind_), node.text}}}}, false};
      case PlanNode::Kind::missing:
        return Compiled{{{"term", {{field_of(cluster_field::kLacks, kind_), node.field->name}}}},
                        false};
      case PlanNode::Kind::days:
        return Compiled{days(node.range), false};
      case PlanNode::Kind::length:
        return Compiled{
            {{"range", {{cluster_field::kWords, {{"gte", node.number}, {"lte", node.most}}}}}},
            false};
      case PlanNode::Kind::all:
        return all(node.children, node.excluded);
      case PlanNode::Kind::any:
      case PlanNode::Kind::listed:
        return any(node);
      case PlanNode::Kind::said_together:
        return said_together(node);
      case PlanNode::Kind::first:
        return wrong(node, "a cluster does not count the first words of a body",
                     "lead:(one two) for the beginning of an article");
      case PlanNode::Kind::of_articles:
        break;
    }
    return wrong(node, "a cluster cannot ask this of an article and its quotations at once",
                 "AND between what is said and where it stands");
  }

  json days(const DateRange& range) const {
    return {{"range",
             {{field_of(cluster_field::kDate, kind_),
               {{"gte", iso_day(std::max(range.from, kFirstDay))},
                {"lte", iso_day(std::min(range.to, kLastDay))}}}}}};
  }

  // One quotation matches it all.
  static json inside_quotation(json query, bool scored) {
    return {{"nested",
             {{"path", cluster_field::kQuotes},
              {"score_mode", scored ? "max" : "none"},
              {"query", std::move(query)}}}};
  }

  template <class Nodes>
  Result<Compiled> all(const Nodes& wanted, const Nodes& excluded) {
    json must = json::array(), filter = json::array(), must_not = json::array();
    Compiled out;
    for (const PlanNode& child : wanted) {
      auto part = node(child);
      if (!part) return part;
      if (wanted.size() == 1 && excluded.empty()) return part;
      out.scored |= part->scored;
      (part->scored ? must : filter).push_back(std::move(part->query));
    }
    for (const PlanNode& child : excluded) {
      auto part = node(child);
      if (!part) return part;
      must_not.push_back(std::move(part->query));
    }
    json parts = json::object();
    if (!must.empty()) parts["must"] = std::move(must);
    if (!filter.empty()) parts["filter"] = std::move(filter);
    if (!must_not.empty()) parts["must_not"] = std::move(must_not);
    out.query = parts.empty() ? json{{"match_all", json::object()}} : json{{"bool", parts}};
    return out;
  }

 private:
  tl::unexpected<Error> wrong(const PlanNode& node, std::string what, std::string hint) const {
    return fail(query_error(plan_.text, node.span, std::move(what), std::move(hint)));
  }
  tl::unexpected<Error> wrong(const PlanNode& node, Error error) const {
    return wrong(node, std::move(error.message), std::move(error.hint));
  }

  Result<Compiled> together(const PlanNode& node) {
    if (asks_for_a_person(node)) {
      return wrong(node, "a cluster does not know who is called by several names",
                   "speaker:(ann lee) finds those called so, with both words in their name");
    }
    auto query = news::together(node, dsl_fields(node.field, kind_, false));
    if (!query) return wrong(node, std::move(query.error()));
    return Compiled{std::move(*query), node.scored};
  }

  // The words score, their number does not.
  Result<Compiled> frequent(const PlanNode& node) {
    const auto fields = dsl_fields(node.field, kind_, true);
    auto often = news::at_least(node, fields);
    if (!often) return wrong(node, std::move(often.error()));
    json parts = {{"filter", json::array({std::move(*often)})}};
    if (node.scored) parts["must"] = json::array({any_word(node.sides.front(), fields)});
    return Compiled{{{"bool", std::move(parts)}}, node.scored};
  }

  Result<Compiled> any(const PlanNode& node) {
    std::vector<json> parts;
    Compiled out;
    for (const auto& child : node.children) {
      auto part = this->node(child);
      if (!part) return part;
      out.scored |= part->scored;
      parts.push_back(part->scored ? std::move(part->query) : unscored(std::move(part->query)));
    }
    out.query = parts.empty() ? json{{"match_none", json::object()}} : one_of(std::move(parts));
    return out;
  }

  Result<Compiled> said_together(const PlanNode& node) {
    auto inside = Compiler(plan_, AnswerKind::quotations).all(node.children, node.excluded);
    if (!inside) return inside;
    return Compiled{inside_quotation(std::move(inside->query), inside->scored), true};
  }

  const Plan& plan_;
  AnswerKind kind_;
};

using Nodes = std::vector<std::reference_wrapper<const PlanNode>>;

// What is asked of articles and what of quotations, parted at the ANDs.
struct Parted {
  Nodes articles, not_articles, quotations, not_quotations;

  bool add(const PlanNode& node) {
    switch (level_of(node)) {
      case Of::either:
      case Of::quotations:
        quotations.push_back(node);
        return true;
      case Of::articles:
        articles.push_back(node);
        return true;
      case Of::both:
        break;
    }
    if (node.kind != PlanNode::Kind::all) return false;
    return std::all_of(node.children.begin(), node.children.end(),
                       [this](const PlanNode& child) { return add(child); }) &&
           std::all_of(node.excluded.begin(), node.excluded.end(),
                       [this](const PlanNode& child) { return leave_out(child); });
  }

  bool leave_out(const PlanNode& node) {
    const auto level = level_of(node);
    if (level == Of::both) return false;
    (level == Of::articles ? not_articles : not_quotations).push_back(node);
    return true;
  }
};

// Of a node all of whose leaves ask of articles, the same as asked of articles at once.
PlanNode as_of_articles(const PlanNode& node) {
  if (node.kind == PlanNode::Kind::of_articles) return node.children.front();
  PlanNode out = node;
  for (auto* list : {&out.children, &out.excluded}) {
    for (auto& child : *list) child = as_of_articles(child);
  }
  return out;
}

std::vector<PlanNode> as_of_articles(const Nodes& nodes) {
  std::vector<PlanNode> out;
  for (const PlanNode& node : nodes) out.push_back(as_of_articles(node));
  return out;
}

Result<Dsl> compile_quotations(const Plan& plan) {
  Parted parted;
  if (!parted.add(plan.root)) {
    return fail(query_error(plan.text, plan.root.span,
                            "a cluster cannot mix what is said with where it stands in an OR",
                            "AND between them, or two questions"));
  }
  Compiler quotations(plan, AnswerKind::quotations), articles(plan, AnswerKind::articles);
  auto said = quotations.all(parted.quotations, parted.not_quotations);
  if (!said) return fail(std::move(said.error()));
  const auto of_articles =
      articles.all(as_of_articles(parted.articles), as_of_articles(parted.not_articles));
  if (!of_articles) return fail(of_articles.error());
  Dsl out;
  out.ranked = said->scored;
  json filter = json::array({of_articles->query});
  if (plan.restriction.days) filter.push_back(articles.days(*plan.restriction.days));
  json query = std::move(said->query);
  if (plan.restriction.least_confidence > 0) {
    const auto sure = static_cast<int>(plan.restriction.least_confidence * 1000 + 0.5);
    const auto field = field_of(cluster_field::kSure, AnswerKind::quotations);
    query = {{"bool",
              {{"must", json::array({std::move(query)})},
               {"filter", json::array({{{"range", {{field, {{"gte", sure}}}}}}})}}}};
  }
  out.articles = {{"bool", {{"filter", std::move(filter)}}}};
  out.quotations = std::move(query);
  return out;
}

}  // namespace

Result<Dsl> compile_dsl(const Plan& plan) {
  if (plan.kind == AnswerKind::quotations) return compile_quotations(plan);
  Compiler compiler(plan, AnswerKind::articles);
  auto found = compiler.node(plan.root);
  if (!found) return fail(std::move(found.error()));
  Dsl out;
  out.ranked = found->scored;
  out.articles = std::move(found->query);
  if (plan.restriction.days) {
    out.articles = {{"bool",
                     {{"must", json::array({std::move(out.articles)})},
                      {"filter", json::array({compiler.days(*plan.restriction.days)})}}}};
  }
  return out;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan/plan.hh"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "common/terminal.hh"
#include "query/language/length_range.hh"

namespace news {
namespace {

std::string expression(const WordTest& test) {
  switch (test.kind) {
    case WordTest::Kind::exact:
    case WordTest::Kind::capital:
    case WordTest::Kind::run:
      return '"' + test.text + '"';
    case WordTest::Kind::fuzzy:
      return '~' + test.text;
    default:
      return test.text;
  }
}

// Words of which one has to fit.
std::string expression(const WordTests& tests, std::string_view head) {
  if (tests.size() == 1) return expression(tests.front());
  std::string out = fmt::format("({}", head);
  for (const auto& test : tests) out += ' ' + expression(test);
  return out + ')';
}

std::string sides(std::string_view head, const PlanNode& node) {
  std::string out = fmt::format("({}", head);
  for (const auto& side : node.sides) out += ' ' + expression(side, "or");
  return out + ')';
}

std::string days(const DateRange& range) {
  return fmt::format("(days {} {})", compact_day(range.from), compact_day(range.to));
}

std::string in_its_field(const PlanNode& node, std::string words) {
  return node.field == nullptr ? words : fmt::format("(in {} {})", node.field->name, words);
}

std::string expression(const PlanNode& node);

std::string group(std::string_view head, const PlanNode& node) {
  std::string out = fmt::format("({}", head);
  for (const auto& child : node.children) out += ' ' + expression(child);
  return out + ')';
}

// One thing alone, of which nothing is excluded, is itself.
std::string all(const PlanNode& node) {
  if (node.excluded.empty() && node.children.size() == 1) return expression(node.children.front());
  std::string excluded;
  for (const auto& child : node.excluded) excluded += fmt::format(" (not {})", expression(child));
  if (node.children.empty() && node.excluded.size() == 1) return excluded.substr(1);
  std::string out = group("and", node);
  return out.insert(out.size() - 1, excluded);
}

std::string expression(const PlanNode& node) {
  switch (node.kind) {
    case PlanNode::Kind::everything:
      return "*";
    case PlanNode::Kind::words:
      return in_its_field(node, expression(node.sides.front(), "alias"));
    case PlanNode::Kind::together: {
      const std::string head = node.placing == Placing::side_by_side ? "phrase"
                               : node.placing == Placing::ordered
                                   ? "adj " + distance_name(node.within, node.number)
                                   : "near " + distance_name(node.within, node.number);
      return in_its_field(node, sides(head, node));
    }
    case PlanNode::Kind::at_least:
      return in_its_field(node, sides(fmt::format("atleast {}", node.number), node));
    case PlanNode::Kind::first:
      return sides(fmt::format("first {}", node.number), node);
    case PlanNode::Kind::value:
      return fmt::format("(value {} {})", node.field->name, node.text);
    case PlanNode::Kind::missing:
      return fmt::format("(none {})", node.field->name);
    case PlanNode::Kind::days:
      return days(node.range);
    case PlanNode::Kind::length:
      return fmt::format("(words {}..{})", node.number,
                         node.most == kAnyLength ? "" : std::to_string(node.most));
    case PlanNode::Kind::all:
      return all(node);
    case PlanNode::Kind::any:
    case PlanNode::Kind::listed:
      if (node.children.size() == 1) return expression(node.children.front());
      return group(node.kind == PlanNode::Kind::any ? "or" : "any", node);
    case PlanNode::Kind::said_together:
      return group("same-quotation", node);
    case PlanNode::Kind::of_articles:
      return group("of-articles", node);
  }
  return {};
}

}  // namespace

std::string to_expression(const Plan& plan) {
  std::string out = expression(plan.root), limits;
  if (plan.restriction.days) limits += ' ' + days(*plan.restriction.days);
  if (plan.restriction.shown) limits += " (new)";
  if (plan.likeness) {
    limits += " (like";
    for (const auto& word : plan.likeness->words) limits += fmt::format(" \"{}\"", word.word);
    limits += ')';
  }
  if (!limits.empty()) out = fmt::format("(and {}{})", out, limits);
  return printable(out);
}

}  // namespace news

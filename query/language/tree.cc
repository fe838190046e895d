// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/tree.hh"

#include <fmt/format.h>

#include "common/terminal.hh"
#include "query/language/length_range.hh"

namespace news {
namespace {

void append(std::string& out, const Node& node);

void append_list(std::string& out, const std::string& head, const Node& node) {
  out += '(';
  out += head;
  for (const auto& child : node.children) {
    out += ' ';
    append(out, child);
  }
  out += ')';
}

void append(std::string& out, const Node& node) {
  switch (node.kind) {
    case NodeKind::word:
      out += node.exact ? '"' + node.text + '"' : node.text;
      break;
    case NodeKind::pattern:
      out += node.text;
      break;
    case NodeKind::fuzzy:
      out += '~' + node.text;
      break;
    case NodeKind::value:
      out += "(value " + node.text + ')';
      break;
    case NodeKind::missing:
      out += "(none)";
      break;
    case NodeKind::all:
      out += '*';
      break;
    case NodeKind::date:
      out += fmt::format("(date {} {})", compact_day(node.range.from), compact_day(node.range.to));
      break;
    case NodeKind::length:
      out += fmt::format("(words {}..{})", node.number,
                         node.most == kAnyLength ? "" : std::to_string(node.most));
      break;
    case NodeKind::phrase:
      append_list(out, "phrase", node);
      break;
    case NodeKind::both:
      append_list(out, "and", node);
      break;
    case NodeKind::either:
      append_list(out, "or", node);
      break;
    case NodeKind::loose:
      append_list(out, "any", node);
      break;
    case NodeKind::without:
      append_list(out, "not", node);
      break;
    case NodeKind::near:
      append_list(out, "near " + distance_name(node.within, node.number), node);
      break;
    case NodeKind::ordered:
      append_list(out, "adj " + distance_name(node.within, node.number), node);
      break;
    case NodeKind::at_least:
      append_list(out, fmt::format("atleast {}", node.number), node);
      break;
    case NodeKind::first:
      append_list(out, fmt::format("first {}", node.number), node);
      break;
    case NodeKind::alias:
      append_list(out, "alias", node);
      break;
    case NodeKind::in_field:
      append_list(out, fmt::format("field {}", node.field->name), node);
      break;
  }
}

}  // namespace

std::string distance_name(Within within, unsigned number) {
  if (within == Within::words) return std::to_string(number);
  return within == Within::sentence ? "sentence" : "paragraph";
}

std::string to_expression(const Node& node) {
  std::string out;
  append(out, node);
  return printable(out);
}

}  // namespace news

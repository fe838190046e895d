// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/suggest.hh"

#include <algorithm>
#include <utility>

namespace news {
namespace {

constexpr std::size_t kMostReplacements = 8;

struct Replacement {
  Span span;
  std::string word;
};

class Adviser {
 public:
  explicit Adviser(Engine& engine) : engine_(engine) {}

  Status visit(const Node& node, const FieldInfo* field, std::vector<Replacement>& out) {
    switch (node.kind) {
      case NodeKind::without:
        return {};
      case NodeKind::alias:  // what was typed; the other names are not for the reader
        return visit(node.children.front(), field, out);
      case NodeKind::in_field:
        if (node.field->kind == FieldKind::date || node.field->kind == FieldKind::exact) return {};
        field = node.field->kind == FieldKind::text ? node.field : nullptr;
        break;
      case NodeKind::word:
        return word(node, field, out);
      case NodeKind::phrase:
        if (!node.children.empty() && node.children.front().exact) return phrase(node, field, out);
        break;
      default:
        break;
    }
    for (const auto& child : node.children) {
      if (auto status = visit(child, field, out); !status) return status;
    }
    return {};
  }

  std::vector<std::string> take_absent() { return std::move(absent_); }

 private:
  Status word(const Node& node, const FieldInfo* field, std::vector<Replacement>& out) {
    if (out.size() >= kMostReplacements) return {};
    const auto kind = node.quoted  ? WordTest::Kind::exact
                      : node.exact ? WordTest::Kind::capital
                                   : WordTest::Kind::forms;
    auto near = engine_.near_word(field, {kind, node.text, node.span});
    if (!near) return fail(std::move(near.error()));
    if (near->known) return {};
    if (!near->nearest.empty()) {
      out.push_back({node.span, std::move(near->nearest)});
    } else {
      absent_.push_back(field == nullptr ? node.text : std::string(field->name) + ':' + node.text);
    }
    return {};
  }

  // Words of a quoted phrase share its span: the phrase is written anew as a whole.
  Status phrase(const Node& node, const FieldInfo* field, std::vector<Replacement>& out) {
    std::string text;
    std::vector<Replacement> inside;
    for (const auto& child : node.children) {
      const auto before = inside.size();
      if (auto status = visit(child, field, inside); !status) return status;
      text +=
          (text.empty() ? "" : " ") + (inside.size() > before ? inside.back().word : child.text);
    }
    if (!inside.empty()) out.push_back({node.span, '"' + text + '"'});
    return {};
  }

  Engine& engine_;
  std::vector<std::string> absent_;
};

}  // namespace

Result<Advice> suggest(Engine& engine, const ParsedQuery& query) {
  Adviser adviser(engine);
  std::vector<Replacement> changes;
  if (auto status = adviser.visit(query.tree, nullptr, changes); !status) {
    return fail(std::move(status.error()));
  }
  std::sort(changes.begin(), changes.end(),
            [](const Replacement& a, const Replacement& b) { return a.span.begin < b.span.begin; });
  Advice advice;
  advice.absent = adviser.take_absent();
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

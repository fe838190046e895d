// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/tree_builder.hh"

#include <algorithm>
#include <array>

#include "indexer/parse/field_text.hh"
#include "indexer/parse/html/words.hh"
#include "indexer/parse/inline_marks.hh"

namespace news::html {
namespace {

constexpr std::size_t kNone = OpenElements::kNone;

struct AttrName {
  std::string_view name;
  Attr attr;
};
constexpr std::array kAttrNames = {
    AttrName{"alt", Attr::alt},           AttrName{"aria-hidden", Attr::aria_hidden},
    AttrName{"class", Attr::class_},      AttrName{"content", Attr::content},
    AttrName{"datetime", Attr::datetime}, AttrName{"hidden", Attr::hidden},
    AttrName{"href", Attr::href},         AttrName{"id", Attr::id},
    AttrName{"itemprop", Attr::itemprop}, AttrName{"itemtype", Attr::itemtype},
    AttrName{"lang", Attr::lang},         AttrName{"name", Attr::name},
    AttrName{"property", Attr::property}, AttrName{"rel", Attr::rel},
    AttrName{"role", Attr::role},         AttrName{"style", Attr::style},
    AttrName{"title", Attr::title},
};

Attr find_attr(std::string_view name) {
  if (name.size() > 5 && matches_at(name, 0, "data-")) {
    const std::string known = to_lower(name);
    if (contains(known, "caption")) return Attr::data_caption;
    if (contains(known, "credit")) return Attr::data_credit;
    return Attr::other;
  }
  for (const AttrName& entry : kAttrNames)
    if (entry.name.size() == name.size() && matches_at(name, 0, entry.name)) return entry.attr;
  return Attr::other;
}

// What never stands inside a control: one that is open was left so.
bool is_landmark(Tag tag) {
  return tag == Tag::article || tag == Tag::main || tag == Tag::section || tag == Tag::header ||
         tag == Tag::footer || tag == Tag::nav || tag == Tag::aside || tag == Tag::h1;
}

}  // namespace

Tree::Tree(std::string_view markup) {
  pool_.reserve(markup.size() + 16);
  nodes_.reserve(markup.size() / 40 + 16);
  nodes_.push_back(Node{Tag::div, false, kNoNode, 0, 0, 0});
  TreeBuilder(markup, *this).run();
  nodes_[0].end = size();
}

TreeBuilder::TreeBuilder(std::string_view markup, Tree& tree) : markup_(markup), tree_(tree) {
  open_.push({Tag::div, {}, 0, false, false, {}});
}

void TreeBuilder::run() {
  for (std::size_t at = 0; at < markup_.size();) {
    const std::size_t next = std::min(markup_.find('<', at), markup_.size());
    if (next > at) text(markup_.substr(at, next - at));
    at = next < markup_.size() ? tag_at(next) : next;
  }
  close_from(1);
}

std::size_t TreeBuilder::tag_at(std::size_t at) {
  const char next = at + 1 < markup_.size() ? markup_[at + 1] : ' ';
  if (next == '!' || next == '?') return std::min(markup_.find('>', at), markup_.size() - 1) + 1;
  if (next != '/' && !is_ascii_letter(next)) {
    text(markup_.substr(at, 1));
    return at + 1;
  }
  TagReader reader(markup_, at);
  const Tag tag = find_tag(to_lower(reader.name()));
  if (next == '/')
    end(tag, reader.name());
  else
    start(reader, tag);
  for (Attribute unread; reader.next(unread);) {
  }
  if (next == '/') return reader.end();
  // "<a name=x/>" is meant as it is written, whatever browsers make of it.
  const bool is_open = open_.size() > 1 && tree_.nodes_[open_.top().node].tag == tag &&
                       open_.top().name.data() == reader.name().data();
  if (is_open && reader.is_closed_in_itself())
    close_from(open_.size() - 1);
  else if (is_open && (tag == Tag::title || tag == Tag::textarea))
    return raw_text(reader.end(), tag);
  else if (is_open && tag == Tag::q)
    open_quotation(reader.end());
  return reader.end();
}

std::size_t TreeBuilder::raw_text(std::size_t at, Tag tag) {
  bool& is_unclosed = tag == Tag::title ? unclosed_title_ : unclosed_textarea_;
  std::size_t end = is_unclosed ? markup_.size()
                                : find_close(markup_, at, tag == Tag::title ? "title" : "textarea");
  if (end == markup_.size()) {
    is_unclosed = true;
    end = std::min(markup_.find('<', at), markup_.size());
  }
  if (end > at) text(markup_.substr(at, end - at));
  close_from(open_.size() - 1);
  return end;
}

void TreeBuilder::text(std::string_view piece) {
  const bool is_blank_piece = std::all_of(piece.begin(), piece.end(), is_blank);
  if (!is_blank_piece && open_.top().tag == Tag::head) {
    close_from(open_.size() - 1);
    in_head_ = false;
  }
  if (!is_blank_piece && !in_head_) body_seen_ = true;
  if (piece.find('&') == std::string_view::npos)
    write_text(piece);
  else
    write_text(decode_entities(piece));
}

void TreeBuilder::write_text(std::string_view piece) {
  const auto begin = static_cast<std::uint32_t>(tree_.pool_.size());
  const auto length = static_cast<std::uint32_t>(piece.size());
  tree_.pool_.append(piece);
  const NodeIndex parent = open_.top().node;
  Node& last = tree_.nodes_.back();
  if (last.is_text && last.parent == parent && last.begin + last.length == begin)
    last.length += length;
  else
    tree_.nodes_.push_back(Node{Tag::other, true, parent, tree_.size() + 1, begin, length});
}

void TreeBuilder::start(TagReader& reader, Tag tag) {
  if (!settle_head(reader, tag)) return;
  if (tag == Tag::form && open_.has(Tag::form)) return;
  make_room(tag, reader.name().find('-') != std::string_view::npos);
  make_table_room(tag);
  open(reader, tag);
}

bool TreeBuilder::settle_head(TagReader& reader, Tag tag) {
  if (tag == Tag::head) {
    if (head_seen_ || body_seen_) return false;
    head_seen_ = in_head_ = true;
    return true;
  }
  if (tag == Tag::html) {
    // One that comes late says its language, and holds nothing.
    if (open_.size() == 1 && !head_seen_ && !body_seen_ && !open_.has(Tag::html)) return true;
    add_node(&reader, tag);
    return false;
  }
  if (in_head_ && !is_metadata(tag) && (tag == Tag::body || !open_.has(Tag::noscript))) {
    close_if(open_.find(Tag::head, "head"));
    in_head_ = false;
  }
  if (tag == Tag::body && body_seen_) return false;
  body_seen_ = body_seen_ || (!in_head_ && !is_metadata(tag));
  return true;
}

void TreeBuilder::make_room(Tag tag, bool is_custom) {
  if (tag == Tag::li || tag == Tag::dt || tag == Tag::dd) close_if(open_.find_item(tag));
  if (is_landmark(tag)) {
    close_if(open_.find(Tag::button, "button"));
    close_if(open_.find(Tag::select, "select"));
  }
  if (closes_paragraph(tag) && !is_custom) close_if(open_.find_paragraph());
  if (is_heading(tag) && is_heading(open_.top().tag)) close_from(open_.size() - 1);
  if (tag == Tag::a) end_formatting(open_.find(tag, "a"));
  if (tag == Tag::button || tag == Tag::select) close_if(open_.find(tag, {}));
  if (tag == Tag::option || tag == Tag::optgroup)
    close_if(open_.find_above(0, [&](Tag open) { return open == tag; }));
}

bool TreeBuilder::stands_in_rows() const {
  const Tag top = open_.top().tag;
  return top == Tag::table || top == Tag::tr || is_table_section(top);
}

void TreeBuilder::make_table_room(Tag tag) {
  const bool is_cell = tag == Tag::td || tag == Tag::th, is_row = tag == Tag::tr;
  const bool is_part =
      is_cell || is_row || is_table_section(tag) || tag == Tag::caption || tag == Tag::colgroup;
  if (!is_part && tag != Tag::table) return;
  const std::size_t table = open_.find_table();
  if (table == kNone) return;
  if (tag == Tag::table) {
    if (stands_in_rows()) close_from(table);
    return;
  }
  std::size_t holder = table;
  if (is_cell || is_row) {
    const std::size_t section = open_.find_above(table, is_table_section);
    if (section != kNone) holder = section;
  }
  if (is_cell) {
    const std::size_t row = open_.find_above(holder, [](Tag open) { return open == Tag::tr; });
    close_from((row == kNone ? holder : row) + 1);
    if (row != kNone || open_.is_full()) return;
    add_node(nullptr, Tag::tr);
    push(Tag::tr, {}, false);
    return;
  }
  close_from(holder + 1);
}

void TreeBuilder::open(TagReader& reader, Tag tag) {
  const bool is_laid_out = is_special(tag);
  if (open_.size() > kMaxDepth && is_laid_out)
    while (!is_special(open_.top().tag)) close_from(open_.size() - 1);
  if (open_.size() > kMaxDepth) {
    if (is_block(tag)) part();
    if (is_laid_out && !is_void(tag) && !open_.is_full()) push(tag, reader.name(), true);
    return;
  }
  add_node(&reader, tag);
  if (is_void(tag) || (tag == Tag::form && stands_in_rows())) return;
  push(tag, reader.name(), false);
}

// The node that has just been added, or the one that holds a flattened element.
void TreeBuilder::push(Tag tag, std::string_view name, bool is_flattened) {
  const NodeIndex node = is_flattened ? open_.top().node : tree_.size() - 1;
  open_.push({tag, name, node, is_flattened, false, {}});
}

void TreeBuilder::add_node(TagReader* reader, Tag tag) {
  Node node{tag, false, open_.top().node, tree_.size() + 1, 0, 0};
  node.begin = static_cast<std::uint32_t>(tree_.attributes_.size());
  if (reader != nullptr)
    for (Attribute written; reader->next(written);) {
      const Attr attr = find_attr(written.name);
      if (attr == Attr::other) continue;
      const auto begin = static_cast<std::uint32_t>(tree_.pool_.size());
      if (written.value.find('&') == std::string_view::npos)
        tree_.pool_.append(written.value);
      else
        tree_.pool_.append(decode_entities(written.value));
      tree_.attributes_.push_back(
          {attr, begin, static_cast<std::uint32_t>(tree_.pool_.size()) - begin});
    }
  node.length = static_cast<std::uint32_t>(tree_.attributes_.size()) - node.begin;
  tree_.nodes_.push_back(node);
}

// Two line ends behind the text before it.
void TreeBuilder::part() {
  if (!tree_.nodes_.back().is_text) return;
  for (int i = 0; i < 2; ++i)
    tree_.nodes_.push_back(Node{Tag::br, false, open_.top().node, tree_.size() + 1, 0, 0});
}

void TreeBuilder::end(Tag tag, std::string_view name) {
  if (tag == Tag::br) return add_node(nullptr, tag);
  if (is_void(tag) || tag == Tag::html || tag == Tag::body) return;
  if (tag == Tag::head) {
    if (in_head_) close_if(open_.find(tag, name));
    in_head_ = false;
  } else if (tag == Tag::p) {
    close_if(open_.find_paragraph());
  } else if (is_heading(tag)) {
    close_if(open_.find_heading());
  } else if (tag == Tag::form) {
    const std::size_t form = open_.find(tag, name);
    if (form != kNone && form + 1 < open_.size())
      open_.deafen(form);
    else
      close_if(form);
  } else if (tag == Tag::li) {
    const std::size_t item = open_.find(tag, name);
    const auto is_list = [](Tag open) { return open == Tag::ul || open == Tag::ol; };
    if (item != kNone && open_.find_above(item, is_list) == kNone) close_from(item);
  } else if (is_formatting(tag)) {
    end_formatting(open_.find(tag, name));
  } else if (!is_special(tag)) {
    close_if(open_.find_inline(tag, name));
  } else {
    end_table_part(tag, name);
  }
}

// A table's parts, and every other element that is laid out.
void TreeBuilder::end_table_part(Tag tag, std::string_view name) {
  const std::size_t table = open_.find_table();
  const bool is_part = tag == Tag::td || tag == Tag::th || tag == Tag::tr || tag == Tag::caption ||
                       is_table_section(tag);
  if (tag == Tag::table)
    close_if(table);
  else if (is_part && table != kNone)
    close_if(open_.find_above(table, [&](Tag open) { return open == tag; }));
  else
    close_if(open_.find(tag, name));
}

void TreeBuilder::end_formatting(std::size_t at) {
  if (at == kNone) return;
  if (open_.find_above(at, is_special) == kNone)
    close_from(at);
  else
    open_.deafen(at);
}

void TreeBuilder::close_from(std::size_t at) {
  while (open_.size() > at || (open_.size() > 1 && open_.top().is_deaf)) {
    if (!open_.top().closing_mark.empty()) write_text(open_.top().closing_mark);
    const OpenElement closed = open_.pop();
    if (!closed.is_flattened)
      tree_.nodes_[closed.node].end = tree_.size();
    else if (is_block(closed.tag))
      part();
  }
}

void TreeBuilder::close_if(std::size_t at) {
  if (at != kNone) close_from(at);
}

// Browsers print marks round a <q>; writers who do not know it have typed their own.
void TreeBuilder::open_quotation(std::size_t behind) {
  constexpr std::size_t kLookedAt = 64;
  const Node& last = tree_.nodes_[tree_.size() - 2];
  const std::string_view before = last.is_text ? tree_.text(tree_.size() - 2) : std::string_view{};
  std::string_view inside = markup_.substr(behind, kLookedAt);
  if (matches_at(inside, 0, "</q")) inside = {};
  const QuotationMarks marks = marks_of_quotation(before, inside, open_.count_marked() % 2 == 1);
  if (marks.open.empty()) return;
  write_text(marks.open);
  open_.mark_top(marks.close);
}

}  // namespace news::html

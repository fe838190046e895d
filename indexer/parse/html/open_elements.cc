// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/open_elements.hh"

#include <algorithm>

#include "indexer/parse/html/markup.hh"

namespace news::html {
namespace {

// Marquee, object and applet are limits of HTML's, too: not here, where one left open would hide
// the page.
bool is_limit(Tag tag) {
  return tag == Tag::td || tag == Tag::th || tag == Tag::table || tag == Tag::caption;
}

bool is_shared(Tag tag) {
  return tag == Tag::other || tag == Tag::dialog;
}

}  // namespace

bool OpenElements::is(std::size_t i, Tag tag, std::string_view name) const {
  const OpenElement& element = open_[i];
  if (element.is_deaf || element.tag != tag) return false;
  return !is_shared(tag) ||
         std::equal(name.begin(), name.end(), element.name.begin(), element.name.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

void OpenElements::push(const OpenElement& element) {
  open_.push_back(element);
  ++count_[static_cast<std::size_t>(element.tag)];
}

OpenElement OpenElements::pop() {
  const OpenElement last = open_.back();
  open_.pop_back();
  if (!last.is_deaf) --count_[static_cast<std::size_t>(last.tag)];
  if (!last.closing_mark.empty()) --marked_;
  return last;
}

void OpenElements::deafen(std::size_t i) {
  if (open_[i].is_deaf) return;
  open_[i].is_deaf = true;
  --count_[static_cast<std::size_t>(open_[i].tag)];
}

void OpenElements::mark_top(std::string_view closing_mark) {
  open_.back().closing_mark = closing_mark;
  ++marked_;
}

std::size_t OpenElements::find(Tag tag, std::string_view name) const {
  if (!has(tag)) return kNone;
  for (std::size_t i = open_.size(); i-- > 1;) {
    if (is(i, tag, name)) return i;
    if (is_limit(open_[i].tag)) return kNone;
  }
  return kNone;
}

std::size_t OpenElements::find_heading() const {
  for (std::size_t i = open_.size(); i-- > 1;) {
    if (!open_[i].is_deaf && is_heading(open_[i].tag)) return i;
    if (is_limit(open_[i].tag)) return kNone;
  }
  return kNone;
}

std::size_t OpenElements::find_paragraph() const {
  if (!has(Tag::p)) return kNone;
  for (std::size_t i = open_.size(); i-- > 1;) {
    if (is(i, Tag::p, "p")) return i;
    if (is_limit(open_[i].tag) || (open_[i].tag == Tag::button && !open_[i].is_deaf)) return kNone;
  }
  return kNone;
}

std::size_t OpenElements::find_item(Tag tag) const {
  const auto is_item = [&](Tag other) {
    return tag == Tag::li ? other == Tag::li : other == Tag::dt || other == Tag::dd;
  };
  for (std::size_t i = open_.size(); i-- > 1;) {
    const Tag open = open_[i].tag;
    if (open_[i].is_deaf) continue;
    if (is_item(open)) return i;
    if (is_special(open) && open != Tag::address && open != Tag::div && open != Tag::p)
      return kNone;
  }
  return kNone;
}

std::size_t OpenElements::find_inline(Tag tag, std::string_view name) const {
  if (!has(tag)) return kNone;
  for (std::size_t i = open_.size(); i-- > 1;) {
    if (is(i, tag, name)) return i;
    if (is_special(open_[i].tag) && !open_[i].is_deaf) return kNone;
  }
  return kNone;
}

std::size_t OpenElements::find_table() const {
  if (!has(Tag::table)) return kNone;
  for (std::size_t i = open_.size(); i-- > 1;)
    if (is(i, Tag::table, "table")) return i;
  return kNone;
}

}  // namespace news::html

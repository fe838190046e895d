// SPDX-License-Identifier: GPL-2.0-or-later
// Makes a Tree of a page's markup by the rules of HTML's tree construction (WHATWG) that decide
// what a reader sees: which tags may be left out, what an end tag closes and what it does not
// reach. Left aside on purpose, for nodes stand in the order of the text: nothing is moved out of a
// table, and bold or a link left open ends with its block instead of going on in the next.
// Where a browser would hide text behind a tag left open (title, textarea, select, button, object),
// the text is kept.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/parse/html/markup.hh"
#include "indexer/parse/html/open_elements.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

class TreeBuilder {
 public:
  // The root is there before and after.
  TreeBuilder(std::string_view markup, Tree& tree);
  void run();

 private:
  std::size_t tag_at(std::size_t at);  // where to go on
  // The words of <title> and <textarea>, which hold no tags.
  std::size_t raw_text(std::size_t at, Tag tag);
  void text(std::string_view piece);
  void write_text(std::string_view piece);

  void start(TagReader& reader, Tag tag);
  bool settle_head(TagReader& reader, Tag tag);  // false: the tag means nothing here
  void make_room(Tag tag, bool is_custom);       // closes what a start tag implies to be closed
  void make_table_room(Tag tag);
  void open(TagReader& reader, Tag tag);
  void push(Tag tag, std::string_view name, bool is_flattened);
  void add_node(TagReader* reader, Tag tag);
  void part();  // a break where a flattened block begins or ends
  void end(Tag tag, std::string_view name);
  void end_formatting(std::size_t at);
  void end_table_part(Tag tag, std::string_view name);
  bool stands_in_rows() const;  // directly in a table, where only its parts belong

  void close_from(std::size_t at);
  void close_if(std::size_t at);  // kNone: nothing
  void open_quotation(std::size_t behind);

  std::string_view markup_;
  Tree& tree_;
  OpenElements open_;
  bool in_head_ = false, head_seen_ = false, body_seen_ = false;
  // None of the kind is closed from here on: not looked for again, so that time stays linear.
  bool unclosed_title_ = false, unclosed_textarea_ = false;
};

}  // namespace news::html

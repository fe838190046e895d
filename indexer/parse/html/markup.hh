// SPDX-License-Identifier: GPL-2.0-or-later
// The tags of HTML as a browser cuts them out of a text (WHATWG, "Tokenization"): where one ends,
// its name, its attributes. Views into the text. Pure; linear: a quotation mark that never comes
// again ends its tag at the next '>'.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

namespace news::html {

inline char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

inline bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

inline bool is_ascii_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

// lower_word stands at `at`, in either case.
bool matches_at(std::string_view text, std::size_t at, std::string_view lower_word);

// Where "</name" stands, from `at` on; the end of text when it never comes.
std::size_t find_close(std::string_view text, std::size_t at, std::string_view lower_name);

struct Attribute {
  std::string_view name, value;  // as written: case, references
};

// The attributes of one tag, one after the other, and then its end.
class TagReader {
 public:
  // at: of the '<' of a start or end tag.
  TagReader(std::string_view text, std::size_t at);

  std::string_view name() const { return name_; }  // as written
  bool next(Attribute& attribute);                 // false: no more (and so again), end() is known
  std::size_t end() const { return at_; }          // past the '>'; the text's end when it has none
  bool is_closed_in_itself() const { return slash_; }  // "<br/>"

 private:
  void skip_blanks_and_slashes();
  std::string_view value();

  std::string_view text_;
  std::size_t at_;
  std::string_view name_;
  bool slash_ = false, done_ = false;
};

// The end of the tag that begins at `at`.
std::size_t tag_end(std::string_view text, std::size_t at);

}  // namespace news::html

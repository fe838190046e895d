// SPDX-License-Identifier: GPL-2.0-or-later
// What the rules of this room share: a statement in bytes of the text, the people named so far, the
// words of a language. Any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

struct Bytes {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
};

// Somebody as the text names them.
struct Speaker {
  Bytes words;           // as they stand, with titles
  Index entity = kNone;  // a person of the article
  bool role = false;     // an office or a body, known by these words
  bool found() const { return !words.empty(); }
};

struct Draft {
  Bytes span;
  QuoteType type = QuoteType::direct;
  const Rule* rule = nullptr;
  Bytes verb;
  Speaker speaker;
};

// A quotation in marks, these included.
struct Marked {
  Bytes whole, inside;
};

// The words of the language: common/languages/<code>/saying.txt and titles.txt.
// The tag of a title that speaks without a name.
inline constexpr std::string_view kCallingTag = "calling";

struct Words {
  std::vector<std::string> verbs;     // the longest first
  std::vector<std::string> titles;    // beside a name; the longest first
  std::vector<std::string> callings;  // who speaks for a body, or one: known without a name
  std::vector<std::string> given;     // names that a person's name begins with
};
const Words& words_of(std::string_view code);

// The longest of the words that `text` ends or begins with; empty: none.
std::string_view ending(std::string_view text, const std::vector<std::string>& words);
std::string_view beginning(std::string_view text, const std::vector<std::string>& words);
// The first of them in `text`; npos: none.
struct Place {
  std::size_t at = std::string_view::npos;
  std::size_t length = 0;
};
Place first_of(std::string_view text, const std::vector<std::string>& words);
Place last_of(std::string_view text, const std::vector<std::string>& words);

std::size_t last_character(std::string_view text);  // where it begins
std::string_view trim_blanks(std::string_view text);

// The people of an article.
class People {
 public:
  explicit People(Story& story) : story_(story) {}

  // name: of the text; family: the part that is said alone later. `title`: bytes before or behind.
  Index named(Bytes name, std::string_view family);
  Index of_family(std::string_view family) const;
  Index of_title(std::string_view title) const;
  void give_title(Index who, std::string_view title);
  // One of the whole names said so far that `text` ends with; kNone: none.
  Index known_at_end(std::string_view text, std::size_t& length) const;

 private:
  Story& story_;
  std::unordered_map<std::string, Index> whole_, family_, title_;
  std::vector<std::size_t> lengths_;  // of the whole names, each once
};

}  // namespace news::annotation

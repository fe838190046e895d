// SPDX-License-Identifier: GPL-2.0-or-later
// A byline cut into what stands between its marks and joints, before anybody asks what each part
// is. Addresses, handles, brackets and dates are gone; "et", "og", "&" part two names where two
// names they are. Pure, linear in the value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/fields/phrases.hh"

namespace news {

// Tags of the list "byline".
enum BylineTag : Tags {
  kBefore = 1,     // "by"
  kWho = 2,        // "author"
  kGenre = 4,      // "commentary"
  kArticle = 8,    // "ein", before a genre
  kPicture = 16,   // "photo by"
  kOther = 32,     // "edited by"
  kAnd = 64,       // "and"
  kBetween = 128,  // "y", where two whole names stand around it
  kAfter = 256     // "in", "for"
};
const Phrases& byline_phrases();

// What stands before a part.
enum class Break {
  start,
  comma,   // also an opening bracket, an unspaced slash behind a name
  join,    // and, &, with
  strong,  // | ; • – and a date
};

struct BylineWord {
  std::string text;    // as written, marks around it gone
  std::string key;     // folded
  bool colon = false;  // one follows
};

struct BylinePart {
  Break before = Break::start;
  std::vector<BylineWord> words;  // at least one
};

// The words [first, end) as written.
std::string words_text(const std::vector<BylineWord>& words, std::size_t first, std::size_t end);

// The longest phrase of the list "byline" that stands at words[first]: its words (0: none), tags.
struct BylinePhrase {
  std::size_t count = 0;
  Tags tags = 0;
};
BylinePhrase phrase_at(const std::vector<BylineWord>& words, std::size_t first);

// language: of the text, primary subtag, empty where it is not known.
std::vector<BylinePart> cut_byline(std::string_view value, std::string_view language);

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// What a word of a query asks of a word of a text. The test needs no index: it can be put to any
// folded word, so what was found can be marked in any stored text. An engine that keeps a
// vocabulary may sharpen it by the words it found (query/engine/engine.hh).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "query/language/tree.hh"

namespace news {

struct WordTest {
  enum class Kind {
    exact,    // the word itself
    capital,  // the word itself, and its forms where the language writes nouns with a capital
    run,      // the words of `text` side by side; between them a blank, or two: a place left free
    forms,    // the word in any of its forms
    pattern,  // letters, '*' (any letters) and '?' (one)
    fuzzy,    // spelled about so
  };
  Kind kind = Kind::exact;
  std::string text;  // folded; no word holds a blank
  Span span;         // where in the query

  // `word`: folded, as the analyser makes it.
  bool fits(std::string_view word) const;
};

// Does the word fit a pattern of letters, '*' and '?'?
bool fits_pattern(std::string_view word, std::string_view pattern);

// How many slips of the pen a word of this length may have and still be meant.
std::size_t allowed_slips(std::string_view word);

}  // namespace news

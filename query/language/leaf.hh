// SPDX-License-Identifier: GPL-2.0-or-later
// From a piece of query text (a word as typed, the inside of quotation marks) to the words it
// holds, by the shared analyser, wildcards kept.
#pragma once

#include <optional>
#include <string_view>

#include "common/analyser.hh"
#include "common/result.hh"
#include "query/language/tree.hh"

namespace news {

struct LeafOptions {
  bool capitals = true;        // a capital makes a word exact
  bool wildcards = true;       // '*', '?', trailing '!', leading '~' are operators
  bool trailing_marks = true;  // also a '?' or '!' at the very end
};

// Fails for a wildcard that is too wide; reasons without place. nullopt: no letter in it.
// One word: word, pattern or fuzzy. More: a phrase of them, a run where only elision or nothing at
// all stands between them. A * at an end of a run without blanks says what is so anyway, and is
// left out.
Result<std::optional<Node>> read_word(Analyser& analyser, std::string_view text, Span span,
                                      const LeafOptions& options);

// Does a quoted phrase look as if its writer meant a wildcard ("prime minist*", not "f*** off")?
bool holds_pattern(std::string_view phrase);

// The words of a quoted phrase, exact. nullopt: no letter in it.
std::optional<Node> read_phrase(Analyser& analyser, std::string_view text, Span span);

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// The ONE analyser: how text becomes index terms, for documents, queries, highlighting and names.
// What one side does to a word the other does too, so a word as printed is always found.
//
// A token is a run of letters and digits. Inside it, kept: an apostrophe between letters (don't,
// O'Brien; curly is straight, and so are the accents and the prime typed for one), & between
// letters (AT&T), full stop or comma between digits of any script (3.5; the comma is dropped: 1,000
// is 1000). A hyphen splits (NATO-standard is two words side by side). Dotted initials join (U.K.
// is uk), and so do the l of Catalan (col·legi is collegi) and the gershayim of Hebrew, typed as a
// quotation mark too. A possessive 's is dropped (Cleverly's is cleverly); French, Italian and
// Catalan elision splits (l'avenir is l, avenir; dell'Italia is dell, italia). Writing without
// blanks is cut a token a sign (syllables.hh). Soft hyphens and zero-width characters inside a word
// vanish.
// A term is the token after fold_characters (unicode.hh: café is cafe, Łódź is lodz); no stemming.
// Terms over 64 bytes are cut there, on both sides. Conventions: Unicode UAX 15 (NFKC), UAX 29 in
// spirit; Xapian's TermGenerator for initials and '&'.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace news {

struct Token {
  std::string_view term;           // folded; valid until the next call on the same analyser
  std::size_t begin = 0, end = 0;  // bytes of the word as written, end exclusive
  bool capital = false;            // its first letter is upper-case as written
  // It stands alone however it touches its neighbours: a sign of writing without blanks.
  bool own = false;
  // A syllable of Hangul that no other stands before: Korean does set blanks, and a place is left
  // free here, so that the end of one word and the beginning of the next are not side by side.
  bool apart = false;
};

inline constexpr std::size_t kMaxTermBytes = 64;

// Not for sharing between threads: it keeps a memory of folded words. Linear in the text; never
// fails; broken UTF-8 separates words.
class Analyser {
 public:
  // Calls visit(const Token&) for each token in order.
  template <class Visit>
  void each(std::string_view text, Visit&& visit) {
    std::size_t at = 0;
    Token token;
    while (next(text, at, token)) visit(static_cast<const Token&>(token));
  }

  // The terms alone, in order.
  std::vector<std::string> terms(std::string_view text);

  // Finds the next token at or after `at`; moves `at` behind it. False: no more.
  bool next(std::string_view text, std::size_t& at, Token& token);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };

  std::string_view fold(std::string_view word, bool ascii);
  bool take_plain(std::string_view text, std::size_t& at, Token& token);

  std::string buffer_;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> folded_;
};

// Bytes of the mark at `at` that is gershayim inside a Hebrew word, typed as a quotation mark or as
// itself; 0: there is none, or it begins a quotation.
std::size_t gershayim_at(std::string_view text, std::size_t at);

// A whole string folded as terms are, punctuation kept: for comparing names and values.
std::string fold_text(std::string_view text);

}  // namespace news

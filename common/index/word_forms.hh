// SPDX-License-Identifier: GPL-2.0-or-later
// Which words are forms of one another, language by language: two words of an index are when their
// stems in the language of their articles are one. A stem is no word, only a key. It is made of the
// folded word: first the endings of common/languages/<code>/forms.txt are taken off or replaced,
// then Xapian's stemmer for that language does its work, where there is one, then the endings of
// stems.txt. Both programs make the same stems. Any thread: what is read of the lists is kept a
// thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace news {

struct WordForms {
  std::string_view language;      // a primary subtag, by which it is known in an index
  std::string_view also = {};     // languages that are counted to it, a blank apart
  std::string_view stemmer = {};  // Xapian's name of it; empty: none, endings alone
  // Languages whose forms.txt, stems.txt and joined_words.txt are read, a blank apart.
  std::string_view endings = {};
  // Pairs of letters that stand for one with a sign (ue: ü), a blank apart.
  std::string_view spelt_out = {};
  // Nouns are written with a capital: one typed says nothing of the form that is meant.
  bool capital_nouns = false;
};

// Sorted by language; fewer than 64.
std::span<const WordForms> word_forms();

// The row a language is counted to ("nb": that of "no"); nullptr: no forms of its words are known.
const WordForms* forms_of_language(std::string_view primary);

// The stem of a folded word: itself when it is short or not all letters.
std::string stem_in(const WordForms& forms, std::string_view word);

// A folded word as it is where no letter is spelt out: "mueller" is "muller" in German.
std::string plainly_spelt(const WordForms& forms, std::string_view word);

// As stem_in of English.
std::string stem_of(std::string_view word);

// Small words that this language writes in one with the next (Hebrew "and", "the", "in"), folded,
// the longest first.
const std::vector<std::string>& joined_words(const WordForms& forms);

}  // namespace news

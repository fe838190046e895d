// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a segment's articles, in all text fields pooled, and a table a language of the words
// of each stem: what "all forms of a word", word*, w?rd, ~word and "did you mean" are answered
// from. The quotations hold no word that the articles do not, so one file serves both databases.
// (A form may stand in one field or segment and not in another: ask the database before building a
// positional query of it.)
//
// DIR/segments/NNNNNN/words, mapped, numbers four bytes little end first:
//   "NIWORDS2", words W, bytes of all words B, tables L, then W+1 ends of words, W frequencies,
//   the words in byte order;
//   and for each language: its code in 8 bytes, stems S, forms F, bytes of all stems T, bytes of
//   the set of its words M and of those that live mainly in it N, then S+1 ends of stems, S+1 ends
//   of form lists, F word numbers, the stems in byte order, both sets, a bit a word. M is 0 where
//   all words are the language's, N where that says nothing (word_forms.hh, capital_nouns).
// A stem that is its own only form is left out. --verify checks the file's hash, and makes it anew
// to compare; opening checks only that it cannot lead outside itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/word_forms.hh"
#include "common/mapped_file.hh"
#include "common/result.hh"
#include "common/text_table.hh"

namespace news {

class Vocabulary {
 public:
  // The words that articles of one language hold.
  class Table {
   public:
    const WordForms& forms() const { return *forms_; }
    bool holds(std::size_t word) const;    // its number in the vocabulary
    bool is_home(std::size_t word) const;  // it lives mainly in this language, where nouns are
                                           // written with a capital

   private:
    friend class Vocabulary;
    const WordForms* forms_ = nullptr;
    TextTable stems_;
    std::string_view list_ends_, lists_, words_, home_;
  };

  static Result<Vocabulary> open(const std::string& path);

  std::size_t size() const { return words_.size(); }
  std::string_view word(std::size_t index) const { return words_[index]; }  // index < size()
  // Articles that hold it, summed over the fields a plain word is looked for in; 0: it stands in
  // other fields only (a path, a source).
  std::uint32_t frequency(std::size_t index) const;
  // The first word not before it.
  std::size_t lower_bound(std::string_view word) const { return words_.lower_bound(word); }
  std::optional<std::size_t> find(std::string_view word) const { return words_.find(word); }

  const std::vector<Table>& tables() const { return tables_; }
  const Table* table(const WordForms& language) const;
  // Adds the words of that stem in a language; none are added twice.
  void forms_of(const Table& table, std::string_view stem,
                std::vector<std::string_view>& out) const;
  // Adds the words that are a small word in one with a word that begins with `root` and has that
  // stem.
  void joined_to(const Table& table, std::string_view small, std::string_view root,
                 std::string_view stem, std::vector<std::string_view>& out) const;

 private:
  MappedFile file_;
  TextTable words_;
  std::vector<Table> tables_;
  std::size_t frequencies_ = 0;  // their place in the file
};

// The vocabularies of all segments as one. Views are valid as long as the set lives.
class VocabularySet {
 public:
  void add(Vocabulary vocabulary);

  // The forms of a folded word in every language whose articles hold it, or may lack it by chance;
  // in each language of the set when none holds it. Sorted, each once; itself among them only where
  // it stands.
  std::vector<std::string_view> forms_of(std::string_view word) const;
  // The same of a word typed with a capital, which means this form alone, in any spelling of it
  // (Aalborg, Ålborg), but where the word lives mainly in a language that writes every noun so.
  std::vector<std::string_view> forms_of_capital(std::string_view word) const;
  // All words that begin so, sorted, each once; stops after `most` + 1, so that "too many" shows.
  std::vector<std::string_view> with_prefix(std::string_view prefix, std::size_t most) const;
  std::uint64_t frequency(std::string_view word) const;
  bool contains(std::string_view word) const;
  const std::vector<Vocabulary>& parts() const { return parts_; }  // for scans: each in byte order

 private:
  using Words = std::vector<std::string_view>;
  bool holds(const WordForms& language, std::string_view word) const;
  bool is_home(const WordForms& language, std::string_view word) const;
  void add_stem(const WordForms& language, std::string_view stem, Words& out) const;
  bool may_miss(const Words& forms, std::string_view word) const;
  void add_joined(const WordForms& language, std::string_view word, Words& out) const;

  std::vector<Vocabulary> parts_;
  std::vector<const WordForms*> languages_;  // of the parts, each once
};

// A word as the file is to hold it.
struct CountedWord {
  std::string word;
  std::uint32_t frequency = 0;
  std::uint64_t languages = 0;  // bits, by place in word_forms()
  bool is_home = false;         // it lives mainly in articles of a language with capital nouns

  bool operator==(const CountedWord&) const = default;
};
using CountedWords = std::vector<CountedWord>;  // sorted by word, each once

// The bit of a language in CountedWord::languages.
std::uint64_t language_bit(const WordForms& language);

// The bytes of a words file.
std::string encode_vocabulary(const CountedWords& words);

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a segment's articles, in all text fields pooled, and for each stem its words: what
// "all forms of a word", word*, w?rd, ~word and "did you mean" are answered from. The quotations
// hold no word that the articles do not, so one file serves both databases. (A form may stand in
// one field or segment and not in another: ask the database before building a positional query of
// it.)
//
// DIR/segments/NNNNNN/words, mapped, numbers four bytes little end first:
//   "NIWORDS1", words W, stems S, forms F, bytes of all words B, bytes of all stems T,
//   W+1 ends of words, W frequencies, S+1 ends of stems, S+1 ends of form lists, F word numbers,
//   the words in byte order, the stems in byte order.
// A stem that is its own only form is left out. --verify checks the file's hash; opening checks
// only that it cannot lead outside itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/mapped_file.hh"
#include "common/result.hh"
#include "common/text_table.hh"

namespace news {

// What a folded word is grouped under: its English stem (Porter 2) when it is all letters, the word
// itself otherwise. A stem object of its own a thread; cheap to call often.
std::string stem_of(std::string_view word);

class Vocabulary {
 public:
  static Result<Vocabulary> open(const std::string& path);

  std::size_t size() const { return words_.size(); }
  std::string_view word(std::size_t index) const { return words_[index]; }  // index < size()
  // Articles that hold it, summed over the fields a plain word is looked for in; 0: it stands in
  // other fields only (a path, a source).
  std::uint32_t frequency(std::size_t index) const;
  // The first word not before it.
  std::size_t lower_bound(std::string_view word) const { return words_.lower_bound(word); }
  std::optional<std::size_t> find(std::string_view word) const { return words_.find(word); }
  // Adds the words of that stem; none are added twice.
  void forms_of(std::string_view stem, std::vector<std::string_view>& out) const;

 private:
  MappedFile file_;
  TextTable words_, stems_;
  std::size_t forms_ = 0;
  std::size_t frequencies_ = 0, form_ends_ = 0, form_list_ = 0;  // places in the file
};

// The vocabularies of all segments as one. Views are valid as long as the set lives.
class VocabularySet {
 public:
  void add(Vocabulary vocabulary) { parts_.push_back(std::move(vocabulary)); }

  // Sorted, each once.
  std::vector<std::string_view> forms_of(std::string_view stem) const;
  // All words that begin so, sorted, each once; stops after `most` + 1, so that "too many" shows.
  std::vector<std::string_view> with_prefix(std::string_view prefix, std::size_t most) const;
  std::uint64_t frequency(std::string_view word) const;
  bool contains(std::string_view word) const;
  const std::vector<Vocabulary>& parts() const { return parts_; }  // for scans: each in byte order

 private:
  std::vector<Vocabulary> parts_;
};

// A word with its frequency as the file is to hold it; sorted by word, each once.
using CountedWords = std::vector<std::pair<std::string, std::uint32_t>>;

// The bytes of a words file.
std::string encode_vocabulary(const CountedWords& words);

}  // namespace news

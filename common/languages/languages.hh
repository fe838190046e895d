// SPDX-License-Identifier: GPL-2.0-or-later
// The words by which news is read, as data: common/languages/<language>/<list>.txt, embedded by
// embed.cmake when the programs are built. <language> is an ISO 639 code, or "mul" for what is the
// same in every language. tests/house/test_languages.py holds the files to their form:
//
//   # What the list is for, first; "# tag NAME: what it means" for each tag that entries have, and
//   # "# either: A B" where an entry has one of these at most.
//   an entry
//   another entry [NAME B]
//
// Entries are sorted by bytes, none twice, lower case, with their accents: who compares folds them
// (fold_characters in common/unicode.hh). All views stay valid; any thread.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace news {

// One file, as it stands in the source tree.
struct WordList {
  std::string_view language, name, text;
};

struct WordEntry {
  std::string_view words;     // "written by"
  std::string_view tags;      // "lead label", a blank between; empty: none
  std::string_view language;  // of its list

  bool has_tag(std::string_view tag) const;
};

std::span<const WordList> word_lists();

// The entries of the lists of that name, of every language or of one, in the order of the files.
// Empty: there is no such list. Reads the lists anew each time: keep what you make of it.
std::vector<WordEntry> word_entries(std::string_view list, std::string_view language = {});

// Calls use(entry) for each of them, in that order, for who needs no list of them.
void for_each_word(std::string_view list, std::string_view language,
                   const std::function<void(const WordEntry&)>& use);

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// The word lists behind words.hh: blank-separated words and the meanings each list gives.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/annotate/text/words.hh"

namespace news::annotation {

struct WordList {
  WordBits bits = 0;
  std::string_view words;
};

void append_grammar_lists(std::vector<WordList>& out);     // closed classes, time, occasions
void append_people_lists(std::vector<WordList>& out);      // titles, roles, collectives, documents
void append_place_lists(std::vector<WordList>& out);       // places, nationalities, organisations
void append_first_name_lists(std::vector<WordList>& out);  // first names with their gender

std::vector<WordList> word_lists();

}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
// How the languages other than English write who said what, where that is grammar and no word: a
// row a language. Its words stand in common/languages/<code>. Any thread.
#pragma once

#include <string_view>

namespace news::annotation {

struct Traits {
  std::string_view code;
  bool capital_nouns = false;       // der Minister is written der Minister: a capital makes no name
  bool verb_second = false;         // Heute sagte Doe: the subject follows what is not the subject
  bool dash_speech = false;         // - Text, said Doe: a dash opens what is said
  bool no_subject = false;          // dijo: a verb alone says that who spoke goes on
  bool no_articles = false;         // a noun for a person stands without "the"
  bool clause_after_comma = false;  // Er sagte, es sei gut: a comma opens what is said
  bool inflects_names = false;      // Tuska is Tusk
  bool compounds = false;           // a renner is a wielrenner too
};

// Null: the language has no row.
const Traits* traits_of(std::string_view code);

}  // namespace news::annotation

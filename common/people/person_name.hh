// SPDX-License-Identifier: GPL-2.0-or-later
// A person's name taken apart, so that names can be compared part by part: case, accents, full
// stops, degrees and titles before the name do not count. Pure; any thread.
//
//   "Joseph R. Biden, Jr."  joseph | r | biden | jr        "Sen. Maria van der Berg"  maria | |
//   berg "JD Vance", "J.D. Vance"  jd | | vance                 "Biden", "Press Secretary Psaki"  |
//   | psaki
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

struct PersonName {
  std::string given;    // first of the given names; empty: a name of one word
  std::string middle;   // initials of those that follow: "r"; empty: none
  std::string surname;  // the last word, or the only one; empty: no name at all
  std::string suffix;   // "jr", "iii"
  std::string title;    // words in the name that are a title: "press secretary"

  bool is_full() const { return !given.empty() && !is_initial(); }
  // "J. Smith": no more than the first letter is known.
  bool is_initial() const { return given.size() == 1; }
};

// What ends in a word for a body, a document or a role ("Register", "Divestment Order"), or is a
// place, has no surname: it is nobody's name, unless a first name begins it ("Tyra Banks").
PersonName parse_person_name(std::string_view name);

// What a given name may be short for, or itself alone: "joe" gives "joseph"; "ted" two.
std::vector<std::string_view> formal_names(std::string_view given);

// A word that many people are called by and no family: "melissa".
bool is_first_name(std::string_view word);

// An office as it is compared: folded, without a leading article or the country's own mark, up to
// the first preposition or comma: "the U.S. Secretary of Commerce" gives "secretary", "President"
// "president". Empty: none is named, or it is one that was held ("former president").
std::string office_of(std::string_view title);

enum class OfficeUse {
  none,        // its holder is not called by it alone
  in_article,  // the one whom the article names with it
  in_archive   // the one who holds it that day, as other articles tell
};
OfficeUse use_of_office(std::string_view office);
// The office by which whom it describes is called alone: "commerce secretary" gives "secretary",
// but "vice president" and "french president" are no president. Empty: none.
std::string called_by(std::string_view office);

// A name of a body or of people without a name, so that case and a leading article never make two.
std::string group_key(std::string_view name);

// The block of the people's file (people_file.hh) in which a speaker is looked up.
std::string name_block(const PersonName& name);     // of a person; empty: no name
std::string office_block(std::string_view office);  // of one called by an office
std::string group_block(std::string_view name);     // of all others
// Of one who is called by what he is: of the office, unless it names whose it is as well ("the
// president of the museum" is not the one whom the archive means by "the president").
std::string role_block(std::string_view name);

}  // namespace news

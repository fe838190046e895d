// SPDX-License-Identifier: GPL-2.0-or-later
// Who wrote it. The one reader of bylines: every format hands over what it has (a line under the
// headline, a <meta>, an AUTHOR, one author of a list), and gets the same names for the same words.
//
// Conventions (AP and Reuters style, and what sites add to it): "By A, B and C"; a job behind a
// comma ("Jane Doe, Political Editor") is no name; neither is the agency or paper a person writes
// for ("Ann Roe, The Courier", "Ann Roe/TT", "for Reuters"), but it is one where it stands by
// itself or is joined by "and", and where its letters are small, for so the German press signs
// ("Ina Kurz, dpa"). Photographers, editors and translators are no authors; "Staff" names nobody;
// addresses, handles, dates, reading times and words of the page are no names.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace news {

enum class BylineKind {
  line,          // as people read it, any number of names
  organisation,  // what is said to be one body: never parted ("Centre for Peace, Law and Ice")
};

// Judges all values of an article together: what names nobody gives way to whoever is named, and
// the house to its authors. Linear in what is added.
class BylineReader {
 public:
  // language: of the article ("de-AT"), empty where it is not known. house: what the paper itself
  // is called, an author only where nobody else is.
  explicit BylineReader(std::string_view language = {}, const std::vector<std::string>& house = {});

  void add(std::string_view value, BylineKind kind = BylineKind::line);

  // In their order, each once, as written.
  std::vector<std::string> names() const;
  // Somebody is named who is neither "Gazette Staff" nor the house.
  bool names_somebody() const;
  // Those whom their job left out, where others wrote: "Bo Lind | Photographer".
  const std::vector<std::string>& photographers() const { return photographers_; }

 private:
  enum class Rank { nobody, house, author };
  struct Name {
    std::string text;
    Rank rank;
  };
  friend class BylineLine;
  void take(std::string name, Rank rank);

  std::string language_;
  std::unordered_set<std::string> house_;  // folded
  std::vector<Name> found_;
  std::unordered_set<std::string> known_;  // folded
  std::vector<std::string> photographers_;
};

// The names of one value.
std::vector<std::string> read_byline(std::string_view value, std::string_view language = {});

// What a line begins with before its names: "By ", "Author of the article:", "Propos recueillis
// par".
struct BylineLead {
  std::size_t bytes = 0;  // of the lead and the blanks behind it; 0: none
  bool sure = false;      // a preposition or a colon is in it: "Interview Ann Roe" may be a title
};
BylineLead byline_lead(std::string_view line);

// A line that holds a byline and nothing else: "By Jane Doe and John Roe".
bool is_byline_line(std::string_view line);

// "Una Maris" of "https://gazette.example/author/una-maris/": a page about somebody who writes,
// where nothing else names them. Empty: none.
std::string name_in_address(std::string_view address);
// Whether it is such a page; the name need not be in it.
bool leads_to_author(std::string_view address);

}  // namespace news

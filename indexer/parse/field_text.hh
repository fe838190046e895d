// SPDX-License-Identifier: GPL-2.0-or-later
// What the fields of wires, feeds and data sets have in common: dates as machines write them, names
// in a byline, the place in a dateline, escaped text. Pure functions, linear, any thread; all text
// is UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "common/analyser.hh"

namespace news {

// Blanks of all widths and line ends become one space, control characters go, ends are trimmed.
std::string tidy(std::string_view text);

// Equal but for case, punctuation and blanks; both must hold a word.
bool same_words(std::string_view left, std::string_view right);

// HTML 4 and numeric references into characters; what names no character stays as it is.
std::string decode_entities(std::string_view text);
// Bytes of the reference at the front ("&amp;"), 0 when there is none; `code` is its character, 0
// where that is a control character and means nothing; never one that XML forbids.
std::size_t read_reference(std::string_view text, char32_t& code);
// True when the text holds a tag: '<' with a letter or '/' behind it, and a '>' after that.
bool has_markup(std::string_view text);
// For titles and names that came escaped: tags go, references are decoded, tidied.
std::string plain_text(std::string_view html);

// The day of a date that a machine wrote, as "2023-01-19"; empty when it is none. As written, never
// moved to another time zone. Reads ISO 8601 with and without dashes (20230119T2201Z), RFC 822
// (Thu, 19 Jan 2023 22:01:00 GMT), 26-FEB-1987 and seconds or milliseconds since 1970.
std::string machine_date(std::string_view text);
std::string epoch_date(double seconds_or_millis);

// What a comma in a byline parts. drop: what follows a name may be its agency or title and is no
// author ("Jane Doe, Press Association", NITF and Reuters); keep: every part is one ("Jane Doe,
// dpa").
enum class Affiliation { drop, keep };

// The names in a byline, as written: "By JANE DOE and John Roe, AP Writer" gives two. No handles,
// URLs, mail addresses, job titles. Initials (gr/bp) are a name.
std::vector<std::string> names_of(std::string_view byline, Affiliation affiliation);

// Adds to a list the names that it does not hold, whatever their case, punctuation and blanks.
class NameCollector {
 public:
  explicit NameCollector(std::vector<std::string>& to);
  void add(std::vector<std::string> names);

 private:
  std::string words_of(std::string_view name);

  std::vector<std::string>& to_;
  std::unordered_set<std::string> met_;
  Analyser analyser_;
};

bool begins_byline(std::string_view text);  // "By ", "Von ", ...

// "ABHA, Saudi Arabia" of "ABHA, Saudi Arabia, March 17 -"; "New York" of "New York (dpa) - ".
std::string dateline_place(std::string_view dateline);

// "example.org" of "https://www.example.org:80/a"; what is no URL comes back as it is.
std::string host_of(std::string_view url);

}  // namespace news

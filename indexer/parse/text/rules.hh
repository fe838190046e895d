// SPDX-License-Identifier: GPL-2.0-or-later
// The rules by which units are told apart, a family a file. Each takes all units, settles those it
// knows and leaves the others; text_parser.cc calls them in an order in which the surer come first.
// None looks at a unit that is settled unless it says so. All are linear in the number of units.
// language: of the text (ISO 639), empty where it is not known or English.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/text/unit.hh"

namespace news {

using Units = std::vector<Unit>;

// release.cc. What press offices put around a release: "FOR IMMEDIATE RELEASE", "EMBARGOED UNTIL
// ...", whom to call, "# # #", "ENDS". All furniture.
void settle_release(Units& units);

// wire_marks.cc. What a wire puts around a story: the header before STX and what follows ETX, the
// slug ("BC-Harbour Fees,0345"), notes to desks, "ZCZC", "NNNN". All furniture.
void settle_wire(Units& units, std::string_view text);

// headline.cc. Index of the headline, or units.size(): the first unit is one unless it reads like a
// paragraph (IR collections and notes begin in the middle of things). A repetition of it is
// furniture.
std::size_t settle_headline(Units& units, std::string_view language);

// transcript.cc. Turns of speech ("MS. ROE: ...", "Q   ...", "(Laughter.)") are paragraphs,
// whatever else they look like. Returns whether the text is a transcript: at least three turns.
bool settle_turns(Units& units);

// furniture.cc. Buttons, advertisements, promotions, link lists under "Related", posts from social
// media. Returns how many units were surely furniture: the text was scraped from a page when it is
// not 0.
std::size_t settle_furniture(Units& units, std::string_view text);
bool is_furniture_line(const Unit& unit);  // a button, a label, a count: known by its words
bool is_promotion(const Unit& unit);       // subscription, newsletter, registration
bool is_list_marker(const Unit& unit);  // "Related", "Most read": titles of other articles follow

// furniture_tail.cc. What follows the last paragraph of a scraped page: tags and link titles.
void settle_tail(Units& units);

// credit.cc
struct CreditSplit {
  std::string text, credit;  // both empty: no credit here; text empty: a credit alone
  bool weak = false;         // nothing but its place tells that it is one
};
CreditSplit split_credit(std::string_view clean, std::string_view language = {});
// credit_words.cc. By the words of that language: "Foto: X", "（写真：X）", "X 摄".
CreditSplit split_worded_credit(std::string_view clean, std::string_view language);
bool is_credit_label(std::string_view clean);  // "Photo:", "Picture by": the name is missing
bool is_agency_credit(
    std::string_view words);  // "Getty Images", "AFP via Getty Images", "AP Photo/Ann Roe"

// caption.cc. Captions (with a credit, said twice, with "(left)" and the like) and stand-alone
// credits.
// Weak signs (a few capitals behind a full stop or in brackets, a name alone) count only in a text
// that was surely scraped.
void settle_captions(Units& units, bool scraped, std::string_view language);

// byline_lines.cc. Names of the authors, from the units before the first paragraph, or from the
// end.
std::vector<std::string> settle_byline(Units& units, bool transcript, std::string_view language,
                                       std::string& agency);

// date_lines.cc. The day of the article: a line that holds a date before the first paragraph, or a
// line "Published ..." anywhere. Empty when the text states none.
std::string settle_date(Units& units, std::string_view language);
// The day that ends a title, set apart from its words: "Press briefing, April 7, 2022". Else empty.
std::string date_of_title(std::string_view title, std::string_view language);

// standfirst.cc. The sentence under the headline that sums the article up.
void settle_standfirst(Units& units, std::size_t headline);

// heading.cc. Section headings: short, without an end mark, a paragraph after them.
// In a scraped text a name alone between paragraphs is a portrait's caption.
void settle_headings(Units& units, bool scraped);

// The index of the first unit that is a paragraph of the article proper; units.size() when there is
// none.
std::size_t first_prose(const Units& units);

// The index from which on less running text follows than stands before: a line of author or date
// there belongs to the foot. units.size() where no text stands before any line.
std::size_t find_foot(const Units& units);

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// What stands in the two Xapian databases of a segment: boolean terms, value slots and positions.
// Text terms come from the field table (common/field.hh) and the analyser. Both sides read this and
// nothing else; change anything here and raise kSchemaVersion.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace news {

inline constexpr std::uint32_t kSchemaVersion = 6;
inline constexpr std::uint32_t kAnalyserVersion = 3;

// Value slots of an article. Absent value: the slot is empty.
namespace slot {
inline constexpr unsigned kDate = 0;       // "20230119"
inline constexpr unsigned kSource = 1;     // as printed: "CBC News"
inline constexpr unsigned kSection = 2;    // as printed
inline constexpr unsigned kPlace = 3;      // as printed
inline constexpr unsigned kByline = 4;     // names joined by '\n'
inline constexpr unsigned kSpeakers = 5;   // full names joined by '\n'
inline constexpr unsigned kId = 6;         // article id; also the last tie-break of every sort
inline constexpr unsigned kGroup = 7;      // key of its group of near-copies; empty: none
inline constexpr unsigned kStory = 8;      // what it is told as new by: eight bytes (stories.hh)
inline constexpr unsigned kLead = 9;       // the lead's positions in the body (position_ranges.hh)
inline constexpr unsigned kLanguage = 10;  // primary subtag: "en" of an article in en-gb
inline constexpr unsigned kWire = 11;    // version of an item on a wire: wire_value() (stories.hh)
inline constexpr unsigned kCredit = 12;  // of pictures, as printed, joined by '\n'
}  // namespace slot

// Value slots of a quotation (the quotes database, which holds no lists of terms). kDate, kSource
// as in an article. A quotation has no document data: what is shown of it is read from its article
// (kArticle, kOrder).
namespace quote_slot {
inline constexpr unsigned kDate = 0;
inline constexpr unsigned kSource = 1;
inline constexpr unsigned kSpeaker = 2;  // full names by '\n', or the mention when not resolved
inline constexpr unsigned kArticle = 3;  // document id of its article: four bytes, big end first
inline constexpr unsigned kOrder = 4;    // article id and place in it (quote_values.hh): tie-break
inline constexpr unsigned kSpan = 5;     // its positions in the body (position_ranges.hh)
inline constexpr unsigned kGroup =
    6;  // eight bytes: the same words in the article's group (stories.hh)
inline constexpr unsigned kConfidence = 7;  // how sure it is (quote_values.hh)
}  // namespace quote_slot

// Boolean terms of dates: "D20230119", "M202301", "Y2023".
inline constexpr char kDayPrefix = 'D';
inline constexpr char kMonthPrefix = 'M';
inline constexpr char kYearPrefix = 'Y';

// In the quotes database: the words of a quotation carry no prefix, and no positions where it
// stands in the article's body (kSpan tells where; half of an archive is quoted speech); its
// speakers' full names, surnames and descriptions stand under the prefix of the field table's
// `speaker` (XP), names first, then a gap, then the description; type is XT + d, m or i; the verb's
// words stand under XV.
inline constexpr std::string_view kQuoteTypePrefix = "XT";
inline constexpr std::string_view kQuoteVerbPrefix = "XV";

// Every article and quotation carries this term, so that "everything" and NOT need no scan.
inline constexpr std::string_view kEveryPrefix = "XALL";

// The one term of a document that is no article and no quotation: a segment may hold some, so that
// no other term stands in all of its documents (indexer/store/segment.cc says why).
inline constexpr std::string_view kNothingTerm = "XNONE";

// Lengths and frequencies: body, headline, byline, caption, credit, speaker, source, section and
// place words count (wdf) as often as they stand there. What repeats words of the body or is no
// prose counts 0, so that the length of an article is that of its text: lead (XL), heading (XH),
// url, path, and the verb (XV) of a quotation. They match like others; score them by the same word
// in body and headline.

// Every article carries the key of its group of near-copies (slot::kGroup, eight bytes made of the
// id and the text of the article that founded it), alone in its group or not: one posting list
// finds the members, and a frequency of 1 tells without reading it that there are no others.
inline constexpr std::string_view kGroupPrefix = "XG";

// Positions: the lead's words have none, they are the body's (slot::kLead). Paragraphs, captions,
// headings and names of one field stand this far apart, so that no phrase and no NEAR under it
// crosses from one to the next.
inline constexpr std::uint32_t kParagraphGap = 100;

// Where sentences and paragraphs end, of fields of prose (FieldInfo::prose) and of a quotation that
// has words of its own: under the prefix, then that of the field, at the place of the last word
// before the end. None stands behind the last word of a field; the end of a paragraph is no end of
// a sentence beside.
inline constexpr std::string_view kSentenceEnd = "XES";
inline constexpr std::string_view kParagraphEnd = "XEP";

}  // namespace news

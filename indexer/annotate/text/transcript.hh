// SPDX-License-Identifier: GPL-2.0-or-later
// Records of who spoke in turns, told by the labels that open their paragraphs.
#pragma once

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

// Is the article a record of who spoke in turns, and one with labels in capitals?
enum class Transcript : std::uint8_t { none, interview, official };
Transcript transcript_kind(const Story& story);

// The colon of the label that opens a paragraph ("MS. DOE: ...", "Q: ...", "JANE DOE, HARBOUR
// MASTER: ...", "Doe (on the phone): ..."); kNone: it has none.
Index label_colon(const Story& story, const Paragraph& paragraph);

// Where the name in a label [begin, colon) ends: before the description or the bracket.
Index label_name_end(const Story& story, Index begin, Index colon);

// Are all words of [begin, end) in capitals, initials and abbreviations aside?
bool all_capitals(const Story& story, Index begin, Index end);

// "Q    Thank you. Can you say ..."
bool is_bare_question(const Story& story, const Paragraph& paragraph);

// Do these tokens end with an office and name nobody ("THE PRESIDENT", "SENIOR OFFICIAL")?
bool names_office(const Story& story, Index begin, Index end);

// "READ MORE: Mayor says no", "WATCH | Mayor says no": a line of the page, not of the article, and
// no turn of a transcript.
bool is_link_line(const Story& story, const Paragraph& paragraph);

}  // namespace news::annotation

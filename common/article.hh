// SPDX-License-Identifier: GPL-2.0-or-later
// One article as parsed: plain fields, no behaviour. Parsers fill it, annotate/ adds quotations and
// speakers, build/ turns it into documents, --parse prints it.
//
// All strings are valid UTF-8 in no particular normal form, trimmed, with no-break spaces made
// plain. An absent scalar is an empty string (printed as null); an absent list is empty.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "common/speaker_kind.hh"

namespace news {

inline constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

struct Caption {
  std::string text;    // without its credit
  std::string credit;  // "Evan Mitsui/CBC"; empty when none
};

enum class QuoteType { direct, mixed, indirect };

// Positions are Unicode code points, end exclusive. start/end and speaker_start/_end point into
// annotated_text(article); body_start/body_end say where the same span lies in Article::body
// (kNowhere when it lies outside, as in a headline or a caption).
struct Quote {
  std::size_t start = 0, end = 0;
  std::string text;  // the span as written, its quotation marks included
  QuoteType type = QuoteType::direct;
  std::string speaker;  // the mention as written; empty: nobody is named
  std::size_t speaker_start = kNowhere, speaker_end = kNowhere;
  std::string speaker_full;       // resolved inside the article; empty: not resolved
  std::vector<std::string> also;  // who says it too ("Doe and Roe said"), names of speakers
  std::string verb;               // as written: "said"
  std::string pattern;            // name of the rule: "QSV"
  double confidence = 0;          // 0..1
  std::size_t body_start = kNowhere, body_end = kNowhere;
  SpeakerKind kind = SpeakerKind::nobody;  // of the speaker
};

struct Speaker {
  std::string name;         // the fullest form the article gives
  std::string description;  // "British Foreign Secretary"; empty when the text gives none
  std::uint32_t quotes = 0;
  SpeakerKind kind = SpeakerKind::person;  // never nobody
};

// A person whom the text names, speaker or not: evidence for who is meant elsewhere. Not stored
// with the article.
struct NamedPerson {
  std::string name;   // the fullest form the article gives
  std::string title;  // before a mention of it: "Vice President"; empty: none
  enum class Gender : std::uint8_t { unknown, male, female } gender = Gender::unknown;
};

// What a stretch of Article::text is. Only paragraphs (and headings) are body.
enum class BlockKind { headline, byline, date, caption, credit, heading, paragraph, furniture };

struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::size_t begin = 0, end = 0;  // bytes into annotated_text(article), end exclusive
};

// A stretch of Article::text that is read as other words than it has: what has no width is nothing,
// a word split at a line end is one word. Offsets stay those of the text.
struct Repair {
  std::size_t begin = 0, end = 0;  // bytes into Article::text, end exclusive
  std::string words;               // what stands for it; empty: nothing
};

struct Article {
  std::string path;           // as named on the command line, or found below it
  std::string canonical;      // the same, absolute, links resolved; empty: not known
  std::string member;         // what the file calls the article; empty for a one-article file
  std::uint32_t ordinal = 1;  // place in the file, from 1
  bool placed = false;        // the member is no name but a place: another article may come to it
  std::string id;             // stable: from canonical path and member
  std::string format;         // "text", "html", ...
  std::string wire_name;      // provider and name of the item on its wire; empty: none
  std::uint64_t version = 0;  // of that item; 0: not stated

  std::string headline;
  std::vector<std::string> byline;
  std::string date;  // a whole day, "2023-01-19"; empty when the article states none
  std::string source, place, section, language, url;
  std::vector<Caption> captions;
  std::vector<std::string> credits;   // stand-alone credit lines
  std::vector<std::string> headings;  // section headings, in order
  std::string standfirst;             // the summary under the headline, set apart from the body
  std::string body;                   // paragraphs and headings joined by "\n\n"

  std::string text;             // plain-text input: the file as decoded; empty for other formats
  std::vector<Repair> repairs;  // in order, disjoint, within the blocks; of `text` alone
  std::vector<Block> blocks;    // in order, disjoint, over annotated_text(article)

  std::vector<Speaker> speakers;
  std::vector<Quote> quotes;
  std::vector<NamedPerson> people;
};

// The text that blocks and quotation offsets point into: the decoded file for plain text, the body
// for every other format (newsindex-format(5)).
inline std::string_view annotated_text(const Article& article) {
  return article.text.empty() ? std::string_view(article.body) : std::string_view(article.text);
}

}  // namespace news

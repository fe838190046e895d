// SPDX-License-Identifier: GPL-2.0-or-later
// An answer, ready to print in any format: plain values, no Xapian. Texts are as stored (valid
// UTF-8, not made printable). Marks are bytes of the text they belong to, end exclusive, in order,
// disjoint.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/article.hh"
#include "query/engine/engine.hh"

namespace news {

using Marks = std::vector<std::pair<std::size_t, std::size_t>>;

struct Fragment {
  std::string field;  // "body", "caption", "headline" ...
  std::string text;
  Marks marks;
  bool cut_before = false, cut_after = false;  // the sentence goes on
};

struct Copy {
  std::string id, path, source, date;
};

// What one part of the query gave to a hit's score.
struct ScorePart {
  std::string part;
  double score = 0;
};

// Where an article comes from, beside its path.
struct ArticleFacts {
  std::string canonical;      // its path, absolute
  std::string member;         // what the file calls it; empty where the file holds no other
  std::uint32_t ordinal = 1;  // its place in the file
  std::string url, place, section, language;
  // Only where they were asked for (FindRequest::facts), and of a quotation those of its own:
  std::uint32_t words = 0;  // length
  std::string group;        // shared by near-copies; empty: none
};

struct ArticleHit {
  std::size_t rank = 0;
  double score = 0;
  std::string id, path, headline, date, source;
  ArticleFacts facts;
  Marks headline_marks;
  double in_headline = 0;  // the share of the query's words, by their rarity, that stand there
  std::vector<std::string> byline;
  std::vector<std::pair<std::string, std::uint32_t>> speakers;  // name, quotations
  std::vector<Fragment> snippets;
  std::vector<Copy> copies;       // the earliest thousand
  std::uint64_t more_copies = 0;  // beside those
  std::vector<ScorePart> parts;
  std::optional<Article> whole;  // with Question::full
};

struct QuoteHit {
  std::size_t rank = 0;
  double score = 0;
  std::string speaker, speaker_full, description, verb, text;
  std::vector<std::string> also;  // who says it too
  SaidBy said_by;                 // across articles
  SpeakerKind kind = SpeakerKind::nobody;
  double confidence = 0;  // 0..1
  QuoteType type = QuoteType::direct;
  Marks marks;
  std::vector<Fragment> excerpts;                // of a long one, in order, with Question::excerpts
  std::string id, path, headline, date, source;  // of its article
  ArticleFacts facts;                            // of its article
  std::size_t start = 0, end = 0;                // code points, as --parse gives them
  std::vector<ScorePart> parts;
};

// What was given up so that something matches.
enum class Relaxation {
  none,
  spelling,  // words that no article holds, for the nearest that one does
  all,       // that every word matches
  speaker,   // who says it
};

// A query that was asked beside the question (--compare).
struct ComparedQuery {
  std::string query;
  std::uint64_t matches = 0;
};

struct Answer {
  std::string query;  // as it was asked
  Relaxation relaxed = Relaxation::none;
  std::string answered;  // the query that the answer is of, where it was relaxed
  // So many hits, the first and the last, are of that query and stand beside those that match the
  // query as it was asked; `matches` does not count them. Both 0: nothing was relaxed, or all was.
  std::size_t above = 0, beneath = 0;
  bool quotes = false;        // which of the two lists holds the hits
  std::uint64_t matches = 0;  // exact when `exact`
  std::uint64_t results = 0;  // after folding copies
  bool exact = false;
  std::size_t offset = 0;
  std::vector<ArticleHit> articles;
  std::vector<QuoteHit> quotations;
  std::vector<Facet> facets;
  std::vector<ComparedQuery> compared;  // in the order of Facet::compared
  bool people = false;                  // they were asked for:
  std::vector<QuotedSpeaker> quoted;    // those of the page, `offset` of all left out
  std::size_t all_quoted = 0;
  bool months = false;              // show each month of theirs
  std::string suggestion;           // a query that would find something; empty: none
  std::vector<std::string> absent;  // words that no article holds, when nothing matched
  std::string plan;                 // how the query was read (--explain)
  // With Question::full, what whole articles are marked by.
  std::vector<PlanPart> parts;
  std::vector<PartWords> words;
  std::vector<std::uint64_t> stories;  // with --new: of the hits and their copies (stories.hh)

  bool has_more_than_asked() const { return above + beneath > 0; }
  bool empty() const { return articles.empty() && quotations.empty() && matches == 0; }
};

}  // namespace news

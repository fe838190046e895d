// SPDX-License-Identifier: GPL-2.0-or-later
// What newsquery was asked to do: the command line as one plain struct, checked. Every wrong value
// and every pair of options that cannot go together is an error of status 2 with our own text.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "common/date_range.hh"
#include "common/result.hh"
#include "common/terminal.hh"
#include "query/engine/engine.hh"
#include "query/present/output_format.hh"

namespace news {

enum class Task { search, show, save, list_saved, forget, help, version, generate };

// When a question without an answer is asked again, something of it given up.
enum class Relax { automatic, always, never };

inline constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max() / 4;

struct QueryOptions {
  Day today;  // what 7d and yesterday are counted from
  Task task = Task::search;
  std::vector<std::string> databases;  // at least one
  std::string query;                   // the words, blank-separated
  std::size_t limit = 10, offset = 0;  // kAll: every one
  bool limited = false;  // the limit was given with the query, not by the configuration
  SortOrder sort = SortOrder::relevance;
  DateRange dates;
  bool dated = false;  // --since or --until was given
  const OutputFormat* format = &output_formats().front();
  std::vector<FacetRequest> facets;
  std::vector<std::string> compare;  // queries beside this one
  bool share = false;
  std::string plot;  // file of a chart; empty: none
  std::size_t snippets = 2;
  SpeakerKinds kinds;           // of --speaker-kind
  double least_confidence = 0;  // of --min-confidence
  bool people = false, months = false;
  bool any = false, literal = false, quotes = false, copies = false, count = false;
  bool full = false, plain = false, print0 = false, explain = false, raw = false, quiet = false,
       fresh = false;
  ColorChoice color = ColorChoice::automatic;
  bool pager = true;
  Relax relax = Relax::automatic;
  std::vector<std::string> like, show;  // names of articles
  std::string aliases;                  // file of them; empty: where they usually are
  bool no_aliases = false;
  std::string generated;  // of --generate: what is to be printed
  std::string name;       // of --save, --saved, --forget
  bool saved = false;     // run the search kept under name
};

// Arguments without the program's name.
Result<QueryOptions> read_options(const std::vector<std::string>& arguments, Day today);

std::string help_text();
// A completion script for the shells "complete-bash" and the like name; empty: no such thing.
std::string generated_text(std::string_view what);
std::string version_text();

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/cli/option_table.hh"

#include <algorithm>
#include <array>

namespace news {
namespace {

using enum OptionValue;

constexpr std::array kOptions = {
    OptionInfo{"db", '\0', one, "DIR", "Where", "the index; repeatable: several searched as one"},
    OptionInfo{"config", '\0', one, "FILE", "Where", "defaults for these options"},
    OptionInfo{"since", '\0', one, "DATE", "What",
               "from that day on: 2023, 2023-01, 2023-01-19, today, yesterday, 7d, 2w, 3m, 1y"},
    OptionInfo{"until", '\0', one, "DATE", "What", "up to and with that day"},
    OptionInfo{"any", '\0', none, "", "What",
               "one of the words is enough; the best answers to a long or loose question"},
    OptionInfo{"literal", '\0', none, "", "What",
               "every character of QUERY is text, none an operator"},
    OptionInfo{"aliases", '\0', one, "FILE", "What",
               "names that mean the same, such as U.K. = Britain; a file in the configuration "
               "folder is read by itself"},
    OptionInfo{"no-aliases", '\0', none, "", "What", "names mean what they say alone"},
    OptionInfo{"quotes", '\0', none, "", "What",
               "answer with quotations: who, the words, verb, article, date"},
    OptionInfo{"like", '\0', one, "ID-or-PATH", "What", "articles like this one"},
    OptionInfo{"copies", '\0', none, "", "What",
               "do not fold near-identical copies into one result"},
    OptionInfo{"limit", 'n', one, "N", "How much", "at most N results (10)"},
    OptionInfo{"offset", '\0', one, "N", "How much", "leave out the first N (0)"},
    OptionInfo{"sort", '\0', one, "ORDER", "How much", "relevance, newest or oldest"},
    OptionInfo{"count", '\0', none, "", "How much", "the exact number of matches, alone"},
    OptionInfo{
        "facet", '\0', one, "FIELD[:N]", "How much",
        "top N (10) values of speaker, byline, source, section, place, year, month or day over "
        "all matches; repeatable"},
    OptionInfo{"show", '\0', one, "ID-or-PATH", "Reading",
               "the whole article, laid out for reading, hits and speakers marked"},
    OptionInfo{"format", '\0', one, "FORMAT", "Reading", "text, json, jsonl, csv, tsv or paths"},
    OptionInfo{"json", '\0', none, "", "Reading", "the same as --format json"},
    OptionInfo{"print0", '\0', none, "", "Reading", "end each path with NUL (with --format paths)"},
    OptionInfo{"snippets", '\0', one, "N", "Reading", "fragments an article (2)"},
    OptionInfo{"no-snippets", '\0', none, "", "Reading", "no fragments"},
    OptionInfo{"color", '\0', one, "WHEN", "Reading", "auto, always or never"},
    OptionInfo{"pager", '\0', one, "WHEN", "Reading",
               "auto (an answer longer than the screen) or never"},
    OptionInfo{"raw", '\0', none, "", "Reading", "pass control bytes of articles to the terminal"},
    OptionInfo{"explain", '\0', none, "", "Reading",
               "how the query was read, and each hit's score by term"},
    OptionInfo{"quiet", 'q', none, "", "Reading", "print nothing; the exit status tells"},
    OptionInfo{"save", '\0', one, "NAME", "Saved searches", "keep this query under NAME"},
    OptionInfo{"saved", '\0', optional, "NAME", "Saved searches",
               "run the search kept under NAME; without NAME list them"},
    OptionInfo{"forget", '\0', one, "NAME", "Saved searches", "drop it"},
    OptionInfo{"new", '\0', none, "", "Saved searches",
               "with --saved: only what it has not shown with --new before, and all of that"},
    OptionInfo{"help", 'h', none, "", "Help", "this text"},
    OptionInfo{"version", 'V', none, "", "Help", "the version, and Xapian's"},
};

}  // namespace

std::span<const OptionInfo> option_table() {
  return kOptions;
}

const OptionInfo* find_option(std::string_view name) {
  const auto found = std::find_if(kOptions.begin(), kOptions.end(),
                                  [name](const OptionInfo& info) { return info.name == name; });
  return found == kOptions.end() ? nullptr : &*found;
}

const OptionInfo* find_option(char letter) {
  const auto found = std::find_if(
      kOptions.begin(), kOptions.end(),
      [letter](const OptionInfo& info) { return info.letter != '\0' && info.letter == letter; });
  return found == kOptions.end() ? nullptr : &*found;
}

}  // namespace news

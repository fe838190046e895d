// SPDX-License-Identifier: GPL-2.0-or-later
// Whole articles in the manner of Canadian news, written for this project: every quotation is
// marked
// {{who|words}} in canadian/*.txt ("who" is the resolved name; empty: nobody). The rules must find
// exactly these, with exactly these speakers.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "indexer/annotate/annotate.hh"
#include "indexer/parse/text/text_parser.hh"

namespace news {
namespace {

struct Marked {
  std::string text;
  std::vector<std::string> quotes;  // "who: words"
};

std::string bare(std::string_view name) {
  for (const std::string_view article : {"The ", "the ", "A ", "a "}) {
    if (name.starts_with(article)) name.remove_prefix(article.size());
  }
  return std::string(name);
}

Marked read_marked(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string all((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  Marked out;
  std::size_t at = 0;
  for (std::size_t open; (open = all.find("{{", at)) != all.npos;) {
    const std::size_t bar = all.find('|', open), close = all.find("}}", bar);
    out.text += all.substr(at, open - at);
    const std::string words = all.substr(bar + 1, close - bar - 1);
    out.text += words;
    out.quotes.push_back(bare(all.substr(open + 2, bar - open - 2)) + ": " + words);
    at = close + 2;
  }
  out.text += all.substr(at);
  return out;
}

class CanadianNews : public testing::TestWithParam<std::string> {};

TEST_P(CanadianNews, EveryQuotationIsFoundWithItsSpeaker) {
  const Marked gold = read_marked(std::filesystem::path(NEWS_UNIT_TESTS) /
                                  "indexer/annotate/canadian" / GetParam());
  ASSERT_GE(gold.quotes.size(), 10u);
  Article article = parse_text(gold.text);
  annotate(article);
  std::vector<std::string> found;
  for (const Quote& quote : article.quotes)
    found.push_back(bare(quote.speaker_full) + ": " + quote.text);
  for (std::size_t i = 0; i < std::max(found.size(), gold.quotes.size()); ++i) {
    ASSERT_EQ(i < found.size() ? found[i] : "nothing more",
              i < gold.quotes.size() ? gold.quotes[i] : "nothing more");
  }
}

INSTANTIATE_TEST_SUITE_P(
    , CanadianNews,
    testing::Values("airline.txt", "bike_lanes.txt", "childcare.txt", "clinic.txt", "coach.txt",
                    "column.txt", "council.txt", "crab_feature.txt", "fire.txt", "first_nation.txt",
                    "fraud_trial.txt", "grocer.txt", "hockey.txt", "inflation.txt", "interview.txt",
                    "lawsuit.txt", "measles.txt", "missing_hikers.txt", "obituary.txt",
                    "pipeline.txt", "police_brief.txt", "quebec.txt", "sentencing.txt", "signs.txt",
                    "smoke_study.txt", "strike.txt", "transit.txt", "trial.txt", "viral_note.txt",
                    "wildlife.txt"),
    [](const auto& test) { return test.param.substr(0, test.param.find('.')); });

}  // namespace
}  // namespace news

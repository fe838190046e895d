// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/word_sieve.hh"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "common/analyser.hh"

namespace news {
namespace {

std::size_t bytes_offered(const std::vector<std::string_view>& terms, std::string_view text,
                          WordSieve::Unit unit) {
  std::size_t bytes = 0;
  for (const auto& [begin, end] : WordSieve(terms).stretches(text, unit)) bytes += end - begin;
  return bytes;
}

// Every place of the terms by the analyser alone, and by the analyser on what is offered.
void expect_all_found(const std::vector<std::string_view>& terms, std::string_view text) {
  Analyser analyser;
  std::set<std::size_t> wanted;
  const auto look = [&](std::string_view piece, std::size_t from, std::set<std::size_t>& into) {
    analyser.each(piece, [&](const Token& token) {
      for (const auto term : terms) {
        if (term == token.term) into.insert(from + token.begin);
      }
    });
  };
  look(text, 0, wanted);
  for (const auto unit : {WordSieve::Unit::chunk, WordSieve::Unit::paragraph}) {
    std::set<std::size_t> found;
    std::size_t behind = 0;
    for (const auto& [begin, end] : WordSieve(terms).stretches(text, unit)) {
      ASSERT_LE(behind, begin);
      ASSERT_LT(begin, end);
      look(text.substr(begin, end - begin), begin, found);
      behind = end;
    }
    EXPECT_EQ(found, wanted) << text;
  }
}

TEST(WordSieve, offers_every_spelling_that_folds_to_a_word) {
  expect_all_found({"ferry", "uk", "cafe", "1000", "2023", "o'brien", "at&t", "avenir"},
                   "FERRY ferry's (ferry) U.K. UK u.k.'s caf\xC3\xA9 CAFE 1,000 1000 2,023rd 2023 "
                   "O\xE2\x80\x99"
                   "Brien AT&T l\xE2\x80\x99"
                   "avenir re-ferry fer\xC2\xADry");
  expect_all_found({"ferry", "uk", "1000"},
                   "x1000 1,000.5 U.K. duke (U.K) ferryman f\xC3\xA9rry\n\nferry");
}

TEST(WordSieve, gets_on_where_a_line_end_looks_like_a_letter) {
  expect_all_found({"jim"}, "a\nim\n\nim\n\n\nim jim\rim\tim Jim\n\nim");
}

TEST(WordSieve, leaves_out_what_cannot_hold_a_word) {
  const std::string text = "The harbour was quiet.\n\nThen the ferry came.\n\nNobody looked up.";
  EXPECT_EQ(bytes_offered({"ferry"}, text, WordSieve::Unit::chunk), 5U);
  EXPECT_EQ(bytes_offered({"ferry"}, text, WordSieve::Unit::paragraph), 20U);
  EXPECT_EQ(bytes_offered({"tunnel"}, text, WordSieve::Unit::chunk), 0U);
  EXPECT_EQ(bytes_offered({}, text, WordSieve::Unit::chunk), 0U);
  EXPECT_EQ(bytes_offered({"o'brien"}, text, WordSieve::Unit::chunk), text.size());
}

TEST(WordSieve, finds_what_the_analyser_finds_in_texts_of_chance) {
  std::mt19937 random(7);
  const std::vector<std::string_view> pieces = {"uk",
                                                "u",
                                                ".",
                                                "k",
                                                "ferry",
                                                "FERRY",
                                                ",",
                                                "'",
                                                "s",
                                                " ",
                                                "\n",
                                                "1",
                                                "0",
                                                "00",
                                                "\xE2\x80\x99",
                                                "\xC3\xA9",
                                                "\xCC\x81",
                                                "\xC2\xA0",
                                                "\xC2\xAD",
                                                "cafe",
                                                "e",
                                                "&",
                                                "-",
                                                "\n\n",
                                                "\xFF",
                                                "\xE6\x9D\xB1",
                                                "2,023"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += pieces[random() % pieces.size()];
    expect_all_found({"uk", "ferry", "cafe", "1000", "10", "caf", "ferrye", "2023", "jim"}, text);
  }
}

}  // namespace
}  // namespace news

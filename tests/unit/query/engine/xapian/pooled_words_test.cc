// SPDX-License-Identifier: GPL-2.0-or-later
// One word in many forms against Xapian's OP_SYNONYM of them: the same documents, the same scores
// to the last bit, over databases of one segment and of two.
#include "query/engine/xapian/pooled_words.hh"

#include <gtest/gtest.h>
#include <xapian.h>

#include <random>
#include <utility>
#include <vector>

namespace news {
namespace {

constexpr RankingParameters kParameters{.k1 = 1.6, .b = 0.7, .least_length = 0.2};

// Words "a" (every document) to "p" (almost none) as often as chance has it; `last` not included.
Xapian::WritableDatabase documents(unsigned seed, int count, char last) {
  Xapian::WritableDatabase out("", Xapian::DB_BACKEND_INMEMORY);
  std::mt19937 random(seed);
  const auto up_to = [&random](unsigned most) {
    return static_cast<Xapian::termcount>(1 + random() % most);
  };
  for (int d = 0; d < count; ++d) {
    Xapian::Document document;
    unsigned one_in = 1;
    for (char word = 'a'; word < last; ++word) {
      if (random() % one_in == 0) document.add_term(std::string(1, word), up_to(9));
      if ((word - 'a') % 2 == 0) one_in *= 2;
    }
    document.add_term("filler", up_to(400));
    out.add_document(document);
  }
  return out;
}

using Scored = std::vector<std::pair<Xapian::docid, double>>;

Scored answer(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(kParameters.k1, 0, 1, kParameters.b, kParameters.least_length));
  enquire.set_query(query);
  Scored out;
  const auto found = enquire.get_mset(0, database.get_doccount());
  for (auto at = found.begin(); at != found.end(); ++at) out.emplace_back(*at, at.get_weight());
  return out;
}

std::vector<std::string> some_words(std::mt19937& random) {
  std::vector<std::string> words;
  for (char word = 'a'; word <= 'r'; ++word) {  // q and r stand nowhere
    if (random() % 3 == 0) words.emplace_back(1, word);
  }
  return words;
}

std::vector<PooledTerm> terms(const std::vector<std::string>& words) {
  std::vector<PooledTerm> out;
  for (const auto& word : words) out.push_back({word});
  return out;
}

Xapian::Query synonym(const Xapian::Database& database, const std::vector<std::string>& words,
                      double factor) {
  std::vector<Xapian::Query> terms;
  for (const auto& word : words) {
    if (database.term_exists(word)) terms.emplace_back(word);
  }
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT,
                       Xapian::Query(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end()),
                       factor);
}

void expect_the_same(const Xapian::Database& database) {
  using Xapian::Query;
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    const auto first = some_words(random), second = some_words(random);
    const double factor = round % 2 == 0 ? 1 : 0.3;
    const auto pooled = pooled_words_query(database, terms(first), kParameters, factor);
    const auto other = pooled_words_query(database, terms(second), kParameters, 1);
    const auto peer = synonym(database, first, factor), other_peer = synonym(database, second, 1);
    EXPECT_EQ(answer(database, pooled), answer(database, peer));
    EXPECT_EQ(answer(database, pooled), answer(database, peer)) << "asked again";
    for (const auto op : {Query::OP_AND, Query::OP_OR, Query::OP_AND_MAYBE, Query::OP_AND_NOT}) {
      EXPECT_EQ(answer(database, Query(op, pooled, other)),
                answer(database, Query(op, peer, other_peer)));
    }
  }
}

TEST(PooledWords, match_and_score_as_a_synonym_does) {
  expect_the_same(documents(1, 1500, 'q'));
}

TEST(PooledWords, match_and_score_as_a_synonym_does_over_two_segments) {
  Xapian::Database both;
  both.add_database(documents(2, 900, 'q'));
  both.add_database(documents(3, 700, 'h'));  // lacks the rarer words
  expect_the_same(both);
}

TEST(PooledWords, of_none_that_the_database_has_is_nothing) {
  const auto database = documents(4, 10, 'c');
  EXPECT_TRUE(pooled_words_query(database, terms({"x", "y"}), kParameters, 1).empty());
  EXPECT_TRUE(pooled_words_query(database, {}, kParameters, 1).empty());
  EXPECT_EQ(answer(database, pooled_words_query(database, terms({"a", "x"}), kParameters, 2)),
            answer(database, synonym(database, {"a"}, 2)));
}

TEST(PooledWords, count_for_less_where_they_are_said_to_whether_their_list_is_long_or_short) {
  for (const char last : {'c', 'q'}) {
    const auto database = documents(5, 1500, last);
    const auto all = answer(database, pooled_words_query(database, {{"a"}, {"b"}}, kParameters, 1));
    auto less = answer(database, pooled_words_query(database, {{"a"}, {"b", .5}}, kParameters, 1));
    ASSERT_EQ(less.size(), all.size());
    double sum_all = 0, sum_less = 0;
    for (const auto& [id, weight] : all) sum_all += weight;
    for (const auto& [id, weight] : less) sum_less += weight;
    EXPECT_LT(sum_less, sum_all);
    const auto none =
        answer(database, pooled_words_query(database, {{"a"}, {"b", 0}}, kParameters, 1));
    EXPECT_EQ(none.size(), all.size()) << "it matches all the same";
  }
}

}  // namespace
}  // namespace news

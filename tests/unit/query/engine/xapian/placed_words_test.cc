// SPDX-License-Identifier: GPL-2.0-or-later
// Our test of positions against Xapian's own, over documents that hold them.
#include "query/engine/xapian/placed_words.hh"

#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <random>

namespace news {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

bool stand_together(const Lists& lists, Placing placing, std::uint32_t window) {
  const std::vector<std::span<const std::uint32_t>> spans(lists.begin(), lists.end());
  return news::stand_together(spans, placing, window);
}

TEST(StandTogether, in_order_takes_the_nearest_behind_the_one_before) {
  EXPECT_TRUE(stand_together(Lists{{3}, {4}}, Placing::side_by_side, 2));
  EXPECT_FALSE(stand_together(Lists{{4}, {3}}, Placing::side_by_side, 2));
  EXPECT_FALSE(stand_together(Lists{{3}, {5}}, Placing::side_by_side, 2));
  EXPECT_TRUE(stand_together(Lists{{3, 9}, {5, 12}, {14}}, Placing::ordered, 6));
  EXPECT_FALSE(stand_together(Lists{{3, 8}, {5, 12}, {14}}, Placing::ordered, 6));
}

TEST(StandTogether, in_any_order_gives_each_word_a_place_of_its_own) {
  EXPECT_TRUE(stand_together(Lists{{9}, {5}}, Placing::any_order, 5));
  EXPECT_FALSE(stand_together(Lists{{9}, {5}}, Placing::any_order, 4));
  EXPECT_FALSE(stand_together(Lists{{5}, {5}}, Placing::any_order, 4));
  EXPECT_TRUE(stand_together(Lists{{5, 7}, {5}}, Placing::any_order, 4));
  EXPECT_TRUE(stand_together(Lists{{5, 6, 7}, {5, 6}, {5}}, Placing::any_order, 4));
  EXPECT_FALSE(stand_together(Lists{{5, 6}, {5, 6}, {5, 6}}, Placing::any_order, 4));
}

TEST(StandTogether, of_one_paragraph_alone_however_long_the_chain) {
  const std::uint32_t next = 10 + 100 + 1;  // the first word behind a paragraph of ten
  for (const auto placing : {Placing::any_order, Placing::ordered}) {
    EXPECT_FALSE(stand_together(Lists{{3}, {7}, {next}}, placing, 199));
    EXPECT_FALSE(stand_together(Lists{{3, 200}, {7}, {next}}, placing, 298));
    EXPECT_FALSE(stand_together(Lists{{3}, {7, next}, {next + 2}, {next + 120}}, placing, 298));
    EXPECT_TRUE(stand_together(Lists{{3}, {7}, {10}}, placing, 199));
    EXPECT_TRUE(stand_together(Lists{{3, next}, {next + 5}, {next + 9}}, placing, 199));
  }
  // A long paragraph: each is near enough to the next.
  EXPECT_TRUE(stand_together(Lists{{1}, {90}, {180}}, Placing::any_order, 199));
  EXPECT_TRUE(stand_together(Lists{{1, 90}, {180}, {240}}, Placing::ordered, 199));
}

bool stand_within(const Lists& lists, Placing placing, const std::vector<std::uint32_t>& ends) {
  const std::vector<std::span<const std::uint32_t>> spans(lists.begin(), lists.end());
  return news::stand_within(spans, placing, ends);
}

TEST(StandWithin, one_stretch_however_long) {
  EXPECT_TRUE(stand_within(Lists{{3}, {900}}, Placing::any_order, {}));
  EXPECT_TRUE(stand_within(Lists{{900}, {3}}, Placing::any_order, {}));
  EXPECT_FALSE(stand_within(Lists{{900}, {3}}, Placing::ordered, {}));
  EXPECT_FALSE(stand_within(Lists{{3}, {7}}, Placing::any_order, {3}));
  EXPECT_FALSE(stand_within(Lists{{3}, {7}}, Placing::any_order, {5}));
  EXPECT_TRUE(stand_within(Lists{{3}, {7}}, Placing::any_order, {7}));
  EXPECT_TRUE(stand_within(Lists{{3, 20}, {7, 30}, {12, 25}}, Placing::any_order, {5, 15, 40}));
  EXPECT_FALSE(stand_within(Lists{{3, 20}, {7, 30}, {12, 25}}, Placing::any_order, {5, 15, 27}));
  EXPECT_FALSE(stand_within(Lists{{3}, {3}}, Placing::any_order, {}));
  EXPECT_TRUE(stand_within(Lists{{3, 4}, {3}}, Placing::any_order, {9}));
}

TEST(StandTogether, of_many_sides_that_say_the_same_counts_places) {
  std::vector<std::uint32_t> odd, even;
  for (std::uint32_t i = 0; i < 40'000; i += 2) {
    odd.push_back(i + 1);
    even.push_back(i);
  }
  Lists lists;
  for (int i = 0; i < 10; ++i) {
    lists.push_back(odd);
    lists.push_back(even);
  }
  EXPECT_TRUE(stand_together(lists, Placing::any_order, 20));
  EXPECT_FALSE(stand_together(lists, Placing::any_order, 19));
}

// 400 documents of a few words each; which of them match by Xapian's operators?
class Peer {
 public:
  Peer() : database_("", Xapian::DB_BACKEND_INMEMORY) {
    std::mt19937 random(7);
    for (int d = 0; d < 400; ++d) {
      auto& document = documents_.emplace_back();
      Xapian::Document made;
      for (std::uint32_t position = 1; position < 25; ++position) {
        const std::string word(1, static_cast<char>('a' + random() % 8));
        document[word].push_back(position);
        made.add_posting(word, position);
      }
      database_.add_document(made);
    }
  }

  std::vector<int> by_xapian(Xapian::Query::op op, const std::string& words, unsigned window) {
    std::vector<Xapian::Query> terms;
    for (const char c : words) terms.emplace_back(std::string(1, c));
    Xapian::Enquire enquire(database_);
    enquire.set_query(Xapian::Query(op, terms.begin(), terms.end(), window));
    std::vector<int> out;
    const auto found = enquire.get_mset(0, 1000);
    for (auto at = found.begin(); at != found.end(); ++at) out.push_back(static_cast<int>(*at));
    std::sort(out.begin(), out.end());
    return out;
  }

  std::vector<int> by_us(Placing placing, const std::string& words, unsigned window) {
    std::vector<int> out;
    for (std::size_t d = 0; d < documents_.size(); ++d) {
      Lists lists;
      for (const char c : words) lists.push_back(documents_[d][std::string(1, c)]);
      if (stand_together(lists, placing, window)) out.push_back(static_cast<int>(d) + 1);
    }
    return out;
  }

 private:
  Xapian::WritableDatabase database_;
  std::vector<std::map<std::string, std::vector<std::uint32_t>>> documents_;
};

TEST(StandTogether, matches_what_xapian_matches) {
  Peer peer;
  std::size_t matched = 0;
  for (const std::string words : {"ab", "cab", "hgfe", "ddf"}) {
    const auto size = static_cast<unsigned>(words.size());
    for (unsigned window = size; window < size + 6; ++window) {
      const auto phrase = peer.by_xapian(Xapian::Query::OP_PHRASE, words, window);
      EXPECT_EQ(peer.by_us(Placing::ordered, words, window), phrase) << words << ' ' << window;
      matched += phrase.size();
      if (words == "ddf") continue;  // Xapian's NEAR does not promise a place to each of two same
      const auto near = peer.by_xapian(Xapian::Query::OP_NEAR, words, window);
      EXPECT_EQ(peer.by_us(Placing::any_order, words, window), near) << words << ' ' << window;
    }
  }
  EXPECT_GT(matched, 500u);
}

}  // namespace
}  // namespace news

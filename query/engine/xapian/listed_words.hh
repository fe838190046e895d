// SPDX-License-Identifier: GPL-2.0-or-later
// Ranks the words of a list (--any: a long or loose question). A list is read by the best-ranked
// answers alone, and its words differ in how much they tell, so they are weighed more finely than
// one OP_SYNONYM a word can, which pools all forms alike and only estimates how many articles hold
// one of them:
//
// - the word as it was typed counts 1, another form of it 0.7: it is often another word
//   (organ, organization);
// - the rarity is that of the articles that truly hold one of the forms;
// - a word in the headline or the lead says what the article is about: a little more for each;
// - function words and the words that questions are asked with ("what are the ...") count a fifth.
//
// All postings of a word are read at once, without Xapian's matcher; the answer is one posting
// source a word. Figures: ranking.hh, beside the numbers.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "query/engine/xapian/corpus.hh"
#include "query/engine/xapian/terms.hh"

namespace news {

// Ranks word after word of one query; what it reads of the articles (their lengths) it keeps for
// the next word. Room: 16 bytes an article of the index.
class ListRanking {
 public:
  explicit ListRanking(const Corpus& corpus) : corpus_(corpus) {}

  // The articles that hold one of the words in one of the targets (plain fields: counted), scored.
  // `typed` is the word that counts fully; empty: all do. Throws what Xapian throws.
  Xapian::Query of(const std::vector<std::string>& words, std::string_view typed,
                   const std::vector<Target>& targets);

 private:
  // What an article holds of the word in hand.
  struct Held {
    float times = 0, in_headline = 0;
    float length = -1;  // of the article, against the mean; below 0: not read yet
    bool in_lead = false, touched = false;
  };
  struct Shard {
    Xapian::docid first = 0;           // held[0] is this one
    std::vector<Held> held;            // an entry an article
    std::vector<Xapian::docid> found;  // that hold the word in hand
  };

  void prepare();
  void read(std::size_t shard, const std::vector<std::string>& words, std::string_view typed,
            const std::vector<Target>& targets);
  template <class Add>
  void each(std::size_t shard, const std::string& term, const Add& add);
  static void sort_found(Shard& shard);
  Documents score(std::size_t shard, double rarity, double headline);

  const Corpus& corpus_;
  std::vector<Shard> shards_;
  double mean_length_ = 1;
};

// What a folded word of a list counts against others.
double telling(std::string_view word);

}  // namespace news

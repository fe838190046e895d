// SPDX-License-Identifier: GPL-2.0-or-later
// Of the items of one file that are versions of one thing, the newest goes on to the sink, whatever
// it says: an article, or that it is canceled. Of equal versions the later is the newer. The others
// are told as expected skips. Items stay in their order.
//
// Items wait until the file ends, or until they are more than the cap together: then the first go
// on, and a later version of one of those is an article of its own. One thread.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>

#include "indexer/parse/fields/release.hh"
#include "indexer/parse/parser.hh"

namespace news {

class NewestVersions {
 public:
  // The sink must outlive this.
  NewestVersions(ArticleSink& sink, std::size_t cap) : sink_(sink), cap_(cap) {}

  // An article, or what stands for it (a skip with its hold), and its version. False: stop.
  bool add(Article article, const WireVersion& version);
  bool add(Skip skip, const WireVersion& version);
  // Once the file has ended.
  bool finish();

 private:
  struct Item {
    std::optional<Article> article;
    Skip skip;  // where there is no article
    std::string key;
    std::uint64_t version = 0;
    std::size_t bytes = 0;
  };
  bool take(Item item);
  bool let_go();  // of the first
  static void supersede(Item& item, std::uint64_t by);

  ArticleSink& sink_;
  std::size_t cap_;
  std::deque<Item> waiting_;
  std::size_t gone_ = 0, bytes_ = 0;                     // how many went on; of those that wait
  std::unordered_map<std::string, std::size_t> newest_;  // by key: which, counted from the first
};

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// Items that their provider has called back, canceled or withheld, and the articles of the same
// name that the files of this run hold: the item that calls back may stand in another file, read
// before or after. A later version than the one called back stays. Not thread-safe.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/article.hh"
#include "indexer/store/manifest.hh"

namespace news {

class Recalls {
 public:
  // An article with a name on its wire, in a file of the scan.
  struct Item {
    std::uint64_t key = 0, version = 0;  // wire_key(), Article::version
    std::uint64_t id = 0;                // of the article
    std::uint32_t scanned = 0;           // which of ScanResult::files
  };

  // Those without a name are passed over.
  void read(const Article& article, std::uint32_t scanned);
  // An article that its file keeps although this reading did not come to it: what its name is only
  // its document says.
  void kept(const ArticleEntry& article, std::uint32_t scanned) {
    kept_.push_back({article, scanned});
  }
  // version 0: whatever the version.
  void recall(std::string_view wire_name, std::uint64_t version);
  // What one thread gathered joins what all did.
  void add(Recalls&& other);

  struct Kept {
    ArticleEntry article;
    std::uint32_t scanned = 0;
  };

  bool empty() const { return recalled_.empty(); }
  const std::vector<Kept>& all_kept() const { return kept_; }
  bool hold(std::uint64_t key, std::uint64_t version) const;
  // Of those read, the ones that were called back.
  std::vector<Item> found() const;

 private:
  std::vector<Item> items_;
  std::vector<Kept> kept_;
  std::unordered_map<std::uint64_t, std::uint64_t> recalled_;  // by key, up to which version
};

}  // namespace news

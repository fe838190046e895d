// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/copy_groups.hh"

#include <algorithm>
#include <bit>
#include <cstring>
#include <unordered_set>

#include "common/index_schema.hh"

namespace news {
namespace {

// Keys of at most sixteen bytes, the first eight of them a hash, in a flat table: a set of strings
// takes four times as long for a million. Longer ones stand in a set.
class KeySet {
 public:
  explicit KeySet(std::uint64_t most) : table_(std::bit_ceil(most + most / 2 + 2)) {}

  void insert(const std::string& key) {
    Key wanted;
    std::memcpy(&wanted, key.data(), std::min(key.size(), sizeof wanted));
    if (key.size() > sizeof wanted || wanted == Key()) {
      others_.insert(key);
      return;
    }
    auto at = (wanted.first ^ wanted.second) & (table_.size() - 1);
    while (table_[at] != Key() && table_[at] != wanted) at = (at + 1) & (table_.size() - 1);
    size_ += table_[at] == Key();
    table_[at] = wanted;
  }

  std::uint64_t size() const { return size_ + others_.size(); }

 private:
  struct Key {
    std::uint64_t first = 0, second = 0;
    bool operator==(const Key&) const = default;
  };

  std::vector<Key> table_;  // Key(): free
  std::uint64_t size_ = 0;
  std::unordered_set<std::string> others_;
};

}  // namespace

CopyGroups::CopyGroups(const Corpus& corpus) : articles_(corpus.articles()) {
  for (const auto& index : corpus.indexes()) {
    for (const auto& bridge : index.generation().bridges) {
      older_.emplace(bridge.newer, bridge.older);
      newer_.emplace(bridge.older, bridge.newer);
    }
  }
}

const std::string& CopyGroups::oldest(const std::string& key) const {
  const auto found = older_.find(key);
  return found == older_.end() ? key : found->second;
}

std::vector<Xapian::docid> CopyGroups::members(const std::string& key) const {
  std::vector<Xapian::docid> out;
  std::vector<std::string> terms = {std::string(kGroupPrefix) + key};
  for (auto [at, end] = newer_.equal_range(key); at != end; ++at) {
    terms.push_back(std::string(kGroupPrefix) + at->second);
  }
  // Most articles have no copies, and one look-up tells.
  if (terms.size() == 1 && articles_.get_termfreq(terms.front()) < 2) return out;
  for (const auto& term : terms) {
    const auto end = articles_.postlist_end(term);
    for (auto at = articles_.postlist_begin(term); at != end; ++at) out.push_back(*at);
  }
  std::sort(out.begin(), out.end());
  if (out.size() < 2) out.clear();
  return out;
}

std::uint64_t CopyGroups::count(const std::vector<Xapian::Database>& shards, const MatchedIds& ids,
                                Xapian::valueno slot) const {
  std::uint64_t documents = 0;
  for (const auto& list : ids) documents += list.size();
  KeySet keys(documents);
  std::uint64_t keyed = 0;
  each_value(shards, ids, slot, [&](const std::string& key) {
    keys.insert(older_.empty() ? key : oldest(key));
    ++keyed;
  });
  return documents - keyed + keys.size();
}

}  // namespace news

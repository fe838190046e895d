// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/copy_groups.hh"

#include <algorithm>
#include <unordered_set>

#include "common/index_schema.hh"

namespace news {

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
  std::uint64_t alone = 0;
  for (const auto& list : ids) alone += list.size();
  std::unordered_set<std::string> groups;
  groups.reserve(alone);
  each_value(shards, ids, slot, [&](const std::string& key) {
    --alone;
    groups.insert(older_.empty() ? key : oldest(key));
  });
  return alone + groups.size();
}

}  // namespace news

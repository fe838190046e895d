// SPDX-License-Identifier: GPL-2.0-or-later
// Groups of near-copies as the index holds them: every article carries the key of its group in a
// value slot and as a term, and groups that turned out to be one are bridged in the generation
// (index_schema.hh, generation.hh).
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "query/engine/xapian/corpus.hh"
#include "query/engine/xapian/matched_ids.hh"

namespace news {

// Its methods throw what Xapian throws.
class CopyGroups {
 public:
  explicit CopyGroups(const Corpus& corpus);

  // Of groups that are one, the oldest's key.
  const std::string& oldest(const std::string& key) const;
  // Of a key that will be gone: nothing may point to it.
  std::string oldest(std::string&& key) const { return oldest(key); }

  // The articles (combined ids, ascending) of the group with this oldest key: dead ones too, and
  // whatever the query. Empty where it has no more than one.
  std::vector<Xapian::docid> members(const std::string& key) const;

  // How many results these documents are when each group is one; one without a key stands alone.
  std::uint64_t count(const std::vector<Xapian::Database>& shards, const MatchedIds& ids,
                      Xapian::valueno slot) const;

 private:
  const Xapian::Database& articles_;
  std::map<std::string, std::string> older_;  // newer key to oldest
  std::multimap<std::string, std::string> newer_;
};

}  // namespace news

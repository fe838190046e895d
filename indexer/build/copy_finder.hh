// SPDX-License-Identifier: GPL-2.0-or-later
// Which group of near-copies an article belongs to. Every article has a group key from birth: its
// own id, or the key of the earlier article whose story it repeats. One that repeats two groups
// joins the older article's and reports that both are one (a bridge), because a document that
// stands in a segment cannot be given another key.
//
// One object a run, shared by its worker threads (calls are serialised inside). Published segments
// are asked through their mapped files; what the run has not published yet is held in memory, about
// 400 bytes an article.
#pragma once

#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/build/signature_file.hh"

namespace news {

class CopyFinder {
 public:
  // The signatures of a published segment. The bytes must outlive the finder.
  void add_segment(std::string_view signature_file);

  // The group of a new article, which is known from then on. `id` is its article id.
  std::string group_of(const Signature& signature, std::string_view id);

  // The segment in hand was published: its articles are asked through its file from now on.
  void segment_published(std::string_view signature_file);

  // Pairs of keys found to be one group, smaller key first.
  std::set<std::pair<std::string, std::string>> bridges() const;
  std::uint64_t copies_found() const;

 private:
  struct Recent {
    Signature signature;
    std::string group;
  };
  void groups_alike(const Signature& signature, std::vector<std::string>& groups) const;

  mutable std::mutex mutex_;
  std::vector<SignatureFile> segments_;
  std::vector<Recent> recent_;
  std::unordered_multimap<std::uint32_t, std::uint32_t> recent_by_sentence_;
  std::set<std::pair<std::string, std::string>> bridges_;
  std::uint64_t copies_ = 0;
};

}  // namespace news

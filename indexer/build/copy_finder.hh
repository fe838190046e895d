// SPDX-License-Identifier: GPL-2.0-or-later
// Which group of near-copies an article belongs to. Every article has a group key from birth: its
// own id, or the key of the earlier article whose story it repeats. One that repeats two groups
// joins the older article's and reports that both are one (a bridge), because a document that
// stands in a segment cannot be given another key; bridges of earlier runs hold.
//
// One object a run, shared by its worker threads (calls are serialised inside). Published segments
// are asked through their mapped files; what the run has not published yet is held in memory, about
// 400 bytes an article.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/index/generation.hh"
#include "common/mapped_file.hh"
#include "indexer/build/signature_file.hh"

namespace news {

class CopyFinder {
 public:
  // The signatures of a segment that stands, but for the documents listed (sorted). A segment whose
  // file cannot be mapped has no known articles: copies of them stay unfolded.
  void add_segment(const std::string& path, std::vector<std::uint32_t> dead);

  // The group of a new article, which is known from then on: an older article's, or `own_key`.
  std::string group_of(const Signature& signature, std::string_view own_key);

  // The run has made a segment: its articles are asked through its file from now on.
  void segment_made(const std::string& path);

  // Keys that mean another, older group: those known before, and those found. None leads to one
  // that leads on.
  void add_bridges(const std::vector<Bridge>& known);
  std::vector<Bridge> bridges() const;
  // No more articles will come: lets go of the mapped files and what is held in memory.
  void close();
  std::uint64_t copies_found() const;

 private:
  struct Known {
    MappedFile file;
    SignatureFile signatures;
    std::vector<std::uint32_t> dead;
  };
  struct Recent {
    Signature signature;
    std::string group;
  };
  // Articles met while one segment was gathered. Those of a batch still in hand when it was made
  // may enter the next, so the last two are kept.
  struct Recents {
    std::vector<Recent> articles;
    std::unordered_multimap<std::uint32_t, std::uint32_t> by_sentence;
    void groups_alike(const Signature& signature, const std::vector<std::uint32_t>& lookups,
                      std::vector<std::string>& groups) const;
  };
  void groups_alike(const Signature& signature, std::vector<std::string>& groups) const;
  void merge_bridged(std::vector<std::string>& groups) const;
  void bridge(const std::string& newer, const std::string& older);

  mutable std::mutex mutex_;
  std::vector<Known> segments_;
  Recents recent_, before_;
  std::map<std::string, std::string, std::less<>> bridges_;  // newer key to older
  bool closed_ = false;
  std::uint64_t copies_ = 0;
};

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// Which group of near-copies an article belongs to. Every article has a group key from birth: its
// own id, or the key of the earlier article whose story it repeats. One that repeats two groups
// joins the older article's and reports that both are one (a bridge), because a document that
// stands in a segment cannot be given another key; bridges of earlier runs hold.
//
// One object a run, shared by its worker threads (calls are serialised inside). Segments are asked
// through the signatures that the store hands over; what stands in none yet is held in memory,
// packed: a signature is a tenth of an article's text.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/generation.hh"
#include "common/locks.hh"
#include "indexer/copies/signature_file.hh"

namespace news {

class CopyFinder {
 public:
  // The signatures of a segment that stands, but for the documents listed (sorted). Of one that is
  // not added no article is known: copies of them stay unfolded.
  void add_segment(SignatureFile signatures, std::vector<std::uint32_t> dead) NEWS_EXCLUDES(mutex_);

  // Articles known elsewhere that hold one of the sentences, the oldest first: group and encoded
  // signature of each. Asked by each thread for itself, before all others.
  struct Elsewhere {
    std::string group, signature;
  };
  using LookElsewhere =
      std::function<std::vector<Elsewhere>(const std::vector<std::uint32_t>& sentences)>;
  void look_elsewhere(LookElsewhere look) { elsewhere_ = std::move(look); }

  // The group of a new article, which is known from then on: an older article's, or `own_key`.
  // `encoded`: the same signature, as encode_signature() gives it.
  std::string group_of(const Signature& signature, std::string_view encoded,
                       std::string_view own_key) NEWS_EXCLUDES(mutex_);

  // The run has made a segment: its articles are asked through its signatures from now on, where
  // they can be read.
  void segment_made(std::optional<SignatureFile> signatures) NEWS_EXCLUDES(mutex_);

  // Keys that mean another, older group: those known before, and those found. None leads to one
  // that leads on.
  void add_bridges(const std::vector<Bridge>& known) NEWS_EXCLUDES(mutex_);
  std::vector<Bridge> bridges() const NEWS_EXCLUDES(mutex_);
  // No more articles will come: lets go of the files and what is held in memory.
  void close() NEWS_EXCLUDES(mutex_);
  std::uint64_t copies_found() const NEWS_EXCLUDES(mutex_);

 private:
  struct Known {
    SignatureFile signatures;
    std::vector<std::uint32_t> dead;
  };
  // Articles met while one segment was gathered. Those of a batch still in hand when it was made
  // may enter the next, so the last two are kept.
  class Recents {
   public:
    void add(std::string_view encoded, std::string_view group);
    // Appends the articles that hold the sentence, at most `most` of them, the newest first.
    void articles_with(std::uint32_t sentence, std::size_t most,
                       std::vector<std::uint32_t>& out) const;
    std::string_view signature(std::uint32_t article) const;
    std::string_view group(std::uint32_t article) const;

   private:
    struct Article {
      std::size_t at = 0;  // its group, then its signature, up to where the next begins
      std::uint32_t group_bytes = 0;
    };
    struct Lookup {
      std::uint32_t sentence = 0, article = 0, before = 0;  // with the same place; from 1, 0: none
    };
    void grow();

    std::string text_;
    std::vector<Article> articles_;
    std::vector<Lookup> lookups_;
    std::vector<std::uint32_t> last_;  // look-up of a place, from 1; a power of two of them
  };
  void groups_alike(const Signature& signature, const std::vector<std::uint32_t>& lookups,
                    std::vector<std::string>& groups) NEWS_REQUIRES(mutex_);
  void groups_alike(const Recents& recents, const Signature& signature,
                    const std::vector<std::uint32_t>& lookups, std::vector<std::string>& groups)
      NEWS_REQUIRES(mutex_);
  bool compare(Known& segment, std::uint32_t article, const Signature& signature,
               std::vector<std::string>& groups) NEWS_REQUIRES(mutex_);
  void merge_bridged(std::vector<std::string>& groups) const NEWS_REQUIRES(mutex_);
  void bridge(const std::string& newer, const std::string& older) NEWS_REQUIRES(mutex_);

  LookElsewhere elsewhere_;  // set before any thread asks
  mutable Mutex mutex_;
  std::vector<Known> segments_ NEWS_GUARDED_BY(mutex_);
  Recents recent_ NEWS_GUARDED_BY(mutex_), before_ NEWS_GUARDED_BY(mutex_);
  std::vector<std::uint32_t> found_ NEWS_GUARDED_BY(mutex_);  // of one search
  Signature candidate_ NEWS_GUARDED_BY(mutex_);
  // Newer key to older.
  std::map<std::string, std::string, std::less<>> bridges_ NEWS_GUARDED_BY(mutex_);
  bool closed_ NEWS_GUARDED_BY(mutex_) = false;
  std::uint64_t copies_ NEWS_GUARDED_BY(mutex_) = 0;
};

}  // namespace news

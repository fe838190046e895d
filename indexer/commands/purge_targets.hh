// SPDX-License-Identifier: GPL-2.0-or-later
// What --purge has to take out, found in all that an index folder still holds: the generation in
// force, every other that can be read, and the dead documents of their segments. An article that
// the index has dropped is on disk until its segment is written anew.
//
// A name is an id; the path of a file, or of a folder: then every article that the file holds or
// held, or those below the folder; path[member]; or the address an article was published at
// (common/article_name.hh). With an article go all of the same content, wherever they stand. An id
// is a name only where the file itself gives one; a line's number means the article that stands
// there in the newest generation.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/article_name.hh"
#include "common/index/generation.hh"
#include "indexer/store/manifest.hh"

namespace news {

// A generation that is on disk, with its manifest.
struct StandingGeneration {
  Generation generation;
  Manifest manifest;
};

// All that can be read but the one of this number, the newest first.
std::vector<StandingGeneration> other_generations(const std::string& directory,
                                                  std::uint64_t number);

class PurgeTargets {
 public:
  // The first of `standing`, which must outlive this, is the one in force.
  PurgeTargets(std::string directory, const std::vector<StandingGeneration>& standing);

  struct Named {
    std::set<std::uint64_t> ids;  // that this name stands for
    bool known = false;           // something of it is held, or was taken out before
  };
  // Throws what Xapian throws, as all from here on do (xapian_guard.hh).
  Named add(const std::string& name);
  // Some of them as a person names them, a line each with its headline, in order.
  std::vector<std::string> lines(const std::set<std::uint64_t>& ids, std::size_t most);
  // Takes in identical copies and earlier versions; once, after all names.
  void complete();

  bool holds(std::uint64_t id) const { return ids_.contains(id); }
  // What is to be remembered and is not yet. The id is 0 where it is no name.
  const std::vector<Purged>& purged() const { return purged_; }
  // Identical copies that nobody named: their paths, each with its member where it has one.
  const std::set<std::string>& copies() const { return copies_; }
  std::size_t size() const { return ids_.size(); }

 private:
  // What is stored of a document that no search finds.
  struct Dead {
    std::uint64_t id = 0, content_hash = 0;
    std::string member, canonical;
    bool placed = false;
  };
  struct Told {
    std::string member;
    // Its id is a place, or two of one file share their member: it may be another's tomorrow.
    bool placed = false, shared = false;
  };

  void read_dead();
  std::string data_of(const Generation& generation, const ArticleEntry& article);
  void name_path(const ArticleName::Reading& reading, Named& out);
  void name_file(const StandingGeneration& standing, std::size_t file,
                 const std::optional<std::string>& member, Named& out);
  void name_dead(const ArticleName::Reading& reading, Named& out);
  void name_address(const std::string& address, Named& out);
  Told told_of(const Generation& generation, const Manifest::File& file,
               const ArticleEntry& article);
  const Xapian::Database& articles_of(const Segment& segment);
  bool is_gone(std::uint32_t segment) const;
  void take_named();
  void take_dead(const std::set<std::uint64_t>& known);
  void take_stored_copies(const std::set<std::uint64_t>& contents);
  void remember(std::uint64_t id, std::uint64_t content_hash);

  std::string directory_;
  const std::vector<StandingGeneration>& standing_;
  std::set<std::pair<std::uint64_t, std::uint64_t>> known_;  // taken out: before, or now
  std::optional<std::vector<Dead>> dead_;
  std::map<std::uint32_t, Xapian::Database> open_;  // by segment
  std::set<std::uint64_t> ids_, contents_;
  std::vector<Purged> purged_;
  std::set<std::string> copies_;
};

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// What leaves an index in a run, and whether it may. Articles are counted, not files: an article
// leaves with its file (ChangePlan::gone), or it leaves a file that stays and no longer holds it.
// Nothing leaves before all is read, and then all of it or nothing: what a run would remove is set
// aside here, less what turns up in another file (it has moved), and only end() of the run lets it
// go.
//
// Refused, unless it was permitted: more than a fifth of the articles below the PATHs given and
// more than a hundred; and anything at all below a PATH that is a folder, held articles, and is now
// wholly empty, as the place of a disk that is not mounted is.
//
// What a reading did not come to never leaves: see Worker::end(). Not thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/result.hh"
#include "indexer/pipeline/change_plan.hh"
#include "indexer/store/store.hh"

namespace news {

class Removal {
 public:
  // Of a file that was read to its end: an article that it no longer holds. `file`: its canonical
  // path.
  void leaves(const std::string& file, const ArticleEntry& article) {
    leaves(file, article.id);
    lacks(file, article.content_hash);
  }
  // The same, where places are names: which id leaves, and what the file says no more are not of
  // one article when lines have moved.
  void leaves(const std::string& file, std::uint64_t id) { leaving_.articles[file].push_back(id); }
  void lacks(const std::string& file, std::uint64_t content_hash) {
    contents_[file].push_back(content_hash);
  }
  // Of an article that was not known by its name; `in_place`: it stands where its file held another
  // that had no name but that place.
  void entered(std::uint64_t content_hash, bool in_place = false) {
    (in_place ? in_place_ : entered_).push_back(content_hash);
  }
  // What one thread gathered joins what all did.
  void add(Removal&& other);

  struct Moved {
    std::uint64_t entered = 0, in_place = 0;
    std::uint64_t all() const { return entered + in_place; }
  };
  // Articles that left one file and entered another: each is counted once.
  Moved moved() const;
  // Articles that would leave: those of files that are gone, `moved` of which stand elsewhere, and
  // those that left files that stay.
  std::uint64_t articles(const ChangePlan& plan, std::uint64_t moved) const;

  // Those of the latter that stand nowhere else, by file: one entry each.
  std::vector<std::string> removed_from() const;

  const Leaving& leaving() const { return leaving_; }
  Leaving& leaving() { return leaving_; }

 private:
  std::map<std::string, Moved> moved_by_file() const;

  Leaving leaving_;
  std::map<std::string, std::vector<std::uint64_t>> contents_;  // by file
  std::vector<std::uint64_t> entered_, in_place_;
};

// Why so many articles, `removed`, may not leave; nothing: they may.
std::optional<Error> removal_refusal(const ChangePlan& plan, std::uint64_t removed);

}  // namespace news

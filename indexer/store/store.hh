// SPDX-License-Identifier: GPL-2.0-or-later
// Where the articles of a run go, above postings: a run puts articles, tells of files, and says at
// its end what leaves; a store makes them findable. Publisher (publisher.hh) is the one of Xapian
// segments; another engine implements these two interfaces and is opened in pipeline/run.cc.
//
// What the index held when the run began is the manifest, a local file whatever the engine, and the
// run looks it up there. What a store takes is provisional until finish() or a publication that
// advance() makes; of a run that is killed, whole files stand or marked kIncomplete.
//
// A Store is used by all threads of a run, a StoreWriter by the thread that asked for it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/analyser.hh"
#include "common/index/generation.hh"
#include "common/result.hh"
#include "indexer/store/batch.hh"
#include "indexer/store/manifest.hh"

namespace news {

// A file as read in this run. The last one told of a path counts.
struct FileResult {
  std::string path;  // canonical
  FileStamp stamp;
  std::uint32_t flags = 0;
  std::vector<ArticleEntry> articles;
  std::vector<SkipRecord> skips;
};

// What a run takes out of the index at its end (pipeline/removal.hh decides). Until then files in
// `articles` are told of with all they held, marked kIncomplete.
struct Leaving {
  std::vector<std::string> files;  // canonical paths of files that are no more, sorted
  // Of files that stay: ids of what they no longer hold, by canonical path.
  std::map<std::string, std::vector<std::uint64_t>> articles;
  // Nothing may leave: those files stay in the index as they were, and are read again next time.
  bool refused = false;
  // PATHs that lead through links, as the run found them; none: as they were.
  std::optional<std::vector<PathLink>> links = {};
  std::optional<std::vector<std::string>> roots = {};  // folders indexed; none: as they were
  // As `articles`, of what this run has read and a provider has called back in another file: it
  // goes, refused or not, for it never was in the index.
  std::map<std::string, std::vector<std::uint64_t>> called_back = {};

  bool empty() const { return files.empty() && articles.empty() && called_back.empty(); }
};

// Articles that were read and, for want of time after a stop, not taken in. Then no file that is
// gone leaves the index either: an article may have moved from there to one of these.
struct LeftOut {
  std::uint64_t added = 0, changed = 0, moved = 0;
  bool removals = false;
};

class StoreWriter {
 public:
  virtual ~StoreWriter() = default;

  virtual void put(PendingArticle article) = 0;
  // It is time for flush().
  virtual bool full() const = 0;

  // Hands files over, complete with what was put or marked kIncomplete. To be called at most once.
  using Take = std::function<void(std::vector<FileResult>)>;
  // Writes what was put since the last time, perhaps nothing, and calls `written` with an entry an
  // article, in the order of put(). Unless that calls `take`, nothing of it counts. When the time
  // after a stop does not do, entries may be of articles that are left out: LeftOut counts them.
  virtual Status flush(
      const std::function<void(const std::vector<ArticleEntry>&, const Take& take)>& written) = 0;
};

class Store {
 public:
  virtual ~Store() = default;

  // For one thread of `threads`; the analyser stays the caller's, and is used by flush() alone.
  virtual std::unique_ptr<StoreWriter> writer(Analyser& analyser, unsigned threads) = 0;
  // Files that go with no article of a writer. False: nothing is taken any more.
  virtual bool hand_over(std::vector<FileResult> files) = 0;
  // What is due: a writer's thread calls it after each flush().
  virtual Status advance() = 0;
  // Nothing more is taken, and no flush() in flight waited for: its thread was given up.
  virtual void close() = 0;
  // The last publication. Publishes nothing when nothing changed.
  virtual Status finish(Leaving leaving) = 0;

  // What came of it: for the thread that ran the others, once they are done or given up.
  virtual const Generation& generation() const = 0;  // in force now
  virtual bool published() const = 0;
  // Articles that a rebuild took over from the index before.
  virtual std::uint64_t carried_over() const = 0;
  virtual const LeftOut& left() const = 0;
  // Something goes on in a thread that nobody waits for: end the process without taking down what
  // it uses. The next run sweeps what it leaves.
  virtual bool left_thread() const = 0;
};

}  // namespace news

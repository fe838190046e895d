// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/publisher.hh"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <unordered_set>

#include "common/people/people_file.hh"
#include "indexer/store/dead_documents.hh"
#include "indexer/store/file_results.hh"
#include "indexer/store/index_files.hh"
#include "indexer/store/index_folder.hh"
#include "indexer/store/left_behind.hh"
#include "indexer/store/merge.hh"
#include "indexer/store/publication.hh"

namespace news {
namespace {

using Clock = std::chrono::steady_clock;

// Segments that readers may have to open while a long run goes on.
constexpr std::size_t kMostBetween = 24;

constexpr auto kPause = std::chrono::milliseconds(20);

// Those of the old articles that the new list no longer holds as the same document.
void bury_replaced(std::vector<Segment>& segments, std::span<const ArticleEntry> old,
                   std::span<const ArticleEntry> now) {
  std::vector<std::uint32_t> alive;
  alive.reserve(now.size());
  for (const auto& article : now) alive.push_back(article.document);
  std::sort(alive.begin(), alive.end());
  for (const auto& article : old) {
    if (!std::binary_search(alive.begin(), alive.end(), article.document)) bury(segments, article);
  }
}

// What a file's article was before it was read anew, if it was there.
const ArticleEntry* find_article(std::span<const ArticleEntry> articles, std::uint64_t id) {
  const auto found = std::find_if(articles.begin(), articles.end(),
                                  [id](const ArticleEntry& one) { return one.id == id; });
  return found == articles.end() ? nullptr : &*found;
}

// Above all that were ever written.
std::uint32_t next_number(const std::string& directory, const Generation& base) {
  const auto numbers = list_generations(directory);
  return static_cast<std::uint32_t>(std::max(base.number, numbers.empty() ? 0 : numbers.back()) +
                                    1);
}

}  // namespace

Publisher::Publisher(PublisherOptions options, Generation base, Manifest manifest)
    : options_(std::move(options)),
      budget_(options_.seconds_left),
      assembly_({options_.directory, options_.segment_articles, options_.segment_bytes,
                 options_.segment_made},
                base, next_number(options_.directory, base), budget_),
      base_(std::move(base)),
      start_(base_),
      manifest_(std::move(manifest)),
      last_publication_(Clock::now()) {}

bool Publisher::hand_over(const BatchPlace& place, Part part, double seconds,
                          std::vector<FileResult> files) {
  const auto bytes = part.text_bytes;
  if (!assembly_.take(place, std::move(part), seconds)) return false;
  bytes_since_publication_ += bytes;
  return hand_over(std::move(files));
}

bool Publisher::hand_over(std::vector<FileResult> files) {
  const Locked lock(files_mutex_);
  if (assembly_.closed()) return false;
  for (auto& file : files) {
    auto path = file.path;
    files_.insert_or_assign(std::move(path), std::move(file));
  }
  return true;
}

void Publisher::close() {
  const Locked lock(files_mutex_);
  assembly_.close();
}

Status Publisher::advance() {
  const auto due = [this] {
    return !options_.afresh && (Clock::now() - last_publication_.load() >= options_.publish_every ||
                                bytes_since_publication_ >= options_.publish_bytes);
  };
  if (options_.afresh) {
    if (auto done = set_aside(); !done) return done;
  }
  if (!assembly_.any_ready() && !due()) return {};
  const Locked sealing(sealing_);
  if (due() && !budget_.stopping()) return publish(Leaving(), false);
  return assembly_.seal_ready();
}

std::string Publisher::scratch(const char* name) const {
  return scratch_folder(options_.directory) + "/" + name;
}

Status Publisher::finish(Leaving leaving) {
  const Locked sealing(sealing_);
  links_ = leaving.links;
  roots_ = leaving.roots;
  return options_.afresh ? publish_rebuild(leaving) : publish(std::move(leaving), true);
}

// After a refusal the files from which something would leave are put back as they were.
void Publisher::settle(std::map<std::string, FileResult>& files, const Leaving& leaving) {
  take_out(files, manifest_, leaving.called_back, withdrawn_);
  if (!leaving.refused) take_out(files, manifest_, leaving.articles, withdrawn_);
  for (const auto& [path, ids] : leaving.articles) {
    if (!leaving.refused) {
      if (const auto told = files.find(path); told != files.end())
        told->second.flags &= ~kIncomplete;
      continue;
    }
    const auto old = manifest_.find(path);
    const auto told = files.find(path);
    if (told == files.end() || !old) continue;
    const auto was = manifest_.file(*old);
    std::unordered_set<std::uint32_t> stood;
    for (const auto& article : was.articles) stood.insert(article.document);
    for (const auto& article : told->second.articles) {
      if (!stood.contains(article.document)) withdrawn_.push_back(article);
    }
    told->second.articles.assign(was.articles.begin(), was.articles.end());
  }
}

Generation Publisher::next_generation(std::uint64_t number) {
  Generation next = base_;
  if (options_.afresh) next.segments.clear();
  next.number = number;
  if (options_.bridges) next.bridges = options_.bridges(false);
  if (links_) next.links = *links_;
  if (roots_) next.roots = *roots_;
  assembly_.add_to(next);
  return next;
}

// The old files with what changed of them, buries what is replaced. What changed is little, so that
// is walked, in the order of paths, and the rest is copied as it stands.
void Publisher::merge_manifest(const Manifest& old, Generation& next,
                               const std::map<std::string, FileResult>& files,
                               const std::vector<std::string>& gone, ManifestBuilder& builder) {
  std::size_t copied = 0;
  auto removed = gone.begin();
  const auto remove_before = [&](const std::string* path) {
    for (; removed != gone.end() && (path == nullptr || *removed < *path); ++removed) {
      const auto at = old.lower_bound(*removed);
      if (at == old.size() || old.path(at) != *removed) continue;
      bury_replaced(next.segments, old.file(at).articles, {});
      builder.copy(old, copied, at);
      copied = at + 1;
    }
  };
  for (const auto& [path, file] : files) {
    remove_before(&path);
    if (removed != gone.end() && *removed == path) ++removed;  // it is there again
    const auto at = old.lower_bound(path);
    builder.copy(old, copied, at);
    copied = at;
    if (at < old.size() && old.path(at) == path) {
      bury_replaced(next.segments, old.file(at).articles, file.articles);
      ++copied;
    }
    builder.add(path, file.stamp, file.flags, file.articles, file.skips);
  }
  remove_before(nullptr);
  builder.copy(old, copied, old.size());
  tidy_dead(next.segments);
  drop_all_dead(next.segments);
}

Status Publisher::put_in_force(Generation next) {
  const std::string& directory = options_.directory;
  if (auto done = news::put_in_force(directory, next); !done) return done;
  if (base_.number != start_.number && base_.number > 0) {
    (void)remove_tree(directory + "/" + generation_name(base_.number));
    (void)remove_tree(directory + "/" + manifest_name(base_.number));
    (void)remove_tree(directory + "/" + people_name(base_.number));
  }
  base_ = std::move(next);
  return {};
}

// Xapian cannot be asked to leave off, so a thread does it that can be left behind: it holds all it
// needs. False: nothing was due, or a stop came, and `next` is as it was.
Result<bool> Publisher::merge_due(Generation& next) {
  if (!choose_merge(next.segments, assembly_.fresh_articles()) || budget_.stopping()) return false;
  struct Work {
    std::string directory;
    Generation next;
    Status status;
    std::atomic<bool> stop = false;
  };
  const auto work = std::make_shared<Work>();
  work->directory = options_.directory;
  work->next = next;
  const auto merge_all = [work, fresh = assembly_.fresh_articles()] {
    work->status = merge_what_is_due(work->directory, work->next, fresh,
                                     [&work] { return work->stop.load(); });
  };
  if (!run_unless_given_up(1, merge_all, [this] { return budget_.stopping(); })) {
    work->stop = true;
    left_thread_ = true;
    return false;
  }
  if (!work->status) return fail(work->status.error());
  next = std::move(work->next);
  assembly_.set_next_segment(next.next_segment);
  return true;
}

// Once all is in force, so that a stop need not wait for it, and a kill takes nothing away.
Status Publisher::merge() {
  Generation next = base_;
  const auto merged = merge_due(next);
  if (!merged) return fail(merged.error());
  if (!*merged) return {};
  {
    const auto in_flight = wait_for_batches();
    next.number = assembly_.begin_next();
  }
  if (auto done = copy_manifest(options_.directory, base_, next); !done) return done;
  return put_in_force(std::move(next));
}

std::unique_lock<std::shared_timed_mutex> Publisher::wait_for_batches() {
  std::unique_lock lock(epoch_, std::defer_lock);
  while (!assembly_.closed() && !lock.try_lock_for(kPause)) {
  }
  return lock;
}

// Segments are made of all there is; what is told of files goes to `files`.
Result<std::uint32_t> Publisher::seal_all(std::map<std::string, FileResult>& files) {
  std::uint32_t number = 0;
  std::deque<Assembly::Pending> pending;
  {
    const auto in_flight = wait_for_batches();
    number = assembly_.begin_next();
    pending = assembly_.take_pending();
    bytes_since_publication_ = 0;
    const Locked lock(files_mutex_);
    files = std::exchange(files_, {});
  }
  for (auto& one : pending) {
    if (auto sealed = assembly_.seal(std::move(one)); !sealed) return fail(sealed.error());
  }
  return number;
}

// Without the articles that are left; their files are read again by the next run, and keep what
// they had. False: none are.
bool Publisher::leave_out(std::map<std::string, FileResult>& files, std::uint32_t number) {
  if (!assembly_.left_any()) return false;
  for (auto it = files.begin(); it != files.end();) {
    auto& file = it->second;
    const auto old = manifest_.find(file.path);
    std::vector<ArticleEntry> stay;
    for (const auto& article : file.articles) {
      if (!assembly_.is_left(article.document)) {
        stay.push_back(article);
        continue;
      }
      file.flags |= kIncomplete;
      const auto* before = old ? find_article(manifest_.file(*old).articles, article.id) : nullptr;
      if (before != nullptr) stay.push_back(*before);
      ++(before != nullptr             ? left_.changed
         : article.first_seen < number ? left_.moved
                                       : left_.added);
    }
    file.articles = std::move(stay);
    const bool nothing = (file.flags & kIncomplete) != 0 && file.articles.empty() && !old;
    it = nothing ? files.erase(it) : std::next(it);
  }
  return true;
}

Status Publisher::publish(Leaving leaving, bool last) {
  std::map<std::string, FileResult> files;
  const auto number = seal_all(files);
  if (!number) return fail(number.error());
  if (leave_out(files, *number) && !leaving.empty()) {
    left_.removals = true;
    leaving = {};
    links_.reset();
    roots_.reset();
  }
  settle(files, leaving);
  const auto& gone = leaving.files;
  bool changed = base_.number == 0 || !gone.empty() || assembly_.has_sealed();
  for (const auto& [path, file] : files) changed = changed || differs(manifest_, file);
  last_publication_ = Clock::now();
  if (!changed) return {};
  auto next = next_generation(*number);
  {
    ManifestBuilder manifest(scratch("manifest"));
    for (const auto& article : withdrawn_) bury(next.segments, article);
    merge_manifest(manifest_, next, files, gone, manifest);
    if (auto done = write_manifest(options_.directory, manifest, next); !done) return done;
  }
  if (auto done = put_in_force(std::move(next)); !done) return done;
  assembly_.clear_sealed();
  published_ = true;
  if (!last) {
    auto opened = Manifest::open(options_.directory + "/" + manifest_name(base_.number),
                                 base_.manifest_bytes, base_.manifest_hash);
    if (!opened) return fail(ErrorCode::io, opened.error().message);
    manifest_ = std::move(*opened);
  }
  if (last || base_.segments.size() > kMostBetween) {
    if (auto merged = merge(); !merged) return merged;
  }
  if (last && !left_thread() && !budget_.in_a_hurry()) sweep(options_.directory, {base_, start_});
  return {};
}

}  // namespace news

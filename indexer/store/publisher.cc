// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/publisher.hh"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <unordered_set>

#include "indexer/store/dead_documents.hh"
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

bool same_articles(std::span<const ArticleEntry> old, std::span<const ArticleEntry> now) {
  return std::equal(old.begin(), old.end(), now.begin(), now.end(),
                    [](const ArticleEntry& a, const ArticleEntry& b) {
                      return a.document == b.document && a.id == b.id;
                    });
}

// A file as a manifest tells of it.
FileResult old_result(const Manifest& manifest, std::size_t index) {
  const auto file = manifest.file(index);
  FileResult result{std::string(file.path), file.stamp, file.flags, {}, {}};
  result.articles.assign(file.articles.begin(), file.articles.end());
  for (const auto& skip : manifest.skips(index)) {
    result.skips.push_back({std::string(skip.member), std::string(skip.reason)});
  }
  return result;
}

bool same_skips(const std::vector<Manifest::SkipView>& old, const std::vector<SkipRecord>& now) {
  return std::equal(old.begin(), old.end(), now.begin(), now.end(),
                    [](const Manifest::SkipView& a, const SkipRecord& b) {
                      return a.member == b.member && a.reason == b.reason;
                    });
}

// Worth a generation of its own? That a file is no longer young is not.
bool differs(const Manifest& manifest, const FileResult& result) {
  const auto index = manifest.find(result.path);
  if (!index) return true;
  const auto old = manifest.file(*index);
  return !(old.stamp == result.stamp) || (old.flags & ~kRacy) != (result.flags & ~kRacy) ||
         !same_articles(old.articles, result.articles) ||
         !same_skips(manifest.skips(*index), result.skips);
}

}  // namespace

Publisher::Publisher(PublisherOptions options, Generation base, Manifest manifest)
    : options_(std::move(options)),
      base_(std::move(base)),
      start_(base_),
      manifest_(std::move(manifest)),
      last_publication_(Clock::now()) {
  const auto numbers = list_generations(options_.directory);
  const auto last = std::max(base_.number, numbers.empty() ? 0 : numbers.back());
  entering_ = static_cast<std::uint32_t>(last + 1);
  next_segment_ = base_.next_segment;
  next_article_ = base_.next_article;
  next_quote_ = base_.next_quote;
}

bool Publisher::is_full(const Pending& pending) const {
  return pending.articles >= options_.segment_articles || pending.bytes >= options_.segment_bytes;
}

BatchPlace Publisher::reserve(const Batch& batch) {
  const std::lock_guard lock(mutex_);
  if (pending_.empty() || is_full(pending_.back())) {
    pending_.emplace_back().number = ++segments_begun_;
    // The id behind a segment's last one is its own (make_segment).
    if (next_article_ > 1) ++next_article_;
    if (next_quote_ > 1) ++next_quote_;
  }
  auto& pending = pending_.back();
  const BatchPlace place{next_article_, next_article_ + batch.articles() - 1, next_quote_,
                         entering_, pending.number};
  next_article_ += batch.articles();
  next_quote_ += batch.quotes();
  pending.articles += batch.articles();
  pending.bytes += batch.text_bytes();
  ++pending.in_flight;
  return place;
}

std::string Publisher::next_scratch_name() {
  const std::lock_guard lock(mutex_);
  return fmt::format("{}/{:06}", scratch_folder(options_.directory), ++scratch_names_);
}

bool Publisher::hand_over(const BatchPlace& place, Part part, double seconds,
                          std::vector<FileResult> files) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    const auto pending =
        std::find_if(pending_.begin(), pending_.end(),
                     [&place](const Pending& one) { return one.number == place.segment; });
    --pending->in_flight;
    if (part.last_article < place.last_article) {
      left_ids_.push_back({part.last_article + 1, place.last_article});
    }
    bytes_since_publication_ += part.text_bytes;
    if (part.text_bytes > 0) pace_.wrote(static_cast<double>(part.text_bytes), seconds);
    if (part.last_article >= part.first_article) pending->parts.push_back(std::move(part));
  }
  return hand_over(std::move(files));
}

bool Publisher::hand_over(std::vector<FileResult> files) {
  const std::lock_guard lock(mutex_);
  if (closed_) return false;
  for (auto& file : files) {
    auto path = file.path;
    files_.insert_or_assign(std::move(path), std::move(file));
  }
  return true;
}

void Publisher::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
}

bool Publisher::any_ready() {
  const std::lock_guard lock(mutex_);
  return !pending_.empty() && is_full(pending_.front()) && pending_.front().in_flight == 0;
}

Status Publisher::advance() {
  const auto due = [this] {
    return !options_.afresh && (Clock::now() - last_publication_.load() >= options_.publish_every ||
                                bytes_since_publication_ >= options_.publish_bytes);
  };
  if (options_.afresh) {
    if (auto done = set_aside(); !done) return done;
  }
  if (!any_ready() && !due()) return {};
  const std::lock_guard sealing(sealing_);
  if (due() && !seconds_left()) return publish(Leaving(), false);
  while (any_ready()) {
    Pending pending;
    {
      const std::lock_guard lock(mutex_);
      pending = std::move(pending_.front());
      pending_.pop_front();
    }
    if (auto sealed = seal(std::move(pending)); !sealed) return sealed;
  }
  return {};
}

std::string Publisher::scratch(const char* name) const {
  return scratch_folder(options_.directory) + "/" + name;
}

Status Publisher::finish(Leaving leaving) {
  const std::lock_guard sealing(sealing_);
  links_ = leaving.links;
  return options_.afresh ? publish_rebuild(leaving.files) : publish(std::move(leaving), true);
}

// Takes out of the files that stay what they no longer hold; after a refusal puts them back as they
// were.
void Publisher::settle(std::map<std::string, FileResult>& files, const Leaving& leaving) {
  for (const auto& [path, ids] : leaving.articles) {
    const auto old = manifest_.find(path);
    auto told = files.find(path);
    if (leaving.refused) {
      if (told == files.end() || !old) continue;
      const auto was = manifest_.file(*old);
      std::unordered_set<std::uint32_t> stood;
      for (const auto& article : was.articles) stood.insert(article.document);
      for (const auto& article : told->second.articles) {
        if (!stood.contains(article.document)) withdrawn_.push_back(article);
      }
      told->second.articles.assign(was.articles.begin(), was.articles.end());
      continue;
    }
    // Published already on a long run: as that said, but for what leaves.
    if (told == files.end() && old) told = files.emplace(path, old_result(manifest_, *old)).first;
    if (told == files.end()) continue;
    const std::unordered_set<std::uint64_t> out(ids.begin(), ids.end());
    auto& file = told->second;
    std::erase_if(file.articles, [&out](const auto& article) { return out.contains(article.id); });
    file.flags &= ~kIncomplete;
  }
}

Generation Publisher::next_generation(std::uint64_t number) {
  Generation next = base_;
  if (options_.afresh) next.segments.clear();
  next.number = number;
  next.next_segment = next_segment_;
  if (options_.bridges) next.bridges = options_.bridges(false);
  if (links_) next.links = *links_;
  const std::lock_guard lock(mutex_);
  next.next_article = next_article_;
  next.next_quote = next_quote_;
  next.segments.insert(next.segments.end(), sealed_.begin(), sealed_.end());
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
  }
  base_ = std::move(next);
  return {};
}

// Xapian cannot be asked to leave off, so a thread does it that can be left behind: it holds all it
// needs. False: nothing was due, or a stop came, and `next` is as it was.
Result<bool> Publisher::merge_due(Generation& next) {
  if (!choose_merge(next.segments, fresh_articles_) || seconds_left()) return false;
  struct Work {
    std::string directory;
    Generation next;
    Status status;
    std::atomic<bool> stop = false;
  };
  const auto work = std::make_shared<Work>();
  work->directory = options_.directory;
  work->next = next;
  const auto merge_all = [work, fresh = fresh_articles_] {
    work->status = merge_what_is_due(work->directory, work->next, fresh,
                                     [&work] { return work->stop.load(); });
  };
  if (!run_unless_given_up(1, merge_all, [this] { return seconds_left().has_value(); })) {
    work->stop = true;
    left_thread_ = true;
    return false;
  }
  if (!work->status) return fail(work->status.error());
  next = std::move(work->next);
  next_segment_ = next.next_segment;
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
    const std::lock_guard lock(mutex_);
    next.number = entering_++;
  }
  if (auto done = copy_manifest(options_.directory, base_, next); !done) return done;
  return put_in_force(std::move(next));
}

std::unique_lock<std::shared_timed_mutex> Publisher::wait_for_batches() {
  std::unique_lock lock(epoch_, std::defer_lock);
  while (!closed_ && !lock.try_lock_for(kPause)) {
  }
  return lock;
}

// Segments are made of all there is; what is told of files goes to `files`.
Result<std::uint32_t> Publisher::seal_all(std::map<std::string, FileResult>& files) {
  std::uint32_t number = 0;
  std::deque<Pending> pending;
  {
    const auto in_flight = wait_for_batches();
    const std::lock_guard lock(mutex_);
    number = entering_++;
    pending = std::exchange(pending_, {});
    bytes_since_publication_ = 0;
    files = std::exchange(files_, {});
  }
  for (auto& one : pending) {
    if (auto sealed = seal(std::move(one)); !sealed) return fail(sealed.error());
  }
  return number;
}

Status Publisher::publish(Leaving leaving, bool last) {
  std::map<std::string, FileResult> files;
  const auto number = seal_all(files);
  if (!number) return fail(number.error());
  if (leave_out(files) && !leaving.empty()) {
    left_.removals = true;
    leaving = {};
    links_.reset();
  }
  settle(files, leaving);
  const auto& gone = leaving.files;
  const bool changed = base_.number == 0 || !gone.empty() || !sealed_.empty() ||
                       std::any_of(files.begin(), files.end(), [this](const auto& file) {
                         return differs(manifest_, file.second);
                       });
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
  sealed_.clear();
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
  if (last && !left_thread_ && !in_a_hurry()) sweep(options_.directory, {base_, start_});
  return {};
}

}  // namespace news

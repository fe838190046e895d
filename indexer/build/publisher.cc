// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/build/publisher.hh"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <system_error>
#include <thread>

#include "indexer/build/index_files.hh"
#include "indexer/build/merge.hh"
#include "indexer/build/publication.hh"

namespace news {
namespace {

using Clock = std::chrono::steady_clock;

// Segments that readers may have to open while a long run goes on.
constexpr std::size_t kMostBetween = 24;

// Bytes of text a second that a segment is made of, until this run knows better.
constexpr double kSealRate = 2e7;
constexpr auto kMergePause = std::chrono::milliseconds(20);

// Marks an article's documents dead in the segment that holds them.
void bury(std::vector<Segment>& segments, const ArticleEntry& article) {
  for (auto& segment : segments) {
    if (article.document < segment.first_article || article.document > segment.last_article)
      continue;
    segment.dead_articles.push_back(article.document);
    for (std::uint32_t i = 0; i < article.quotes; ++i) {
      segment.dead_quotes.push_back(article.first_quote + i);
    }
    return;
  }
}

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

void tidy(std::vector<std::uint32_t>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

bool same_articles(std::span<const ArticleEntry> old, std::span<const ArticleEntry> now) {
  return std::equal(old.begin(), old.end(), now.begin(), now.end(),
                    [](const ArticleEntry& a, const ArticleEntry& b) {
                      return a.document == b.document && a.id == b.id;
                    });
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
  const BatchPlace place{next_article_, next_quote_, entering_, pending.number};
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

void Publisher::hand_over(const BatchPlace& place, Part part, std::vector<FileResult> files) {
  {
    const std::lock_guard lock(mutex_);
    const auto pending =
        std::find_if(pending_.begin(), pending_.end(),
                     [&place](const Pending& one) { return one.number == place.segment; });
    pending->parts.push_back(std::move(part));
    --pending->in_flight;
  }
  hand_over(std::move(files));
}

void Publisher::hand_over(std::vector<FileResult> files) {
  const std::lock_guard lock(mutex_);
  for (auto& file : files) {
    auto path = file.path;
    files_.insert_or_assign(std::move(path), std::move(file));
  }
}

bool Publisher::any_ready() {
  const std::lock_guard lock(mutex_);
  return !pending_.empty() && is_full(pending_.front()) && pending_.front().in_flight == 0;
}

Status Publisher::advance() {
  const auto due = [this] {
    return !options_.afresh && Clock::now() - last_publication_.load() >= options_.publish_every;
  };
  if (!any_ready() && !due()) return {};
  const std::lock_guard sealing(sealing_);
  if (due()) return publish({}, false);
  while (any_ready()) {
    Pending pending;
    {
      const std::lock_guard lock(mutex_);
      pending = std::move(pending_.front());
      pending_.pop_front();
    }
    if (auto sealed = seal(pending); !sealed) return sealed;
  }
  return {};
}

Status Publisher::seal(const Pending& pending) {
  if (pending.parts.empty()) return {};
  const auto number = next_segment_++;
  const auto begun = Clock::now();
  auto segment = make_segment(options_.directory, number, pending.parts);
  if (!segment) return fail(segment.error());
  if (options_.segment_made) options_.segment_made(*segment);
  fresh_articles_ += segment->articles;
  sealed_.push_back(std::move(*segment));
  seal_seconds_ += std::chrono::duration<double>(Clock::now() - begun).count();
  seal_bytes_ += pending.bytes;
  for (const auto& part : pending.parts) {
    (void)remove_tree(part.articles);
    if (!part.quotes.empty()) (void)remove_tree(part.quotes);
    (void)remove_tree(part.signatures);
  }
  return {};
}

// Takes out those parts, the last ones, for which no time is left. Gives their articles' ids.
std::vector<Publisher::IdRange> Publisher::leave_what_takes_too_long(Pending& pending) const {
  const auto left = seconds_left();
  if (!left || pending.articles == 0) return {};
  const double rate =
      seal_seconds_ > 0 ? static_cast<double>(seal_bytes_) / seal_seconds_ : kSealRate;
  const double most = std::max(*left, 0.0) * rate * pending.articles /
                      std::max<double>(static_cast<double>(pending.bytes), 1);
  auto& parts = pending.parts;
  std::sort(parts.begin(), parts.end(),
            [](const Part& a, const Part& b) { return a.first_article < b.first_article; });
  std::vector<IdRange> out;
  double articles = 0;
  std::size_t kept = 0;
  for (; kept < parts.size(); ++kept) {
    articles += parts[kept].last_article - parts[kept].first_article + 1.0;
    if (articles > most) break;
  }
  for (auto i = kept; i < parts.size(); ++i) {
    out.push_back({parts[i].first_article, parts[i].last_article});
  }
  parts.resize(kept);
  return out;
}

// Without these articles; their files are read again by the next run, and keep what they had.
void Publisher::leave_out(std::map<std::string, FileResult>& files,
                          const std::vector<IdRange>& ids) {
  if (ids.empty()) return;
  for (auto it = files.begin(); it != files.end();) {
    auto& file = it->second;
    const auto old = manifest_.find(file.path);
    std::vector<ArticleEntry> stay;
    for (const auto& article : file.articles) {
      const bool left = std::any_of(ids.begin(), ids.end(), [&](const IdRange& range) {
        return range.holds(article.document);
      });
      const ArticleEntry* before = nullptr;
      if (left && old) {
        for (const auto& one : manifest_.file(*old).articles) {
          if (one.id == article.id) before = &one;
        }
      }
      if (!left || before != nullptr) stay.push_back(left ? *before : article);
      if (left) ++(before != nullptr ? left_changed_ : left_new_);
      if (left) file.flags |= kIncomplete;
    }
    file.articles = std::move(stay);
    const bool nothing = (file.flags & kIncomplete) != 0 && file.articles.empty() && !old;
    it = nothing ? files.erase(it) : std::next(it);
  }
}

Status Publisher::finish(const std::vector<std::string>& gone) {
  const std::lock_guard sealing(sealing_);
  return publish(gone, true);
}

Generation Publisher::next_generation(std::uint64_t number) {
  Generation next = base_;
  if (options_.afresh) next.segments.clear();
  next.number = number;
  next.next_segment = next_segment_;
  if (options_.bridges) next.bridges = options_.bridges();
  const std::lock_guard lock(mutex_);
  next.next_article = next_article_;
  next.next_quote = next_quote_;
  next.segments.insert(next.segments.end(), sealed_.begin(), sealed_.end());
  return next;
}

// The old files with what changed of them, buries what is replaced. What changed is little, so that
// is walked, in the order of paths, and the rest is copied as it stands.
std::string Publisher::merge_manifest(Generation& next,
                                      const std::map<std::string, FileResult>& files,
                                      const std::vector<std::string>& gone) const {
  const Manifest old = options_.afresh ? Manifest() : manifest_;
  ManifestBuilder builder;
  builder.reserve(old);
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
  for (auto& segment : next.segments) {
    tidy(segment.dead_articles);
    tidy(segment.dead_quotes);
  }
  std::erase_if(next.segments, [](const Segment& segment) {
    return segment.articles == segment.dead_articles.size() &&
           segment.quotes == segment.dead_quotes.size();
  });
  return builder.take();
}

Status Publisher::put_in_force(Generation next, const std::string& manifest) {
  const std::string& directory = options_.directory;
  if (auto done = news::put_in_force(directory, next, manifest); !done) return done;
  if (base_.number != start_.number && base_.number > 0) {
    (void)remove_tree(directory + "/" + generation_name(base_.number));
    (void)remove_tree(directory + "/" + manifest_name(base_.number));
  }
  base_ = std::move(next);
  return {};
}

// Once all is in force, so that a stop need not wait for it, and a kill takes nothing away. Xapian
// cannot be asked to leave off, so a thread does it that can be left behind: it holds all it needs.
Status Publisher::merge() {
  if (!choose_merge(base_.segments, fresh_articles_) || seconds_left()) return {};
  struct Work {
    std::string directory;
    Generation next;
    Status status;
    std::atomic<bool> stop = false, done = false;
  };
  const auto work = std::make_shared<Work>();
  work->directory = options_.directory;
  work->next = base_;
  const auto merge_all = [work, fresh = fresh_articles_] {
    work->status = merge_what_is_due(work->directory, work->next, fresh,
                                     [&work] { return work->stop.load(); });
    work->done = true;
  };
  std::thread thread;
  try {
    thread = std::thread(merge_all);
  } catch (const std::system_error&) {
    merge_all();  // no thread to be had: a stop has to wait
  }
  while (!work->done && !seconds_left()) std::this_thread::sleep_for(kMergePause);
  if (!work->done) {
    work->stop = true;
    merge_abandoned_ = true;
    thread.detach();
    return {};
  }
  if (thread.joinable()) thread.join();
  if (!work->status) return work->status;
  auto manifest = read_manifest(options_.directory, base_);
  if (!manifest) return fail(manifest.error());
  {
    const std::unique_lock in_flight(epoch_);
    const std::lock_guard lock(mutex_);
    work->next.number = entering_++;
    next_segment_ = work->next.next_segment;
  }
  return put_in_force(std::move(work->next), *manifest);
}

Status Publisher::publish(const std::vector<std::string>& gone, bool last) {
  std::uint32_t number = 0;
  std::deque<Pending> pending;
  std::map<std::string, FileResult> files;
  {
    const std::unique_lock in_flight(epoch_);
    const std::lock_guard lock(mutex_);
    number = entering_++;
    pending = std::exchange(pending_, {});
    files = std::exchange(files_, {});
  }
  for (auto& one : pending) {
    leave_out(files, leave_what_takes_too_long(one));
    if (auto sealed = seal(one); !sealed) return sealed;
  }
  const bool changed = options_.afresh || base_.number == 0 || !gone.empty() || !sealed_.empty() ||
                       std::any_of(files.begin(), files.end(), [this](const auto& file) {
                         return differs(manifest_, file.second);
                       });
  last_publication_ = Clock::now();
  if (!changed) return {};
  auto next = next_generation(number);
  const auto manifest = merge_manifest(next, files, gone);
  if (auto done = put_in_force(std::move(next), manifest); !done) return done;
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
  if (last && !merge_abandoned_) sweep(options_.directory, {base_, start_});
  return {};
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// What the publisher makes segments of, and what it leaves to the next run once a stop was asked
// for.
#include <algorithm>
#include <chrono>
#include <memory>

#include "indexer/store/index_files.hh"
#include "indexer/store/left_behind.hh"
#include "indexer/store/publisher.hh"

namespace news {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

// What a file's article was before it was read anew, if it was there.
const ArticleEntry* find_article(std::span<const ArticleEntry> articles, std::uint64_t id) {
  const auto found = std::find_if(articles.begin(), articles.end(),
                                  [id](const ArticleEntry& one) { return one.id == id; });
  return found == articles.end() ? nullptr : &*found;
}

}  // namespace

bool Publisher::must_end_batch(double seconds, std::uint64_t text_bytes) {
  // Finishing a batch takes a third of the time of filling it; half, with care. Threads are waited
  // for until a part of the time for segments is left.
  constexpr double kFinish = 0.5, kLeastToSeal = 0.5;
  const auto left = seconds_left();
  if (!left) return false;
  const std::lock_guard lock(mutex_);
  auto bytes = static_cast<double>(text_bytes);
  auto pace = pace_;
  pace.wrote(bytes, seconds * (1 + kFinish));
  for (const auto& pending : pending_) {
    for (const auto& part : pending.parts) bytes += static_cast<double>(part.text_bytes);
  }
  return seconds * kFinish + std::max(pace.seconds_for(bytes), kLeastToSeal) > *left;
}

// All of it; after a stop those first parts for which there is time.
Publisher::Pending Publisher::take_what_fits(Pending& pending) {
  const auto left = seconds_left();
  if (!left) return std::exchange(pending, {});
  auto& parts = pending.parts;
  std::sort(parts.begin(), parts.end(),
            [](const Part& a, const Part& b) { return a.first_article < b.first_article; });
  const std::lock_guard lock(mutex_);
  const double most = pace_.bytes_in(*left);
  double bytes = 0;
  std::size_t fits = 0;
  for (; fits < parts.size(); ++fits) {
    bytes += static_cast<double>(parts[fits].text_bytes);
    if (bytes > most) break;
  }
  const auto end = parts.begin() + static_cast<std::ptrdiff_t>(fits);
  Pending taken;
  taken.parts.assign(std::make_move_iterator(parts.begin()), std::make_move_iterator(end));
  parts.erase(parts.begin(), end);
  return taken;
}

// One segment of it, not several: the id behind the last one of a segment has to be free.
Status Publisher::seal(Pending pending) {
  const auto now = take_what_fits(pending);
  leave(pending.parts);
  return now.parts.empty() ? Status() : seal_at_once(now);
}

// A stop that comes meanwhile waits for it as long as there is time, and then goes without it.
Status Publisher::seal_at_once(const Pending& pending) {
  struct Work {
    std::string directory;
    std::uint32_t number;
    std::vector<Part> parts;
    Result<Segment> made;
  };
  const auto work =
      std::make_shared<Work>(Work{options_.directory, next_segment_++, pending.parts, Segment{}});
  const auto begun = Clock::now();
  const bool done = run_unless_given_up(
      1, [work] { work->made = make_segment(work->directory, work->number, work->parts); },
      [this] { return seconds_left().value_or(1) <= 0; });
  if (!done) {
    left_thread_ = true;
    leave(pending.parts);
    return {};
  }
  if (!work->made) return fail(work->made.error());
  if (options_.segment_made) options_.segment_made(*work->made);
  fresh_articles_ += work->made->articles;
  sealed_.push_back(std::move(*work->made));
  double bytes = 0;
  for (const auto& part : pending.parts) {
    bytes += static_cast<double>(part.text_bytes);
    if (in_a_hurry()) continue;
    (void)remove_tree(part.articles);
    if (!part.quotes.empty()) (void)remove_tree(part.quotes);
    (void)remove_tree(part.signatures);
  }
  const std::lock_guard lock(mutex_);
  pace_.sealed(bytes, seconds_since(begun));
  return {};
}

void Publisher::leave(const std::vector<Part>& parts) {
  const std::lock_guard lock(mutex_);
  for (const auto& part : parts) left_ids_.push_back({part.first_article, part.last_article});
}

// Without the articles that are left; their files are read again by the next run, and keep what
// they had. False: none are.
bool Publisher::leave_out(std::map<std::string, FileResult>& files) {
  const std::lock_guard lock(mutex_);
  if (left_ids_.empty()) return false;
  const auto is_left = [this](const ArticleEntry& article) {
    return std::any_of(left_ids_.begin(), left_ids_.end(),
                       [&](const IdRange& range) { return range.holds(article.document); });
  };
  for (auto it = files.begin(); it != files.end();) {
    auto& file = it->second;
    const auto old = manifest_.find(file.path);
    std::vector<ArticleEntry> stay;
    for (const auto& article : file.articles) {
      if (!is_left(article)) {
        stay.push_back(article);
        continue;
      }
      file.flags |= kIncomplete;
      const auto* before = old ? find_article(manifest_.file(*old).articles, article.id) : nullptr;
      if (before != nullptr) stay.push_back(*before);
      ++(before != nullptr                    ? left_.changed
         : article.first_seen < entering_ - 1 ? left_.moved
                                              : left_.added);
    }
    file.articles = std::move(stay);
    const bool nothing = (file.flags & kIncomplete) != 0 && file.articles.empty() && !old;
    it = nothing ? files.erase(it) : std::next(it);
  }
  return true;
}

}  // namespace news

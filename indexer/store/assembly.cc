// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/assembly.hh"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <memory>
#include <utility>

#include "indexer/store/index_files.hh"
#include "indexer/store/left_behind.hh"

namespace news {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

}  // namespace

Assembly::Assembly(AssemblyOptions options, const Generation& base, std::uint32_t entering,
                   StopBudget& budget)
    : options_(std::move(options)),
      budget_(budget),
      entering_(entering),
      next_article_(base.next_article),
      next_quote_(base.next_quote),
      next_segment_(base.next_segment) {}

bool Assembly::is_full(const Pending& pending) const {
  return pending.articles >= options_.segment_articles || pending.bytes >= options_.segment_bytes;
}

BatchPlace Assembly::reserve(const Batch& batch) {
  const Locked lock(mutex_);
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

std::string Assembly::next_scratch_name() {
  const Locked lock(mutex_);
  return fmt::format("{}/{:06}", scratch_folder(options_.directory), ++scratch_names_);
}

bool Assembly::take(const BatchPlace& place, Part part, double seconds) {
  const Locked lock(mutex_);
  if (closed_) return false;
  const auto pending = std::find_if(pending_.begin(), pending_.end(), [&place](const Pending& one) {
    return one.number == place.segment;
  });
  --pending->in_flight;
  if (part.last_article < place.last_article) {
    left_ids_.push_back({part.last_article + 1, place.last_article});
  }
  if (part.text_bytes > 0) budget_.wrote(static_cast<double>(part.text_bytes), seconds);
  if (part.last_article >= part.first_article) pending->parts.push_back(std::move(part));
  return true;
}

bool Assembly::must_end_batch(double seconds, std::uint64_t text_bytes) {
  if (!budget_.stopping()) return false;
  double waiting = 0;
  {
    const Locked lock(mutex_);
    for (const auto& pending : pending_) {
      for (const auto& part : pending.parts) waiting += static_cast<double>(part.text_bytes);
    }
  }
  return budget_.must_end_batch(seconds, static_cast<double>(text_bytes), waiting);
}

bool Assembly::any_ready() {
  const Locked lock(mutex_);
  return !pending_.empty() && is_full(pending_.front()) && pending_.front().in_flight == 0;
}

bool Assembly::left_any() {
  const Locked lock(mutex_);
  return !left_ids_.empty();
}

bool Assembly::is_left(std::uint32_t document) {
  const Locked lock(mutex_);
  return std::any_of(left_ids_.begin(), left_ids_.end(),
                     [document](const IdRange& range) { return range.holds(document); });
}

std::uint32_t Assembly::begin_next() {
  const Locked lock(mutex_);
  return entering_++;
}

std::deque<Assembly::Pending> Assembly::take_pending() {
  const Locked lock(mutex_);
  return std::exchange(pending_, {});
}

Status Assembly::seal_ready() {
  while (any_ready()) {
    Pending pending;
    {
      const Locked lock(mutex_);
      pending = std::move(pending_.front());
      pending_.pop_front();
    }
    if (auto sealed = seal(std::move(pending)); !sealed) return sealed;
  }
  return {};
}

// One segment of it, not several: the id behind the last one of a segment has to be free.
Status Assembly::seal(Pending pending) {
  const auto now = take_what_fits(pending);
  leave(pending.parts);
  return now.parts.empty() ? Status() : seal_at_once(now);
}

// All of it; after a stop those first parts for which there is time.
Assembly::Pending Assembly::take_what_fits(Pending& pending) {
  const auto most = budget_.bytes_that_fit();
  if (!most) return std::exchange(pending, {});
  auto& parts = pending.parts;
  std::sort(parts.begin(), parts.end(),
            [](const Part& a, const Part& b) { return a.first_article < b.first_article; });
  double bytes = 0;
  std::size_t fits = 0;
  for (; fits < parts.size(); ++fits) {
    bytes += static_cast<double>(parts[fits].text_bytes);
    if (bytes > *most) break;
  }
  const auto end = parts.begin() + static_cast<std::ptrdiff_t>(fits);
  Pending taken;
  taken.parts.assign(std::make_move_iterator(parts.begin()), std::make_move_iterator(end));
  parts.erase(parts.begin(), end);
  return taken;
}

// A stop that comes meanwhile waits for it as long as there is time, and then goes without it.
Status Assembly::seal_at_once(const Pending& pending) {
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
      [this] { return budget_.out_of_time(); });
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
    if (budget_.in_a_hurry()) continue;
    (void)remove_tree(part.articles);
    if (!part.quotes.empty()) (void)remove_tree(part.quotes);
    (void)remove_tree(part.signatures);
    (void)remove_tree(part.evidence);
  }
  budget_.sealed(bytes, seconds_since(begun));
  return {};
}

void Assembly::leave(const std::vector<Part>& parts) {
  const Locked lock(mutex_);
  for (const auto& part : parts) left_ids_.push_back({part.first_article, part.last_article});
}

void Assembly::add_to(Generation& next) {
  next.next_segment = next_segment_;
  next.segments.insert(next.segments.end(), sealed_.begin(), sealed_.end());
  const Locked lock(mutex_);
  next.next_article = next_article_;
  next.next_quote = next_quote_;
}

}  // namespace news

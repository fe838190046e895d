// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/merge.hh"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "common/index/xapian_guard.hh"
#include "common/index_schema.hh"
#include "indexer/glass/thin_quotes.hh"
#include "indexer/store/index_files.hh"
#include "indexer/store/segment.hh"

namespace news {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFewestDead = 32;  // fewer cost a query nothing, and a merge two syncs
constexpr std::size_t kMostAtOnce = 24;  // a merge holds some twelve descriptors a segment
constexpr std::uint64_t kLittle = 2;     // merging costs a tenth of indexing
constexpr std::uint64_t kStep = 2;

// Xapian keeps the lowest and the highest value of a slot even when their documents are deleted; a
// takedown leaves no name behind. It forgets them with the slot's last value, so where they are
// nobody's any more all are taken out and put back. Those of other slots are dates and hashes.
void tighten_bounds(Xapian::WritableDatabase& database) {
  for (const auto slot :
       {slot::kSource, slot::kSection, slot::kPlace, slot::kByline, slot::kSpeakers}) {
    std::vector<std::pair<Xapian::docid, std::string>> values;
    const auto end = database.valuestream_end(slot);
    for (auto at = database.valuestream_begin(slot); at != end; ++at) {
      values.emplace_back(at.get_docid(), *at);
    }
    if (values.empty()) continue;
    const auto [lowest, highest] =
        std::minmax_element(values.begin(), values.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; });
    if (lowest->second == database.get_value_lower_bound(slot) &&
        highest->second == database.get_value_upper_bound(slot)) {
      continue;
    }
    const auto set = [&](Xapian::docid id, const std::string& value) {
      auto document = database.get_document(id);
      document.add_value(slot, value);  // an empty one is none
      database.replace_document(id, document);
    };
    for (const auto& [id, value] : values) set(id, {});
    for (const auto& [id, value] : values) set(id, value);
  }
}

// A copy without the dead ones. It is changed in place, unsafely: nobody reads it, and a crash
// sweeps it.
void copy_alive(const std::string& from, const std::string& to,
                const std::vector<std::uint32_t>& dead) {
  fs::create_directories(fs::path(to).parent_path());
  fs::copy(from, to, fs::copy_options::recursive);
  Xapian::WritableDatabase copy(
      to, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
  for (const auto document : dead) {
    try {
      copy.delete_document(document);
    } catch (const Xapian::DocNotFoundError&) {
      // an earlier merge took it out already
    }
  }
  tighten_bounds(copy);
  copy.commit();
  copy.close();
}

std::string scratch_copy(const std::string& directory, const Segment& segment) {
  return fmt::format("{}/merge-{:06}", scratch_folder(directory), segment.number);
}

// The segment as a part of a new one; dead documents taken out.
Result<Part> part_of(const std::string& directory, const Segment& segment) {
  const std::string folder = directory + "/" + segment_name(segment.number);
  const std::string scratch = scratch_copy(directory, segment);
  Part part{folder + "/articles",   folder + "/quotes",  segment.first_article,
            segment.last_article,   segment.first_quote, segment.last_quote,
            folder + "/signatures", folder + "/people",  0,
            segment.dead_articles};
  if (segment.quotes == segment.dead_quotes.size()) {
    part.quotes.clear();
  } else if (!segment.dead_quotes.empty()) {
    if (has_termlists(part.quotes)) {
      copy_alive(part.quotes, scratch + "-q", segment.dead_quotes);
    } else if (auto done = thin_quotes(part.quotes, scratch + "-q", segment.dead_quotes); !done) {
      return fail(done.error());
    }
    part.quotes = scratch + "-q";
  }
  if (!segment.dead_articles.empty()) {
    copy_alive(part.articles, scratch + "-a", segment.dead_articles);
    part.articles = scratch + "-a";
  }
  return part;
}

// The newest segments of about a size, two or more, and how many articles they hold.
std::pair<MergeChoice, std::uint64_t> newest_alike(const std::vector<Segment>& segments) {
  const auto last = segments.size();
  auto first = last - 2;
  std::uint64_t articles = std::uint64_t{segments[first].articles} + segments[first + 1].articles;
  while (first > 0 && last - first < kMostAtOnce &&
         segments[first - 1].articles <= kStep * articles) {
    articles += segments[--first].articles;
  }
  return {{first, last}, articles};
}

bool all_dead(const Segment& segment) {
  return segment.articles == segment.dead_articles.size();
}

// Scratch copies of these segments; other threads' scratch stays.
void remove_copies(const std::string& directory, const std::vector<Segment>& segments) {
  for (const auto& segment : segments) {
    for (const char* kind : {"-a", "-q"})
      (void)remove_tree(scratch_copy(directory, segment) + kind);
  }
}

Status replace(const std::string& directory, Generation& next, const MergeChoice& choice) {
  const auto begin = next.segments.begin() + static_cast<std::ptrdiff_t>(choice.first);
  const auto end = next.segments.begin() + static_cast<std::ptrdiff_t>(choice.last);
  auto merged = merge_segments(directory, next.next_segment++, {begin, end});
  if (!merged) return fail(merged.error());
  const auto at = next.segments.erase(begin, end);
  if (merged->articles > 0) next.segments.insert(at, std::move(*merged));
  return {};
}

}  // namespace

std::optional<MergeChoice> choose_merge(const std::vector<Segment>& segments, std::uint64_t fresh) {
  if (segments.size() > kFewSegments) {
    const auto [newest, articles] = newest_alike(segments);
    const bool own = newest.last - newest.first > kFewSegments && articles <= kLittle * fresh;
    if (segments.size() > kMostSegments || own) return newest;
  }
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const auto dead = segments[i].dead_articles.size();
    if (dead >= kFewestDead && dead * 10 > segments[i].articles) return MergeChoice{i, i + 1};
  }
  return std::nullopt;
}

Result<Segment> merge_segments(const std::string& directory, std::uint32_t number,
                               const std::vector<Segment>& segments) {
  std::vector<Part> parts;
  auto copied = guard("merging segments of " + directory, [&]() -> Status {
    for (const auto& segment : segments) {
      if (all_dead(segment)) continue;
      auto part = part_of(directory, segment);
      if (!part) return fail(part.error());
      parts.push_back(std::move(*part));
    }
    return {};
  });
  if (!copied) {
    remove_copies(directory, segments);
    return fail(copied.error());
  }
  if (parts.empty()) return Segment{};
  auto merged = make_segment(directory, number, parts);
  remove_copies(directory, segments);
  return merged;
}

Status merge_what_is_due(const std::string& directory, Generation& next, std::uint64_t fresh,
                         const std::function<bool()>& stop) {
  while (const auto choice = choose_merge(next.segments, fresh)) {
    if (stop && stop()) break;
    if (auto done = replace(directory, next, *choice); !done) return done;
  }
  return {};
}

bool is_compact(const std::vector<Segment>& segments) {
  return segments.empty() || (segments.size() == 1 && segments[0].dead_articles.empty() &&
                              segments[0].dead_quotes.empty());
}

Result<bool> merge_all(const std::string& directory, Generation& next) {
  if (is_compact(next.segments)) return false;
  while (next.segments.size() > kMostAtOnce) {
    if (auto done = replace(directory, next, {0, kMostAtOnce}); !done) return fail(done.error());
  }
  if (auto done = replace(directory, next, {0, next.segments.size()}); !done) {
    return fail(done.error());
  }
  return true;
}

}  // namespace news

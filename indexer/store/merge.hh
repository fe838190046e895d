// SPDX-License-Identifier: GPL-2.0-or-later
// Fewer segments out of many, without their dead documents, ids kept. Only neighbours are merged,
// so that the ranges of ids of different segments never come to overlap. Readers go on with the old
// ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/index/generation.hh"
#include "common/result.hh"

namespace news {

// Which segments to make into one, [first, last); they may be one with many dead.
struct MergeChoice {
  std::size_t first = 0, last = 0;
  bool operator==(const MergeChoice&) const = default;
};

// What is due by itself once a run has brought in `fresh` articles. The newest segments, and with
// them each older one that holds no more than twice what stands behind it: as they go into one,
// sizes grow by steps, and a night's articles are written again some five times in a thousand
// nights. That is due when there are more than kMostSegments; or when it makes one of more than
// kFewSegments and is little beside what the run itself has done, as after a first build: each
// segment costs every query something. Else a segment with over a tenth of its articles dead. None:
// nothing is due.
inline constexpr std::size_t kMostSegments = 8, kFewSegments = 4;
std::optional<MergeChoice> choose_merge(const std::vector<Segment>& segments, std::uint64_t fresh);

// The segments as one new one; nothing left alive in them: one without documents, to be dropped.
Result<Segment> merge_segments(const std::string& directory, std::uint32_t number,
                               const std::vector<Segment>& segments);

// Merges what is due and puts the new segments in the place of the old ones. Publishes nothing;
// uses up numbers of `next`. Stops between two merges when `stop` says so.
Status merge_what_is_due(const std::string& directory, Generation& next, std::uint64_t fresh,
                         const std::function<bool()>& stop = {});

// One segment at most, without dead documents.
bool is_compact(const std::vector<Segment>& segments);
// Makes it so; false: it was already.
Result<bool> merge_all(const std::string& directory, Generation& next);

}  // namespace news

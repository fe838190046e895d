// SPDX-License-Identifier: GPL-2.0-or-later
// Where somebody's words stop: before the next attribution that is joined on ("..., and Doe said"),
// before a participle or a second verb of the same speaker (", adding that"), before ", according
// to", else with the sentence. Looks a bounded way ahead.
#include <algorithm>

#include "indexer/annotate/scene.hh"

namespace news::annotation {
namespace {

constexpr std::size_t kHitsAhead = 40;
constexpr Index kTokensAhead = 400;

bool is_kind(const Story& story, Index i, TokenKind kind) {
  return story.at(i).kind == kind && story.at(i).quote == kNone;
}

// The token that ends the words when `hit` is joined to them; kNone when it lies inside them.
Index joint(const Story& story, const Hit& hit, Index from) {
  if (hit.shared) {
    const bool joined = is_kind(story, hit.begin, TokenKind::comma) ||
                        story.is(hit.begin, kCoordinator) || at_span_end(story, hit.begin - 1);
    return joined ? hit.begin : kNone;
  }
  Index before = hit.begin - 1;
  const bool joined = before > from && story.is(before, kCoordinator | kSubordinator);
  if (joined) --before;
  if (before <= from) return kNone;
  if (is_kind(story, before, TokenKind::semicolon)) return before;
  return joined && is_kind(story, before, TokenKind::comma) ? before : kNone;
}

}  // namespace

Index words_end(const Scene& scene, std::size_t index, Index from) {
  const Story& story = scene.story;
  const Index end = content_end(scene, from);
  const std::size_t hits = std::min(scene.hits.size(), index + kHitsAhead);
  for (std::size_t next = index + 1; next < hits; ++next) {
    if (scene.hits[next].begin <= from) continue;
    const Index stop = joint(story, scene.hits[next], from);
    if (stop != kNone) return std::min(end, stop);
  }
  const Index limit = std::min(end, from + kTokensAhead);
  for (Index i = from; i + 2 < limit; ++i) {
    if (is_kind(story, i, TokenKind::comma) && story.word(i + 1) == "according" &&
        story.word(i + 2) == "to")
      return i;
  }
  return end;
}

}  // namespace news::annotation

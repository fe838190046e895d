// SPDX-License-Identifier: GPL-2.0-or-later
// Where somebody's words stop: before the next attribution that is joined on ("..., and Doe said"),
// before a participle or a second verb of the same speaker (", adding that"), before ", according
// to", else with the sentence. Looks a bounded way ahead.
#include <algorithm>

#include "indexer/annotate/rules/scene.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

bool is_kind(const Story& story, Index i, TokenKind kind) {
  return story.at(i).kind == kind && story.at(i).quote == kNone;
}

// "according to"; after a comma "as reported by" may be the reporter's own aside.
bool names_source(const Story& story, Index i) {
  return story.phrase_at(i, kLeadsToSource) != 0 && story.phrase_at(i, kOnlyAside) == 0;
}

// "..., and found work" states nothing, "..., and found that" does.
bool states(const Story& story, const Hit& hit) {
  const bool writes =
      (hit.frames & kWrites) != 0 && story.is(hit.begin, kCoordinator);  // "and wrote a cheque"
  if ((hit.frames & (kFiniteOnly | kDocumentVerb)) == 0 && !writes) return true;
  return hit.after < story.size() &&
         (story.is(hit.after, kThat) || story.at(hit.after).quote != kNone);
}

// ", a day after Doe said": the comma, when such words end at `last`.
Index time_lapse(const Story& story, Index last, Index from) {
  if (last <= from + 2 || !story.reads(last, Cue::lapse)) return kNone;
  for (Index i = last - 1; i > from && i > last - reach::kTimeLapse; --i) {
    if (is_kind(story, i, TokenKind::comma)) return i;
    const bool amount =
        story.at(i).kind == TokenKind::number || story.is(i, kTime | kDeterminer | kAdverb);
    if (!amount) return kNone;
  }
  return kNone;
}

// "... but declined to say when", "... but would not comment", "..., though his office did not
// respond": who stays silent adds no words.
bool falls_silent(const Story& story, Index i, Index limit) {
  const bool though = story.reads(i, Cue::concession), but = story.reads(i, Cue::but);
  if (i + 3 > limit || (!though && !but && !story.reads(i, Cue::and_))) return false;
  if (story.reads(i + 1, Cue::declines)) return true;
  Index at = i + 1;
  if (story.at(i - 1).kind == TokenKind::comma && (though || but)) {
    while (at + 1 < limit && at < i + reach::kSilent && story.at(at).kind == TokenKind::word &&
           (story.at(at).bits & (kAuxiliary | kFinite | kPreposition)) == 0)
      ++at;
  }
  if (!story.is(at, kAuxiliary)) return false;
  const bool denied = story.is(at, kNegation) || (++at < limit && story.is(at, kNegation));
  if (!denied || ++at >= limit) return false;
  return story.reads(at, Cue::silent);
}

// The token that ends the words when `hit` is joined to them; kNone when it lies inside them.
Index joint(const Story& story, const Hit& hit, Index from) {
  if (hit.shared) {
    if (!states(story, hit)) return kNone;
    const bool joined = is_kind(story, hit.begin, TokenKind::comma) ||
                        story.is(hit.begin, kCoordinator) || at_span_end(story, hit.begin - 1);
    return joined ? hit.begin : kNone;
  }
  Index before = hit.begin - 1;
  const bool says = (hit.frames & kTakesBare) != 0 && (hit.frames & kFiniteOnly) == 0;
  const Index lapse = says ? time_lapse(story, before, from) : kNone;
  if (lapse != kNone) return lapse;
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
  const std::size_t hits = std::min(scene.hits.size(), index + reach::kExtentHits);
  for (std::size_t next = index + 1; next < hits; ++next) {
    // "Doe, who told police she was alone, said": the aside of the next speaker ends at its comma.
    const Subject& speaker = scene.hits[next].subject;
    if (!scene.hits[next].shared && speaker.found() && speaker.whole_end > from + 1 &&
        speaker.whole_begin < scene.hits[index].verb)
      return std::min(end, speaker.whole_end - 1);
    if (scene.hits[next].begin <= from) continue;
    const Index stop = joint(story, scene.hits[next], from);
    if (stop != kNone) return std::min(end, stop);
  }
  const Index limit = std::min(end, from + reach::kExtent);
  for (Index i = from; i + 2 < limit; ++i) {
    if (is_kind(story, i, TokenKind::comma) && !story.at(i + 1).capital &&
        names_source(story, i + 1))
      return i;
    if (story.at(i).kind == TokenKind::word && story.at(i).quote == kNone &&
        falls_silent(story, i, limit))
      return i;
  }
  return end;
}

}  // namespace news::annotation

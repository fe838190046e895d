// SPDX-License-Identifier: GPL-2.0-or-later
// SVQ 'Doe said: "..."', SVC 'Doe said (that) the plan ...', SVM 'Doe said the plan is "bad"',
// VC ', adding that ...'. Convention: the words run to the end of the sentence, a leading "that"
// and marks inside included, addressee and circumstances left out; they stop before the next
// attribution.
#include <algorithm>

#include "indexer/annotate/scene.hh"

namespace news::annotation {
namespace {

bool is_kind(const Story& story, Index i, TokenKind kind) {
  return story.at(i).kind == kind && story.at(i).quote == kNone;
}

// Where the words of hit `index` end: the sentence, the next attribution, ", according to".
Index words_end(const Scene& scene, std::size_t index, Index from) {
  const Story& story = scene.story;
  Index end = content_end(scene, from);
  for (std::size_t next = index + 1; next < scene.hits.size(); ++next) {
    const Hit& hit = scene.hits[next];
    if (hit.begin <= from) continue;
    if (hit.shared) {
      if (is_kind(story, hit.begin, TokenKind::comma) || story.is(hit.begin, kCoordinator)) {
        return std::min(end, hit.begin);
      }
      continue;
    }
    Index before = hit.begin - 1;
    const bool joined = before > from && story.is(before, kCoordinator | kSubordinator);
    if (joined) --before;
    if (before > from && (is_kind(story, before, TokenKind::semicolon) ||
                          (joined && is_kind(story, before, TokenKind::comma)))) {
      return std::min(end, before);
    }
  }
  for (Index i = from; i + 2 < end; ++i) {
    if (story.at(i).quote != kNone) continue;
    if (story.at(i).kind == TokenKind::comma && story.word(i + 1) == "according" &&
        story.word(i + 2) == "to")
      return i;
  }
  return end;
}

bool clause_starts(const Story& story, Index i, Index limit) {
  if (i >= limit) return false;
  const Token& token = story.at(i);
  if (token.kind == TokenKind::number) return true;
  if (token.kind == TokenKind::mark) return true;
  if (token.kind != TokenKind::word && token.kind != TokenKind::open) return false;
  if ((token.bits & kPreposition) != 0) return true;
  return true;
}

}  // namespace

bool words_after_verb(Scene& scene, std::size_t index) {
  const Story& story = scene.story;
  const Hit& hit = scene.hits[index];
  Index at = hit.after;
  if (at >= scene.end) return false;
  const Rule shared_rule = Rule::vc;
  bool comma = false;
  while (at < scene.end &&
         (is_kind(story, at, TokenKind::comma) || is_kind(story, at, TokenKind::colon) ||
          is_kind(story, at, TokenKind::dash))) {
    comma = true;
    ++at;
  }
  if (at >= scene.end) return false;
  const bool quote_next = story.at(at).quote != kNone;
  if (quote_next) {
    const Span& span = story.spans[static_cast<std::size_t>(story.at(at).quote)];
    if ((hit.frames & (kTakesQuote | kTakesFragment | kTakesThat)) == 0 || span.used) return false;
    if (!comma && (hit.frames & (kTakesBare | kTakesFragment)) == 0) return false;
    const Index end = words_end(scene, index, at);
    // Unquoted words after the closing mark make it a mixed clause, unless the mark closed a
    // sentence.
    Index words = 0;
    for (Index i = span.end; i < end; ++i) words += story.at(i).kind == TokenKind::word;
    const bool whole = words == 0 || comma;
    add_statement(scene, at, whole ? span.end : end, whole ? Rule::svq : Rule::svm, &hit);
    scene.left = whole ? span.end : end;
    return true;
  }
  if (hit.modal && (hit.frames & kTakesThat) == 0) return false;
  const bool that = story.is(at, kThat);
  const bool question = story.is(at, kInterrogative) && (hit.frames & kTakesQuestion) != 0;
  if ((hit.frames & kTakesFragment) != 0) {
    const Index end = words_end(scene, index, at);
    for (Index i = at; i < std::min(end, at + 12); ++i) {
      if (is_kind(story, i, TokenKind::comma) || is_kind(story, i, TokenKind::semicolon)) break;
      if (story.at(i).quote == kNone) continue;
      const Span& span = story.spans[static_cast<std::size_t>(story.at(i).quote)];
      if (span.used) break;
      const Index from = i - at <= 3 ? at : i;
      add_statement(scene, from, span.end, Rule::svm, &hit);
      scene.left = span.end;
      return true;
    }
    return false;
  }
  const bool colon_list = comma && story.at(at - 1).kind == TokenKind::colon;
  if (comma && !that && !colon_list) {
    // "Doe said, however, that": the clause follows the aside.
    Index stop = at;
    while (stop < scene.end && stop < at + 14 && !is_kind(story, stop, TokenKind::comma)) ++stop;
    if (stop + 1 >= scene.end || stop >= at + 14) return false;
    if (!story.is(stop + 1, kThat)) {
      if ((hit.frames & kTakesBare) == 0 ||
          !story.is(stop + 1, kHe | kShe | kThey | kIt | kDeterminer))
        return false;
    }
    at = stop + 1;
  } else if (!that && !question) {
    if ((hit.frames & kTakesBare) == 0) return false;
    if ((hit.frames & kTakesPerson) != 0 && !hit.told && story.word(hit.verb).substr(0, 1) == "t")
      return false;
    if (!clause_starts(story, at, scene.end)) return false;
    if (story.word(at) == "to" && (hit.frames & kTakesRequest) == 0) return false;
    if (story.word(at) == "so" || story.word(at) == "as") return false;
  }
  const Index end = words_end(scene, index, at);
  Index words = 0;
  bool quoted = false;
  for (Index i = at; i < end; ++i) {
    words += story.at(i).kind == TokenKind::word;
    quoted = quoted || story.at(i).quote != kNone;
  }
  if (words < (that ? 2 : 3) && !quoted) return false;
  const Rule rule = hit.shared ? shared_rule : quoted ? Rule::svm : Rule::svc;
  if (add_statement(scene, at, end, rule, &hit) == kNone) return false;
  scene.left = end;
  return true;
}

}  // namespace news::annotation

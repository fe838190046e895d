// SPDX-License-Identifier: GPL-2.0-or-later
// QSV '"...," Doe said', QVS '"...," said Doe', MSV and MVS 'The plan is "bad," Doe said'.
// Convention: the quotation that closes right before the attribution, with its marks; when unquoted
// words of the same sentence lead up to it they belong to the (mixed) statement.
#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/rules/scene.hh"

namespace news::annotation {
namespace {

bool is_pause(TokenKind kind) {
  return kind == TokenKind::comma || kind == TokenKind::dash;
}

// '"It is bad luck," Doe said, that both came': the sentence goes on outside the marks.
void add_that_clause(Scene& scene, std::size_t index) {
  const Story& story = scene.story;
  const Index at = scene.hits[index].after;
  if (at + 3 >= scene.end || story.at(at).kind != TokenKind::comma || !story.is(at + 1, kThat))
    return;
  const Index end = words_end(scene, index, at + 1);
  if (add_statement(scene, at + 1, end, rule::float_clause, nullptr) != kNone) scene.left = end;
}

// The span that closes right before the attribution; kNone: none.
Index span_before(const Scene& scene, const Hit& hit) {
  const Story& story = scene.story;
  Index before = hit.begin - 1;
  while (before >= scene.left && story.at(before).quote == kNone && is_pause(story.at(before).kind))
    --before;
  if (before < scene.left || !at_span_end(story, before)) return kNone;
  const Index span = story.at(before).quote;
  return story.spans[static_cast<std::size_t>(span)].used ? kNone : span;
}

// A comma inside or after the closing mark: what follows is the attribution.
bool pauses(const Story& story, const Span& span, const Hit& hit) {
  if (is_pause(story.at(hit.begin - 1).kind)) return true;
  if (!span.closed || span.end - span.begin < 2) return false;
  const TokenKind last = story.at(span.end - 2).kind;
  return is_pause(last) || last == TokenKind::question || last == TokenKind::ellipsis;
}

// Where the statement starts: with the words that lead up to the mark, unless a colon or "On
// Friday," sets them off.
Index lead_up(const Scene& scene, const Span& span) {
  const Story& story = scene.story;
  Index begin = scene.left;
  while (begin < span.begin && (is_pause(story.at(begin).kind) || story.is(begin, kCoordinator)))
    ++begin;
  const Index words = unquoted_words(story, begin, span.begin);
  if (words == 0 || story.at(span.begin - 1).quote != kNone) return begin;
  const TokenKind last = story.at(span.begin - 1).kind;
  if (last == TokenKind::colon) return span.begin;
  if (last == TokenKind::comma && story.is(begin, kPreposition) && words < 8) return span.begin;
  return begin;
}

// 'When asked "Will you stay?" Doe said': somebody put the question to Doe.
bool is_put_to_speaker(const Story& story, const Span& span, Index from) {
  if (!ends_in_question(story, span)) return false;
  if (story.is(from, kSubordinator | kCoordinator)) ++from;
  return from < span.begin && story.has(from, Cue::put_to);
}

}  // namespace

bool quote_before_verb(Scene& scene, std::size_t index) {
  const Story& story = scene.story;
  const Hit& hit = scene.hits[index];
  if (hit.shared || (hit.frames & kTakesQuote) == 0) return false;
  const Index before = span_before(scene, hit);
  if (before == kNone) return false;
  const Span& span = story.spans[static_cast<std::size_t>(before)];
  const bool that = hit.after < scene.end && story.is(hit.after, kThat);
  if ((hit.frames & kQuoteOnlyNear) != 0 && that) return false;
  const Index from = lead_up(scene, span);
  if (is_put_to_speaker(story, span, from)) {
    add_of_another(scene, span);
    return false;  // what the verb is about stands behind it
  }
  const bool mixed = unquoted_words(story, from, span.begin) > 0;
  if (mixed && !pauses(story, span, hit)) return false;
  const Rule& direct = hit.inverted ? rule::qvs : rule::qsv;
  const Rule& rule = hit.inverted ? rule::mvs : rule::msv;
  add_statement(scene, from, span.end, mixed ? rule : direct, &hit);
  scene.left = hit.after;
  add_that_clause(scene, index);
  return true;
}

}  // namespace news::annotation

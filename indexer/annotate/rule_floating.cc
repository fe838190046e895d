// SPDX-License-Identifier: GPL-2.0-or-later
// FLOAT: a quotation with no attribution of its own belongs to the speaker of the one before. SQ: a
// colon after words about a person introduces that person's quotation. Titles ("Power Play"),
// single words and scare quotes are no quotations.
#include <algorithm>

#include "indexer/annotate/scene.hh"

namespace news::annotation {
namespace {

constexpr Index kScareWords = 5;  // fewer, without attribution, are no quotation

bool is_title(const Story& story, const Span& span) {
  if (span.words > 8) return false;
  for (Index i = span.begin + 1; i + 1 < span.end; ++i) {
    const Token& token = story.at(i);
    if (token.kind == TokenKind::word && !token.capital &&
        (token.bits & (kPreposition | kDeterminer | kCoordinator)) == 0) {
      return false;
    }
  }
  return story.at(span.end - 1).kind == TokenKind::mark;
}

// Unquoted words of the sentence before and after the span.
void count_around(const Scene& scene, const Span& span, Index& before, Index& after) {
  before = after = 0;
  const Story& story = scene.story;
  for (Index i = scene.begin; i < span.begin; ++i)
    before += story.at(i).kind == TokenKind::word && story.at(i).quote == kNone;
  for (Index i = span.end; i < scene.end; ++i)
    after += story.at(i).kind == TokenKind::word && story.at(i).quote == kNone;
}

Subject last_named_before(const Scene& scene, Index end) {
  const Story& story = scene.story;
  for (Index i = end - 1; i >= scene.begin && i > end - 40; --i) {
    const Token& token = story.at(i);
    if (token.quote != kNone) continue;
    if ((token.bits & (kHe | kShe)) != 0) return {i, i + 1, i, i + 1};
    if (token.name == kNone) continue;
    const Mention& mention = story.mentions[static_cast<std::size_t>(token.name)];
    if (story.entities[static_cast<std::size_t>(mention.entity)].kind != EntityKind::person)
      continue;
    return {mention.begin, mention.end, mention.begin, mention.end};
  }
  return {};
}

}  // namespace

void floating_quotes(Scene& scene) {
  Story& story = scene.story;
  for (Index i = scene.begin; i < scene.end; ++i) {
    const Index quote = story.at(i).quote;
    if (quote == kNone) continue;
    const Span span = story.spans[static_cast<std::size_t>(quote)];
    i = span.end - 1;
    if (span.used || span.words == 0) continue;
    Index before = 0, after = 0;
    count_around(scene, span, before, after);
    const bool same_sentence = scene.last != kNone;
    const bool whole = before + after <= 1;
    if (whole) {
      if (is_title(story, span) && span.words < 3) continue;
      add_statement(scene, span.begin, span.end, Rule::float_quote, nullptr);
      continue;
    }
    const TokenKind lead =
        span.begin > scene.begin ? story.at(span.begin - 1).kind : TokenKind::other;
    if (same_sentence) {
      if (span.words < kScareWords && lead != TokenKind::comma) continue;
      if (is_title(story, span)) continue;
      add_statement(scene, span.begin, span.end, Rule::float_quote, nullptr);
      continue;
    }
    if (lead == TokenKind::colon && after == 0 && span.words >= 3) {
      Hit hit;
      hit.subject = last_named_before(scene, span.begin);
      add_statement(scene, span.begin, span.end, hit.subject.found() ? Rule::sq : Rule::float_quote,
                    &hit);
      continue;
    }
    if (span.words < kScareWords || is_title(story, span)) continue;
    Hit hit;
    hit.subject = last_named_before(scene, span.begin);
    add_statement(scene, span.begin, span.end, hit.subject.found() ? Rule::sq : Rule::float_quote,
                  &hit);
  }
}

}  // namespace news::annotation

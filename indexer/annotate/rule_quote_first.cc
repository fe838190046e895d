// SPDX-License-Identifier: GPL-2.0-or-later
// QSV '"...," Doe said', QVS '"...," said Doe', MSV and MVS 'The plan is "bad," Doe said'.
// Convention: the quotation that closes right before the attribution, with its marks; when unquoted
// words of the same sentence lead up to it they belong to the (mixed) statement.
#include "indexer/annotate/scene.hh"

namespace news::annotation {

namespace {

// '"It is bad luck," Doe said, that both came': the sentence goes on outside the marks.
void add_that_clause(Scene& scene, std::size_t index) {
  const Story& story = scene.story;
  const Index at = scene.hits[index].after;
  if (at + 3 >= scene.end || story.at(at).kind != TokenKind::comma || !story.is(at + 1, kThat))
    return;
  const Index end = words_end(scene, index, at + 1);
  if (add_statement(scene, at + 1, end, Rule::float_clause, nullptr) != kNone) scene.left = end;
}

}  // namespace

bool quote_before_verb(Scene& scene, std::size_t index) {
  const Story& story = scene.story;
  const Hit& hit = scene.hits[index];
  if (hit.shared || (hit.frames & (kTakesQuote | kTakesFragment)) == 0) return false;
  if ((hit.frames & kTakesQuote) == 0) return false;
  Index before = hit.begin - 1;
  while (before >= scene.left && story.at(before).quote == kNone &&
         (story.at(before).kind == TokenKind::comma || story.at(before).kind == TokenKind::dash)) {
    --before;
  }
  if (before < scene.left || !at_span_end(story, before)) return false;
  const Span& span = story.spans[static_cast<std::size_t>(story.at(before).quote)];
  if (span.used) return false;
  // Words after the verb that only it can govern: the mark before closes something else.
  if ((hit.frames & kQuoteOnlyNear) != 0 && hit.after < scene.end && story.is(hit.after, kThat))
    return false;
  Index begin = scene.left;
  while (begin < span.begin &&
         (story.at(begin).kind == TokenKind::comma || story.at(begin).kind == TokenKind::dash ||
          story.is(begin, kCoordinator))) {
    ++begin;
  }
  Index words = 0;
  for (Index i = begin; i < span.begin; ++i)
    words += story.at(i).kind == TokenKind::word && story.at(i).quote == kNone;
  const bool inner_comma = span.closed && span.end - span.begin >= 2 &&
                           (story.at(span.end - 2).kind == TokenKind::comma ||
                            story.at(span.end - 2).kind == TokenKind::question ||
                            story.at(span.end - 2).kind == TokenKind::dash ||
                            story.at(span.end - 2).kind == TokenKind::ellipsis);
  const bool outer_comma = story.at(hit.begin - 1).kind == TokenKind::comma ||
                           story.at(hit.begin - 1).kind == TokenKind::dash;
  if (!inner_comma && !outer_comma && words > 0) return false;
  const Rule direct = hit.inverted ? Rule::qvs : Rule::qsv;
  const Rule mixed = hit.inverted ? Rule::mvs : Rule::msv;
  Index from = begin;
  if (words > 0) {
    // A colon before the mark introduces the quotation: it stands alone.
    for (Index i = span.begin - 1; i >= begin && i > span.begin - 2; --i) {
      if (story.at(i).kind == TokenKind::colon) from = span.begin, words = 0;
    }
  }
  add_statement(scene, from, span.end, words > 0 ? mixed : direct, &hit);
  scene.left = hit.after;
  add_that_clause(scene, index);
  return true;
}

}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
// LQ: a label names who says the quotation behind it, 'Jane Doe: "..."', 'From Jane Doe, miller:
// "..."', 'Rep. Jane Doe (R-TX): "..."', 'Oxmoor Millers Union: "..."'. Such a label is also a
// barrier: a quotation behind one that names nobody we know is not of who spoke before.
#include <algorithm>

#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/rules/scene.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

// Where the name ends: at a comma, a bracket, a dash or the colon.
Index name_end(const Story& story, Index begin, Index colon) {
  for (Index i = begin; i < colon; ++i) {
    const TokenKind kind = story.at(i).kind;
    if (kind == TokenKind::comma || kind == TokenKind::open || kind == TokenKind::dash) return i;
  }
  return colon;
}

// Capitals, and the small words inside names.
bool is_name(const Story& story, Index begin, Index end) {
  for (Index i = begin; i < end; ++i) {
    const Token& token = story.at(i);
    if (token.quote != kNone) return false;
    if (token.kind == TokenKind::possessive || token.kind == TokenKind::other) continue;
    if (token.kind != TokenKind::word) return false;
    if (token.capital) continue;
    constexpr WordBits kInside = kPreposition | kCoordinator | kParticle | kDeterminer;
    if (i == begin || (token.bits & kInside) == 0) return false;
  }
  return begin < end;
}

// No clause: a description, or what stands in brackets.
bool is_description(const Story& story, Index begin, Index end) {
  bool inside = false;
  for (Index i = begin; i < end; ++i) {
    const Token& token = story.at(i);
    if (token.kind == TokenKind::open || token.kind == TokenKind::close)
      inside = token.kind == TokenKind::open;
    if (inside) continue;
    if (token.quote != kNone || token.kind == TokenKind::stop) return false;
    if (token.kind != TokenKind::word || token.capital) continue;
    constexpr WordBits kClause = kAuxiliary | kFinite | kThat | kSubordinator | kHe | kShe | kThey;
    if ((token.bits & kClause) != 0 || token.verb != 0) return false;
  }
  return true;
}

}  // namespace

bool names_by_label(const Story& story, Index begin, Index colon, Subject& who) {
  who = {};
  if (colon - begin > reach::kLabelDescription || colon <= begin || !story.at(begin).capital)
    return false;
  // "From Jane Doe"
  if (story.is(begin, kPreposition) && begin + 1 < colon && story.at(begin + 1).capital) ++begin;
  const Index end = name_end(story, begin, colon);
  if (!is_name(story, begin, end) || !is_description(story, end, colon)) return false;
  const Index name = story.at(end - 1).name;
  if (name == kNone) return true;
  const Mention& mention = story.mentions[static_cast<std::size_t>(name)];
  if (mention.end == end) who = {std::max(begin, mention.begin), end, begin, colon};
  return true;
}

bool labelled_quote(Scene& scene, const Span& span) {
  const Story& story = scene.story;
  const Index colon = span.begin - 1;
  if (scene.last != kNone || colon <= scene.begin || story.at(colon).kind != TokenKind::colon)
    return false;
  Hit hit;
  if (!names_by_label(story, scene.begin, colon, hit.subject)) return false;
  add_statement(scene, span.begin, span.end, rule::lq, &hit);
  return true;
}

}  // namespace news::annotation

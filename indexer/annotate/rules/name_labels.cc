// SPDX-License-Identifier: GPL-2.0-or-later
// LQ: a label names who says the quotation behind it, 'Jane Doe: "..."', 'From Jane Doe, miller:
// "..."', 'Rep. Jane Doe (R-TX): "..."', 'Oxmoor Millers Union: "..."'. Such a label is also a
// barrier: a quotation behind one that names nobody we know is not of who spoke before.
#include <algorithm>

#include "indexer/annotate/phrases/parts.hh"
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

// Where the label begins in the sentence: behind what was quoted before it and the dash of a list.
Index label_begin(const Story& story, Index begin, Index colon) {
  Index at = begin;
  const Index limit = std::max(begin, colon - reach::kLabelDescription);
  for (Index i = colon; i-- > limit && at == begin;) {
    if (story.at(i).quote != kNone) at = i + 1;
  }
  while (at < colon && story.at(at).kind != TokenKind::word) ++at;
  return at;
}

// Jr. behind a comma is of the name.
bool ends_in_name(const Story& story, Index begin, Index end, Index colon, Subject& who) {
  const Index name = story.at(end - 1).name;
  if (name == kNone) return false;
  const Mention& mention = story.mentions[static_cast<std::size_t>(name)];
  if (mention.end < end || mention.end > colon) return false;
  who = {std::max(begin, mention.begin), mention.end, begin, colon};
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
  const bool person = is_person_mention(story, end - 1);
  if (person && ends_in_name(story, begin, end, colon, who)) return true;
  // "Harbour Senator, Chair of the Port Board, Jane Doe": what stands before is no name.
  for (Index comma = colon - 1; comma > end; --comma) {
    if (story.at(comma).kind != TokenKind::comma) continue;
    const Index name = story.at(colon - 1).name;
    if (name != kNone && is_person_mention(story, colon - 1) &&
        ends_in_name(story, comma + 1, colon, colon, who))
      return true;
    break;
  }
  if (!person && ends_in_name(story, begin, end, colon, who)) return true;
  // A body of several words that the registry does not have.
  const bool body = end - begin > 1 && story.at(end - 1).name == kNone &&
                    !story.is(end - 1, kDocument | kCommon | kFunction);
  if (body) who = {begin, end, begin, colon};
  return true;
}

bool labelled_quote(Scene& scene, const Span& span) {
  const Story& story = scene.story;
  const Index colon = span.begin - 1;
  if (colon <= scene.begin || story.at(colon).kind != TokenKind::colon) return false;
  Hit hit;
  const Index begin = label_begin(story, scene.begin, colon);
  if (scene.last != kNone && begin == scene.begin) return false;
  if (!names_by_label(story, begin, colon, hit.subject)) return false;
  add_statement(scene, span.begin, span.end, rule::lq, &hit);
  return true;
}

}  // namespace news::annotation

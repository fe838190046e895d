// SPDX-License-Identifier: GPL-2.0-or-later
// QS: the name of who speaks follows the quotation, '"..." - Jane Doe', '"..." -Mayor Jane Doe', as
// under the quotations that a page sets apart and in tributes. It may have a line of its own, with
// a dash ("- Jane Doe, harbour master") or without ("Jane Doe, harbour master"). Convention: the
// quotation alone is the statement.
#include <algorithm>

#include "indexer/annotate/phrases/described_name.hh"
#include "indexer/annotate/phrases/parts.hh"
#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/rules/scene.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

// After the name: its description, or nothing.
bool closes_name(const Story& story, Index i, Index limit) {
  if (i >= limit) return true;
  const TokenKind kind = story.at(i).kind;
  return kind == TokenKind::comma || kind == TokenKind::open || kind == TokenKind::stop ||
         kind == TokenKind::dash || (kind == TokenKind::word && story.is(i, kPreposition));
}

// The name that a signature starting at `at` has, a body's too; kNone: it is none.
Index signer(const Story& story, Index at, Index limit) {
  if (at >= limit || story.at(at).quote != kNone) return kNone;
  Index name = named_at(story, at, limit);
  if (name == kNone && story.at(at).name != kNone) name = story.at(at).name;
  if (name == kNone) return kNone;
  const Mention& mention = story.mentions[static_cast<std::size_t>(name)];
  const bool here = mention.title == at || mention.begin == at || !story.at(at).capital ||
                    story.is(at, kTitle | kRole | kHonorific);
  return here && closes_name(story, mention.end, limit) ? name : kNone;
}

void add_signed(Scene& scene, const Span& span, Index name) {
  const Mention& mention = scene.story.mentions[static_cast<std::size_t>(name)];
  Hit hit;
  hit.subject = {mention.begin, mention.end, mention.begin, mention.end};
  add_statement(scene, span.begin, span.end, rule::qs, &hit);
}

// Nothing but a name and what describes it: no verb, no full stop, no words in marks.
bool only_names(const Story& story, Index begin, Index end) {
  for (Index i = begin; i < end; ++i) {
    const Token& token = story.at(i);
    if (token.quote != kNone || token.kind == TokenKind::stop || token.kind == TokenKind::colon)
      return false;
    if (token.kind == TokenKind::word && token.name == kNone &&
        ((token.bits & (kAuxiliary | kFinite)) != 0 || (token.verb != 0 && !token.capital)))
      return false;
  }
  return true;
}

bool ends_paragraph(const Story& story, Index from, const Paragraph& paragraph) {
  for (Index i = from; i < paragraph.end; ++i) {
    if (story.at(i).kind != TokenKind::stop && story.at(i).kind != TokenKind::close) return false;
  }
  return true;
}

}  // namespace

bool signed_after_dash(Scene& scene, const Span& span) {
  const Story& story = scene.story;
  if (span.end >= scene.end || story.at(span.end).kind != TokenKind::dash) return false;
  const Index name = signer(story, span.end + 1, scene.end);
  if (name == kNone) return false;
  add_signed(scene, span, name);
  return true;
}

bool signed_below(Scene& scene, const Span& span) {
  const Story& story = scene.story;
  const auto here = static_cast<std::size_t>(scene.paragraph);
  if (here + 1 >= story.paragraphs.size() || !span.closed || span.words < 3) return false;
  if (span.begin != story.paragraphs[here].begin ||
      !ends_paragraph(story, span.end, story.paragraphs[here]))
    return false;
  const Paragraph& below = story.paragraphs[here + 1];
  if (below.end - below.begin > reach::kSignature || below.begin >= below.end) return false;
  const bool dash = story.at(below.begin).kind == TokenKind::dash;
  const Index name = signer(story, below.begin + (dash ? 1 : 0), below.end);
  if (name == kNone) return false;
  const Mention& mention = story.mentions[static_cast<std::size_t>(name)];
  const bool full = is_person_mention(story, mention.begin) && mention.end - mention.title >= 2;
  if (!dash && (!full || !only_names(story, below.begin, below.end))) return false;
  add_signed(scene, span, name);
  return true;
}

}  // namespace news::annotation

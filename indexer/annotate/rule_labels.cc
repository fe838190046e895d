// SPDX-License-Identifier: GPL-2.0-or-later
// LABEL: transcripts and interviews, "MS. DOE: ...", "Q: ...". A label is a short name and a colon
// that opens a paragraph; three such paragraphs make a transcript. Convention: the rest of the
// paragraph, without the label; "Q" and "A" have no speaker.
#include "indexer/annotate/scene.hh"

namespace news::annotation {
namespace {

constexpr int kFewestLabels = 3;
constexpr Index kLongestLabel = 6;

// The token of the colon, or kNone.
Index label_colon(const Story& story, const Paragraph& paragraph) {
  const Index limit = std::min(paragraph.end, paragraph.begin + kLongestLabel);
  for (Index i = paragraph.begin; i < limit; ++i) {
    const Token& token = story.at(i);
    if (token.kind == TokenKind::colon) {
      return i > paragraph.begin && i + 4 < paragraph.end ? i : kNone;
    }
    if (token.kind != TokenKind::word || !token.capital || token.quote != kNone) return kNone;
  }
  return kNone;
}

bool names_nobody(const Story& story, Index begin, Index end) {
  return end - begin == 1 && story.at(begin).end - story.at(begin).begin <= 1;
}

}  // namespace

void find_labels(Story& story) {
  int labels = 0;
  for (const Paragraph& paragraph : story.paragraphs)
    labels += label_colon(story, paragraph) != kNone;
  if (labels < kFewestLabels) return;
  for (Paragraph& paragraph : story.paragraphs) {
    const Index colon = label_colon(story, paragraph);
    if (colon == kNone || paragraph.kind == BlockKind::headline) continue;
    const bool person = story.at(colon - 1).name != kNone;
    const bool anonymous = names_nobody(story, paragraph.begin, colon);
    if (!person && !anonymous && !story.at(paragraph.begin).all_capitals) continue;
    Scene scene{story, colon + 1, paragraph.end, colon + 1, kNone, {}, 0, {}};
    Hit hit;
    if (!anonymous) hit.subject = {paragraph.begin, colon, paragraph.begin, colon};
    const Index added = add_statement(scene, colon + 1, paragraph.end, Rule::label, &hit);
    if (added == kNone) continue;
    Statement& statement = story.statements[static_cast<std::size_t>(added)];
    statement.type = QuoteType::direct;
    statement.paragraph = static_cast<Index>(&paragraph - story.paragraphs.data());
    paragraph.searched = false;
  }
}

}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/table/statements_by_table.hh"

#include <algorithm>

#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/table/table.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {

void add_by_table(TableScene& scene, Index paragraph, Index begin, Index end, const Rule& rule,
                  const Saying* saying, bool alone) {
  Hit hit;
  if (saying != nullptr) {
    hit.verb = saying->verb;
    hit.subject = saying->subject;
    if (saying->found()) scene.take(saying->begin, saying->end);
  }
  scene.take(begin, end);
  Scene rules{scene.story, begin, end, begin, kNone, {}, paragraph, {}};
  const Index added = add_statement(rules, begin, end, rule, &hit);
  if (added == kNone) return;
  Statement& statement = scene.story.statements[static_cast<std::size_t>(added)];
  statement.paragraph = paragraph;
  statement.alone = alone;
}

Index words_begin(const Story& story, const Sentence& sentence) {
  const Paragraph& paragraph = story.paragraphs[static_cast<std::size_t>(sentence.paragraph)];
  if (sentence.begin != paragraph.begin) return sentence.begin;
  const Index limit = std::min(sentence.end, sentence.begin + reach::kDateline);
  for (Index i = sentence.begin + 1; i < limit; ++i) {
    const Token& token = story.at(i);
    if (token.quote != kNone) break;
    if (token.kind != TokenKind::dash) continue;
    const bool place = story.at(i - 1).kind == TokenKind::close ||
                       (story.at(i - 1).capital && story.at(sentence.begin).capital) ||
                       story.at(i - 1).kind == TokenKind::stop;
    return place ? i + 1 : sentence.begin;
  }
  return sentence.begin;
}

Index words_end(const Story& story, const Sentence& sentence) {
  Index end = sentence.end;
  while (
      end > sentence.begin && story.at(end - 1).quote == kNone &&
      (story.at(end - 1).kind == TokenKind::stop || story.at(end - 1).kind == TokenKind::ellipsis))
    --end;
  return end;
}

Index clause_end(const Story& story, Index at, Index end) {
  while (at < end) {
    const Token& token = story.at(at);
    if (token.quote != kNone || token.kind == TokenKind::colon ||
        token.kind == TokenKind::semicolon || token.kind == TokenKind::stop ||
        token.kind == TokenKind::question)
      break;
    ++at;
  }
  return at;
}

void find_statements_by_table(Story& story, const Traits& traits) {
  TableScene scene{story, traits, std::vector<bool>(story.tokens.size()), kNone, kNone, false};
  for (Paragraph& paragraph : story.paragraphs) {
    paragraph.searched = paragraph.searched && paragraph.kind != BlockKind::headline &&
                         worth_searching(story, paragraph);
  }
  for (const Sentence& sentence : story.sentences) {
    if (!story.paragraphs[static_cast<std::size_t>(sentence.paragraph)].searched) continue;
    find_clauses(scene, sentence);
    find_quotations(scene, sentence);
    find_late_clauses(scene, sentence);
  }
  std::stable_sort(story.statements.begin(), story.statements.end(),
                   [](const Statement& a, const Statement& b) { return a.begin < b.begin; });
}

}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/relax.hh"

#include <algorithm>
#include <utility>

#include "query/language/lexer.hh"

namespace news {
namespace {

bool is_list_of_words(const std::string& query) {
  const auto lexemes = cut_query(query);
  return lexemes && std::all_of(lexemes->begin(), lexemes->end(), [](const Lexeme& lexeme) {
           return lexeme.kind == LexemeKind::word || lexeme.kind == LexemeKind::end;
         });
}

bool holds_a_phrase(const std::string& query) {
  const auto lexemes = cut_query(query);
  return !lexemes || std::any_of(lexemes->begin(), lexemes->end(), [](const Lexeme& lexeme) {
    return lexeme.kind == LexemeKind::phrase;
  });
}

bool names_a_speaker(const Node& node) {
  return node.kind == NodeKind::in_field && node.field->field == Field::speaker;
}

// Empty: no speaker is named beside something else.
std::string without_speakers(const ParsedQuery& parsed) {
  if (parsed.tree.kind != NodeKind::both) return {};
  const auto& parts = parsed.tree.children;
  const auto speakers = std::count_if(parts.begin(), parts.end(), names_a_speaker);
  const bool says = std::any_of(parts.begin(), parts.end(), [](const Node& part) {
    return !names_a_speaker(part) && part.kind != NodeKind::without;
  });
  if (speakers == 0 || !says) return {};
  std::string out;
  std::size_t at = 0;
  for (const auto& part : parts) {
    if (!names_a_speaker(part)) continue;
    out += parsed.text.substr(at, part.span.begin - at);
    at = part.span.end;
  }
  out += parsed.text.substr(at);
  const auto first = out.find_first_not_of(' ');
  return out.substr(first, out.find_last_not_of(' ') + 1 - first);
}

}  // namespace

std::vector<RelaxedQuestion> relaxed_questions(const Question& question, const ParsedQuery& parsed,
                                               const std::string& respelled) {
  std::vector<RelaxedQuestion> out;
  const auto add = [&](Relaxation relaxation, const std::string& query, bool any) {
    Question next = question;
    next.query = query;
    next.any = any;
    next.relax = next.advise = false;
    out.push_back({relaxation, std::move(next)});
  };
  const bool respell = !respelled.empty() && (question.literal || !holds_a_phrase(parsed.text));
  const std::string& spelled = respell ? respelled : parsed.text;
  if (respell) add(Relaxation::spelling, spelled, question.any);
  const bool list = question.literal || is_list_of_words(parsed.text);
  if (list && !question.any) add(Relaxation::all, spelled, true);
  if (question.kind == AnswerKind::quotations && !question.literal) {
    if (const auto said = without_speakers(parsed); !said.empty()) {
      add(Relaxation::speaker, said, question.any);
    }
  }
  return out;
}

}  // namespace news

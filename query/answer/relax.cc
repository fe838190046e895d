// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/relax.hh"

#include <algorithm>
#include <utility>

#include "query/language/lexer.hh"

namespace news {
namespace {

// Of its words, by their rarity. Known items with a wrong word (MRR@10): nothing above .359, from
// .5 on .458 (four words of a body lose .011), from .6 .458, from .7 .439.
constexpr double kMostOfTheQuery = 0.6;

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

template <class Hit>
bool same_hit(const Hit& a, const Hit& b) {
  if (a.id != b.id) return false;
  if constexpr (requires { a.start; }) return a.start == b.start && a.text == b.text;
  return true;
}

// Those that are not there yet, while there is room; how many.
template <class Hit>
std::size_t append_new(std::vector<Hit>& hits, std::vector<Hit>&& more, std::size_t limit) {
  const auto before = hits.size();
  for (auto& hit : more) {
    if (hits.size() >= limit) break;
    const auto end = hits.begin() + static_cast<std::ptrdiff_t>(before);
    if (std::any_of(hits.begin(), end, [&hit](const Hit& one) { return same_hit(one, hit); }))
      continue;
    hit.rank = hits.size() + 1;
    hits.push_back(std::move(hit));
  }
  return hits.size() - before;
}

// A list of words of which some may be enough: none that an operator asks all of.
bool may_lack_words(const Question& question, const ParsedQuery& parsed) {
  return !question.any && (question.literal || is_list_of_words(parsed.text));
}

bool fills_the_page(const Answer& answer, std::size_t limit) {
  const auto hits = answer.articles.size() + answer.quotations.size();
  return hits < answer.results || hits >= limit || answer.results >= kFewResults;
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
  if (may_lack_words(question, parsed)) add(Relaxation::all, spelled, true);
  if (question.kind == AnswerKind::quotations && !question.literal) {
    if (const auto said = without_speakers(parsed); !said.empty()) {
      add(Relaxation::speaker, said, question.any);
    }
  }
  return out;
}

std::optional<Question> question_beside(const Question& question, const ParsedQuery& parsed,
                                        const Answer& answer) {
  const bool empty = answer.articles.empty() && answer.quotations.empty();
  const bool page = question.find.sort == SortOrder::relevance && question.find.offset == 0 &&
                    question.find.facets.empty() && !question.find.people;
  const bool full = fills_the_page(answer, question.find.limit);
  const bool several = parsed.tree.kind == NodeKind::both;
  if (empty || !page || !several || !may_lack_words(question, parsed)) return std::nullopt;
  if (full && question.kind == AnswerKind::quotations) return std::nullopt;  // no headline
  Question out = question;
  out.any = true;
  if (full) out.find.limit = std::min(out.find.limit, kMostOverAPage);
  out.relax = out.advise = false;
  return out;
}

void put_beside(Answer& answer, Answer near, std::size_t limit) {
  const auto matched = answer.articles.size();
  double best = 0;
  for (const auto& hit : answer.articles) best = std::max(best, hit.in_headline);
  const auto belongs_above = [best](const ArticleHit& hit) {
    return hit.in_headline >= kMostOfTheQuery && hit.in_headline > best;
  };
  if (fills_the_page(answer, limit)) {
    std::erase_if(near.articles, [&](const auto& hit) { return !belongs_above(hit); });
    limit = matched + kMostOverAPage;
  }
  answer.beneath = append_new(answer.articles, std::move(near.articles), limit) +
                   append_new(answer.quotations, std::move(near.quotations), limit);
  if (answer.beneath == 0) return;
  answer.relaxed = Relaxation::all;
  answer.answered = std::move(near.query);
  const auto first_near = answer.articles.begin() + static_cast<std::ptrdiff_t>(matched);
  const auto above = std::stable_partition(first_near, answer.articles.end(), belongs_above);
  answer.above = static_cast<std::size_t>(above - first_near);
  answer.beneath -= answer.above;
  std::rotate(answer.articles.begin(), first_near, above);
  for (std::size_t i = 0; i < answer.articles.size(); ++i) answer.articles[i].rank = i + 1;
}

}  // namespace news

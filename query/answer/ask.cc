// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/ask.hh"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "common/absolute_path.hh"
#include "common/stored_article.hh"
#include "query/answer/breakdown.hh"
#include "query/answer/hits.hh"
#include "query/answer/relax.hh"
#include "query/answer/suggest.hh"
#include "query/language/parser.hh"
#include "query/plan/make_plan.hh"

namespace news {
namespace {

// The question's text as a tree, names widened by their aliases. --like without words is asked of
// every article.
Result<ParsedQuery> read_question(const Question& question) {
  if (!question.like.empty() && question.query.empty()) return ParsedQuery();
  auto parsed = parse_query(
      question.query, {.any = question.any, .literal = question.literal, .today = question.today});
  if (parsed && question.aliases != nullptr && !question.literal) {
    apply_aliases(parsed->tree, parsed->text, *question.aliases);
  }
  return parsed;
}

Status check_facets(const Question& question) {
  for (const auto& request : question.find.facets) {
    if (question.kind == AnswerKind::articles || request.facet->of_quotations()) continue;
    return fail(ErrorCode::usage,
                fmt::format("quotations cannot be counted by {}", request.facet->name),
                "with --quotes: speaker, source, year, month or day");
  }
  return {};
}

void add_needs(const PlanNode& node, Capabilities& out) {
  if (node.in_list) out.add(Capability::lists);
  if (node.kind == PlanNode::Kind::at_least) out.add(Capability::frequencies);
  if (node.kind == PlanNode::Kind::said_together) out.add(Capability::quotations);
  for (const auto& child : node.children) add_needs(child, out);
  for (const auto& child : node.excluded) add_needs(child, out);
}

Capabilities needs_of(const Question& question, const Plan& plan) {
  Capabilities out;
  add_needs(plan.root, out);
  if (question.kind == AnswerKind::quotations) out.add(Capability::quotations);
  if (!question.like.empty()) out.add(Capability::likeness);
  if (question.restriction.shown) out.add(Capability::stories);
  if (question.explain) out.add(Capability::score_parts);
  if (question.find.fold) out.add(Capability::copies);
  if (!question.find.facets.empty()) out.add(Capability::facets);
  if (question.find.people) out.add(Capability::people);
  return out;
}

// Ranks what the plan matches by likeness to the articles. A word that tells several of them counts
// as often.
Status add_likeness(Engine& engine, const std::vector<std::string>& names, Plan& plan) {
  auto& likeness = plan.likeness.emplace();
  std::map<std::string, double> weights;
  for (const auto& name : names) {
    const auto article = engine.find_article(name);
    if (!article) return fail(article.error());
    const auto handle = static_cast<std::uint64_t>(*article);
    auto& known = likeness.articles;
    if (std::find(known.begin(), known.end(), handle) != known.end()) continue;
    known.push_back(handle);
    auto words = engine.telling_words(*article);
    if (!words) return fail(std::move(words.error()));
    for (const auto& [word, weight] : *words) weights[word] += weight;
  }
  std::vector<std::pair<std::string, double>> words(weights.begin(), weights.end());
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  for (auto& [word, weight] : words) {
    PlanPart part;
    part.sides = {{{WordTest::Kind::exact, word, {}}}};
    part.text = word;
    likeness.words.push_back({std::move(word), weight, plan.parts.size()});
    plan.parts.push_back(std::move(part));
  }
  return {};
}

Result<Plan> plan_question(Engine& engine, const Question& question, const ParsedQuery& parsed) {
  auto plan = make_plan(parsed, question.kind);
  if (!plan) return plan;
  plan->restriction = question.restriction;
  if (auto status = check_capabilities(engine.can(), needs_of(question, *plan)); !status) {
    return fail(std::move(status.error()));
  }
  if (question.like.empty()) return plan;
  if (auto status = add_likeness(engine, question.like, *plan); !status) {
    return fail(std::move(status.error()));
  }
  return plan;
}

Status read_hits(Engine& engine, const Question& question, const Plan& plan, const Found& found,
                 Answer& answer) {
  const auto number = [&](auto& hits) {
    for (std::size_t i = 0; i < hits.size(); ++i) hits[i].rank = answer.offset + i + 1;
  };
  if (question.kind == AnswerKind::quotations) {
    auto hits = read_quotations(engine, found, plan.parts, question);
    if (!hits) return fail(std::move(hits.error()));
    answer.quotations = std::move(*hits);
    number(answer.quotations);
  } else {
    auto hits = read_articles(engine, found, plan.parts, question);
    if (!hits) return fail(std::move(hits.error()));
    answer.articles = std::move(*hits);
    number(answer.articles);
  }
  return {};
}

Status explain_hits(Engine& engine, const Plan& plan, const Found& found, Answer& answer) {
  std::vector<Handle> handles;
  for (const auto& document : found.documents) handles.push_back(document.handle);
  const auto scores = engine.part_scores(plan, handles);
  if (!scores) return fail(scores.error());
  for (std::size_t i = 0; i < scores->size(); ++i) {
    auto& parts = answer.quotes ? answer.quotations[i].parts : answer.articles[i].parts;
    for (const auto& [part, score] : (*scores)[i]) {
      parts.push_back({part == kNoPart ? "(headline)" : plan.parts[part].text, score});
    }
  }
  return {};
}

// Is the question, with this for its query, one that has an answer?
bool finds_something(Engine& engine, const Question& question, const std::string& query) {
  Question trial = question;
  trial.query = query;
  trial.find.limit = 0;
  trial.find.exact = false;
  trial.find.facets.clear();
  trial.compare.clear();
  trial.find.people = false;
  trial.explain = trial.advise = trial.relax = false;
  const auto answer = ask(engine, trial);
  return answer && answer->matches > 0;
}

// Nothing matched: the first of the questions near this one that has an answer.
Status relax(Engine& engine, const std::vector<RelaxedQuestion>& questions, Answer& answer) {
  for (const auto& next : questions) {
    auto found = ask(engine, next.question);
    // What cannot be asked in another way was answered: with nothing.
    if (!found && found.error().code == ErrorCode::usage) continue;
    if (!found) return fail(std::move(found.error()));
    if (found->matches == 0) continue;
    found->relaxed = next.relaxation;
    found->answered = std::exchange(found->query, std::move(answer.query));
    answer = std::move(*found);
    break;
  }
  return {};
}

// Few match: those that hold some of the words stand beside them.
Status add_near(Engine& engine, const Question& question, const ParsedQuery& parsed,
                Answer& answer) {
  if (!question.relax) return {};
  const auto next = question_beside(question, parsed, answer);
  if (!next) return {};
  auto near = ask(engine, *next);
  if (!near && near.error().code == ErrorCode::usage) return {};
  if (!near) return fail(std::move(near.error()));
  put_beside(answer, std::move(*near), question.find.limit);
  return {};
}

// Says what may be wrong, and answers a question near it if that is wanted.
Status answer_nothing(Engine& engine, const Question& question, const ParsedQuery& parsed,
                      Answer& answer) {
  std::string respelled;
  if ((question.advise || question.relax) && engine.can().has(Capability::near_words)) {
    if (auto advice = suggest(engine, parsed); advice) {
      respelled = std::move(advice->suggestion);
      answer.absent = std::move(advice->absent);
    }
  }
  if (question.relax) {
    const auto questions = relaxed_questions(question, parsed, respelled);
    if (auto status = relax(engine, questions, answer); !status) return status;
    const bool asked = !questions.empty() && questions.front().relaxation == Relaxation::spelling;
    if (asked) respelled.clear();  // with nothing, or the answer is there
  }
  // What finds nothing either helps nobody.
  if (answer.matches == 0 && !respelled.empty() && finds_something(engine, question, respelled)) {
    answer.suggestion = std::move(respelled);
  }
  return {};
}

// The page of them; they stand for the hits.
void take_people(const Question& question, Found& found, Answer& answer) {
  answer.people = true;
  answer.all_quoted = found.people.size();
  const auto begin = std::min(question.find.offset, found.people.size());
  const auto end = begin + std::min(question.find.limit, found.people.size() - begin);
  for (auto i = begin; i < end; ++i) answer.quoted.push_back(std::move(found.people[i]));
}

Result<Answer> answer_as_written(Engine& engine, const Question& question,
                                 const ParsedQuery& parsed) {
  const auto plan = plan_question(engine, question, parsed);
  if (!plan) return fail(plan.error());
  auto found = engine.find(*plan, counting(question));
  if (!found) return fail(std::move(found.error()));

  Answer answer;
  answer.query = parsed.text;
  answer.quotes = question.kind == AnswerKind::quotations;
  answer.matches = found->matches;
  answer.results = found->results;
  answer.exact = found->exact;
  answer.offset = question.find.offset;
  answer.facets = std::move(found->facets);
  answer.stories = std::move(found->stories);
  if (auto status = break_down(engine, question, answer); !status) {
    return fail(std::move(status.error()));
  }
  if (question.find.people) {
    take_people(question, *found, answer);
    return answer;
  }
  if (auto status = read_hits(engine, question, *plan, *found, answer); !status) {
    return fail(std::move(status.error()));
  }
  if (question.full) {
    answer.parts = plan->parts;
    answer.words = std::move(found->words);
  }
  if (question.explain) {
    answer.plan = to_expression(*plan);
    if (auto status = explain_hits(engine, *plan, *found, answer); !status) {
      return fail(std::move(status.error()));
    }
  }
  return answer;
}

}  // namespace

Result<Answer> ask(Engine& engine, const Question& question) {
  if (const auto status = check_facets(question); !status) return fail(status.error());
  const auto parsed = read_question(question);
  if (!parsed) return fail(parsed.error());
  if (question.aliases != nullptr) engine.use_people(question.aliases->people());
  auto answer = answer_as_written(engine, question, *parsed);
  if (!answer) return answer;
  auto status = answer->matches > 0 ? add_near(engine, question, *parsed, *answer)
                                    : answer_nothing(engine, question, *parsed, *answer);
  if (!status) return fail(std::move(status.error()));
  return answer;
}

Result<ShownArticle> show(Engine& engine, const std::string& name, const Question& question) {
  const auto handle = engine.find_article(name);
  if (!handle) return fail(handle.error());
  ShownArticle out;
  auto status = engine.read({*handle}, [&](std::size_t, std::string_view stored) -> Status {
    auto article = decode_article(stored);
    if (!article) return fail(std::move(article.error()));
    out.article = std::move(*article);
    out.article.path = path_from(question.folder, out.article.path, out.article.canonical);
    return {};
  });
  if (!status) return fail(std::move(status.error()));
  if (question.query.empty()) return out;
  const auto parsed = read_question(question);
  if (!parsed) return fail(parsed.error());
  auto plan = make_plan(*parsed, AnswerKind::articles);
  if (!plan) return fail(std::move(plan.error()));
  auto words = engine.words_of(*plan);
  if (!words) return fail(std::move(words.error()));
  out.parts = std::move(plan->parts);
  out.words = std::move(*words);
  return out;
}

}  // namespace news

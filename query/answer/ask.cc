// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/ask.hh"

#include <fmt/format.h>

#include "common/index/xapian_guard.hh"
#include "common/stored_article.hh"
#include "query/answer/hits.hh"
#include "query/engine/xapian/facet_counter.hh"
#include "query/engine/xapian/find_article.hh"
#include "query/engine/xapian/like.hh"
#include "query/engine/xapian/match.hh"
#include "query/engine/xapian/suggest.hh"
#include "query/engine/xapian/unseen.hh"

namespace news {
namespace {

ParseOptions parse_options(const Options& options, Day today) {
  return {.any = options.any, .literal = options.literal, .today = today};
}

// The question's text as a tree, names widened by their aliases.
Result<ParsedQuery> read_question(const Options& options, const Question& question) {
  auto parsed = parse_query(question.query, parse_options(options, question.today));
  if (parsed && question.aliases != nullptr && !options.literal) {
    apply_aliases(parsed->tree, parsed->text, *question.aliases);
  }
  return parsed;
}

bool prints_the_count(const Options& options) {
  return options.count || options.format == OutputFormat::json ||
         options.format == OutputFormat::text;
}

MatchRequest match_request(const Options& options) {
  MatchRequest request;
  request.kind = options.quotes ? AnswerKind::quotations : AnswerKind::articles;
  request.limit = options.count || options.quiet ? 0 : options.limit;
  request.offset = options.count ? 0 : options.offset;
  request.sort = options.sort;
  request.exact = prints_the_count(options) && !options.quiet;
  request.fold = !options.copies && !options.count;  // the count is that of all matches
  request.facets = options.facets;
  if (options.quiet) request.limit = 1;
  return request;
}

Status check_facets(const Options& options) {
  for (const auto& facet : options.facets) {
    if (!options.quotes || counts_quotations(facet.field)) continue;
    return fail(ErrorCode::usage,
                fmt::format("quotations cannot be counted by {}", facet_name(facet.field)),
                "with --quotes: speaker, source, year, month or day");
  }
  return {};
}

Status read_hits(const Corpus& corpus, const Options& options, const Compiled& compiled,
                 const Matched& matched, Answer& answer) {
  std::vector<std::vector<ScorePart>> parts(matched.documents.size());
  if (options.explain) {
    auto explained =
        explain(corpus, compiled, options.quotes ? AnswerKind::quotations : AnswerKind::articles,
                matched.documents);
    if (!explained) return fail(explained.error());
    parts = std::move(*explained);
  }
  const auto finish = [&](auto hits, auto& into) -> Status {
    if (!hits) return fail(hits.error());
    for (std::size_t i = 0; i < hits->size(); ++i) {
      (*hits)[i].rank = answer.offset + i + 1;
      (*hits)[i].parts = std::move(parts[i]);
    }
    into = std::move(*hits);
    return {};
  };
  if (options.quotes) {
    return finish(read_quotations(corpus, matched.documents, compiled.wanted), answer.quotations);
  }
  const bool paths_only = options.format == OutputFormat::paths;
  return finish(
      read_articles(corpus, matched.documents, compiled.wanted, paths_only ? 0 : options.snippets),
      answer.articles);
}

}  // namespace

Result<Answer> ask(const Corpus& corpus, const Options& options, const Question& question) {
  if (const auto status = check_facets(options); !status) return fail(status.error());
  auto parsed = options.like.empty() || !question.query.empty()
                    ? read_question(options, question)
                    : Result<ParsedQuery>(everything_query());
  if (!parsed) return fail(parsed.error());
  const auto kind = options.quotes ? AnswerKind::quotations : AnswerKind::articles;
  auto compiled = compile(corpus, *parsed, kind, {options.dated ? &options.dates : nullptr});
  if (!compiled) return fail(compiled.error());
  if (!options.like.empty()) {
    if (const auto status = like_article(corpus, options.like, *compiled); !status) {
      return fail(status.error());
    }
  }
  if (question.shown != nullptr) {
    if (const auto status = leave_out(corpus, kind, *question.shown, *compiled); !status) {
      return fail(status.error());
    }
  }
  const auto matched = match(corpus, *compiled, match_request(options));
  if (!matched) return fail(matched.error());

  Answer answer;
  answer.query = parsed->text;
  answer.quotes = options.quotes;
  answer.matches = matched->matches;
  answer.results = matched->results;
  answer.exact = matched->exact;
  answer.offset = options.offset;
  answer.facets = matched->facets;
  answer.tree = to_expression(parsed->tree);
  if (const auto status = read_hits(corpus, options, *compiled, *matched, answer); !status) {
    return fail(status.error());
  }
  if (question.shown != nullptr) {
    auto stories = stories_of(corpus, kind, matched->documents);
    if (!stories) return fail(stories.error());
    answer.stories = std::move(*stories);
  }
  if (answer.matches == 0 && !options.quiet && !options.count) {
    auto advice = guard("looking for near words", [&] { return suggest(corpus, *parsed); });
    if (advice) {
      answer.suggestion = std::move(advice->suggestion);
      answer.absent = std::move(advice->absent);
    }
  }
  return answer;
}

Result<ShownArticle> show(const Corpus& corpus, const Options& options, const Question& question) {
  const auto id = find_article(corpus, options.show);
  if (!id) return fail(id.error());
  ShownArticle out;
  auto article = guard("reading the article", [&] {
    return decode_article(corpus.articles().get_document(*id).get_data());
  });
  if (!article) return fail(article.error());
  out.article = std::move(*article);
  if (question.query.empty()) return out;
  const auto parsed = read_question(options, question);
  if (!parsed) return fail(parsed.error());
  auto compiled = compile(corpus, *parsed, AnswerKind::articles, {});
  if (!compiled) return fail(compiled.error());
  out.wanted = std::move(compiled->wanted);
  return out;
}

}  // namespace news

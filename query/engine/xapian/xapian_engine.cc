// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/xapian_engine.hh"

#include <algorithm>
#include <numeric>
#include <utility>

#include "common/cluster_schema.hh"
#include "common/index/xapian_guard.hh"
#include "common/index_schema.hh"
#include "common/quote_values.hh"
#include "query/engine/open.hh"
#include "query/engine/xapian/compile.hh"
#include "query/engine/xapian/find_article.hh"
#include "query/engine/xapian/match.hh"
#include "query/engine/xapian/people.hh"
#include "query/engine/xapian/telling_words.hh"
#include "query/engine/xapian/unseen.hh"

namespace news {
namespace {

// The data of an article that was found: to ask first whether there is such a document costs as
// much as to find it.
std::string data_of(const Corpus& corpus, Xapian::docid id) {
  return corpus.articles().get_document(id, Xapian::DOC_ASSUME_VALID).get_data();
}

// Where a quotation is to be read from.
struct Reading {
  Xapian::docid article = 0;  // combined id
  std::uint32_t place = 0;    // among the article's quotations
  std::size_t which = 0;
};

// By article, so that each is read once however many of its quotations are wanted.
Result<std::vector<Reading>> plan_reading(const Corpus& corpus,
                                          const std::vector<Handle>& quotations) {
  std::vector<Reading> out;
  for (std::size_t i = 0; i < quotations.size(); ++i) {
    const auto id = docid_of(quotations[i]);
    const auto quote = corpus.quotes().get_document(id, Xapian::DOC_ASSUME_VALID);
    Reading reading;
    reading.which = i;
    const auto article = article_number(quote.get_value(quote_slot::kArticle));
    if (article == 0 || !quote_place(quote.get_value(quote_slot::kOrder), reading.place)) {
      return fail(ErrorCode::index_missing, "the index is damaged: a quotation has no article",
                  "check it with newsindex --verify; newsindex --rebuild PATH... makes it anew");
    }
    reading.article = corpus.combined_id(corpus.shard_of(id), article);
    out.push_back(reading);
  }
  std::sort(out.begin(), out.end(), [](const Reading& a, const Reading& b) {
    return std::pair(a.article, a.place) < std::pair(b.article, b.place);
  });
  return out;
}

struct Asked {
  PlanWords words;
  Compiled compiled;
};

Result<Asked> compile_plan(const Corpus& corpus, const Plan& plan, bool ordered) {
  return guard("reading the index", [&]() -> Result<Asked> {
    auto words = PlanWords::find(corpus, plan);
    if (!words) return fail(std::move(words.error()));
    auto compiled = compile(corpus, plan, *words, prepare(corpus, plan, *words), ordered);
    return Asked{std::move(*words), std::move(compiled)};
  });
}

}  // namespace

std::string XapianEngine::index() const {
  return corpus_.indexes().front().generation().uuid;
}

Result<Found> XapianEngine::find(const Plan& plan, const FindRequest& request) {
  auto asked = compile_plan(corpus_, plan, request.limit > 0);
  if (!asked) return fail(std::move(asked.error()));
  const auto& shown = plan.restriction.shown;
  if (shown) {
    if (auto status = leave_out(corpus_, plan.kind, *shown, asked->compiled); !status) {
      return fail(std::move(status.error()));
    }
  }
  auto found = match(corpus_, asked->compiled, plan.kind, request);
  if (!found) return found;
  found->words = std::move(asked->words).take_parts(corpus_);
  if (shown) {
    auto stories = stories_of(corpus_, plan.kind, found->documents);
    if (!stories) return fail(std::move(stories.error()));
    found->stories = std::move(*stories);
  }
  return found;
}

Result<std::vector<PartWords>> XapianEngine::words_of(const Plan& plan) {
  return guard("reading the index", [&]() -> Result<std::vector<PartWords>> {
    auto words = PlanWords::find(corpus_, plan);
    if (!words) return fail(std::move(words.error()));
    return std::move(*words).take_parts(corpus_);
  });
}

Result<std::vector<std::vector<PartScore>>> XapianEngine::part_scores(
    const Plan& plan, const std::vector<Handle>& documents) {
  const auto asked = compile_plan(corpus_, plan, true);
  if (!asked) return fail(asked.error());
  return explain(corpus_, asked->compiled, plan.kind, documents);
}

// In the order in which they are stored, so that neighbours are read from blocks that are at hand.
Status XapianEngine::read(const std::vector<Handle>& articles, const VisitArticle& visit) {
  return guard("reading the articles", [&]() -> Status {
    std::vector<std::size_t> order(articles.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const auto one = docid_of(articles[a]), other = docid_of(articles[b]);
      return std::pair(corpus_.shard_of(one), one) < std::pair(corpus_.shard_of(other), other);
    });
    for (const auto i : order) {
      if (auto status = visit(i, data_of(corpus_, docid_of(articles[i]))); !status) return status;
    }
    return {};
  });
}

Status XapianEngine::read_quotations(const std::vector<Handle>& quotations,
                                     const VisitQuotation& visit) {
  return guard("reading the quotations", [&]() -> Status {
    const auto readings = plan_reading(corpus_, quotations);
    if (!readings) return fail(readings.error());
    Xapian::docid open = 0;
    std::string data;
    Result<QuoteReader> article = fail(ErrorCode::internal, "no article is open");
    for (const auto& reading : *readings) {
      if (reading.article != open) {
        open = reading.article;
        data = data_of(corpus_, open);
        article = QuoteReader::open(data);
        if (!article) return fail(article.error());
      }
      if (auto status = visit(reading.which, *article, reading.place); !status) return status;
    }
    return {};
  });
}

Result<std::vector<SaidBy>> XapianEngine::said_by(const std::vector<Spoken>& quotations) {
  return guard("reading the people of the index", [&] {
    SaidByFinder finder(corpus_);
    std::vector<SaidBy> out;
    out.reserve(quotations.size());
    for (const auto& [quotation, name, kind] : quotations) {
      out.push_back(finder.find(docid_of(quotation), name, kind));
    }
    return out;
  });
}

Result<Handle> XapianEngine::find_article(const std::string& name) {
  const auto id = news::find_article(corpus_, name);
  if (!id) return fail(id.error());
  return handle_of(*id);
}

Result<std::vector<TellingWord>> XapianEngine::telling_words(Handle article) {
  return guard("looking for articles like it",
               [&] { return telling_words_of(corpus_, docid_of(article)); });
}

Result<NearWord> XapianEngine::near_word(const FieldInfo* field, const WordTest& word) {
  return guard("looking for near words", [&] { return near_word_of(corpus_, field, word); });
}

// An archive on a cluster takes libraries that no other question shall pay for.
Result<std::string> program_for(const std::vector<std::string>& places) {
  const auto elsewhere = [](const std::string& place) { return place.starts_with(kClusterScheme); };
  if (std::none_of(places.begin(), places.end(), elsewhere)) return std::string();
  if (places.size() == 1) return std::string("newsquery-cluster");
  return fail(ErrorCode::usage, "an archive on a cluster is asked alone", "one --db");
}

Status with_engine(const std::vector<std::string>& places,
                   const std::function<Status(Engine&)>& ask) {
  return read_corpus(places, [&](const Corpus& corpus) {
    XapianEngine engine(corpus);
    return ask(engine);
  });
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/hits.hh"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "common/index/xapian_guard.hh"
#include "common/index_schema.hh"
#include "common/quote_values.hh"
#include "common/stored_article.hh"

namespace news {
namespace {

// The best fragments: of the body first, then of captions and the short fields, and where nothing
// of the query stands in any, the beginning.
std::vector<Fragment> cut_fragments(const StoredHead& head, const StoredText& article,
                                    Highlighter& highlighter, std::size_t most, bool in_headline) {
  auto out = highlighter.fragments(article.body, Field::body, most);
  const auto add = [&](std::string_view text, Field field) {
    if (out.size() >= most || text.empty()) return;
    for (auto& fragment : highlighter.fragments(text, field, 1)) out.push_back(std::move(fragment));
  };
  add(article.standfirst, Field::body);
  for (const auto& [text, credit] : article.captions) {
    add(text, Field::caption);
    add(credit, Field::credit);
  }
  for (const auto credit : article.credits) add(credit, Field::credit);
  add(head.place, Field::place);
  add(head.section, Field::section);
  if (out.empty() && !article.body.empty()) {
    out.push_back(Highlighter::beginning(article.body, field_info(Field::body).name));
  } else if (out.empty() && !article.captions.empty() && !in_headline) {
    out.push_back(
        Highlighter::beginning(article.captions.front().first, field_info(Field::caption).name));
  }
  return out;
}

// The data of an article that was found: to ask first whether there is such a document costs as
// much as to find it.
std::string data_of(const Corpus& corpus, Xapian::docid id) {
  return corpus.articles().get_document(id, Xapian::DOC_ASSUME_VALID).get_data();
}

Result<ArticleHit> read_article(const Corpus& corpus, Xapian::docid id, Highlighter& highlighter,
                                std::size_t snippets) {
  const std::string data = data_of(corpus, id);
  const auto head = decode_head(data);
  if (!head) return fail(head.error());
  ArticleHit hit;
  hit.id = head->id;
  hit.path = head->path;
  hit.headline = head->headline;
  hit.date = head->date;
  hit.source = head->source;
  hit.headline_marks = marks_of(highlighter.find(hit.headline, Field::headline));
  for (const auto name : head->byline) hit.byline.emplace_back(name);
  for (const auto& speaker : head->speakers)
    hit.speakers.emplace_back(speaker.name, speaker.quotes);
  if (snippets == 0) return hit;
  const auto text = decode_text(data);
  if (!text) return fail(text.error());
  hit.snippets = cut_fragments(*head, *text, highlighter, snippets, !hit.headline_marks.empty());
  return hit;
}

Copy read_copy(const Corpus& corpus, Xapian::docid id) {
  const std::string data = data_of(corpus, id);
  const auto head = decode_head(data);
  if (!head) return {};
  return {std::string(head->id), std::string(head->path), std::string(head->source),
          std::string(head->date)};
}

// Places of the documents, so that neighbours are read from blocks that are at hand.
std::vector<std::size_t> in_stored_order(const Corpus& corpus,
                                         const std::vector<MatchedDocument>& documents) {
  std::vector<std::size_t> order(documents.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto one = documents[a].id, other = documents[b].id;
    return std::pair(corpus.shard_of(one), one) < std::pair(corpus.shard_of(other), other);
  });
  return order;
}

Result<QuoteHit> read_quotation(std::string_view article, std::size_t place,
                                Highlighter& highlighter) {
  auto stored = decode_quote(article, place);
  if (!stored) return fail(stored.error());
  QuoteHit hit;
  hit.speaker = std::move(stored->speaker);
  hit.speaker_full = std::move(stored->speaker_full);
  hit.also = std::move(stored->also);
  hit.description = std::move(stored->description);
  hit.verb = std::move(stored->verb);
  hit.text = std::move(stored->text);
  hit.type = stored->type;
  hit.id = std::move(stored->article_id);
  hit.path = std::move(stored->path);
  hit.headline = std::move(stored->headline);
  hit.date = std::move(stored->date);
  hit.source = std::move(stored->source);
  hit.start = stored->start;
  hit.end = stored->end;
  hit.marks = marks_of(highlighter.find(hit.text, Field::said));
  return hit;
}

// Where a quotation on the page is to be read from.
struct Reading {
  Xapian::docid article = 0;  // combined id
  std::uint32_t place = 0;    // among the article's quotations
  std::size_t hit = 0;        // index on the page
};

// By article, so that each is read once however many of its quotations are shown.
Result<std::vector<Reading>> plan_reading(const Corpus& corpus,
                                          const std::vector<MatchedDocument>& documents) {
  std::vector<Reading> out;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto quote = corpus.quotes().get_document(documents[i].id, Xapian::DOC_ASSUME_VALID);
    Reading reading;
    reading.hit = i;
    const auto article = article_number(quote.get_value(quote_slot::kArticle));
    if (article == 0 || !quote_place(quote.get_value(quote_slot::kOrder), reading.place)) {
      return fail(ErrorCode::index_missing, "the index is damaged: a quotation has no article",
                  "check it with newsindex --verify; newsindex --rebuild PATH... makes it anew");
    }
    reading.article = corpus.combined_id(corpus.shard_of(documents[i].id), article);
    out.push_back(reading);
  }
  std::sort(out.begin(), out.end(), [](const Reading& a, const Reading& b) {
    return std::pair(a.article, a.place) < std::pair(b.article, b.place);
  });
  return out;
}

}  // namespace

std::vector<double> worth(const Corpus& corpus, const std::vector<Wanted>& wanted) {
  std::vector<double> out;
  const double articles = corpus.articles().get_doccount() + 1.0;
  for (const auto& part : wanted) {
    double sum = 0;
    for (const auto& side : part.sides) {
      double frequency = 0;
      for (const auto& word : side) frequency += static_cast<double>(corpus.frequency(word));
      sum += std::log(1.0 + articles / (1.0 + frequency));
    }
    out.push_back(sum);
  }
  return out;
}

Result<std::vector<ArticleHit>> read_articles(const Corpus& corpus,
                                              const std::vector<MatchedDocument>& documents,
                                              const std::vector<Wanted>& wanted,
                                              std::size_t snippets) {
  return guard("reading the articles", [&]() -> Result<std::vector<ArticleHit>> {
    Highlighter highlighter(wanted, worth(corpus, wanted));
    std::vector<ArticleHit> out(documents.size());
    for (const auto i : in_stored_order(corpus, documents)) {
      const auto& document = documents[i];
      auto hit = read_article(corpus, document.id, highlighter, snippets);
      if (!hit) return fail(hit.error());
      hit->score = document.score;
      for (const auto copy : document.copies) hit->copies.push_back(read_copy(corpus, copy));
      out[i] = std::move(*hit);
    }
    return out;
  });
}

Result<std::vector<QuoteHit>> read_quotations(const Corpus& corpus,
                                              const std::vector<MatchedDocument>& documents,
                                              const std::vector<Wanted>& wanted) {
  return guard("reading the quotations", [&]() -> Result<std::vector<QuoteHit>> {
    std::vector<Wanted> spoken;  // bare words are looked for inside the quotation here
    for (auto part : wanted) {
      if (part.field == nullptr) part.field = &field_info(Field::said);
      if (part.field->field == Field::said) spoken.push_back(std::move(part));
    }
    Highlighter highlighter(spoken, worth(corpus, spoken));
    const auto plan = plan_reading(corpus, documents);
    if (!plan) return fail(plan.error());
    std::vector<QuoteHit> out(documents.size());
    Xapian::docid open = 0;
    std::string data;
    for (const auto& reading : *plan) {
      if (reading.article != open) {
        open = reading.article;
        data = data_of(corpus, open);
      }
      auto hit = read_quotation(data, reading.place, highlighter);
      if (!hit) return fail(hit.error());
      hit->score = documents[reading.hit].score;
      out[reading.hit] = std::move(*hit);
    }
    return out;
  });
}

}  // namespace news

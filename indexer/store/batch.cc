// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/batch.hh"

#include <fmt/format.h>
#define XXH_STATIC_LINKING_ONLY  // its state on the stack
#include <xxhash.h>

#include <algorithm>
#include <charconv>

#include "common/quote_values.hh"
#include "common/stored_article.hh"
#include "common/stories.hh"
#include "indexer/copies/signature_file.hh"
#include "indexer/glass/block_file.hh"
#include "indexer/people/evidence_file.hh"
#include "indexer/store/document.hh"
#include "indexer/store/index_files.hh"

namespace news {
namespace {

// News of 9 KB an article: 250 articles a batch cost 5 % more CPU and 2 % more space than 500 do,
// 1000 save 2 % more of both, and take 20 MB more memory a thread.
constexpr std::size_t kMostArticles = 500;
constexpr std::size_t kMostBytes = std::size_t{6} << 20;
// A batch of that size takes 20 MB until it is written. Of more threads than these each has less.
constexpr unsigned kThreadsInFull = 3;
constexpr unsigned kMostParts = 6;  // the least is a sixth: what is smaller costs too much

class Hasher {
 public:
  Hasher() { XXH3_64bits_reset(&state_); }
  void add(std::string_view text) {
    const std::uint64_t size = text.size();
    XXH3_64bits_update(&state_, &size, sizeof size);
    XXH3_64bits_update(&state_, text.data(), text.size());
  }
  void add(const std::vector<std::string>& list) {
    add(std::string_view(std::to_string(list.size())));
    for (const auto& text : list) add(text);
  }
  std::uint64_t value() const { return XXH3_64bits_digest(&state_); }

 private:
  XXH3_state_t state_;
};

}  // namespace

namespace {
std::uint64_t hash_content(const Article& article, std::string_view decoded) {
  Hasher hash;
  for (const std::string_view text :
       {std::string_view(article.format), std::string_view(article.headline),
        std::string_view(article.date), std::string_view(article.source),
        std::string_view(article.place), std::string_view(article.section),
        std::string_view(article.language), std::string_view(article.url),
        std::string_view(article.standfirst), std::string_view(article.body), decoded}) {
    hash.add(text);
  }
  for (const auto* list : {&article.byline, &article.credits, &article.headings}) hash.add(*list);
  for (const auto& caption : article.captions) {
    hash.add(caption.text);
    hash.add(caption.credit);
  }
  return hash.value();
}
}  // namespace

std::uint64_t content_hash(const Article& article) {
  return hash_content(article, article.text);
}

std::uint64_t stored_content_hash(const Article& article) {
  return hash_content(article, {});
}

std::uint64_t stored_hash(const std::vector<std::string>& data) {
  Hasher hash;
  for (const auto& one : data) hash.add(std::string_view(one));
  return hash.value();
}

std::uint64_t id_number(std::string_view id) {
  std::uint64_t number = 0;
  std::from_chars(id.data(), id.data() + id.size(), number, 16);
  return number;
}

bool looks_like_id(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

std::string id_text(std::uint64_t number) {
  return fmt::format("{:016x}", number);
}

namespace {
std::size_t text_size(const Article& article) {
  return article.body.size() + article.text.size();
}
}  // namespace

Batch::Batch(unsigned threads) {
  const auto part = std::clamp(threads, kThreadsInFull, kThreadsInFull * kMostParts);
  most_articles_ = kMostArticles * kThreadsInFull / part;
  most_bytes_ = kMostBytes * kThreadsInFull / part;
}

void Batch::add(PendingArticle article) {
  bytes_ += text_size(article.article);
  articles_.push_back(std::move(article));
}

bool Batch::full() const {
  return articles_.size() >= most_articles_ || bytes_ >= most_bytes_;
}

namespace {

// One article and its quotations; fills the entry's hash and documents.
Status write_documents(const PendingArticle& pending, ArticleEntry& entry, Analyser& analyser,
                       BodyWords& words, BatchWriter& articles, BatchWriter& quotes) {
  const Article& article = pending.article;
  const Placement placement{entry.document, entry.story, pending.group};
  const std::string data = encode_article(article);
  Hasher hash;
  hash.add(data);
  write_article(article, placement, data, analyser, articles, words);
  if (auto done = articles.finish_document(); !done) return done;
  const SpeakerIndex speakers(article.speakers);
  for (std::size_t i = 0; i < article.quotes.size(); ++i) {
    hash.add(quote_order(article.id, static_cast<std::uint32_t>(i)));
    write_quote(article, i, placement, speakers, words, analyser, quotes);
    if (auto done = quotes.finish_document(); !done) return done;
  }
  entry.stored_hash = hash.value();
  return {};
}

// Not synced: a crash sweeps it.
Status write_scratch(const std::string& path, std::string_view bytes) {
  glass::BlockFile file(path);
  file.append(bytes);
  return file.close();
}

}  // namespace

std::uint32_t Batch::quotes() const {
  std::size_t sum = 0;
  for (const auto& pending : articles_) sum += pending.article.quotes.size();
  return static_cast<std::uint32_t>(sum);
}

Result<Part> Batch::write(const std::string& folder, const BatchPlace& place, Analyser& analyser,
                          std::vector<ArticleEntry>& entries,
                          const std::function<bool(std::uint64_t)>& must_end) {
  auto articles = std::exchange(articles_, {});
  bytes_ = 0;
  Part part;
  part.first_article = place.first_article;
  part.last_article = place.first_article - 1;
  part.first_quote = place.first_quote;
  part.last_quote = place.first_quote - 1;
  auto article_writer = make_batch_writer(folder + "-a", part.first_article);
  const auto quote_writer = make_quote_writer(folder + "-q", part.first_quote);
  SignatureFileBuilder signatures;
  EvidenceFileBuilder evidence;
  BodyWords words;
  ArticleEntry entry;
  entry.document = part.first_article;
  entry.first_quote = part.first_quote;
  for (auto& next : articles) {
    const auto pending = std::move(next);  // the writers grow as articles go
    entry.id = id_number(pending.article.id);
    entry.content_hash = pending.content_hash;
    entry.quotes = static_cast<std::uint32_t>(pending.article.quotes.size());
    const bool known = static_cast<bool>(pending.origin);
    entry.story = known ? pending.origin.story : new_story(entry.id, entry.content_hash);
    entry.first_seen = known ? pending.origin.first_seen : place.generation;
    const bool in_order = part.last_article + 1 == entry.document;
    if (in_order && !must_end(part.text_bytes)) {
      if (auto done =
              write_documents(pending, entry, analyser, words, *article_writer, *quote_writer);
          !done) {
        return fail(done.error());
      }
      part.last_article = entry.document;
      part.last_quote += entry.quotes;
      part.text_bytes += text_size(pending.article);
      signatures.add(entry.document, pending.group, pending.signature);
      const auto told = encode_evidence(pending.article, entry.first_quote, pending.group);
      if (auto done = evidence.add(entry.document, told); !done) return fail(done.error());
    }
    entries.push_back(entry);
    ++entry.document;
    entry.first_quote += entry.quotes;
  }
  if (part.last_article < part.first_article) return part;
  part.articles = folder + "-a";
  if (auto done = article_writer->finish(); !done) return fail(done.error());
  article_writer.reset();
  if (part.last_quote >= part.first_quote) {
    part.quotes = folder + "-q";
    if (auto done = quote_writer->finish(); !done) return fail(done.error());
  }
  part.signatures = folder + "-s";
  if (auto done = signatures.write(part.signatures); !done) return fail(done.error());
  part.evidence = folder + "-e";
  const auto told = evidence.take();
  if (!told) return fail(told.error());
  if (auto done = write_scratch(part.evidence, *told); !done) return fail(done.error());
  return part;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/corpus.hh"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <unordered_set>

namespace news {
namespace {

Xapian::Database joined(const std::vector<Xapian::Database>& shards) {
  if (shards.size() == 1) return shards.front();
  Xapian::Database out;
  for (const auto& shard : shards) out.add_database(shard);
  return out;
}

// The same folder by another name.
bool opened_before(const std::deque<IndexReader>& indexes, const std::string& directory) {
  return std::any_of(indexes.begin(), indexes.end(), [&directory](const IndexReader& index) {
    std::error_code none;
    return std::filesystem::equivalent(index.directory(), directory, none);
  });
}

// Segments are told apart by their uuids: one copied with its index would lend its dead to the
// other.
bool share_a_segment(const IndexReader& one, const IndexReader& other) {
  std::unordered_set<std::string_view> uuids;
  for (const auto& segment : one.generation().segments) uuids.insert(segment.articles_uuid);
  const auto& segments = other.generation().segments;
  return std::any_of(segments.begin(), segments.end(), [&uuids](const Segment& segment) {
    return uuids.contains(segment.articles_uuid);
  });
}

}  // namespace

Result<Corpus> Corpus::open(const std::vector<std::string>& directories) {
  Corpus corpus;
  for (const auto& directory : directories) {
    if (opened_before(corpus.indexes_, directory)) continue;
    auto index = IndexReader::open(directory);
    if (!index) return fail(index.error());
    for (const auto& other : corpus.indexes_) {
      if (!share_a_segment(other, *index)) continue;
      return fail(
          ErrorCode::usage,
          fmt::format("{} is a copy of {}: they share articles", directory, other.directory()),
          "name one of the two");
    }
    corpus.indexes_.push_back(std::move(*index));
  }
  for (const auto& index : corpus.indexes_) {
    const auto& shards = index.articles();
    corpus.article_shards_.insert(corpus.article_shards_.end(), shards.begin(), shards.end());
    for (const auto& segment : index.generation().segments) corpus.segments_.push_back(&segment);
  }
  corpus.articles_ = joined(corpus.article_shards_);
  return corpus;
}

const std::vector<Xapian::Database>& Corpus::quote_shards() const {
  if (quote_shards_.empty()) {
    for (const auto& index : indexes_) {
      const auto shards = index.open_quotes();
      quote_shards_.insert(quote_shards_.end(), shards.begin(), shards.end());
    }
    quotes_ = joined(quote_shards_);
  }
  return quote_shards_;
}

const Xapian::Database& Corpus::quotes() const {
  quote_shards();
  return quotes_;
}

const std::vector<PeopleFile>& Corpus::people() const {
  if (people_.empty()) {
    for (const auto& index : indexes_) {
      const auto& generation = index.generation();
      auto file = PeopleFile::open(index.directory() + "/" + people_name(generation.number),
                                   generation.people_bytes, generation.people_hash);
      if (!file) throw Xapian::DatabaseCorruptError(file.error().message);
      people_.push_back(std::move(*file));
    }
  }
  return people_;
}

std::optional<std::size_t> Corpus::shard_of_articles(std::string_view uuid) const {
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    if (segments_[i]->articles_uuid == uuid) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> Corpus::shard_of_quotes(std::string_view uuid) const {
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    if (segments_[i]->quotes_uuid == uuid) return i;
  }
  return std::nullopt;
}

DocumentsBySegment Corpus::by_segment(const std::vector<Xapian::docid>& combined,
                                      const std::vector<double>& weights) const {
  DocumentsBySegment out;
  for (std::size_t i = 0; i < combined.size(); ++i) {
    auto& documents = out[segment_of(combined[i]).articles_uuid];
    documents.ids.push_back(document_of(combined[i]));
    if (!weights.empty()) documents.weights.push_back(weights[i]);
  }
  return out;
}

DocumentsBySegment Corpus::quotes_by_segment(const std::vector<Xapian::docid>& combined) const {
  DocumentsBySegment out;
  for (const auto id : combined) out[segment_of(id).quotes_uuid].ids.push_back(document_of(id));
  return out;
}

Xapian::Query Corpus::dead_articles() const {
  auto dead = std::make_shared<DocumentsBySegment>();
  for (const auto* segment : segments_) {
    if (!segment->dead_articles.empty()) {
      (*dead)[segment->articles_uuid].ids.assign(segment->dead_articles.begin(),
                                                 segment->dead_articles.end());
    }
  }
  return document_set_query(std::move(dead));
}

Xapian::Query Corpus::dead_quotes() const {
  auto dead = std::make_shared<DocumentsBySegment>();
  for (const auto* segment : segments_) {
    if (!segment->dead_quotes.empty()) {
      (*dead)[segment->quotes_uuid].ids.assign(segment->dead_quotes.begin(),
                                               segment->dead_quotes.end());
    }
  }
  return document_set_query(std::move(dead));
}

std::vector<std::string> Corpus::forms_of(std::string_view word) const {
  return gathered(word, &VocabularySet::forms_of);
}

std::vector<std::string> Corpus::forms_of_capital(std::string_view word) const {
  return gathered(word, &VocabularySet::forms_of_capital);
}

std::vector<std::string> Corpus::gathered(
    std::string_view word,
    std::vector<std::string_view> (VocabularySet::*of)(std::string_view) const) const {
  std::vector<std::string> forms{std::string(word)};
  for (const auto& index : indexes_) {
    for (const auto form : (index.vocabulary().*of)(word)) forms.emplace_back(form);
  }
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  return forms;
}

bool Corpus::knows(std::string_view word) const {
  return std::any_of(indexes_.begin(), indexes_.end(), [word](const IndexReader& index) {
    return index.vocabulary().contains(word);
  });
}

std::uint64_t Corpus::frequency(std::string_view word) const {
  std::uint64_t sum = 0;
  for (const auto& index : indexes_) sum += index.vocabulary().frequency(word);
  return sum;
}

void Corpus::scan(std::string_view first,
                  const std::function<bool(std::string_view, std::uint32_t)>& visit) const {
  for (const auto& index : indexes_) {
    for (const auto& part : index.vocabulary().parts()) {
      for (auto at = part.lower_bound(first); at < part.size(); ++at) {
        if (!visit(part.word(at), part.frequency(at))) break;
      }
    }
  }
}

}  // namespace news

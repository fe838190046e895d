// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/word_places.hh"

#include <algorithm>

#include "common/index_schema.hh"

namespace news {
namespace {

// The value of a document; values are read forward while documents ascend.
bool value_of(const Xapian::Database& database, Xapian::valueno slot, Xapian::docid document,
              Xapian::ValueIterator& at, const Xapian::ValueIterator& end, std::string& value) {
  if (at != end && at.get_docid() > document) at = database.valuestream_begin(slot);
  if (at != end && at.get_docid() < document) at.skip_to(document);
  if (at == end || at.get_docid() != document) return false;
  value = *at;
  return true;
}

void read(const Xapian::Database& database, Xapian::docid document, const std::string& word,
          std::vector<std::uint32_t>& out) {
  const auto end = database.positionlist_end(document, word);
  for (auto at = database.positionlist_begin(document, word); at != end; ++at) out.push_back(*at);
}

}  // namespace

WordPlaces::WordPlaces(const Corpus& corpus, PlacesOf kind, std::size_t shard,
                       Xapian::Database shard_database)
    : kind_(kind), articles_(corpus.article_shards()[shard]), database_(std::move(shard_database)) {
  if (kind == PlacesOf::own) return;
  const auto ranges = kind == PlacesOf::quotations ? quote_slot::kSpan : slot::kLead;
  ranges_at_ = database_.valuestream_begin(ranges);
  ranges_end_ = database_.valuestream_end(ranges);
  if (kind == PlacesOf::leads) return;
  article_at_ = database_.valuestream_begin(quote_slot::kArticle);
  article_end_ = database_.valuestream_end(quote_slot::kArticle);
}

bool WordPlaces::open(Xapian::docid document) {
  document_ = document;
  if (kind_ == PlacesOf::own) return true;
  Xapian::docid article = document;
  std::string value;
  if (kind_ == PlacesOf::quotations) {
    if (!value_of(database_, quote_slot::kSpan, document, ranges_at_, ranges_end_, value)) {
      ranges_.clear();
      return true;
    }
    decode_ranges(value, ranges_);
    if (!value_of(database_, quote_slot::kArticle, document, article_at_, article_end_, value)) {
      return false;
    }
    article = article_number(value);
  } else {
    if (!value_of(database_, slot::kLead, document, ranges_at_, ranges_end_, value)) return false;
    decode_ranges(value, ranges_);
  }
  if (article == 0 || ranges_.empty()) return false;
  article_ = article;
  return true;
}

// As far as the last range: most of a long article is never looked at.
void WordPlaces::read_on(const std::string& word, Read& known) const {
  if (known.article != article_) {
    known.article = article_;
    known.positions.clear();
    known.at = articles_.positionlist_begin(article_, word);
    known.end = articles_.positionlist_end(article_, word);
  }
  const auto last = ranges_.back().last;
  for (; known.at != known.end && *known.at <= last; ++known.at) {
    known.positions.push_back(*known.at);
  }
}

std::span<const std::uint32_t> WordPlaces::of_run(const std::string& run) {
  std::vector<std::uint32_t> found;
  std::uint32_t offset = 0;
  for (std::size_t at = 0; at < run.size(); ++offset) {
    const auto end = std::min(run.find(' ', at), run.size());
    const auto word = run.substr(at, end - at);
    const auto places = word.empty() ? std::span<const std::uint32_t>() : of(word);
    if (offset == 0) {
      found.assign(places.begin(), places.end());
    } else if (!word.empty()) {
      std::erase_if(found, [&](std::uint32_t place) {
        return !std::binary_search(places.begin(), places.end(), place + offset);
      });
    }
    at = end + 1;
  }
  auto& known = read_[run];
  known.picked = std::move(found);
  return known.picked;
}

std::span<const std::uint32_t> WordPlaces::of(const std::string& word) {
  if (word.find(' ') != std::string::npos) return of_run(word);
  auto& known = read_[word];
  if (ranges_.empty()) {
    known.picked.clear();
    read(database_, document_, word, known.picked);
    return known.picked;
  }
  read_on(word, known);
  const auto& all = known.positions;
  const auto inside = [&all](const PositionRange& range) {
    const auto first = std::lower_bound(all.begin(), all.end(), range.first);
    return std::span<const std::uint32_t>(first, std::upper_bound(first, all.end(), range.last));
  };
  if (ranges_.size() == 1) return inside(ranges_.front());
  known.picked.clear();
  for (const auto& range : ranges_) {
    const auto part = inside(range);
    known.picked.insert(known.picked.end(), part.begin(), part.end());
  }
  return known.picked;
}

}  // namespace news

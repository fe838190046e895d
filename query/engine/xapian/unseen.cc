// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/unseen.hh"

#include <algorithm>
#include <memory>

#include "common/index/xapian_guard.hh"
#include "common/index_schema.hh"
#include "common/stories.hh"
#include "query/engine/xapian/document_set.hh"
#include "query/engine/xapian/terms.hh"

namespace news {
namespace {

// The values of one slot, read forward while documents ascend.
class SlotReader {
 public:
  SlotReader(const Xapian::Database& database, Xapian::valueno slot)
      : database_(database), slot_(slot), end_(database.valuestream_end(slot)) {
    at_ = database.valuestream_begin(slot);
  }

  // Empty: the document has none.
  std::string of(Xapian::docid document) {
    if (at_ != end_ && at_.get_docid() > document) at_ = database_.valuestream_begin(slot_);
    if (at_ != end_ && at_.get_docid() < document) at_.skip_to(document);
    return at_ != end_ && at_.get_docid() == document ? *at_ : std::string();
  }

 private:
  const Xapian::Database& database_;
  Xapian::valueno slot_;
  Xapian::ValueIterator at_, end_;
};

// Of the documents of one shard.
class StoryReader {
 public:
  StoryReader(const Corpus& corpus, AnswerKind kind, std::size_t shard)
      : stories_(corpus.article_shards()[shard], slot::kStory) {
    if (kind == AnswerKind::articles) return;
    quotation_ = std::make_unique<OfQuotation>(corpus, shard);
  }

  std::uint64_t of(Xapian::docid document) {
    if (!quotation_) return key_number(stories_.of(document));
    const auto article = article_number(quotation_->articles.of(document));
    return story_of_quotation(key_number(stories_.of(article)),
                              key_number(quotation_->article_groups.of(article)),
                              key_number(quotation_->groups.of(document)));
  }

 private:
  struct OfQuotation {
    OfQuotation(const Corpus& corpus, std::size_t shard)
        : articles(corpus.quote_shards()[shard], quote_slot::kArticle),
          groups(corpus.quote_shards()[shard], quote_slot::kGroup),
          article_groups(corpus.article_shards()[shard], slot::kGroup) {}
    SlotReader articles, groups, article_groups;
  };

  SlotReader stories_;
  std::unique_ptr<OfQuotation> quotation_;
};

// Sorted by shard, then by document: a pass over each shard's values.
std::vector<Xapian::docid> in_stored_order(const Corpus& corpus, std::vector<Xapian::docid> ids) {
  std::sort(ids.begin(), ids.end(), [&corpus](Xapian::docid a, Xapian::docid b) {
    return std::pair(corpus.shard_of(a), a) < std::pair(corpus.shard_of(b), b);
  });
  return ids;
}

// Calls visit(id, story) for each of the documents (combined ids).
template <class Visit>
void each_story(const Corpus& corpus, AnswerKind kind, std::vector<Xapian::docid> ids,
                Visit&& visit) {
  std::unique_ptr<StoryReader> reader;
  std::size_t open = 0;
  for (const auto id : in_stored_order(corpus, std::move(ids))) {
    const auto shard = corpus.shard_of(id);
    if (!reader || open != shard) reader = std::make_unique<StoryReader>(corpus, kind, shard);
    open = shard;
    visit(id, reader->of(corpus.document_of(id)));
  }
}

}  // namespace

Status leave_out(const Corpus& corpus, AnswerKind kind, const std::vector<std::uint64_t>& shown,
                 Compiled& compiled) {
  if (compiled.query.empty() || shown.empty()) return {};
  return guard("looking for what is new", [&] {
    const auto& database = kind == AnswerKind::articles ? corpus.articles() : corpus.quotes();
    std::vector<Xapian::docid> left;
    each_story(corpus, kind, all_matches(database, compiled.query),
               [&](Xapian::docid id, std::uint64_t story) {
                 if (!std::binary_search(shown.begin(), shown.end(), story)) left.push_back(id);
               });
    std::sort(left.begin(), left.end());
    const auto set = document_set_query(std::make_shared<DocumentsBySegment>(
        kind == AnswerKind::articles ? corpus.by_segment(left) : corpus.quotes_by_segment(left)));
    compiled.query =
        set.empty() ? set : Xapian::Query(Xapian::Query::OP_FILTER, compiled.query, set);
  });
}

Result<std::vector<std::uint64_t>> stories_of(const Corpus& corpus, AnswerKind kind,
                                              const std::vector<FoundDocument>& documents) {
  return guard("reading what was shown", [&] {
    std::vector<Xapian::docid> ids;
    for (const auto& document : documents) {
      ids.push_back(docid_of(document.handle));
      for (const auto copy : document.copies) ids.push_back(docid_of(copy));
    }
    std::vector<std::uint64_t> out;
    each_story(corpus, kind, std::move(ids),
               [&out](Xapian::docid, std::uint64_t story) { out.push_back(story); });
    return out;
  });
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/copy_order.hh"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>

#include "common/index_schema.hh"
#include "common/quote_values.hh"
#include "common/stored_article.hh"
#include "common/stories.hh"

namespace news {
namespace {

constexpr std::string_view kUndated = "9";  // behind every day

struct Member {
  std::string date, wire;
  unsigned unstated = 0;      // facts it does not give
  std::uint32_t missing = 0;  // the longer, the less
  std::string path;           // only of those that are alike so far
  std::uint32_t ordinal = 0, place = 0;
  Xapian::docid id = 0;

  auto kind() const { return std::tie(date, unstated, missing); }
  auto all() const { return std::tie(date, unstated, missing, path, ordinal, place, id); }
};

std::string day_of(const Xapian::Document& document, Xapian::valueno slot) {
  auto date = document.get_value(slot);
  return date.empty() ? std::string(kUndated) : date;
}

// Reads where they stand; only where nothing else tells them apart, for it reads the articles.
template <class Locate>
void sort_members(std::vector<Member>& members, const Locate& locate) {
  const auto less = [](const Member& a, const Member& b) { return a.kind() < b.kind(); };
  std::sort(members.begin(), members.end(), less);
  for (auto begin = members.begin(); begin != members.end();) {
    const auto end = std::upper_bound(begin, members.end(), *begin, less);
    if (end - begin > 1) {
      std::for_each(begin, end, locate);
      std::sort(begin, end, [](const Member& a, const Member& b) { return a.all() < b.all(); });
    }
    begin = end;
  }
}

void put_back(const std::vector<Member>& members, std::vector<Xapian::docid>& out) {
  std::transform(members.begin(), members.end(), out.begin(),
                 [](const Member& member) { return member.id; });
}

std::string path_of(const Corpus& corpus, Xapian::docid article, std::uint32_t& ordinal) {
  const auto data = corpus.articles().get_document(article, Xapian::DOC_ASSUME_VALID).get_data();
  const auto head = decode_head(data);
  if (!head) return {};
  ordinal = head->ordinal;
  return std::string(head->canonical);
}

void newest_version_first(std::vector<Member>& members) {
  if (members.empty() || members.front().wire.empty()) return;
  const auto item_of = [](const Member& member) { return member.wire.substr(0, kWireItemBytes); };
  auto newest = members.begin();
  for (auto at = members.begin(); at != members.end(); ++at) {
    if (item_of(*at) == item_of(*newest) && at->wire > newest->wire) newest = at;
  }
  std::rotate(members.begin(), newest, newest + 1);
}

}  // namespace

void order_copies(const Corpus& corpus, std::vector<Xapian::docid>& articles) {
  std::vector<Member> members;
  members.reserve(articles.size());
  for (const auto id : articles) {
    const auto document = corpus.articles().get_document(id, Xapian::DOC_ASSUME_VALID);
    Member member;
    member.id = id;
    member.date = day_of(document, slot::kDate);
    member.wire = document.get_value(slot::kWire);
    for (const auto fact : {slot::kByline, slot::kSource, slot::kSection, slot::kPlace}) {
      member.unstated += document.get_value(fact).empty() ? 1 : 0;
    }
    member.missing = ~corpus.articles().get_doclength(id);
    members.push_back(std::move(member));
  }
  sort_members(members, [&corpus](Member& member) {
    member.path = path_of(corpus, member.id, member.ordinal);
  });
  newest_version_first(members);
  put_back(members, articles);
}

void order_quoted_copies(const Corpus& corpus, std::vector<Xapian::docid>& quotations) {
  std::vector<Member> members;
  members.reserve(quotations.size());
  for (const auto id : quotations) {
    const auto document = corpus.quotes().get_document(id, Xapian::DOC_ASSUME_VALID);
    Member member;
    member.id = id;
    member.date = day_of(document, quote_slot::kDate);
    members.push_back(std::move(member));
  }
  sort_members(members, [&corpus](Member& member) {
    const auto document = corpus.quotes().get_document(member.id, Xapian::DOC_ASSUME_VALID);
    const auto article = article_number(document.get_value(quote_slot::kArticle));
    if (article == 0) return;
    const auto its = corpus.combined_id(corpus.shard_of(member.id), article);
    member.path = path_of(corpus, its, member.ordinal);
    (void)quote_place(document.get_value(quote_slot::kOrder), member.place);
  });
  put_back(members, quotations);
}

}  // namespace news

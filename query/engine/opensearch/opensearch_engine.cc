// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/opensearch/opensearch_engine.hh"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "common/cluster_schema.hh"
#include "common/field.hh"
#include "common/stories.hh"
#include "query/engine/opensearch/fold_quotations.hh"
#include "query/engine/opensearch/requests.hh"

namespace news {
namespace {

using nlohmann::json;

constexpr std::size_t kReadAtOnce = 100;
// The server takes 65,536.
constexpr std::size_t kStoriesAtOnce = 50'000;

tl::unexpected<Error> cannot(std::string_view what) {
  return fail(ErrorCode::usage, fmt::format("a cluster cannot {}", what));
}

Error too_deep() {
  return {ErrorCode::usage, fmt::format("a cluster shows the first {} results alone", kDeepest),
          "restrict the question by dates, or give a smaller --limit and --offset"};
}

// Cut down to what the server shows; false: more was asked for, and has to be refused where there
// is more.
bool fits(FindRequest& request) {
  const auto most = kDeepest - std::min(request.offset, kDeepest);
  if (request.limit <= most) return true;
  request.limit = most;
  return false;
}

// What --new has shown is no match.
void leave_out(const std::vector<std::uint64_t>& shown, AnswerKind kind, Dsl& dsl) {
  json out = json::array();
  const bool articles = kind == AnswerKind::articles;
  const auto field = articles ? std::string(cluster_field::kStory)
                              : fmt::format("{}.{}", cluster_field::kQuotes, cluster_field::kStory);
  for (std::size_t at = 0; at < shown.size(); at += kStoriesAtOnce) {
    json some = json::array();
    for (auto i = at; i < std::min(shown.size(), at + kStoriesAtOnce); ++i) {
      some.push_back(hexadecimal(key_value(shown[i])));
    }
    out.push_back({{"terms", {{field, std::move(some)}}}});
  }
  if (out.empty()) return;
  auto& query = articles ? dsl.articles : dsl.quotations;
  query = {{"bool", {{"must", json::array({std::move(query)})}, {"must_not", std::move(out)}}}};
}

void add_facts(const ClusterFacts& facts, FoundDocument& out) {
  out.words = static_cast<std::uint32_t>(std::min<std::uint64_t>(facts.words, UINT32_MAX));
  out.group = facts.group;
}

// Of versions of one item on its wire the newest stands for all (values in hexadecimal).
void put_newest_first(std::vector<ClusterCopy>& copies) {
  if (copies.empty() || copies.front().wire.empty()) return;
  const auto item = [](const ClusterCopy& copy) { return copy.wire.substr(0, 2 * kWireItemBytes); };
  auto newest = copies.begin();
  for (auto at = copies.begin(); at != copies.end(); ++at) {
    if (item(*at) == item(*newest) && at->wire > newest->wire) newest = at;
  }
  std::rotate(copies.begin(), newest, newest + 1);
}

// The hit holds one there.
const InnerHit& quotation_at(const ClusterHit& hit, std::uint32_t place) {
  return *std::find_if(hit.quotations.begin(), hit.quotations.end(),
                       [place](const InnerHit& one) { return one.place == place; });
}

std::string shown_group(const std::string& digits) {
  const auto number = key_number(bytes_of_hexadecimal(digits));
  return number == 0 ? std::string() : fmt::format("{:016x}", number);
}

std::string bytes_of(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

Result<OpenSearchEngine> OpenSearchEngine::open(std::unique_ptr<Transport> transport,
                                                std::string archive) {
  OpenSearchEngine out(std::move(transport), std::move(archive));
  const auto answer = out.transport_->ask(
      "GET", fmt::format("/{}/_mapping?filter_path=*.mappings._meta", out.archive_), {});
  if (!answer) return fail(answer.error());
  auto uuid = read_archive(*answer, out.archive_);
  if (!uuid) return fail(std::move(uuid.error()));
  out.uuid_ = std::move(*uuid);
  return out;
}

Capabilities OpenSearchEngine::can() const {
  return {Capability::lists, Capability::stories, Capability::copies, Capability::quotations,
          Capability::frequencies};
}

Result<nlohmann::json> OpenSearchEngine::search(const nlohmann::json& body) {
  const auto answer = transport_->ask(
      "POST",
      fmt::format("/{}/_search?search_type=dfs_query_then_fetch&allow_partial_search_results=false",
                  archive_),
      bytes_of(body));
  if (!answer) return fail(answer.error());
  return read_json(*answer);
}

Handle OpenSearchEngine::handle_of(Document document) {
  documents_.push_back(std::move(document));
  return Handle{documents_.size() - 1};
}

const OpenSearchEngine::Document& OpenSearchEngine::document_of(Handle handle) const {
  return documents_[static_cast<std::size_t>(handle)];
}

Result<Found> OpenSearchEngine::find(const Plan& plan, const FindRequest& request) {
  auto dsl = compile_dsl(plan);
  if (!dsl) return fail(dsl.error());
  if (plan.restriction.shown) leave_out(*plan.restriction.shown, plan.kind, *dsl);
  auto found = plan.kind == AnswerKind::articles ? find_articles(*dsl, request)
                                                 : find_quotations(*dsl, request);
  if (found) found->words.resize(plan.parts.size());
  if (found && !plan.restriction.shown) found->stories.clear();
  return found;
}

FoundDocument OpenSearchEngine::found_article(ClusterHit hit, bool ranked,
                                              std::vector<std::uint64_t>& stories) {
  FoundDocument out;
  if (ranked) out.score = hit.score;
  if (hit.copies.size() < 2) {
    add_facts(hit.facts, out);
    stories.push_back(hit.facts.story);
    out.handle = handle_of({std::move(hit.index), std::move(hit.id)});
    return out;
  }
  put_newest_first(hit.copies);
  add_facts(hit.copies.front().facts, out);
  for (const auto& copy : hit.copies) stories.push_back(copy.facts.story);
  out.more_copies = hit.all_copies - std::min<std::uint64_t>(hit.all_copies, hit.copies.size());
  for (auto& copy : hit.copies) {
    const auto handle = handle_of({std::move(copy.index), std::move(copy.id)});
    if (&copy == &hit.copies.front()) {
      out.handle = handle;
    } else {
      out.copies.push_back(handle);
    }
  }
  return out;
}

// Page by page; an article without a group stands for itself.
Status OpenSearchEngine::count_groups(const Dsl& dsl, const nlohmann::json& answer, bool all,
                                      Found& out) {
  auto page = read_groups(answer);
  if (!page) return fail(std::move(page.error()));
  std::uint64_t groups = page->groups, documents = page->documents;
  while (page->groups == kGroupsAtOnce && !page->after.is_null()) {
    if (!all) {
      out.exact = false;
      break;
    }
    const auto next = search(groups_request(dsl, page->after));
    if (!next) return fail(next.error());
    page = read_groups(*next);
    if (!page) return fail(std::move(page.error()));
    groups += page->groups;
    documents += page->documents;
  }
  out.results = groups + (out.matches - std::min(documents, out.matches));
  return {};
}

Result<Found> OpenSearchEngine::find_articles(const Dsl& dsl, FindRequest request) {
  const bool all = !fits(request);
  if (request.offset >= kDeepest) return fail(too_deep());
  const auto answer = search(articles_request(dsl, request));
  if (!answer) return fail(answer.error());
  auto page = read_page(*answer);
  if (!page) return fail(std::move(page.error()));
  Found out;
  out.exact = true;
  out.matches = out.results = page->matches;
  for (auto& hit : page->hits) {
    out.documents.push_back(found_article(std::move(hit), dsl.ranked, out.stories));
  }
  if (request.fold) {
    if (auto status = count_groups(dsl, *answer, request.exact || all, out); !status) {
      return fail(std::move(status.error()));
    }
  }
  if (all && out.results > kDeepest) return fail(too_deep());
  return out;
}

Result<Found> OpenSearchEngine::find_quotations(const Dsl& dsl, FindRequest request) {
  const bool by_score = request.sort == SortOrder::relevance && dsl.ranked;
  const bool all = !fits(request);
  if (request.offset >= kDeepest) return fail(too_deep());
  const auto last = request.offset + request.limit;
  for (std::size_t size = request.limit == 0 ? 0 : last;; size *= 2) {
    if (size > kDeepest) return fail(too_deep());
    const auto answer = search(quotations_request(dsl, request.sort, size));
    if (!answer) return fail(answer.error());
    const auto page = read_page(*answer);
    if (!page) return fail(page.error());
    const auto count = read_quotation_count(*answer);
    if (!count) return fail(count.error());
    const auto missing = [](const ClusterHit& hit) {
      return hit.quotations.size() < hit.all_quotations;
    };
    if (std::any_of(page->hits.begin(), page->hits.end(), missing)) {
      return fail(ErrorCode::usage,
                  fmt::format("an article has more than {} quotations that match", kMostInnerHits),
                  "ask for more words of them");
    }
    const bool whole = page->hits.size() >= page->matches;
    const auto folded = fold_quotations(*page, by_score, request.fold, whole);
    if (size > 0 && folded.sure < last && !whole && !page->hits.empty()) continue;
    Found out;
    out.matches = count->matches;
    out.results = request.fold ? count->results : count->matches;
    out.exact = !request.fold || count->exact;
    if (all && out.results > kDeepest) return fail(too_deep());
    for (auto i = request.offset; i < std::min(last, folded.quotations.size()); ++i) {
      const auto& one = folded.quotations[i];
      const auto document = [&](std::size_t hit, std::uint32_t place) {
        return handle_of({page->hits[hit].index, page->hits[hit].id, place});
      };
      FoundDocument found;
      found.handle = document(one.hit, one.place);
      const auto& itself = quotation_at(page->hits[one.hit], one.place);
      found.group = shown_group(itself.group);
      out.stories.push_back(itself.story);
      if (dsl.ranked) found.score = one.score;
      for (const auto& [hit, place] : one.copies) {
        found.copies.push_back(document(hit, place));
        out.stories.push_back(quotation_at(page->hits[hit], place).story);
      }
      out.documents.push_back(std::move(found));
    }
    return out;
  }
}

Result<std::vector<PartWords>> OpenSearchEngine::words_of(const Plan& plan) {
  return std::vector<PartWords>(plan.parts.size());
}

Result<std::vector<std::vector<PartScore>>> OpenSearchEngine::part_scores(
    const Plan&, const std::vector<Handle>&) {
  return cannot("tell what each word gave to a score");
}

Result<std::vector<std::string>> OpenSearchEngine::stored(const std::vector<Document>& documents) {
  // As it was when it was searched: what was written since is neither found nor read.
  json docs = json::array();
  for (const auto& one : documents) docs.push_back({{"_index", one.index}, {"_id", one.id}});
  const auto answer = transport_->ask("POST", "/_mget?realtime=false&_source_includes=stored",
                                      bytes_of({{"docs", std::move(docs)}}));
  if (!answer) return fail(answer.error());
  const auto read = read_json(*answer);
  if (!read) return fail(read.error());
  return read_stored(*read, documents.size());
}

Status OpenSearchEngine::read(const std::vector<Handle>& articles, const VisitArticle& visit) {
  for (std::size_t begin = 0; begin < articles.size(); begin += kReadAtOnce) {
    std::vector<Document> wanted;
    for (auto i = begin; i < std::min(articles.size(), begin + kReadAtOnce); ++i) {
      wanted.push_back(document_of(articles[i]));
    }
    const auto texts = stored(wanted);
    if (!texts) return fail(texts.error());
    for (std::size_t i = 0; i < texts->size(); ++i) {
      if (auto status = visit(begin + i, (*texts)[i]); !status) return status;
    }
  }
  return {};
}

// By article, so that each is read once however many of its quotations are wanted.
Status OpenSearchEngine::read_quotations(const std::vector<Handle>& quotations,
                                         const VisitQuotation& visit) {
  const auto key = [&](std::size_t i) {
    const auto& one = document_of(quotations[i]);
    return std::tie(one.index, one.id);
  };
  std::vector<std::size_t> order(quotations.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return key(a) != key(b) ? key(a) < key(b)
                            : document_of(quotations[a]).place < document_of(quotations[b]).place;
  });
  std::vector<Handle> articles;
  std::vector<std::vector<std::size_t>> of_article;
  for (const auto i : order) {
    if (of_article.empty() || key(of_article.back().front()) != key(i)) {
      articles.push_back(quotations[i]);
      of_article.emplace_back();
    }
    of_article.back().push_back(i);
  }
  return read(articles, [&](std::size_t which, std::string_view data) -> Status {
    auto article = QuoteReader::open(data);
    if (!article) return fail(article.error());
    for (const auto i : of_article[which]) {
      if (auto status = visit(i, *article, document_of(quotations[i]).place); !status)
        return status;
    }
    return {};
  });
}

Result<std::vector<SaidBy>> OpenSearchEngine::said_by(const std::vector<Spoken>& quotations) {
  return std::vector<SaidBy>(quotations.size());
}

Result<Handle> OpenSearchEngine::find_article(const std::string& name) {
  const json query = {{"term", {{field_info(Field::id).name, name}}}};
  const auto answer =
      search({{"query", query}, {"size", 1}, {"_source", false}, {"track_total_hits", true}});
  if (!answer) return fail(answer.error());
  auto page = read_page(*answer);
  if (!page) return fail(std::move(page.error()));
  if (page->hits.empty()) {
    return fail(ErrorCode::usage, fmt::format("there is no article \"{}\" in the archive", name),
                "name its id, as newsquery --format jsonl prints it");
  }
  return handle_of({std::move(page->hits.front().index), std::move(page->hits.front().id)});
}

Result<std::vector<TellingWord>> OpenSearchEngine::telling_words(Handle) {
  return cannot("find articles like another");
}

Result<NearWord> OpenSearchEngine::near_word(const FieldInfo*, const WordTest&) {
  return cannot("name words that are near");
}

}  // namespace news

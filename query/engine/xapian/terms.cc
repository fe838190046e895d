// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/terms.hh"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/index_schema.hh"
#include "query/engine/xapian/ranking.hh"

namespace news {
namespace {

using Xapian::Query;

std::string term_of(const Target& target, const std::string& word) {
  return std::string(target.prefix) + word;
}

Query combine(Query::op op, const std::vector<Query>& queries) {
  if (queries.empty()) return Query();
  if (queries.size() == 1) return queries.front();
  return Query(op, queries.begin(), queries.end());
}

bool is_run(std::string_view word) {
  return word.find(' ') != std::string_view::npos;
}

// The term of a word; of a run its terms, one for each word.
std::vector<std::string> terms_of(const Target& target, std::string_view word) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= word.size();) {
    const auto end = std::min(word.find(' ', at), word.size());
    if (end > at) out.push_back(term_of(target, std::string(word.substr(at, end - at))));
    at = end + 1;
  }
  return out;
}

// The same with its blanks, as WordPlaces takes it.
std::string run_of_terms(const Target& target, std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c != ' ' && (out.empty() || out.back() == ' ')) out += target.prefix;
    out += c;
  }
  return out;
}

// The OR of a side's words that this field has; of a run, that all its words stand somewhere.
Query side_query(const Xapian::Database& database, const std::vector<std::string>& words,
                 const Target& target) {
  std::vector<Query> terms;
  for (const auto& word : words) {
    const auto parts = terms_of(target, word);
    const bool exist = std::all_of(parts.begin(), parts.end(), [&database](const auto& term) {
      return database.term_exists(term);
    });
    if (exist) terms.push_back(combine(Query::OP_AND, {parts.begin(), parts.end()}));
  }
  return combine(Query::OP_OR, terms);
}

// Places that the longest run takes beside its first.
unsigned places_of_runs(const std::vector<std::vector<std::string>>& sides) {
  std::ptrdiff_t most = 0;
  for (const auto& side : sides) {
    for (const auto& word : side) most = std::max(most, std::count(word.begin(), word.end(), ' '));
  }
  return static_cast<unsigned>(most);
}

// Does one word fit at two places?
bool share_a_word(const std::vector<std::vector<std::string>>& sides) {
  std::unordered_set<std::string_view> met;
  std::size_t words = 0;
  for (const auto& side : sides) {
    met.insert(side.begin(), side.end());
    words += side.size();
  }
  return met.size() < words;
}

// What Xapian's NEAR and PHRASE do not take, runs, and what they get wrong: NEAR of sides that
// share a word (vote NEAR/5 voters), where it takes the one place of the word for one side, then
// drops it for both; and a chain that reaches from one paragraph into the next.
Query placed_by_us(const Corpus& corpus, const std::vector<Query>& postings, PlacedWords words,
                   const Target& target) {
  for (auto& side : words.sides) {
    for (auto& word : side) word = run_of_terms(target, word);
  }
  return Query(Query::OP_FILTER, Query(Query::OP_AND, postings.begin(), postings.end()),
               placed_words_query(corpus, std::move(words)));
}

// Of sentences every end of a paragraph is one, too.
std::vector<std::string> ends_of(Within within, const Target& target) {
  std::vector<std::string> out;
  if (within == Within::words || !target.prose) return out;
  out.push_back(std::string(kParagraphEnd) + std::string(target.places ? "" : target.prefix));
  if (within == Within::sentence) {
    out.push_back(std::string(kSentenceEnd) + std::string(target.places ? "" : target.prefix));
  }
  return out;
}

using Counts = std::unordered_map<Xapian::docid, unsigned>;

void count_in_leads(const Corpus& corpus, const std::vector<std::string>& words,
                    const Target& target, Counts& counts) {
  for (std::size_t shard = 0; shard < corpus.shards(); ++shard) {
    const auto& database = corpus.article_shards()[shard];
    WordPlaces places(corpus, *target.places, shard, database);
    for (const auto& word : words) {
      const auto term = term_of(target, word);
      for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
        if (!places.open(*at)) continue;
        counts[corpus.combined_id(shard, *at)] += static_cast<unsigned>(places.of(word).size());
      }
    }
  }
}

// How often a run stands in the documents of its first word.
void count_run(const Corpus& corpus, const Xapian::Database& database, const std::string& run,
               const Target& target, Counts& counts) {
  const auto kind = target.places.value_or(PlacesOf::own);
  const auto asked = kind == PlacesOf::own ? run_of_terms(target, run) : run;
  const auto first = terms_of(target, run).front();
  const auto& shards =
      &database == &corpus.articles() ? corpus.article_shards() : corpus.quote_shards();
  for (std::size_t shard = 0; shard < shards.size(); ++shard) {
    WordPlaces places(corpus, kind, shard, shards[shard]);
    for (auto at = shards[shard].postlist_begin(first); at != shards[shard].postlist_end(first);
         ++at) {
      if (!places.open(*at)) continue;
      counts[corpus.combined_id(shard, *at)] += static_cast<unsigned>(places.of(asked).size());
    }
  }
}

}  // namespace

std::vector<Target> targets_of(const FieldInfo* field, AnswerKind kind) {
  const Target said{"", 1, true, PlacesOf::quotations, true};
  if (field != nullptr && field->field == Field::said) return {said};
  if (field != nullptr) {
    std::vector<Target> out{{field->prefix, 1, field->counted, std::nullopt, field->prose}};
    // The lead is the headline and the first paragraphs; the index holds the headline once.
    if (field->field == Field::lead) {
      out.front().places = PlacesOf::leads;
      out.front().prose = true;
      out.push_back({field_info(Field::headline).prefix, 1, true, std::nullopt, true});
    }
    return out;
  }
  if (kind == AnswerKind::quotations) {
    return {said, {field_info(Field::speaker).prefix, 1, true}};
  }
  std::vector<Target> out;
  for (const auto& info : field_table()) {
    if (info.in_plain) out.push_back({info.prefix, info.weight, true, std::nullopt, info.prose});
  }
  return out;
}

Query any_of(const std::vector<Query>& queries) {
  return combine(Query::OP_OR, queries);
}
Query all_of(const std::vector<Query>& queries) {
  return combine(Query::OP_AND, queries);
}

Query words_query(const Xapian::Database& database, const std::vector<std::string>& words,
                  const std::vector<Target>& targets, double factor, std::string_view typed) {
  std::vector<PooledTerm> terms;
  terms.reserve(words.size() * targets.size());
  const bool among = std::find(words.begin(), words.end(), typed) != words.end();
  for (const auto& target : targets) {
    for (const auto& word : words) {
      terms.push_back({term_of(target, word), among && word != typed ? kOtherFormOfAll : 1.0});
    }
  }
  return pooled_words_query(database, std::move(terms), kRanking, factor);
}

Query positional_query(const Corpus& corpus, const Xapian::Database& database,
                       const std::vector<std::vector<std::string>>& sides, const Nearness& nearness,
                       const std::vector<Target>& targets) {
  std::vector<Query> fields;
  const auto [placing, distance, within] = nearness;
  const auto gaps = static_cast<unsigned>(sides.size() - 1);
  const bool counted = within == Within::words;
  const unsigned more = places_of_runs(sides);
  // Of three sides or more the runs may lie anywhere: the chain reaches as far as the longest.
  const unsigned window = !counted                           ? kAnyDistance
                          : placing == Placing::side_by_side ? gaps + distance
                                                             : (distance + more) * gaps + 1;
  const bool of_two = counted && more > 0 && gaps == 1 && placing != Placing::side_by_side;
  const bool ours = more > 0 || !counted ||
                    (placing == Placing::any_order && share_a_word(sides)) ||
                    (placing != Placing::side_by_side && window > kParagraphGap);
  for (const auto& target : targets) {
    std::vector<Query> places;
    for (const auto& side : sides) {
      places.push_back(side_query(database, side, target));
      if (places.back().empty()) break;
    }
    if (places.back().empty()) continue;
    const auto op = placing == Placing::any_order ? Query::OP_NEAR : Query::OP_PHRASE;
    PlacedWords words{target.places.value_or(PlacesOf::own),
                      target.places ? std::string(target.prefix) : "",
                      sides,
                      placing,
                      window,
                      ends_of(within, target)};
    if (of_two) words.apart = distance;
    Query field;
    if (places.size() == 1) {
      field = places.front();
    } else if (target.places) {
      field = Query(Query::OP_FILTER, Query(Query::OP_AND, places.begin(), places.end()),
                    placed_words_query(corpus, std::move(words)));
    } else if (ours) {
      field = placed_by_us(corpus, places, std::move(words), target);
    } else {
      field = Query(op, places.begin(), places.end(), window);
    }
    if (target.weight != 1) field = Query(Query::OP_SCALE_WEIGHT, field, target.weight);
    fields.push_back(std::move(field));
  }
  return combine(Query::OP_OR, fields);
}

Query first_words_query(const Corpus& corpus, const std::vector<std::string>& words,
                        unsigned number) {
  const Target body{field_info(Field::body).prefix, 1, true, std::nullopt, true};
  PlacedWords placed{PlacesOf::own,    "", {words},
                     Placing::ordered, 1,  ends_of(Within::paragraph, body)};
  placed.first = number;
  return placed_words_query(corpus, std::move(placed));
}

std::vector<Xapian::docid> at_least(const Corpus& corpus, const Xapian::Database& database,
                                    const std::vector<std::string>& words, unsigned times,
                                    const std::vector<Target>& targets) {
  Counts counts;
  for (const auto& target : targets) {
    if (!target.counted && target.places) {
      count_in_leads(corpus, words, target, counts);
      continue;
    }
    for (const auto& word : words) {
      if (is_run(word)) {
        count_run(corpus, database, word, target, counts);
        continue;
      }
      const auto term = term_of(target, word);
      for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
        unsigned here = at.get_wdf();
        if (here == 0) {  // indexed without a frequency
          here =
              static_cast<unsigned>(std::distance(at.positionlist_begin(), at.positionlist_end()));
        }
        counts[*at] += here;
      }
    }
  }
  std::vector<Xapian::docid> out;
  for (const auto& [id, count] : counts) {
    if (count >= times) out.push_back(id);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Xapian::docid> documents_of_length(const Xapian::Database& database, unsigned from,
                                               unsigned to) {
  std::vector<Xapian::docid> out;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const auto length = at.get_doclength();
    if (length >= from && length <= to) out.push_back(*at);
  }
  return out;
}

Query date_query(const Xapian::Database& database, const DateRange& range) {
  const auto day_of = [](const std::string& value) {
    const auto part = [&value](std::size_t at, std::size_t size) {
      return static_cast<unsigned>(std::atoi(value.substr(at, size).c_str()));
    };
    return Day{static_cast<int>(part(0, 4)), part(4, 2), part(6, 2)};
  };
  const auto lowest = database.get_value_lower_bound(slot::kDate);
  const auto highest = database.get_value_upper_bound(slot::kDate);
  if (highest.size() != 8) return Query();
  // The lower bound may be no day: documents without a date have an empty value.
  Day from = lowest.size() == 8 ? std::max(range.from, day_of(lowest)) : range.from;
  if (lowest.size() != 8) from.year = std::max(from.year, 1);
  const Day to = std::min(range.to, day_of(highest));

  // Terms the index does not have are left out: a list that is opened costs three look-ups.
  std::vector<Query> terms;
  const auto add = [&](std::string term) {
    if (database.term_exists(term)) terms.emplace_back(std::move(term));
  };
  while (from <= to) {
    const auto compact = compact_day(from);
    const Day year_end{from.year, 12, 31};
    const Day month_end{from.year, from.month, days_in_month(from.year, from.month)};
    if (from.month == 1 && from.day == 1 && year_end <= to) {
      add(kYearPrefix + compact.substr(0, 4));
      from = {from.year + 1, 1, 1};
    } else if (from.day == 1 && month_end <= to) {
      add(kMonthPrefix + compact.substr(0, 6));
      from = plus_days(month_end, 1);
    } else {
      add(kDayPrefix + compact);
      from = plus_days(from, 1);
    }
  }
  return any_of(terms);
}

std::vector<Xapian::docid> all_matches(const Xapian::Database& database, const Query& query,
                                       std::vector<double>* weights) {
  std::vector<Xapian::docid> out;
  if (query.empty() || database.get_doccount() == 0) return out;
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  if (weights != nullptr) {
    enquire.set_weighting_scheme(ranking());
  } else {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  }
  const auto found = enquire.get_mset(0, database.get_doccount());
  std::vector<std::pair<Xapian::docid, double>> pairs;
  pairs.reserve(found.size());
  for (auto at = found.begin(); at != found.end(); ++at) pairs.emplace_back(*at, at.get_weight());
  std::sort(pairs.begin(), pairs.end());
  for (const auto& [id, weight] : pairs) {
    out.push_back(id);
    if (weights != nullptr) weights->push_back(weight);
  }
  return out;
}

Xapian::BM25Weight ranking() {
  return Xapian::BM25Weight(kRanking.k1, 0, 1, kRanking.b, kRanking.least_length);
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/breakdown.hh"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "common/analyser.hh"

namespace news {
namespace {

struct Row {
  std::string value;
  std::int64_t time = 0;
  std::vector<std::uint64_t> counts;  // the question's first, then those of the others
  std::size_t who = 0;                // the place of the speaker
};

// By what a value of one count is known in another.
std::string key_of(const Facet& facet, std::size_t i) {
  if (facet.period != Period::none) return std::to_string(facet.times[i]);
  if (i < facet.speakers.size() && !facet.speakers[i].id.empty()) return facet.speakers[i].id;
  return fold_text(facet.values[i].first);
}

// The counts of one field, of the question and of the queries beside it, as rows.
class Table {
 public:
  Table(const FacetRequest& request, std::size_t series) : request_(request), series_(series) {}

  void add(std::size_t series, Facet&& facet) {
    for (std::size_t i = 0; i < facet.values.size(); ++i) {
      if (facet.values[i].second == 0) continue;
      const auto [at, fresh] = places_.try_emplace(key_of(facet, i), rows_.size());
      if (fresh) {
        auto& row = rows_.emplace_back();
        row.counts.resize(series_);
        row.value = std::move(facet.values[i].first);
        if (i < facet.times.size()) row.time = facet.times[i];
        row.who = speakers_.size();
        if (i < facet.speakers.size()) speakers_.push_back(std::move(facet.speakers[i]));
      }
      rows_[at->second].counts[series] += facet.values[i].second;
    }
  }

  Facet take(const Question& question) {
    const bool times = request_.facet->period != Period::none;
    const std::size_t distinct = rows_.size();
    const bool cut = distinct > request_.count;
    times ? order_by_time(cut) : order_by_count(cut);
    Facet facet;
    facet.name = request_.facet->name;
    facet.distinct = distinct;
    facet.period = request_.facet->period;
    if (times && !request_.told) facet.screenful = kManyDates;
    if (times && !rows_.empty()) fill(question, cut);
    if (series_ > 1) facet.compared.resize(series_ - 1);
    for (auto& row : rows_) {
      facet.values.emplace_back(std::move(row.value), row.counts.front());
      if (times) facet.times.push_back(row.time);
      if (row.who < speakers_.size()) facet.speakers.push_back(std::move(speakers_[row.who]));
      for (std::size_t i = 1; i < series_; ++i) facet.compared[i - 1].push_back(row.counts[i]);
    }
    return facet;
  }

 private:
  void order_by_time(bool cut) {
    std::sort(rows_.begin(), rows_.end(),
              [](const Row& a, const Row& b) { return a.time < b.time; });
    if (cut) rows_.erase(rows_.begin(), rows_.end() - static_cast<long>(request_.count));
  }

  void order_by_count(bool cut) {
    const auto sum = [](const Row& row) {
      return std::accumulate(row.counts.begin(), row.counts.end(), std::uint64_t{0});
    };
    std::stable_sort(rows_.begin(), rows_.end(), [&sum](const Row& a, const Row& b) {
      const auto left = a.counts.front(), right = b.counts.front();
      return left != right ? left > right : sum(a) > sum(b);
    });
    if (cut) rows_.resize(request_.count);
  }

  void fill(const Question& question, bool cut) {
    const auto period = request_.facet->period;
    auto first = rows_.front().time, last = rows_.back().time;
    if (const auto& days = question.restriction.days; days) {
      if (days->from > kFirstDay && !cut)
        first = std::min(first, period_number(period, days->from));
      if (days->to < kLastDay) {
        last = std::max(last, period_number(period, std::min(days->to, question.today)));
      }
    }
    std::vector<Row> filled;
    filled.reserve(static_cast<std::size_t>(last - first + 1));
    auto next = rows_.begin();
    for (auto time = first; time <= last; ++time) {
      if (next != rows_.end() && next->time == time) {
        filled.push_back(std::move(*next++));
        continue;
      }
      auto& row = filled.emplace_back();
      row.value = period_name(period, time);
      row.time = time;
      row.counts.resize(series_);
    }
    rows_ = std::move(filled);
  }

  const FacetRequest& request_;
  std::size_t series_;
  std::vector<Row> rows_;
  std::vector<QuotedSpeaker> speakers_;
  std::unordered_map<std::string, std::size_t> places_;
};

// A question that asks for nothing but the facets of another one.
Question count_alone(const Question& question, std::string query) {
  Question out = question;
  out.query = std::move(query);
  out.like.clear();
  out.compare.clear();
  out.share = out.relax = out.advise = out.explain = false;
  out.restriction.shown.reset();
  out.find.limit = out.find.offset = 0;
  out.find.people = false;
  for (auto& request : out.find.facets) request.count = kAllValues;
  return out;
}

Status add_shares(Engine& engine, const Question& question, Answer& answer) {
  auto everything = count_alone(question, "*");
  everything.any = everything.literal = false;
  everything.aliases = nullptr;
  const auto all = ask(engine, everything);
  if (!all) return fail(all.error());
  for (std::size_t f = 0; f < answer.facets.size(); ++f) {
    const auto& counted = all->facets[f];
    std::unordered_map<std::string, std::uint64_t> counts;
    for (std::size_t i = 0; i < counted.values.size(); ++i) {
      counts.emplace(key_of(counted, i), counted.values[i].second);
    }
    auto& facet = answer.facets[f];
    for (std::size_t i = 0; i < facet.values.size(); ++i) {
      const auto found = counts.find(key_of(facet, i));
      facet.all.push_back(found == counts.end() ? 0 : found->second);
    }
  }
  return {};
}

}  // namespace

FindRequest counting(const Question& question) {
  auto out = question.find;
  for (auto& request : out.facets) {
    if (request.facet->period != Period::none || !question.compare.empty()) {
      request.count = kAllValues;
    }
  }
  return out;
}

Status break_down(Engine& engine, const Question& question, Answer& answer) {
  if (question.find.facets.empty()) return {};
  std::vector<std::vector<Facet>> series;
  series.push_back(std::move(answer.facets));
  answer.facets.clear();
  for (const auto& query : question.compare) {
    auto other = ask(engine, count_alone(question, query));
    if (!other) {
      return fail(other.error().code, "--compare: " + other.error().message, other.error().hint);
    }
    series.push_back(std::move(other->facets));
    answer.compared.push_back({query, other->matches});
  }
  for (std::size_t f = 0; f < question.find.facets.size(); ++f) {
    const auto& request = question.find.facets[f];
    const bool as_found = request.facet->period == Period::none && series.size() == 1;
    if (as_found) {
      answer.facets.push_back(std::move(series.front()[f]));
      continue;
    }
    Table table(request, series.size());
    for (std::size_t i = 0; i < series.size(); ++i) table.add(i, std::move(series[i][f]));
    answer.facets.push_back(table.take(question));
  }
  return question.share ? add_shares(engine, question, answer) : Status();
}

void fill_silences(Facet& facet) {
  Facet filled;
  for (std::size_t i = 0; i < facet.values.size(); ++i) {
    const auto time = facet.times[i];
    for (auto between = i == 0 ? time : facet.times[i - 1] + 1; between < time; ++between) {
      filled.times.push_back(between);
      filled.values.emplace_back(period_name(facet.period, between), 0);
    }
    filled.times.push_back(time);
    filled.values.push_back(std::move(facet.values[i]));
  }
  facet.times = std::move(filled.times);
  facet.values = std::move(filled.values);
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/facet_counter.hh"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "common/analyser.hh"

namespace news {
namespace {

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};
template <class Value>
using ByText = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

// Counts documents by the names in them. Names that differ in case and accents alone are one, shown
// as it is most often spelt.
class NameCounter {
 public:
  // The names of a document, by line ends.
  void count(std::string_view names) {
    ++document_;
    for (std::size_t at = 0; at <= names.size();) {
      const auto end = std::min(names.find('\n', at), names.size());
      if (end > at) count_name(names.substr(at, end - at));
      at = end + 1;
    }
  }

  Facet take(std::size_t wanted) {
    for (const auto& [text, spelling] : spellings_) {
      auto& name = names_[spelling.name];
      if (std::pair(spelling.count, std::string_view(text)) > std::pair(name.most, name.shown)) {
        name.most = spelling.count;
        name.shown = text;
      }
    }
    for (const auto& [folded, name] : folded_) names_[name].folded = folded;
    Facet facet;
    facet.distinct = names_.size();
    const auto shown = std::min(wanted, names_.size());
    // As readers look names up: Ángel beside Angela, Łukasz before Zoe.
    std::partial_sort(names_.begin(), names_.begin() + static_cast<long>(shown), names_.end(),
                      [](const Name& a, const Name& b) {
                        return a.count != b.count ? a.count > b.count : a.folded < b.folded;
                      });
    for (std::size_t i = 0; i < shown; ++i)
      facet.values.emplace_back(names_[i].shown, names_[i].count);
    return facet;
  }

 private:
  struct Name {
    std::uint64_t count = 0, counted_in = 0;  // the last document that was counted for it
    std::uint64_t most = 0;                   // of the spelling that is shown
    std::string_view shown = {}, folded = {};
  };
  struct Spelling {
    std::size_t name = 0;
    std::uint64_t count = 0;
  };

  void count_name(std::string_view text) {
    auto spelling = spellings_.find(text);
    if (spelling == spellings_.end()) {
      const auto [folded, fresh] = folded_.try_emplace(fold_text(text), names_.size());
      if (fresh) names_.emplace_back();
      spelling = spellings_.emplace(text, Spelling{folded->second}).first;
    }
    ++spelling->second.count;
    auto& name = names_[spelling->second.name];
    if (std::exchange(name.counted_in, document_) != document_) ++name.count;
  }

  std::uint64_t document_ = 0;
  ByText<Spelling> spellings_;
  ByText<std::size_t> folded_;
  std::vector<Name> names_;
};

Facet count_names(const FacetRequest& request, Xapian::valueno slot,
                  const std::vector<Xapian::Database>& shards, const MatchedIds& ids) {
  NameCounter counter;
  each_value(shards, ids, slot, [&](const std::string& value) { counter.count(value); });
  return counter.take(request.count);
}

Facet count_dates(const FacetRequest& request, Xapian::valueno slot,
                  const std::vector<Xapian::Database>& shards, const MatchedIds& ids) {
  const auto period = request.facet->period;
  std::unordered_map<std::string, std::uint64_t> days;
  each_value(shards, ids, slot, [&](const std::string& value) { ++days[value]; });
  std::map<std::int64_t, std::uint64_t> counts;
  for (const auto& [day, count] : days) {
    if (const auto number = period_number(period, day)) counts[*number] += count;
  }
  Facet facet;
  facet.period = period;
  facet.distinct = counts.size();
  const auto left_out = counts.size() - std::min(request.count, counts.size());
  for (auto at = std::next(counts.begin(), static_cast<long>(left_out)); at != counts.end(); ++at) {
    facet.times.push_back(at->first);
    facet.values.emplace_back(period_name(period, at->first), at->second);
  }
  return facet;
}

}  // namespace

Facet count_facet(const FacetRequest& request, bool quotations,
                  const std::vector<Xapian::Database>& shards, const MatchedIds& ids) {
  const auto& field = *request.facet->field;
  const auto slot = quotations ? field.quote_slot : field.slot;
  Facet facet = request.facet->period != Period::none ? count_dates(request, slot, shards, ids)
                                                      : count_names(request, slot, shards, ids);
  facet.name = request.facet->name;
  return facet;
}

}  // namespace news

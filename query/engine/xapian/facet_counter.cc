// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/facet_counter.hh"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace news {
namespace {

std::string shown_date(std::uint32_t digits, std::size_t length) {
  const std::string text = fmt::format("{:0{}}", digits, length);
  std::string out = text.substr(0, 4);
  if (text.size() > 4) out += '-' + text.substr(4, 2);
  if (text.size() > 6) out += '-' + text.substr(6, 2);
  return out;
}

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};
using Counts = std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>>;

void count(Counts& counts, std::string_view value) {
  const auto found = counts.find(value);
  if (found != counts.end()) {
    ++found->second;
  } else {
    counts.emplace(value, 1);
  }
}

Facet count_names(const FacetRequest& request, Xapian::valueno slot,
                  const std::vector<Xapian::Database>& shards, const MatchedIds& ids) {
  Counts counts;
  each_value(shards, ids, slot, [&](const std::string& value) {
    const std::string_view names(value);
    for (std::size_t at = 0; at <= names.size();) {
      const auto end = std::min(names.find('\n', at), names.size());
      if (end > at) count(counts, names.substr(at, end - at));
      at = end + 1;
    }
  });
  Facet facet;
  facet.distinct = counts.size();
  facet.values.assign(counts.begin(), counts.end());
  const auto shown = std::min(request.count, facet.values.size());
  std::partial_sort(facet.values.begin(), facet.values.begin() + static_cast<long>(shown),
                    facet.values.end(), [](const auto& a, const auto& b) {
                      return a.second != b.second ? a.second > b.second : a.first < b.first;
                    });
  facet.values.resize(shown);
  return facet;
}

Facet count_dates(const FacetRequest& request, Xapian::valueno slot,
                  const std::vector<Xapian::Database>& shards, const MatchedIds& ids) {
  const std::size_t length = request.facet->date_digits;
  std::unordered_map<std::uint32_t, std::uint64_t> counts;
  each_value(shards, ids, slot, [&](const std::string& value) {
    std::uint32_t digits = 0;
    for (const char c : std::string_view(value).substr(0, length)) {
      digits = digits * 10 + static_cast<std::uint32_t>(c - '0');
    }
    ++counts[digits];
  });
  std::vector<std::pair<std::uint32_t, std::uint64_t>> dates(counts.begin(), counts.end());
  std::sort(dates.begin(), dates.end());
  Facet facet;
  facet.distinct = dates.size();
  const auto shown = std::min(request.count, dates.size());
  for (auto at = dates.end() - static_cast<long>(shown); at != dates.end(); ++at) {
    facet.values.emplace_back(shown_date(at->first, length), at->second);
  }
  return facet;
}

}  // namespace

Facet count_facet(const FacetRequest& request, bool quotations,
                  const std::vector<Xapian::Database>& shards, const MatchedIds& ids) {
  const auto& field = *request.facet->field;
  const auto slot = quotations ? field.quote_slot : field.slot;
  Facet facet = request.facet->date_digits > 0 ? count_dates(request, slot, shards, ids)
                                               : count_names(request, slot, shards, ids);
  facet.name = request.facet->name;
  return facet;
}

}  // namespace news

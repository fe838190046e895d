// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/facets.hh"

#include <algorithm>
#include <vector>

namespace news {

std::span<const FacetInfo> facet_table() {
  static const auto table = [] {
    std::vector<FacetInfo> out;
    for (const auto& field : field_table()) {
      if (field.facet != 0) out.push_back({field.name, &field, 0});
    }
    std::sort(out.begin(), out.end(), [](const FacetInfo& a, const FacetInfo& b) {
      return a.field->facet < b.field->facet;
    });
    const auto& date = field_info(Field::date);
    out.insert(out.end(), {{"year", &date, 4}, {"month", &date, 6}, {"day", &date, 8}});
    return out;
  }();
  return table;
}

const FacetInfo* find_facet(std::string_view name) {
  for (const auto& facet : facet_table()) {
    if (facet.name == name) return &facet;
  }
  return nullptr;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/facets.hh"

#include <algorithm>
#include <vector>

namespace news {

std::span<const FacetInfo> facet_table() {
  static const auto table = [] {
    std::vector<FacetInfo> out;
    for (const auto& field : field_table()) {
      if (field.facet != 0) out.push_back({field.name, &field});
    }
    std::sort(out.begin(), out.end(), [](const FacetInfo& a, const FacetInfo& b) {
      return a.field->facet < b.field->facet;
    });
    const auto& speaker = field_info(Field::speaker);
    for (const auto kind :
         {SpeakerKind::person, SpeakerKind::organisation, SpeakerKind::role, SpeakerKind::crowd}) {
      out.push_back({speaker_kind_name(kind), &speaker, Period::none, kind});
    }
    const auto& date = field_info(Field::date);
    out.insert(out.end(), {{"year", &date, Period::year},
                           {"month", &date, Period::month},
                           {"week", &date, Period::week},
                           {"day", &date, Period::day}});
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

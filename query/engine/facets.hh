// SPDX-License-Identifier: GPL-2.0-or-later
// What --facet counts: a row each, made from the field table, the kinds of speakers and the lengths
// of time.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "common/field.hh"
#include "common/speaker_kind.hh"
#include "query/engine/period.hh"

namespace news {

struct FacetInfo {
  std::string_view name;
  const FieldInfo* field = nullptr;
  Period period = Period::none;                // of dates; none: the field holds names
  SpeakerKind speakers = SpeakerKind::nobody;  // those alone; nobody: as the question says

  bool of_quotations() const { return field->quote_slot != kNoSlot; }
};

// Names first, in the order help lists them.
std::span<const FacetInfo> facet_table();

// nullptr: no such facet.
const FacetInfo* find_facet(std::string_view name);

struct FacetRequest {
  const FacetInfo* facet = nullptr;
  std::size_t count = 0;  // values that are wanted: the most frequent, of dates the latest
  bool told = false;      // the question says how many
};
inline constexpr std::size_t kManyNames = 10, kManyDates = 60;  // unless told
inline constexpr std::size_t kAllValues = ~std::size_t{0};

}  // namespace news

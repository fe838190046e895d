// SPDX-License-Identifier: GPL-2.0-or-later
// What --facet counts: a row each, made from the field table and the three lengths of a date.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "common/field.hh"

namespace news {

struct FacetInfo {
  std::string_view name;
  const FieldInfo* field = nullptr;
  unsigned date_digits = 0;  // of "20230119"; 0: the field holds names

  bool of_quotations() const { return field->quote_slot != kNoSlot; }
};

// Names first, in the order help lists them.
std::span<const FacetInfo> facet_table();

// nullptr: no such facet.
const FacetInfo* find_facet(std::string_view name);

struct FacetRequest {
  const FacetInfo* facet = nullptr;
  std::size_t count = 10;  // of dates the latest
};
inline constexpr std::size_t kManyNames = 10, kManyDates = 60;  // unless told

}  // namespace news

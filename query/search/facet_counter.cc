// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/facet_counter.hh"

#include <algorithm>

#include "common/index_schema.hh"

namespace news {
namespace {

Xapian::valueno slot_of(FacetField field, bool quotations) {
  if (quotations) {
    if (field == FacetField::speaker) return quote_slot::kSpeaker;
    return field == FacetField::source ? quote_slot::kSource : quote_slot::kDate;
  }
  switch (field) {
    case FacetField::speaker:
      return slot::kSpeakers;
    case FacetField::byline:
      return slot::kByline;
    case FacetField::source:
      return slot::kSource;
    case FacetField::section:
      return slot::kSection;
    case FacetField::place:
      return slot::kPlace;
    default:
      return slot::kDate;
  }
}

std::size_t date_digits(FacetField field) {
  return field == FacetField::year ? 4 : field == FacetField::month ? 6 : 8;
}

std::string shown_date(const std::string& digits) {
  std::string out = digits.substr(0, 4);
  if (digits.size() > 4) out += '-' + digits.substr(4, 2);
  if (digits.size() > 6) out += '-' + digits.substr(6, 2);
  return out;
}

}  // namespace

bool counts_quotations(FacetField field) {
  return field != FacetField::byline && field != FacetField::section && field != FacetField::place;
}

FacetCounter::FacetCounter(FacetRequest request, bool quotations)
    : request_(request), slot_(slot_of(request.field, quotations)) {}

void FacetCounter::operator()(const Xapian::Document& document, double) {
  const std::string value = document.get_value(slot_);
  if (value.empty()) return;
  if (dated()) {
    ++counts_[value.substr(0, date_digits(request_.field))];
    return;
  }
  for (std::size_t at = 0; at <= value.size();) {
    const auto end = std::min(value.find('\n', at), value.size());
    if (end > at) ++counts_[value.substr(at, end - at)];
    at = end + 1;
  }
}

Facet FacetCounter::top() const {
  Facet facet;
  facet.name = facet_name(request_.field);
  facet.distinct = counts_.size();
  facet.values.assign(counts_.begin(), counts_.end());
  const bool by_time = dated();
  std::sort(facet.values.begin(), facet.values.end(), [by_time](const auto& a, const auto& b) {
    if (by_time) return a.first > b.first;
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  if (facet.values.size() > request_.count) facet.values.resize(request_.count);
  if (by_time) {
    std::reverse(facet.values.begin(), facet.values.end());
    for (auto& [value, count] : facet.values) value = shown_date(value);
  }
  return facet;
}

}  // namespace news

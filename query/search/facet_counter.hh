// SPDX-License-Identifier: GPL-2.0-or-later
// Counts the values of one field over all documents a query matches.
#pragma once

#include <xapian.h>

#include <string>
#include <unordered_map>

#include "query/options.hh"
#include "query/search/answer.hh"
#include "query/search/corpus.hh"

namespace news {

class FacetCounter : public Xapian::MatchSpy {
 public:
  FacetCounter(FacetRequest request, bool quotations);

  void operator()(const Xapian::Document& document, double weight) override;

  // Top values by count, then by name; of dates the latest, in the order of time.
  Facet top() const;

 private:
  bool dated() const { return request_.field >= FacetField::year; }

  FacetRequest request_;
  Xapian::valueno slot_;
  std::unordered_map<std::string, std::uint64_t> counts_;
};

// Can quotations be counted by this field? (They hold speaker, source and date.)
bool counts_quotations(FacetField field);

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/inverter.hh"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

#include "indexer/glass/glass_format.hh"
#include "indexer/glass/position_coder.hh"

namespace news::glass {

namespace {

constexpr std::size_t kLimit = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kDocumentRoom = std::size_t{1} << 28;  // what one document may add to a batch

// The term and everything that follows it in a key fit.
bool fits(std::string_view term) {
  constexpr std::size_t kBehind = 6;  // a separator and the longest document id
  if (term.empty() || term.size() > kMaxTerm) return false;
  const auto nuls = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
  return term.size() + nuls + kBehind <= kMaxKey;
}

}  // namespace

Inverter::Local& Inverter::local(std::string_view term) {
  const std::uint32_t id = table_.find_or_add(term);
  TermTable::Term& entry = table_[id];
  if (entry.document != current_) {
    // Only here can a term be new, so only here need its length be looked at.
    if (!fits(term)) problem_ = "a term is empty or too long for the database";
    entry.document = current_;
    entry.local = static_cast<std::uint32_t>(locals_.size());
    locals_.push_back({id, 0, 0, 0});
  }
  return locals_[entry.local];
}

void Inverter::add(std::string_view term, std::uint32_t frequency) {
  local(term).frequency += frequency;
}

void Inverter::add(std::string_view term, std::uint32_t frequency, std::uint32_t position) {
  Local& entry = local(term);
  entry.frequency += frequency;
  ++entry.positions;
  occurrences_.push_back({static_cast<std::uint32_t>(&entry - locals_.data()), position});
}

Status Inverter::room() const {
  if (!problem_.empty()) return fail(ErrorCode::input, problem_);
  if (records_.size() + locals_.size() > kLimit || occurrences_.size() > kDocumentRoom / 8 ||
      positions_.size() + kDocumentRoom > kLimit || table_.arena_bytes() + kDocumentRoom > kLimit) {
    return fail(ErrorCode::internal, "a batch of documents grew too large to be inverted");
  }
  return {};
}

Status Inverter::keep() {
  if (auto fits_in = room(); !fits_in) {
    drop();
    return fits_in;
  }
  gather_positions();
  std::uint32_t length = 0;
  for (const Local& term : locals_) {
    append_record(term);
    length += term.frequency;
  }
  lengths_.push_back(length);
  document_ends_.push_back(static_cast<std::uint32_t>(records_.size()));
  begin();
  return {};
}

// Positions side by side, a run a term, in the order in which they came.
void Inverter::gather_positions() {
  std::uint32_t at = 0;
  for (Local& term : locals_) {
    term.at = at;
    at += term.positions;
  }
  gathered_.resize(occurrences_.size());
  for (const Occurrence& one : occurrences_) gathered_[locals_[one.local].at++] = one.position;
}

void Inverter::append_record(const Local& term) {
  if (term.positions > 0) {
    const auto last = gathered_.begin() + term.at;  // moved there by the gathering
    auto first = last - term.positions;
    auto end = last;
    if (std::adjacent_find(first, end, std::greater_equal<>()) != end) {
      std::sort(first, end);
      end = std::unique(first, end);
    }
    append_positions(positions_, {&*first, static_cast<std::size_t>(end - first)});
  }
  ++table_[term.id].frequency;
  highest_frequency_ = std::max(highest_frequency_, term.frequency);
  records_.push_back({term.id, term.frequency, static_cast<std::uint32_t>(positions_.size())});
}

void Inverter::drop() {
  begin();
}

void Inverter::begin() {
  locals_.clear();
  occurrences_.clear();
  problem_.clear();
  ++current_;
}

void Inverter::sort(bool by_document) {
  ranked_ = table_.sorted();
  starts_.assign(ranked_.size() + 1, 0);
  for (std::size_t rank = 0; rank < ranked_.size(); ++rank) {
    TermTable::Term& term = table_[ranked_[rank]];
    starts_[rank + 1] = starts_[rank] + term.frequency;
    term.local = starts_[rank];  // where its next posting goes
  }
  grouped_.resize(records_.size());
  std::uint32_t document = 0, positions_at = 0;
  for (std::uint32_t i = 0; i < records_.size(); ++i) {
    while (document_ends_[document] == i) ++document;
    const Record& record = records_[i];
    grouped_[table_[record.id].local++] = {document, record.frequency, positions_at,
                                           record.positions_end - positions_at};
    positions_at = record.positions_end;
  }
  records_ = {};
  if (!by_document) return;
  // The other way about: terms come in order, so each document's come in order.
  std::vector<std::uint32_t> next(documents(), 0);
  for (std::size_t i = 1; i < next.size(); ++i) next[i] = document_ends_[i - 1];
  document_terms_.resize(grouped_.size());
  for (std::uint32_t rank = 0; rank < ranked_.size(); ++rank) {
    const Postings list = postings(rank);
    for (const Posting* one = list.first; one != list.last; ++one) {
      document_terms_[next[one->document]++] = {rank, one->frequency};
    }
  }
}

Inverter::DocumentTerms Inverter::document_terms(std::uint32_t document) const {
  const std::uint32_t first = document == 0 ? 0 : document_ends_[document - 1];
  return {document_terms_.data() + first, document_terms_.data() + document_ends_[document]};
}

std::size_t Inverter::bytes_in_memory() const {
  // What sort() will need stands in for what is there before it.
  const std::size_t posting = sizeof(Posting) + sizeof(DocumentTerm);
  return table_.bytes_in_memory() + records_.capacity() * sizeof(Record) +
         std::max(records_.size(), grouped_.size()) * posting + positions_.capacity() +
         occurrences_.capacity() * sizeof(Occurrence) + gathered_.capacity() * 4;
}

}  // namespace news::glass

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/term_table.hh"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace news::glass {

namespace {

constexpr std::size_t kFirstSlots = 1 << 14;

std::uint64_t first_bytes(std::string_view term) {
  std::uint64_t start = 0;
  std::memcpy(&start, term.data(), std::min<std::size_t>(term.size(), 8));
  if constexpr (std::endian::native == std::endian::little) start = __builtin_bswap64(start);
  return start;
}

}  // namespace

TermTable::TermTable() : slots_(kFirstSlots) {}

bool TermTable::same(const Term& known, std::string_view term, std::uint64_t start) const {
  if (known.start != start || known.size != term.size()) return false;
  return term.size() <= 8 || text(known).substr(8) == term.substr(8);
}

std::uint32_t TermTable::find_or_add(std::string_view term) {
  const auto hash = static_cast<std::uint32_t>(XXH3_64bits(term.data(), term.size()));
  const std::uint64_t start = first_bytes(term);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].id != kFree; at = (at + 1) & mask) {
    if (slots_[at].hash == hash && same(terms_[slots_[at].id], term, start)) return slots_[at].id;
  }
  const auto id = static_cast<std::uint32_t>(terms_.size());
  slots_[at] = {hash, id};
  Term fresh;
  fresh.start = start;
  fresh.at = static_cast<std::uint32_t>(arena_.size());
  fresh.size = static_cast<std::uint32_t>(term.size());
  terms_.push_back(fresh);
  arena_.append(term);
  if (terms_.size() * 2 > slots_.size()) grow();
  return id;
}

void TermTable::grow() {
  std::vector<Slot> bigger(slots_.size() * 2);
  const std::size_t mask = bigger.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.id == kFree) continue;
    std::size_t at = slot.hash & mask;
    while (bigger[at].id != kFree) at = (at + 1) & mask;
    bigger[at] = slot;
  }
  slots_ = std::move(bigger);
}

std::vector<std::uint32_t> TermTable::sorted() const {
  struct Key {
    std::uint64_t start;
    std::uint32_t id;
  };
  std::vector<Key> keys;
  keys.reserve(terms_.size());
  for (std::uint32_t id = 0; id < terms_.size(); ++id) {
    if (terms_[id].frequency > 0) keys.push_back({terms_[id].start, id});
  }
  // Equal starts: the padding of a short term looks like NUL bytes, so the whole texts decide.
  std::sort(keys.begin(), keys.end(), [this](const Key& a, const Key& b) {
    if (a.start != b.start) return a.start < b.start;
    return text(terms_[a.id]) < text(terms_[b.id]);
  });
  std::vector<std::uint32_t> ids(keys.size());
  std::transform(keys.begin(), keys.end(), ids.begin(), [](const Key& key) { return key.id; });
  return ids;
}

std::size_t TermTable::bytes_in_memory() const {
  return slots_.capacity() * sizeof(Slot) + terms_.capacity() * sizeof(Term) + arena_.capacity();
}

}  // namespace news::glass

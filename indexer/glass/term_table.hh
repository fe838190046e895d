// SPDX-License-Identifier: GPL-2.0-or-later
// The distinct terms of a batch, numbered from 0 in order of arrival: a hash table over one arena
// of bytes. Terms stay where they are; 2^32 of them and 4 GiB of bytes at most. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news::glass {

class TermTable {
 public:
  struct Term {
    std::uint64_t start = 0;  // its first eight bytes, big end first: sorts and tells most apart
    std::uint32_t at = 0, size = 0;
    std::uint32_t document = 0;   // the last that held it, from 1; and where it stands among the
    std::uint32_t local = 0;      // terms of that document: kept here for the one who inverts
    std::uint32_t frequency = 0;  // documents
  };

  TermTable();

  // The number of the term, new or known. The reference stays good until the next new term.
  std::uint32_t find_or_add(std::string_view term);

  Term& operator[](std::uint32_t id) { return terms_[id]; }
  const Term& operator[](std::uint32_t id) const { return terms_[id]; }
  std::string_view text(const Term& term) const { return {arena_.data() + term.at, term.size}; }
  std::size_t size() const { return terms_.size(); }

  // Numbers of the terms that some document holds, in order of their bytes.
  std::vector<std::uint32_t> sorted() const;

  std::size_t bytes_in_memory() const;
  std::size_t arena_bytes() const { return arena_.size(); }

 private:
  struct Slot {
    std::uint32_t hash = 0, id = kFree;
  };
  static constexpr std::uint32_t kFree = 0xffffffff;

  bool same(const Term& known, std::string_view term, std::uint64_t start) const;
  void grow();

  std::vector<Slot> slots_;  // a power of two, at most half full
  std::vector<Term> terms_;
  std::string arena_;
};

}  // namespace news::glass

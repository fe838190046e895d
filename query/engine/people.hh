// SPDX-License-Identifier: GPL-2.0-or-later
// Who says what, across the articles of an archive. Plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/speaker_kind.hh"

namespace news {

// Who says a quotation, as far as the archive can tell.
struct SaidBy {
  std::string id, name;  // of the person; empty: a body, a crowd, or nobody who can be named
  // "Biden: only Joe Biden has that surname in 652 articles of 2021 to 2024"
  std::string why;
  std::vector<std::string> candidates;  // names of those who may be meant, where it is open
};

// Which kinds of speakers are counted; a bit each.
class SpeakerKinds {
 public:
  constexpr SpeakerKinds() = default;
  static constexpr SpeakerKinds all() {
    SpeakerKinds out;
    out.bits_ = ~0U;
    return out;
  }
  constexpr void add(SpeakerKind kind) { bits_ |= bit(kind); }
  constexpr bool has(SpeakerKind kind) const { return (bits_ & bit(kind)) != 0; }
  constexpr bool none() const { return bits_ == 0; }

 private:
  static constexpr std::uint32_t bit(SpeakerKind kind) { return 1U << static_cast<unsigned>(kind); }
  std::uint32_t bits_ = 0;
};

// A speaker with what he or she says in what a query matches.
struct QuotedSpeaker {
  std::string id;    // of a person who is known; empty: none
  std::string name;  // the commonest full one; of an open name, with those who may be meant
  SpeakerKind kind = SpeakerKind::person;
  std::vector<std::string> names;                             // the commonest first
  std::vector<std::string> offices;                           // the same
  std::string first, last;                                    // days: "2023-01-19"; empty: undated
  std::uint64_t quotations = 0, articles = 0;                 // of what is matched
  std::vector<std::pair<std::string, std::uint64_t>> months;  // quotations: "2023-01"
};

}  // namespace news

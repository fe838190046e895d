// SPDX-License-Identifier: GPL-2.0-or-later
// What an engine may be unable to do. Nothing of it is ever guessed or left out in silence: a
// question that needs what is missing is refused, and told why.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "common/result.hh"

namespace news {

enum class Capability : unsigned {
  lists,        // rank the words of a list one by one (--any)
  likeness,     // find articles like one (--like)
  stories,      // tell what was shown before (--new)
  score_parts,  // tell what each part gave to a score (--explain)
  copies,       // fold near-copies into one result
  facets,       // count the values of a field
  quotations,   // answer with quotations, or join speaker: and said: (--quotes)
  frequencies,  // count how often a word stands in an article (ATLEAST)
  people,       // name who is quoted, across articles (--people)
  near_words,   // name the nearest word of the index ("did you mean")
};

class Capabilities {
 public:
  constexpr Capabilities() = default;
  constexpr Capabilities(std::initializer_list<Capability> list) {
    for (const auto one : list) bits_ |= bit(one);
  }
  static constexpr Capabilities all() {
    Capabilities out;
    out.bits_ = ~0U;
    return out;
  }
  constexpr bool has(Capability one) const { return (bits_ & bit(one)) != 0; }
  constexpr void add(Capability one) { bits_ |= bit(one); }

 private:
  static constexpr std::uint32_t bit(Capability one) { return 1U << static_cast<unsigned>(one); }
  std::uint32_t bits_ = 0;
};

// usage: what of `needed` is missing, and what the user can leave out.
Status check_capabilities(Capabilities has, Capabilities needed);

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// Where a query's words stand in a text, and the fragments that show it best. Works on stored text
// with the shared analyser, so what matched is what is marked: a phrase is marked where it stands
// as a phrase, NEAR where the words are near.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/analyser.hh"
#include "common/field.hh"
#include "query/answer/answer.hh"
#include "query/answer/word_sieve.hh"
#include "query/engine/xapian/compile.hh"

namespace news {

// A place in a text and the part of the query that stands there.
struct Found {
  std::size_t begin = 0, end = 0;  // bytes
  std::size_t part = 0;            // index into the wanted parts
};

class Highlighter {
 public:
  // `weights`: how much each wanted part is worth in a fragment (rare words more). Both must
  // outlive the highlighter.
  Highlighter(const std::vector<Wanted>& wanted, std::vector<double> weights);

  // Sorted by begin, disjoint. `field` is the field the text belongs to.
  std::vector<Found> find(std::string_view text, Field field);

  // The best fragments of a text, at most `most`, in the order of the text. Empty: nothing found.
  std::vector<Fragment> fragments(std::string_view text, Field field, std::size_t most);

  // The beginning of a text, whole sentences where that fits.
  static Fragment beginning(std::string_view text, std::string_view field);

 private:
  struct Place {
    std::size_t part, side;
  };
  struct Seen {
    std::size_t begin, end, position;
    Place place;
  };
  bool applies(std::size_t part, Field field) const;
  std::size_t reach(Field field) const;
  std::size_t count_words(std::string_view text, std::size_t most);
  std::vector<Seen> see(std::string_view text, Field field);
  void keep_positional(const std::vector<Seen>& seen, std::vector<Found>& out) const;

  const std::vector<Wanted>& wanted_;
  std::vector<double> weights_;
  std::unordered_map<std::string_view, std::vector<Place>> places_;  // by word
  WordSieve sieve_;
  Analyser analyser_;
};

// Marks of a text out of places, joined where they touch.
Marks marks_of(const std::vector<Found>& found);

}  // namespace news

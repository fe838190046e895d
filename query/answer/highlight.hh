// SPDX-License-Identifier: GPL-2.0-or-later
// Where a query's words stand in a text, and the fragments that show it best. Works on stored text
// with the shared analyser, so what matched is what is marked: a phrase is marked where it stands
// as a phrase, NEAR where the words are near. Which words fit, the tests of the plan say, or where
// an engine sharpened them the words it found.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/analyser.hh"
#include "common/field.hh"
#include "query/answer/answer.hh"
#include "query/answer/word_sieve.hh"
#include "query/engine/engine.hh"
#include "query/plan/plan.hh"

namespace news {

// A place in a text and the part of the query that stands there.
struct MarkedPlace {
  std::size_t begin = 0, end = 0;  // bytes
  std::size_t part = 0;            // index into the wanted parts
};

class Highlighter {
 public:
  // `words`: one a part, or none at all: then every part is worth the same in a fragment. Both must
  // outlive the highlighter.
  Highlighter(const std::vector<PlanPart>& parts, const std::vector<PartWords>& words);

  // Sorted by begin, disjoint. `field` is the field the text belongs to.
  std::vector<MarkedPlace> find(std::string_view text, Field field);

  // The best fragments of a text, at most `most`, in the order of the text. Empty: nothing found.
  std::vector<Fragment> fragments(std::string_view text, Field field, std::size_t most);

  // The beginning of a text, whole sentences where that fits.
  static Fragment beginning(std::string_view text, std::string_view field);

 private:
  static constexpr std::size_t kNoRun = static_cast<std::size_t>(-1);
  struct Place {
    std::size_t part, side;
    // The word of a run that it is: how far behind the first it stands, and the word before it,
    // and the last one.
    std::size_t run = kNoRun, at = 0, before = 0, last = 0;
  };
  struct Seen {
    std::size_t begin, end, position;
    Place place;
  };
  struct Window {
    std::size_t first = 0, last = 0;  // places, inclusive
    double score = 0;
  };
  struct Test {
    const WordTest* test;
    Place place;
  };
  void add_word(std::string_view word, Place place);
  void add_side(const WordTests& tests, const std::vector<std::string>* words, Place place);
  const std::vector<Place>& places_of(std::string_view word);
  bool applies(std::size_t part, Field field) const;
  static std::size_t longest_run(const PlanPart& part);
  std::size_t reach(Field field) const;
  std::vector<Window> choose(const std::vector<MarkedPlace>& found, std::string_view text,
                             std::size_t most) const;
  std::size_t count_words(std::string_view text, std::size_t most);
  std::vector<Seen> see(std::string_view text, Field field);
  static std::vector<Seen> whole_runs(const std::vector<Seen>& seen);
  std::vector<char> chained(const std::vector<Seen>& seen,
                            const std::vector<std::vector<std::vector<std::size_t>>>& sides,
                            int step) const;
  void keep_positional(const std::vector<Seen>& seen, std::vector<MarkedPlace>& out) const;
  void keep_within(const std::vector<Seen>& seen, std::string_view text,
                   std::vector<MarkedPlace>& out) const;
  static std::vector<std::size_t> all_sides(const std::vector<Seen>& seen,
                                            const std::vector<std::size_t>& here,
                                            std::size_t sides);
  static std::vector<std::size_t> in_order(const std::vector<Seen>& seen,
                                           const std::vector<std::size_t>& here, std::size_t sides);
  void keep_first(const std::vector<Seen>& seen, std::string_view text,
                  std::vector<MarkedPlace>& out);

  const std::vector<PlanPart>& parts_;
  const std::vector<PartWords>& words_;
  std::unordered_map<std::string_view, std::vector<Place>> places_;  // by word
  std::vector<Test> tests_;                                          // of words not known
  std::unordered_map<std::string, std::vector<Place>> tried_;        // what they said of a word
  std::size_t runs_ = 0;
  std::optional<WordSieve> sieve_;  // none: a test may fit any word, and all are read
  Analyser analyser_;
};

// Marks of a text out of places, joined where they touch.
Marks marks_of(const std::vector<MarkedPlace>& found);

}  // namespace news

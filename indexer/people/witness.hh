// SPDX-License-Identifier: GPL-2.0-or-later
// What the rules of resolution read and give: the names of one block as its articles have them, and
// the entries of the block. Pure; views are those of the evidence.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/people/people_file.hh"
#include "indexer/people/evidence.hh"

namespace news {

// A name in an article.
struct Witness {
  std::uint32_t document = 0;
  std::uint64_t article = 0, group = 0;  // its id; that of its near-copies
  DayNumber day = kNoDay;
  NameEvidence name;
};

struct MadeBlock {
  std::vector<PersonEntry> entries;
  std::deque<std::string> held;  // what entries point to beside the evidence

  std::string_view hold(std::string text) { return held.emplace_back(std::move(text)); }
};

// Counts the articles that say a thing, copies of one once, and their days.
class ArticleCount {
 public:
  void add(const Witness& witness) {
    days_.add(witness.day);
    groups_.push_back(witness.group);
  }
  std::uint32_t articles();
  const DaySpan& days() const { return days_; }

 private:
  std::vector<std::uint64_t> groups_;
  DaySpan days_;
};

using SpellingCounts = std::map<std::pair<std::string_view, Why>, ArticleCount>;
std::vector<Spelling> spellings_of(SpellingCounts& counts);  // the commonest first
void sort_spellings(std::vector<Spelling>& spellings);       // so

// Adds the witness's quotations to those of its article; witnesses come in any order, and stay
// where they are.
class SaidBuilder {
 public:
  void add(const Witness& witness);
  bool empty() const { return said_.empty(); }
  std::string encode();

 private:
  std::vector<const Witness*> said_;
};

}  // namespace news

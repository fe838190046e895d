// SPDX-License-Identifier: GPL-2.0-or-later
// Every number that ranking rests on, and what rarity means in each place. Chosen on relevance
// judgements of news and abstracts; the figures stand beside the numbers. Change one and measure.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>

namespace news {

// -- BM25, for everything that scores

struct RankingParameters {
  double k1, b;
  double least_length;  // of the mean: no document is taken for shorter
};

// nDCG@10 of time, reuters-known, cran, cisi: k1 1.2, b .75: .736 .890 .352 .313; this: .744 .894
// .354 .329; k1 2: .750 .889 .349 .337; b .9 costs cran. Rewarding neighbouring words of the query
// by NEAR lowered every figure. No better: DPH, InL2, PL2, LGD, Dirichlet, BM25+, a bonus for
// neighbouring words or for holding more of the list.
inline constexpr RankingParameters kRanking{.k1 = 1.6, .b = 0.7, .least_length = 0.2};

// What BM25 makes of how often a word stands in a document of this length (against the mean).
inline double saturated(double times, double length) {
  const double dampened =
      kRanking.k1 * (1 - kRanking.b + kRanking.b * std::max(length, kRanking.least_length));
  return times * (kRanking.k1 + 1) / (times + dampened);
}

// -- rarity of a word that n of all documents hold

// As BM25 has it, never below zero: how telling a word is in one field against in any.
inline double rarity_in_field(double n, double all) {
  return std::log(1.0 + (std::max(all - n, 0.0) + 0.5) / (n + 0.5));
}

// As Xapian's BM25 bounds it: of a word of a list, and of a word in all its forms and fields.
inline double rarity_as_scored(double n, double all) {
  const double odds = (all - n + 0.5) / (n + 0.5);
  return std::log(odds < 2 ? odds / 2 + 1 : odds);
}

// Of what is worth showing where space is short; `all` is one more than there are.
inline double rarity_to_show(double n, double all) {
  return std::log(1.0 + all / (1.0 + n));
}

// Of the words that tell one article from others (--like).
inline double rarity_elsewhere(double n, double all) {
  return std::log(1 + all / n);
}

// -- lists (listed_words.hh)
// On time, reuters-known, cran, cisi, med, lisa, npl: .744 .895 .354 .328 .721 .519 .423 by
// synonyms of Xapian's; .758 .900 .354 .345 .735 .524 .446 by these.

inline constexpr float kOtherForm = 0.7F;     // of the word as typed
inline constexpr double kInLead = 0.2;        // of the word's rarity
inline constexpr double kFunctionWord = 0.2;  // of a word that tells something
// A word said again counts for more, a little: in long questions it is often habit. In full it
// costs .03 (med); by the power .4: .758 .902 .351 .366 .725 .543 .446.
inline constexpr double kSaidAgain = 0.2;  // power of the times it is said
inline double said_again(unsigned times) {
  return std::pow(times, kSaidAgain);
}

// -- words that all must match (pooled_words.hh)

// Who wants all words of a short query mostly typed them as they stand. Known items (MRR@10, four
// words of a body, seeds 1 to 3): 1 .897 .863 .919; .7 .915 .879 .930; this .934 .897 .941.
inline constexpr double kOtherFormOfAll = 0.5;  // of the word as typed

// -- headlines (headline_cover.hh)

// Known items (MRR@10: headline pasted, a word dropped, a wrong word): none .802 .596 .000; weight
// 1 .980 .668 .261; 2.6 .980 .686 .270. On reuters-known none .899, 1 .898, 1.6 .898, 2.6 .890.
inline constexpr double kCoverWeight = 1.6;  // times the whole weight of the query
inline constexpr double kCoverPower = 3;     // of the share of it that the headline holds

// -- likeness (--like)

inline constexpr std::size_t kTellingWords = 40;
inline constexpr double kTitled = 2;          // times more that a word of the headline counts
inline constexpr double kHalfTelling = 1.2;   // times that tell half as much as many
inline constexpr double kLeastElsewhere = 2;  // articles that must hold the word
inline constexpr double kMostElsewhere = 0.25, kMostOfFew = 20;  // share of all, or so many

// -- near words ("did you mean")

// A first letter is seldom mistyped; a word a thousand times as frequent is worth one change.
inline constexpr double kSlip = 2, kOtherFirstLetter = 1, kFrequencyOfASlip = 1.5;

}  // namespace news

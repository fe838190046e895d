// SPDX-License-Identifier: GPL-2.0-or-later
// Made-up articles for the micro-benchmarks: syllable words by a Zipf law, names, figures and
// quotations with speakers. The same seed gives the same bytes. One thread an object.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace news {

class SampleText {
 public:
  explicit SampleText(unsigned seed = 1) : random_(seed) {
    constexpr std::size_t kWords = 20'000;
    constexpr std::array<std::string_view, 8> kFrequent{"the", "of", "to",   "and",
                                                        "a",   "in", "that", "for"};
    std::vector<double> weights;
    for (std::size_t rank = 0; rank < kWords; ++rank) {
      words_.push_back(rank < kFrequent.size() ? std::string(kFrequent[rank])
                                               : spell(rank * 7919 % 1'000'003));
      weights.push_back(1 / std::pow(static_cast<double>(rank) + 2.7, 1.15));
    }
    zipf_ = std::discrete_distribution<std::size_t>(weights.begin(), weights.end());
  }

  std::string word() { return words_[zipf_(random_)]; }
  // The word of a rank, the most frequent first: what to ask for.
  const std::string& ranked(std::size_t rank) const { return words_[rank]; }

  std::string sentence() {
    std::string out = word();
    for (std::size_t left = 6 + below(16); left > 0; --left) out += ' ' + word();
    if (below(8) == 0) out += " " + std::to_string(1 + below(900)) + ",000";
    if (below(5) == 0) out += " and Mr " + name();
    return capital(out);
  }

  std::string paragraph() {
    if (below(3) == 0) {
      return "\"" + sentence() + ",\" said " + name() + " " + name() + ", the mayor of " + name() +
             ". \"" + sentence() + ".\"";
    }
    std::string out = sentence() + ".";
    for (std::size_t left = below(3); left > 0; --left) out += " " + sentence() + ".";
    return out;
  }

  std::vector<std::string> paragraphs(std::size_t count) {
    std::vector<std::string> out;
    while (out.size() < count) out.push_back(paragraph());
    return out;
  }

  // As a plain-text file: headline, byline, date, paragraphs.
  std::string article(std::size_t count = 20) {
    std::string out = sentence() + "\n\nBy " + name() + " " + name() + "\n\nMarch 4, 2019\n";
    for (const auto& paragraph : paragraphs(count)) out += "\n" + paragraph + "\n";
    return out;
  }

  std::string name() { return capital(spell(below(5'000) * 31 + 5)); }

 private:
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  static std::string capital(std::string text) {
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  }

  static std::string spell(std::size_t number) {
    constexpr std::string_view kOnsets = "bcdfghklmnprstvw", kVowels = "aeiou", kCodas = "nrstl";
    std::string out;
    do {
      out += kOnsets[number % kOnsets.size()];
      number /= kOnsets.size();
      out += kVowels[number % kVowels.size()];
      number /= kVowels.size();
      if (number % 3 == 0) out += kCodas[number % kCodas.size()];
      number /= 3;
    } while (number > 0);
    return out;
  }

  std::mt19937 random_;
  std::vector<std::string> words_;
  std::discrete_distribution<std::size_t> zipf_;
};

}  // namespace news

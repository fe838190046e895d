// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/body_words.hh"

#include <algorithm>

namespace news {

void BodyWords::begin(std::string_view body) {
  body_ = body;
  finder_ = SpanFinder(body);
  terms_.clear();
  words_.clear();
}

void BodyWords::add(std::string_view term, std::size_t begin, std::size_t end,
                    std::uint32_t position) {
  words_.push_back({begin, end, position, terms_.size(), term.size()});
  terms_ += term;
}

std::span<const BodyWords::Word> BodyWords::in(std::string_view part) const {
  if (part.empty()) return {};
  const auto begin = static_cast<std::size_t>(part.data() - body_.data());
  const auto end = begin + part.size();
  const auto first = std::partition_point(words_.begin(), words_.end(),
                                          [begin](const Word& word) { return word.end <= begin; });
  const auto last = std::partition_point(first, words_.end(),
                                         [end](const Word& word) { return word.begin < end; });
  return {first, last};
}

}  // namespace news

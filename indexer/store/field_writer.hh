// SPDX-License-Identifier: GPL-2.0-or-later
// Writes the words of one field of the document at hand, positions counted through the field, and
// of prose where its sentences and paragraphs end (index_schema.hh).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/analyser.hh"
#include "common/index_schema.hh"
#include "common/sentence.hh"
#include "indexer/store/batch_writer.hh"

namespace news {

class FieldWriter {
 public:
  // frequency: how much an occurrence counts; 0: it matches, but has no share in the length.
  FieldWriter(std::string_view prefix, Analyser& analyser, BatchWriter& out,
              std::uint32_t frequency = 1)
      : term_(prefix),
        prefix_(prefix.size()),
        frequency_(frequency),
        analyser_(analyser),
        out_(out) {}

  // How much occurrences count from here on.
  void count_as(std::uint32_t frequency) { frequency_ = frequency; }

  // From the first word on.
  void mark_ends() {
    sentence_end_ = std::string(kSentenceEnd) + term_.substr(0, prefix_);
    paragraph_end_ = std::string(kParagraphEnd) + term_.substr(0, prefix_);
  }

  // One paragraph, caption or name; the next stands a gap behind it. Calls visit(token, position)
  // for each word.
  template <class Visit>
  void add(std::string_view text, Visit&& visit) {
    const auto before = position_;
    std::size_t last_end = 0;
    analyser_.each(text, [&](const Token& token) {
      if (!sentence_end_.empty() && last_word_ > 0) {
        const bool first = position_ == before;
        if (first || sentence_ends_between(text, last_end, token.begin))
          out_.add_posting(first ? paragraph_end_ : sentence_end_, last_word_, 0);
      }
      last_end = token.end;
      term_.resize(prefix_);
      term_.append(token.term);
      position_ += token.apart ? 2 : 1;
      out_.add_posting(term_, position_, frequency_);
      last_word_ = position_;
      visit(token, position_);
    });
    if (position_ != before) position_ += kParagraphGap;
  }
  void add(std::string_view text) {
    add(text, [](const Token&, std::uint32_t) {});
  }

 private:
  std::string term_;
  std::size_t prefix_;
  std::string sentence_end_, paragraph_end_;  // empty: they are not marked
  std::uint32_t frequency_, position_ = 0, last_word_ = 0;
  Analyser& analyser_;
  BatchWriter& out_;
};

}  // namespace news

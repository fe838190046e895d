// SPDX-License-Identifier: GPL-2.0-or-later
// Sentences, never cut inside a quotation. After a closing mark the sentence goes on when the
// quotation ended in a comma, or in ! or ? and an attribution follows ("Why?" Chan asked).
#include <algorithm>

#include "indexer/annotate/text/passes.hh"
#include "indexer/annotate/text/reach.hh"
#include "indexer/annotate/text/story.hh"

namespace news::annotation {
namespace {

class SentenceSplitter {
 public:
  SentenceSplitter(Story& story, Index paragraph)
      : story_(story),
        paragraph_(paragraph),
        end_(story.paragraphs[static_cast<std::size_t>(paragraph)].end) {}

  void run() {
    Index begin = story_.paragraphs[static_cast<std::size_t>(paragraph_)].begin;
    Index steps = 0;  // tokens, a quotation counting one
    for (Index i = begin; i < end_;) {
      Index next = i + 1;
      if (ends_at(i, next) || ++steps > reach::kSentence) {
        story_.sentences.push_back({begin, next, paragraph_});
        begin = next;
        steps = 0;
      }
      i = next;
    }
    if (begin < end_) story_.sentences.push_back({begin, end_, paragraph_});
  }

 private:
  bool starts_sentence(Index i) const {
    const Token& token = story_.at(i);
    return token.capital || token.kind == TokenKind::mark || token.kind == TokenKind::number ||
           token.kind == TokenKind::open || token.kind == TokenKind::dash ||
           token.kind == TokenKind::other;
  }

  // `next` is where scanning goes on: past closing brackets and marks that belong to this sentence.
  bool ends_at(Index i, Index& next) const {
    const Token& token = story_.at(i);
    if (token.quote != kNone) return ends_after_span(i, next);
    if (token.kind == TokenKind::word && token.dotted) return ends_after_abbreviation(i);
    if (token.kind != TokenKind::stop && token.kind != TokenKind::question &&
        token.kind != TokenKind::ellipsis) {
      return false;
    }
    while (next < end_ && story_.at(next).kind == TokenKind::close) ++next;
    if (next >= end_) return false;
    if (token.kind == TokenKind::ellipsis && !story_.at(next).capital) return false;
    return story_.at(next).space_before && starts_sentence(next);
  }

  bool ends_after_abbreviation(Index i) const {
    if (i + 1 >= end_ || story_.is(i, kHonorific)) return false;
    const Token& next = story_.at(i + 1);
    if (next.kind == TokenKind::mark)
      return next.space_before && (story_.is(i, kSuffix | kTime) || place_before_words(i));
    return next.capital && (next.bits & kFunction) != 0 && story_.word(i).size() > 2;
  }

  // 'said Doe, a teacher in London, Ont. "We are tired of it."'
  bool place_before_words(Index i) const {
    const Index quote = story_.at(i + 1).quote;
    if (quote == kNone || !story_.is(i, kPlace) || i < 1) return false;
    const Span& span = story_.spans[static_cast<std::size_t>(quote)];
    if (span.begin != i + 1 || span.words < 3 || !story_.at(i + 2).capital) return false;
    const TokenKind last = story_.at(span.end - (span.closed ? 2 : 1)).kind;
    return story_.at(i - 1).kind == TokenKind::comma &&
           (last == TokenKind::stop || last == TokenKind::question || last == TokenKind::comma);
  }

  bool ends_after_span(Index i, Index& next) const {
    const Span& span = story_.spans[static_cast<std::size_t>(story_.at(i).quote)];
    next = span.end;
    if (!span.closed || next >= end_ || span.end - span.begin < 3) return false;
    const TokenKind last = story_.at(span.end - 2).kind;
    const bool abbreviation = story_.at(span.end - 2).dotted;
    if (last != TokenKind::stop && last != TokenKind::question && last != TokenKind::ellipsis &&
        !abbreviation) {
      return false;
    }
    if (!starts_sentence(next) || story_.at(next).kind == TokenKind::open) return false;
    if (story_.at(next).kind == TokenKind::dash) return false;
    return last == TokenKind::stop || abbreviation || !attribution_follows(next);
  }

  // A few words and a speech verb, before any comma or mark: "Chan asked", "one of the girls said".
  bool attribution_follows(Index i) const {
    for (Index end = std::min(end_, i + reach::kAttribution); i < end; ++i) {
      const Token& token = story_.at(i);
      if (token.verb != 0 && !token.capital) return (story_.verb(i).frames & kTakesQuote) != 0;
      if (token.kind != TokenKind::word && token.kind != TokenKind::possessive) return false;
    }
    return false;
  }

  Story& story_;
  Index paragraph_;
  Index end_;
};

}  // namespace

void split_sentences(Story& story) {
  for (std::size_t p = 0; p < story.paragraphs.size(); ++p) {
    SentenceSplitter(story, static_cast<Index>(p)).run();
  }
}

}  // namespace news::annotation

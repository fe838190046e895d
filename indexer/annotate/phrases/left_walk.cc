// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "indexer/annotate/phrases/parts.hh"
#include "indexer/annotate/phrases/phrases.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

// Walks left over one noun phrase that ends before `end`; returns its first token, or `end`.
class LeftWalk {
 public:
  LeftWalk(const Story& story, Index limit, Index end)
      : story_(story), limit_(std::max(limit, end - reach::kPhrase)), end_(end) {}

  Index run() {
    Index at = end_;
    while (at > limit_ && step(at)) {
    }
    if (begin_ < end_) chain_to_person();
    return begin_;
  }

 private:
  bool step(Index& at) {
    const Index i = at - 1;
    const Token& token = story_.at(i);
    if (token.quote != kNone && !story_.spans[static_cast<std::size_t>(token.quote)].used)
      return false;
    if (token.kind == TokenKind::close) return step_bracket(at);
    if (token.kind == TokenKind::possessive) return accept(at);
    if (token.kind == TokenKind::other)
      return story_.word(i) == "/" || story_.word(i) == "&" || story_.word(i) == "%" ? accept(at)
                                                                                     : false;
    if (!is_word(story_, i)) return false;
    if ((token.bits & kPronoun) != 0) return step_pronoun(at);
    if (is_name_token(story_, i)) return accept(at);
    if (token.name != kNone && at < end_ && story_.at(at).name == token.name) return accept(at);
    if ((token.bits & (kDeterminer | kPossessive)) != 0) return step_determiner(at);
    if ((token.bits & kCoordinator) != 0) return step_coordinator(at);
    if ((token.bits & kParticle) != 0 && i > limit_ && begin_ == at &&
        is_name_token(story_, i - 1) && story_.at(at).capital) {
      return accept(at);
    }
    if ((token.bits & kPreposition) != 0) return step_preposition(at);
    return step_lower(at);
  }

  bool accept(Index& at) {
    begin_ = --at;
    return true;
  }

  bool step_pronoun(Index& at) {
    if (at == end_) begin_ = at - 1;
    return false;
  }

  bool step_bracket(Index& at) {
    for (Index i = at - 2; i >= limit_ && i > at - reach::kBracket; --i) {
      if (story_.at(i).kind == TokenKind::open) {
        at = i;
        return true;
      }
    }
    return false;
  }

  // ", and that polls show" is no phrase with a determiner: "that" joins the clause.
  bool is_plural(Index i) const {
    const bool ends_in_s =
        story_.stem(i, Ending::plural) > 3 && story_.stem(i, Ending::singular) == 0;
    return !story_.at(i).capital && (ends_in_s || story_.is(i, kPlural));
  }

  // The determiner is the left edge, unless the phrase hangs on another: "a spokesman for the
  // company".
  bool step_determiner(Index& at) {
    const Index i = at - 1;
    if (begin_ == end_ && (story_.at(i).bits & kPossessive) != 0) return false;
    if (begin_ + 1 == end_ && i > limit_ && story_.is(i, kThat) && story_.is(i - 1, kCoordinator) &&
        is_plural(begin_))
      return false;
    begin_ = i;
    at = i;
    if (i - 1 >= limit_ && story_.is(i - 1, kDeterminer)) return true;  // "all the", "the two"
    return i - 1 > limit_ && story_.is(i - 1, kPreposition) && hangs_on(i - 1);
  }

  // A preposition right of a noun or name links two parts of one phrase.
  bool hangs_on(Index preposition) const {
    Index head = preposition - 1;
    if (head > limit_ && story_.is(head, kCoordinator))
      --head;  // "in Ontario and across the country"
    if (head < limit_ || !is_word(story_, head) || story_.at(head).quote != kNone) return false;
    if (is_name_token(story_, head)) return !is_time(story_, head);
    if (story_.is(head, kDeterminer)) return story_.reads(preposition, Cue::of);  // one of the men
    if (story_.is(head, kPersonNoun) || story_.stem(head, Ending::age) > 1) return true;
    return story_.reads(preposition, Cue::of) && is_noun_like(story_, head) &&
           !is_time(story_, head);
  }

  bool step_preposition(Index& at) {
    const Index i = at - 1;
    if (begin_ != at || i <= limit_ || !hangs_on(i)) return false;
    at = i;
    return true;
  }

  bool step_coordinator(Index& at) {
    const Index i = at - 1;
    if (at == end_ || begin_ != at || i <= limit_) return false;
    if (story_.reads(i, Cue::contrast)) return false;
    const bool name = is_name_token(story_, i - 1) && !is_time(story_, i - 1);
    if (!name && !story_.is(i - 1, kRole | kCollective)) return false;
    at = i;
    return true;
  }

  // Lower-case words: the head noun, its modifiers, titles before a name.
  bool step_lower(Index& at) {
    const Index i = at - 1;
    if (!is_noun_like(story_, i) || is_time(story_, i)) {
      if (!(story_.is(i, kPersonNoun) || (is_time(story_, i) && begin_ < end_ && lower_head())))
        return false;
    }
    if (begin_ == end_ || lower_head()) return accept(at);
    const bool title = story_.is(i, kRole | kTitle | kCollective);
    if (!title && !titled_ && !determined(i)) return false;
    titled_ = true;
    return accept(at);
  }

  // "the venture capitalist Jane Doe", '"...," oil worker Jane Doe said': unknown nouns before a
  // name count when a determiner, the start of the sentence or the end of the words quoted opens
  // the phrase.
  bool determined(Index i) const {
    for (Index k = i - 1; k >= limit_ && k > i - reach::kModifiers; --k) {
      if (at_span_end(story_, k) || (story_.at(k).kind == TokenKind::comma && story_.at(end_).verb))
        return true;
      if (story_.is(k, kDeterminer | kPossessive)) return true;
      if (!is_noun_like(story_, k) || is_time(story_, k)) return false;
      if (k == limit_) return story_.at(k).capital;
    }
    return false;
  }

  bool lower_head() const {
    return !story_.at(begin_).capital || !is_name_token(story_, begin_) || titled_;
  }

  // "a woman in the audience at an event in Halifax": goes on left over "at an event" and the like
  // when a person stands at the end of the chain.
  void chain_to_person() {
    Index at = begin_;
    for (int parts = 0; parts < reach::kChain && at - 2 > limit_; ++parts) {
      if (!story_.is(at - 1, kPreposition) || story_.at(at - 1).quote != kNone) return;
      const Index head = at - 2;
      if (!is_word(story_, head) || story_.at(head).quote != kNone || is_time(story_, head)) return;
      if (!is_noun_like(story_, head) && !is_name_token(story_, head)) return;
      Index start = head;
      while (start > limit_ && start > head - reach::kChainNoun && is_noun_like(story_, start - 1))
        --start;
      if (start > limit_ && story_.is(start - 1, kDeterminer | kPossessive)) --start;
      if (story_.is(head, kRole | kTitle) && story_.is(start, kDeterminer)) {
        begin_ = start;
        return;
      }
      at = start;
    }
  }

  const Story& story_;
  Index limit_, end_;
  Index begin_ = end_;
  bool titled_ = false;
};

}  // namespace

Index phrase_begin(const Story& story, Index limit, Index end) {
  return LeftWalk(story, limit, end).run();
}

}  // namespace news::annotation

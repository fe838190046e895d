// SPDX-License-Identifier: GPL-2.0-or-later
// QVS and SVQ in the second language of a newsroom, with a simple verb: '« ... », a déclaré Doe',
// '« ... », dit Doe', 'Doe a affirmé : « ... »'. Convention: direct quotations only; "dit-elle"
// continues the previous speaker. Indirect speech is left alone: no statement is better than a
// wrong one.
#include <algorithm>

#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/rules/scene.hh"

namespace news::annotation {
namespace {

constexpr Index kTitleBeforeName = 5;  // words between the verb and the end of a name

class PlainQuote {
 public:
  PlainQuote(Scene& scene, const Span& span)
      : scene_(scene), story_(scene.story), language_(*scene.story.second), span_(span) {}

  bool run() { return verb_after() || verb_before(); }

 private:
  bool is_verb(std::string_view word) const {
    const std::uint16_t verb = language_.look_up(word).verb;
    return verb != 0 && language_.verb(verb).form != VerbForm::base;
  }

  bool is_auxiliary(std::string_view word) const {
    return (language_.look_up(word).bits & kAuxiliary) != 0;
  }

  // dit-il, ajoute-t-elle, a-t-il
  bool asks_pronoun(std::string_view word) const {
    if (language_.stem(word, Ending::pronoun) == 0) return false;
    const std::string_view head = word.substr(0, word.find('-'));
    return is_verb(head) || is_auxiliary(head);
  }

  // Past the auxiliary to the verb; kNone: no verb of saying starts here.
  Index verb_at(Index at) const {
    if (at >= scene_.end || story_.at(at).kind != TokenKind::word) return kNone;
    if (is_auxiliary(story_.word(at)) && at + 1 < scene_.end && is_verb(story_.word(at + 1)))
      return at + 1;
    return is_verb(story_.word(at)) ? at : kNone;
  }

  Subject named_at(Index at) const {
    if (at >= story_.size() || story_.at(at).name == kNone) return {};
    const Mention& mention = story_.mentions[static_cast<std::size_t>(story_.at(at).name)];
    return {mention.begin, mention.end, mention.begin, mention.end};
  }

  bool verb_after() const {
    Index at = span_.end;
    if (at < scene_.end && story_.at(at).kind == TokenKind::comma) ++at;
    if (at >= scene_.end) return false;
    Hit hit;
    if (asks_pronoun(story_.word(at))) {
      add_statement(scene_, span_.begin, span_.end, rule::float_quote, nullptr);
      return true;
    }
    hit.verb = verb_at(at);
    if (hit.verb == kNone) return false;
    // "a déclaré la mairesse Doe": a few words of title before the name
    const Index limit = std::min(scene_.end, hit.verb + 1 + kTitleBeforeName);
    for (Index i = hit.verb + 1; i < limit && !hit.subject.found(); ++i) {
      if (story_.at(i).kind != TokenKind::word && story_.at(i).kind != TokenKind::other) break;
      hit.subject = named_at(i);
    }
    add_statement(scene_, span_.begin, span_.end, rule::qvs, &hit);
    return true;
  }

  // 'Doe a affirmé : « ... »'
  bool verb_before() const {
    if (span_.begin < scene_.begin + 3 || story_.at(span_.begin - 1).kind != TokenKind::colon)
      return false;
    const Index verb = span_.begin - 2;
    if (!is_verb(story_.word(verb))) return false;
    const Index name = is_auxiliary(story_.word(verb - 1)) ? verb - 2 : verb - 1;
    if (name < scene_.begin) return false;
    Hit hit;
    hit.verb = verb;
    hit.subject = named_at(name);
    add_statement(scene_, span_.begin, span_.end, rule::svq, &hit);
    return true;
  }

  Scene& scene_;
  Story& story_;
  const Language& language_;
  const Span& span_;
};

}  // namespace

bool plain_quote(Scene& scene, const Span& span) {
  return PlainQuote(scene, span).run();
}

}  // namespace news::annotation

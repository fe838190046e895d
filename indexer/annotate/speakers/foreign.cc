// SPDX-License-Identifier: GPL-2.0-or-later
// Articles that are not in English. The verbs of saying are not known there (a few French ones
// are), so that most quotations float; the convention that a floating quotation has the speaker of
// the one before holds only inside a paragraph, and a name before a colon is believed only when it
// looks like a person's. Nobody is invented: what is not sure stays without a speaker.
#include <vector>

#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/speakers/passes.hh"
#include "indexer/annotate/text/story.hh"

namespace news::annotation {
namespace {

constexpr Index kLookedAt = 3000, kFewest = 40;  // words
constexpr int kEnglishShare = 25;  // per cent of closed-class words; English has 40-50
constexpr int kNounShare = 20;     // per cent with capitals: nouns have them (German)

struct Counts {
  int words = 0, function = 0, capitals = 0;
};

Counts count_words(const Story& story) {
  Counts out;
  for (Index i = 0; i < story.size() && out.words < kLookedAt; ++i) {
    const Token& token = story.at(i);
    if (token.kind != TokenKind::word) continue;
    ++out.words;
    out.function += (token.bits & kFunction) != 0;
    out.capitals += token.capital;
  }
  return out;
}

void forget_speaker(Statement& statement) {
  statement.subject = {};
  statement.entity = statement.full_begin = statement.full_end = statement.follows = kNone;
}

class Foreign {
 public:
  Foreign(Story& story, bool nouns) : story_(story), person_(story.entities.size()) {
    for (const Mention& mention : story.mentions) {
      if (mention.end - mention.begin > 1 &&
          (story.is(mention.begin, kFirstName) || (!nouns && !opens(mention.begin))))
        person_[static_cast<std::size_t>(mention.entity)] = true;
    }
  }

  void run() {
    for (Statement& statement : story_.statements) {
      const bool floats = statement.rule == &rule::float_quote ||
                          statement.rule == &rule::float_on ||
                          statement.rule == &rule::float_clause;
      if (floats && !speaker_in_paragraph(statement)) forget_speaker(statement);
      const bool labelled = statement.rule == &rule::sq || statement.rule == &rule::lq;
      if (labelled && !names_person(statement)) forget_speaker(statement);
    }
  }

 private:
  // Earlier statements are settled: one that lost its speaker has none to give.
  bool speaker_in_paragraph(const Statement& statement) const {
    if (statement.follows == kNone) return statement.subject.found();
    const auto& before = story_.statements[static_cast<std::size_t>(statement.follows)];
    return before.paragraph == statement.paragraph &&
           (before.entity != kNone || before.full_begin != kNone);
  }

  bool names_person(const Statement& statement) const {
    if (statement.entity == kNone) return false;
    const auto index = static_cast<std::size_t>(statement.entity);
    const Entity& who = story_.entities[index];
    return who.kind == EntityKind::person && who.first != who.last && person_[index];
  }

  bool opens(Index token) const {
    if (token == story_.paragraph_at(token).begin) return true;
    const TokenKind before = story_.at(token - 1).kind;
    return before != TokenKind::word && before != TokenKind::comma;
  }

  Story& story_;
  // By entity: named in two words or more that begin with a first name or, where nouns have no
  // capitals, that stand inside a sentence somewhere.
  std::vector<bool> person_;
};

}  // namespace

void settle_foreign(Story& story) {
  const Counts counts = count_words(story);
  if (counts.words < kFewest || counts.function * 100 >= counts.words * kEnglishShare) return;
  Foreign(story, counts.capitals * 100 >= counts.words * kNounShare).run();
}

}  // namespace news::annotation

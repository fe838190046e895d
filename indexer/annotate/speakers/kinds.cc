// SPDX-License-Identifier: GPL-2.0-or-later
// What each speaker is, from the article alone: a person by a strict test (capital letters are not
// enough), one without a name, a body, several, or nobody who could be quoted. Documents (reports,
// polls, orders), amounts and things are nobody: their words are kept, they are no speakers.
#include "indexer/annotate/phrases/parts.hh"
#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/speakers/description_words.hh"
#include "indexer/annotate/speakers/passes.hh"
#include "indexer/annotate/text/story.hh"
#include "indexer/annotate/text/transcript.hh"

namespace news::annotation {
namespace {

class Kinds {
 public:
  explicit Kinds(const Story& story)
      : story_(story), last_word_(story.entities.size(), kNone), titles_(story.entities.size()) {
    for (const Mention& mention : story.mentions) {
      WordBits& titles = titles_[static_cast<std::size_t>(mention.entity)];
      for (Index i = mention.title; i < mention.begin; ++i) titles |= story.at(i).bits;
      Index& last = last_word_[static_cast<std::size_t>(mention.entity)];
      if (last == kNone || mention.end - mention.begin > 1) last = mention.end - 1;
    }
  }

  SpeakerKind of(const Statement& statement) const {
    if (statement.entity != kNone) return of_entity(statement.entity);
    if (statement.full_begin != kNone)
      return of_words(statement.full_begin, statement.full_end, statement.rule == &rule::label);
    return statement.subject.found() ? of_pronoun(statement.subject.begin) : SpeakerKind::nobody;
  }

 private:
  // Writing that nobody signs; a newspaper is a body and a paper.
  bool is_document(Index i) const { return story_.is(i, kDocument) && !story_.is(i, kCollective); }

  SpeakerKind of_entity(Index index) const {
    const Entity& who = story_.entities[static_cast<std::size_t>(index)];
    const Index last = last_word_[static_cast<std::size_t>(index)];
    if (last == kNone) return SpeakerKind::person;
    if (who.kind == EntityKind::organisation)
      return is_document(last) ? SpeakerKind::nobody : SpeakerKind::organisation;
    const WordBits titles = titles_[static_cast<std::size_t>(index)];
    const bool alone = who.first == who.last;
    // "Executive Order", "Supplemental Report": "his" beside it is another's.
    if (is_document(last) && (titles & kHonorific) == 0 && who.male + who.female < kFirstNameVotes)
      return SpeakerKind::nobody;
    const bool known = who.male + who.female > 0 || (titles & (kTitle | kHonorific | kRole)) != 0;
    if (known) return SpeakerKind::person;
    if (alone && story_.has(last, Cue::hall)) return SpeakerKind::crowd;  // "Audience:"
    if (alone && story_.is(last, kOccasion | kMonth | kDay | kTime)) return SpeakerKind::nobody;
    constexpr WordBits kBody = kOrganisation | kCollective | kPlace | kNationality;
    if (story_.is(last, kBody) && (alone || story_.is(last, kOrganisation | kCollective)))
      return SpeakerKind::organisation;
    if (alone && story_.is(last, kRole | kTitle))
      return story_.is(last, kPlural) ? SpeakerKind::crowd : SpeakerKind::role;
    return SpeakerKind::person;
  }

  SpeakerKind of_pronoun(Index i) const {
    if (story_.is(i, kHe | kShe)) return SpeakerKind::person;
    if (story_.is(i, kThey)) return SpeakerKind::crowd;
    return story_.is(i, kIt) ? SpeakerKind::organisation : SpeakerKind::nobody;
  }

  // "MODERATOR", "AUDIENCE MEMBERS"
  SpeakerKind of_label(Index begin, Index end) const {
    for (Index i = begin; i < end; ++i) {
      if (story_.has(i, Cue::hall) || story_.is(i, kPlural)) return SpeakerKind::crowd;
    }
    return is_plural(end - 1) ? SpeakerKind::crowd : SpeakerKind::role;
  }

  bool is_plural(Index i) const {
    return story_.is(i, kPlural) ||
           (story_.stem(i, Ending::plural) > 2 && story_.stem(i, Ending::singular) == 0);
  }

  bool is_amount(Index begin, Index end) const {
    for (Index i = begin; i < end; ++i) {
      if (story_.word(i) == "$") return true;
    }
    return false;
  }

  // "Residents living near the plant", "people who live there": where the noun ends and its clause
  // begins.
  Index noun_end(Index begin, Index end) const {
    for (Index i = begin + 1; i < end; ++i) {
      const bool clause = story_.is(i, kWho | kThat | kAuxiliary) ||
                          (!story_.at(i).capital && story_.at(i).verb == 0 &&
                           story_.stem(i, Ending::participle) > 2 &&
                           story_.is(i - 1, kRole | kCollective | kPlural));
      if (clause) return i;
    }
    return end;
  }

  SpeakerKind of_words(Index begin, Index end, bool label) const {
    if (label) return of_label(begin, end);
    Index head = noun_end(begin, head_end(story_, begin, end)) - 1;
    while (head > begin && story_.at(head).kind == TokenKind::possessive) --head;
    if (is_amount(begin, end)) return SpeakerKind::nobody;
    const Token& token = story_.at(head);
    if (token.kind == TokenKind::number || story_.word(head) == "%" ||
        story_.has(head, Cue::several))
      return story_.is(head, kCollective) ? SpeakerKind::organisation : SpeakerKind::crowd;
    if (is_document(head)) return SpeakerKind::nobody;
    if (story_.is(head, kPlural)) return SpeakerKind::crowd;
    if (story_.is(head, kRole | kTitle))
      return is_plural(head) ? SpeakerKind::crowd : SpeakerKind::role;
    if (story_.stem(head, Ending::age) > 0) return SpeakerKind::role;
    if (story_.is(head, kCollective)) return SpeakerKind::organisation;
    return token.capital && (token.bits & kFunction) == 0 ? SpeakerKind::organisation
                                                          : of_common(begin, head);
  }

  // A noun in small letters that is in no list, or a word that stands for a noun.
  SpeakerKind of_common(Index begin, Index head) const {
    if (story_.is(head, kHe | kShe | kThey | kIt)) return of_pronoun(head);
    if (story_.reads(head, Cue::someone) || is_indefinite_of(begin)) return SpeakerKind::role;
    if (story_.is(head, kDeterminer | kWho)) return SpeakerKind::crowd;
    const std::string_view word = story_.word(head);
    const bool plural = is_plural(head);
    const std::string_view noun = plural ? word.substr(0, word.size() - 1) : word;
    if (story_.language->stem(noun, Ending::agent) > 2 ||
        story_.language->stem(noun, Ending::calling) > 2)
      return plural ? SpeakerKind::crowd : SpeakerKind::role;
    return story_.reads(head, Cue::calling) ? SpeakerKind::role : SpeakerKind::nobody;
  }

  // "one of the plaintiffs"
  bool is_indefinite_of(Index begin) const {
    return is_indefinite(story_, begin) && begin + 1 < story_.size() &&
           story_.is(begin + 1, kPreposition);
  }

  const Story& story_;
  std::vector<Index> last_word_;  // by entity: the last token of its fullest mention
  std::vector<WordBits> titles_;  // by entity: what the words before its mentions are
  static constexpr int kFirstNameVotes = 2;
};

}  // namespace

void tell_kinds(Story& story) {
  const Kinds kinds(story);
  for (Statement& statement : story.statements) statement.kind = kinds.of(statement);
}

}  // namespace news::annotation

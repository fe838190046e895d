// SPDX-License-Identifier: GPL-2.0-or-later
// From subjects to people, for the languages with a table. A name is its entity; he and she are who
// spoke before, unless somebody of that gender is what the words between are about; "the minister"
// is the last person called so. What cannot be told keeps its words.
#include <algorithm>

#include "common/unicode.hh"
#include "indexer/annotate/names/mention_places.hh"
#include "indexer/annotate/speakers/certainty.hh"
#include "indexer/annotate/table/table.hh"

namespace news::annotation {
namespace {

constexpr int kMentionsBack = 40;  // mentions looked at for he, she and "the minister"
constexpr Index kOpensBy = 12;     // a subject stands among the first words of its sentence
constexpr Index kAside = 10;       // words of what somebody is, behind the name
constexpr std::size_t kStem = 5;   // bytes of a noun that must be the same

class Resolver {
 public:
  Resolver(Story& story, const Traits& traits) : story_(story), traits_(traits) {}

  void run() {
    for (std::size_t i = 0; i < story_.statements.size(); ++i) {
      resolve(static_cast<Index>(i));
      Statement& statement = story_.statements[i];
      statement.kind = kind_of(statement);
    }
  }

 private:
  Statement& statement(Index i) { return story_.statements[static_cast<std::size_t>(i)]; }
  const Entity& entity(Index i) const { return story_.entities[static_cast<std::size_t>(i)]; }

  void resolve(Index i) {
    Statement& current = statement(i);
    if (!current.subject.found()) {
      if (current.alone) return;
      if (current.verb != kNone && story_.stem(current.verb, Ending::several) > 0) {
        // "dijeron": several, not the one who spoke before.
        if (i > 0 && !is_one(statement(i - 1).kind)) follow(current, i - 1);
        return;
      }
      // "añadió": who spoke before, or whom the words between are about.
      if (traits_.no_subject && current.verb != kNone) pronoun(current, i, kHe | kShe);
      if (current.entity == kNone && i > 0) follow(current, i - 1);
      return;
    }
    const Subject& subject = current.subject;
    const Index name = story_.at(subject.begin).name;
    if (name != kNone && story_.mentions[static_cast<std::size_t>(name)].begin == subject.begin &&
        story_.mentions[static_cast<std::size_t>(name)].end == subject.end) {
      current.entity = story_.mentions[static_cast<std::size_t>(name)].entity;
      current.confidence = 1;
    } else if (subject.end - subject.begin == 1 && story_.is(subject.begin, kHe | kShe | kThey) &&
               !story_.is(subject.begin, kPossessive | kDeterminer)) {
      pronoun(current, i, story_.at(subject.begin).bits);
    } else {
      description(current, i);
    }
    if (current.entity != kNone) note_gender(current);
  }

  static bool is_one(SpeakerKind kind) {
    return kind == SpeakerKind::person || kind == SpeakerKind::role;
  }

  void follow(Statement& current, Index before) {
    const Statement& last = statement(before);
    current.follows = before;
    current.entity = last.entity;
    current.full_begin = last.full_begin;
    current.full_end = last.full_end;
    current.confidence = current.entity != kNone || current.full_begin != kNone
                             ? certainty::kCarriedOn
                             : certainty::kNobody;
  }

  // "he said" of somebody whose gender nothing else told.
  void note_gender(const Statement& current) {
    Entity& who = story_.entities[static_cast<std::size_t>(current.entity)];
    if (who.male != who.female) return;
    const WordBits bits = story_.at(current.subject.begin).bits;
    if ((bits & (kHe | kShe)) == kHe) ++who.male;
    if ((bits & (kHe | kShe)) == kShe) ++who.female;
  }

  // ---- he, she

  bool fits(Index who, WordBits bits) const {
    if (who == kNone || entity(who).kind != EntityKind::person) return false;
    const int votes = entity(who).male - entity(who).female;
    if ((bits & (kHe | kShe)) == kHe) return votes >= 0;
    if ((bits & (kHe | kShe)) == kShe) return votes <= 0;
    return true;
  }

  // Does the mention stand where the subject of a sentence does?
  bool is_topic(const Mention& mention) const {
    const Index sentence = sentence_of(story_, mention.begin);
    const Index begin =
        sentence < 0 ? 0 : story_.sentences[static_cast<std::size_t>(sentence)].begin;
    if (mention.begin - begin > kOpensBy) return false;
    return mention.title == 0 || !story_.is(mention.title - 1, kPreposition | kOf);
  }

  Index paragraph_of(Index token) const { return story_.paragraph_at(token).begin; }

  // The last mention before `token`, as an index into mentions; -1: none.
  Index last_mention(Index token) const {
    const auto next = std::lower_bound(story_.mentions.begin(), story_.mentions.end(), token,
                                       [](const Mention& m, Index t) { return m.begin < t; });
    return static_cast<Index>(next - story_.mentions.begin()) - 1;
  }

  bool quoted(const Mention& mention) const { return story_.at(mention.begin).quote != kNone; }

  void pronoun(Statement& current, Index i, WordBits bits) {
    const Statement* last = i > 0 ? &statement(i - 1) : nullptr;
    const Index said = last != nullptr ? last->end : 0;
    const Index here = paragraph_of(current.begin);
    const Index from = last_mention(current.begin);
    Index topic = kNone, topic_at = kNone, any = kNone;
    for (Index m = from; m >= 0 && from - m < kMentionsBack; --m) {
      const Mention& mention = story_.mentions[static_cast<std::size_t>(m)];
      if (quoted(mention) || !fits(mention.entity, bits)) continue;
      if (any == kNone && entity(mention.entity).sure) any = mention.entity;
      const bool between = mention.begin >= said && mention.begin >= here;
      // The first of its sentence is what that is about.
      const bool same_sentence =
          topic_at != kNone && sentence_of(story_, mention.begin) == topic_at;
      if (between && is_topic(mention) && (topic == kNone || same_sentence)) {
        topic = mention.entity;
        topic_at = sentence_of(story_, mention.begin);
      }
      if (mention.begin < said && any != kNone) break;
    }
    if ((bits & kThey) != 0 && (bits & (kHe | kShe)) == 0) return;
    if (topic != kNone) {
      current.entity = topic;
      current.confidence = certainty::kPronoun;
    } else if (last != nullptr && fits(last->entity, bits)) {
      current.entity = last->entity;
      current.confidence = certainty::kPronoun;
    } else {
      current.entity = earlier_speaker(i, bits);
      if (current.entity == kNone) current.entity = any;
      current.confidence = certainty::kEarlier;
    }
  }

  Index earlier_speaker(Index i, WordBits bits) {
    for (Index at = i - 1; at >= 0 && at >= i - 6; --at) {
      if (fits(statement(at).entity, bits)) return statement(at).entity;
    }
    return kNone;
  }

  // ---- the minister

  // The one noun of "the minister"; kNone: there is more ("the minister of Health", "a witness").
  Index bare_noun(const Subject& subject) const {
    Index end = subject.end;
    for (Index i = subject.begin + 1; i + 1 < end; ++i) {  // "the lady of 71"
      if (story_.is(i, kOf) && story_.at(i + 1).kind == TokenKind::number) end = i;
    }
    const Index words = end - subject.begin;
    const Index noun = end - 1;
    const bool aged = story_.at(noun).kind == TokenKind::number && story_.word(noun).ends_with('e');
    if (words > 3 || (story_.at(noun).kind != TokenKind::word && !aged)) return kNone;
    if (words == 1) return traits_.no_articles ? noun : kNone;
    if (!story_.is(subject.begin, kDeterminer) || story_.is(subject.begin, kNegation)) return kNone;
    for (Index i = subject.begin + 1; i < noun; ++i) {
      if (story_.is(i, kOf | kFunction)) return kNone;
    }
    return noun;
  }

  // "Ministerin" of "Finanzministerin", "ministre" of "ministre", but not of another word.
  bool same_noun(Index a, Index b) const {
    const std::string x = fold_characters(story_.word(a)), y = fold_characters(story_.word(b));
    if (x == y) return true;
    if (traits_.compounds) return x.size() >= kStem && y.ends_with(x);
    return traits_.inflects_names && x.size() >= 2 * kStem && y.size() >= 2 * kStem &&
           x.substr(0, x.size() - 4) == y.substr(0, x.size() - 4);
  }

  // Is the person called so before or behind the name there?
  bool called(const Mention& mention, Index noun) const {
    for (Index i = mention.title; i < mention.begin; ++i) {
      if (same_noun(noun, i)) return true;
    }
    // "Der Sprecher des Hilfswerks, Jan Doe": what he is stands before the comma.
    Index i = mention.title - 1;
    if (i > 0 && story_.at(i).kind == TokenKind::comma) {
      for (Index back = i - 1; back >= 0 && back > i - kAside; --back) {
        if (story_.at(back).kind != TokenKind::word) break;
        if (same_noun(noun, back)) return true;
      }
    }
    i = mention.end;
    if (i >= story_.size() || story_.at(i).kind != TokenKind::comma) return false;
    for (++i; i < std::min(story_.size(), mention.end + kAside); ++i) {
      if (story_.at(i).kind != TokenKind::word) return false;
      if (same_noun(noun, i)) return true;
    }
    return false;
  }

  void description(Statement& current, Index i) {
    const Subject& subject = current.subject;
    const Index noun = bare_noun(subject);
    if (noun != kNone) {
      const Index who = person_called(current, noun, i);
      if (who != kNone) {
        current.entity = who;
        current.confidence = certainty::kDescription;
        return;
      }
    }
    current.full_begin = subject.begin;
    current.full_end = subject.end;
    current.confidence = certainty::kDescription;
  }

  Index person_called(const Statement& current, Index noun, Index i) {
    const WordBits bits = story_.at(current.subject.begin).bits;
    WordBits gender = 0;
    if ((bits & kMale) != 0) gender |= kHe;
    if ((bits & kFemale) != 0) gender |= kShe;
    const Index here = paragraph_of(current.begin);
    const Index from = last_mention(current.begin);
    Index near = kNone;
    bool one = true;
    for (Index m = from; m >= 0 && from - m < kMentionsBack; --m) {
      const Mention& mention = story_.mentions[static_cast<std::size_t>(m)];
      if (entity(mention.entity).kind != EntityKind::person) continue;
      if (called(mention, noun)) return mention.entity;
      if (mention.begin < here || quoted(mention) || !may_be(mention.entity, gender)) continue;
      if (near != kNone && near != mention.entity) one = false;
      near = mention.entity;
    }
    // Behind its verb a noun tells of somebody known; "the judge" that opens a sentence is new.
    const bool behind = current.verb != kNone ? current.subject.begin > current.verb
                                              : current.subject.begin >= current.end;
    // Where adjectives follow, the noun is the first: "le grimpeur basque".
    const Index first = current.subject.begin + 1;
    const bool leads = !traits_.capital_nouns && first < noun;
    if (names_again(noun, behind) || (leads && names_again(first, behind))) {
      const Index who = again(current, i, gender);
      if (who != kNone) return who;
    }
    if (!behind || story_.is(noun, kCollective | kDocument | kPlural | kTitle)) return kNone;
    if (!is_person_noun(noun)) return kNone;
    // Somebody of the paragraph, when it names one only.
    if (near != kNone && one) return near;
    if (near == kNone && i > 0) return goes_on_speaking(i, gender);
    return kNone;
  }

  // Does the noun only name somebody again who is known ("the 47-year-old", "the climber")? One in
  // no list does so behind its verb: a new person would be told with more than it.
  bool names_again(Index noun, bool behind) const {
    if (story_.has(noun, Cue::calling) || story_.is(noun, kNationality)) return true;
    const std::string_view word = story_.word(noun);
    const std::size_t part = word.rfind('-');
    if (part != std::string_view::npos) {
      const std::string last = fold_characters(word.substr(part + 1));
      for (const std::string_view end : story_.language->endings(Ending::epithet)) {
        if (last.ends_with(fold_characters(end))) return true;
      }
    }
    if (story_.stem(noun, Ending::epithet) > 0) return true;
    constexpr WordBits kKnown =
        kRole | kTitle | kHonorific | kCollective | kPlural | kDocument | kOrganisation | kFunction;
    return behind && !story_.is(noun, kKnown) && story_.at(noun).name == kNone &&
           story_.stem(noun, Ending::calling) <= 2;
  }

  // He or she of whom the paragraph tells, or who spoke just before it.
  Index again(const Statement& current, Index i, WordBits gender) {
    Statement as_pronoun = current;
    pronoun(as_pronoun, i, gender != 0 ? gender : WordBits{kHe | kShe});
    const Index who = as_pronoun.entity;
    if (who == kNone) return kNone;
    if (i > 0 && statement(i - 1).entity == who &&
        statement(i).paragraph - statement(i - 1).paragraph <= 1)
      return who;
    const Index here = paragraph_of(current.begin);
    for (Index m = last_mention(current.begin); m >= 0; --m) {
      const Mention& mention = story_.mentions[static_cast<std::size_t>(m)];
      if (mention.begin < here) return kNone;
      if (mention.entity == who) return who;
    }
    return kNone;
  }

  // Somebody who is told to be something else is not "the judge".
  bool may_be(Index who, WordBits gender) const {
    return fits(who, gender) && entity(who).title_begin == entity(who).title_end;
  }

  // "confides the lady of 71": who spoke in the sentence before.
  Index goes_on_speaking(Index i, WordBits gender) {
    const Statement& last = statement(i - 1);
    const Index apart = statement(i).paragraph - last.paragraph;
    if (apart < 0 || apart > 1 || !may_be(last.entity, gender)) return kNone;
    return last.entity;
  }

  bool is_person_noun(Index noun) const {
    return story_.is(noun, kRole) || story_.stem(noun, Ending::calling) > 2;
  }

  // ---- kinds

  SpeakerKind kind_of(const Statement& current) const {
    if (current.entity != kNone)
      return entity(current.entity).kind == EntityKind::person ? SpeakerKind::person
                                                               : SpeakerKind::organisation;
    if (current.full_begin == kNone) return SpeakerKind::nobody;
    WordBits bits = 0;
    Index noun = kNone;
    for (Index i = current.full_begin; i < current.full_end; ++i) {
      if (story_.is(i, kOf) && noun != kNone) break;
      if (story_.is(i, kDeterminer | kPossessive)) continue;
      bits |= story_.at(i).bits;
      noun = i;
    }
    if (noun == kNone) return SpeakerKind::nobody;
    if ((bits & kDocument) != 0) return SpeakerKind::nobody;
    if ((bits & (kCollective | kOrganisation)) != 0) return SpeakerKind::organisation;
    if ((bits & kPlural) != 0) return SpeakerKind::crowd;
    return is_person_noun(noun) || (bits & kTitle) != 0 ? SpeakerKind::role
                                                        : SpeakerKind::organisation;
  }

  Story& story_;
  const Traits& traits_;
};

}  // namespace

void resolve_by_table(Story& story, const Traits& traits) {
  Resolver(story, traits).run();
}

}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
// From mentions to people. Conventions, with their odds in Canadian news: a floating quotation has
// the speaker of the one before (98 %); he and she are the previous speaker (81 %) unless a person
// of that gender opens a sentence in between; "the minister" is the last person with that word in
// the title. Nobody is invented: what cannot be resolved keeps its words, or stays without a
// speaker.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/annotate/names/mention_places.hh"
#include "indexer/annotate/phrases/parts.hh"
#include "indexer/annotate/phrases/phrases.hh"
#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/speakers/certainty.hh"
#include "indexer/annotate/speakers/description_words.hh"
#include "indexer/annotate/speakers/opening_speaker.hh"
#include "indexer/annotate/speakers/passes.hh"
#include "indexer/annotate/speakers/roles.hh"
#include "indexer/annotate/speakers/several.hh"
#include "indexer/annotate/text/reach.hh"
#include "indexer/annotate/text/story.hh"

namespace news::annotation {
namespace {

enum class Gender { any, male, female };

struct Who {
  Index entity = kNone;
  Index begin = kNone, end = kNone;  // tokens of a description
  bool found() const { return entity != kNone || begin != kNone; }
};

class Resolver {
 public:
  explicit Resolver(Story& story) : story_(story) {
    for (std::size_t i = 0; i < story.entities.size(); ++i) {
      if (story.entities[i].kind != EntityKind::person) continue;
      std::vector<Index>& family = families_[story.entities[i].last];
      if (family.size() < 8) family.push_back(static_cast<Index>(i));
    }
  }

  void run() {
    for (std::size_t i = 0; i < story_.statements.size(); ++i) resolve(static_cast<Index>(i));
    for (std::size_t i = story_.statements.size(); i-- > 0;) adopt_from_next(static_cast<Index>(i));
    name_opening_speaker(story_);
  }

 private:
  Statement& statement(Index i) { return story_.statements[static_cast<std::size_t>(i)]; }
  const Entity& entity(Index i) const { return story_.entities[static_cast<std::size_t>(i)]; }

  static Who speaker(const Statement& s) { return {s.entity, s.full_begin, s.full_end}; }

  // The words of a label or of a participle without a subject are of nobody before.
  static bool carries_on(const Statement& s) {
    return s.rule != &rule::label && s.rule != &rule::lq && !s.alone;
  }

  void resolve(Index i) {
    Statement& current = statement(i);
    Who who;
    double sure = 1;
    if (!current.subject.found()) {
      if (!carries_on(current)) return;
      who = inherit(i);
      const bool right_behind = current.rule == &rule::float_on && i > 0;
      sure = right_behind ? statement(i - 1).confidence : certainty::kCarriedOn;
    } else {
      who = resolve_subject(current, i, sure);
    }
    if (!who.found()) return;
    current.entity = who.entity;
    current.full_begin = who.begin;
    current.full_end = who.end;
    current.confidence = sure;
    if (who.entity != kNone) spoken_.insert(who.entity);
    if (who.entity != kNone) note_speaker(current, entity_ref(who.entity));
  }

  // Who speaks is a person or body indeed, and "he" or "she" tells which gender.
  void note_speaker(const Statement& current, Entity& who) {
    who.sure = true;
    if (!current.subject.found() || who.male != who.female) return;
    if (story_.is(current.subject.begin, kHe) && !story_.at(current.subject.begin).all_capitals)
      ++who.male;
    if (story_.is(current.subject.begin, kShe)) ++who.female;
  }

  // "Doe and Roe said": Roe says it too, and so do both in what follows.
  void note_others(Statement& current, const std::vector<Index>& people) {
    current.others_begin = static_cast<Index>(story_.others.size());
    story_.others.insert(story_.others.end(), people.begin() + 1, people.end());
    current.others_end = static_cast<Index>(story_.others.size());
    for (auto who = people.begin() + 1; who != people.end(); ++who) entity_ref(*who).sure = true;
  }

  void share_others(Index to, Index from) {
    statement(to).others_begin = statement(from).others_begin;
    statement(to).others_end = statement(from).others_end;
  }

  Entity& entity_ref(Index i) { return story_.entities[static_cast<std::size_t>(i)]; }

  Who inherit(Index i) {
    if (i == 0) return {};
    Statement& before = statement(i - 1);
    statement(i).follows = i - 1;
    share_others(i, i - 1);
    return speaker(before);
  }

  // A floating quotation that opens the article belongs to the first speaker of its own paragraph.
  void adopt_from_next(Index i) {
    Statement& current = statement(i);
    if (current.subject.found() || !carries_on(current) || speaker(current).found()) return;
    if (i + 1 >= static_cast<Index>(story_.statements.size())) return;
    const Statement& next = statement(i + 1);
    if (next.paragraph != current.paragraph) return;
    current.entity = next.entity;
    current.full_begin = next.full_begin;
    current.full_end = next.full_end;
    current.follows = i + 1;
    share_others(i, i + 1);
    current.confidence = certainty::kAhead;
  }

  Who resolve_subject(Statement& current, Index i, double& sure) {
    const Subject& subject = current.subject;
    const std::vector<Index> people = people_listed(story_, subject);
    if (!people.empty()) {
      note_others(current, people);
      return {people.front(), kNone, kNone};
    }
    const Index head = subject.end - 1;
    const WordBits bits = story_.at(head).bits;
    const Index name = story_.at(head).name;
    if (name != kNone && !is_pronoun(head) && heads_phrase(story_, subject, name))
      return resolve_name(subject, name, sure);
    if (subject.end - subject.begin == 1) {
      if ((bits & kHe) != 0) return resolve_person(Gender::male, i, sure);
      if ((bits & kShe) != 0) return resolve_person(Gender::female, i, sure);
      if ((bits & (kThey | kIt)) != 0) return resolve_body(i, sure, (bits & kThey) != 0);
      if ((bits & kWho) != 0) return resolve_relative(subject, i, sure);
      if ((bits & (kFirstPerson | kYou)) != 0) return {};
    }
    return resolve_description(subject, i, sure);
  }

  bool is_pronoun(Index i) const {
    return story_.is(i, kHe | kShe | kThey | kIt | kWho) && !story_.at(i).all_capitals &&
           story_.at(i).name == kNone;
  }

  Who resolve_name(const Subject& subject, Index name, double& sure) const {
    const Mention& mention = story_.mentions[static_cast<std::size_t>(name)];
    if (entity(mention.entity).kind == EntityKind::person) {
      const auto family = families_.find(entity(mention.entity).last);
      const bool surname = mention.end - mention.begin == 1;
      if (surname && family != families_.end() && family->second.size() > 1)
        sure = certainty::kFamily;
      return {mention.entity, kNone, kNone};
    }
    const bool exact = mention.begin <= subject.begin + 1 && mention.end == subject.end;
    if (exact) return {mention.entity, kNone, kNone};
    return {kNone, subject.begin, subject.end};
  }

  // "Doe, who said": what stands before "who".
  Who resolve_relative(const Subject& subject, Index i, double& sure) {
    Index end = subject.begin;
    const Index limit = std::max(paragraph_begin(statement(i)), end - reach::kRelativeBack);
    if (end > limit && story_.at(end - 1).kind == TokenKind::comma) --end;
    const Subject before = subject_before(story_, limit, end);
    if (!before.found() || story_.is(before.end - 1, kWho)) return {};
    if (before.whole_begin > limit && story_.is(before.whole_begin - 1, kPreposition)) {
      const Who from_there = subject_person(limit, before.whole_begin, Gender::any);
      if (from_there.found()) return from_there;
    }
    Statement copy = statement(i);
    copy.subject = before;
    return resolve_subject(copy, i, sure);
  }

  // ---- he, she

  bool fits(const Who& who, Gender gender) const {
    if (who.entity != kNone) {
      const Entity& person = entity(who.entity);
      if (person.kind != EntityKind::person) return false;
      const int votes = person.male - person.female;
      return gender == Gender::any || (gender == Gender::male ? votes >= 0 : votes <= 0);
    }
    if (who.begin == kNone) return false;
    WordBits bits = 0;
    bool plural = false;
    for (Index t = who.begin; t < who.end; ++t) {
      if (story_.is(t, kPreposition)) break;
      bits |= story_.at(t).bits;
    }
    plural = (bits & kPlural) != 0;
    const bool one_of = is_indefinite(story_, who.begin) && who.begin + 1 < who.end &&
                        story_.is(who.begin + 1, kPreposition);  // one of the plaintiffs
    const bool person = (bits & kRole) != 0 || one_of || has_age(who);
    if (!person || plural) return false;
    if (gender == Gender::male) return (bits & kFemale) == 0;
    if (gender == Gender::female) return (bits & kMale) == 0;
    return true;
  }

  bool has_age(const Who& who) const {
    for (Index t = who.begin; t < who.end; ++t) {
      if (story_.stem(t, Ending::age) > 0) return true;
    }
    return false;
  }

  Index paragraph_begin(const Statement& s) const {
    return story_.paragraphs[static_cast<std::size_t>(s.paragraph)].begin;
  }

  // The person who opens a sentence between two tokens, the latest sentence first.
  // `objects`: also who is only spoken of in it.
  Who subject_person(Index from, Index to, Gender gender, bool objects = true) const {
    auto at = std::lower_bound(story_.mentions.begin(), story_.mentions.end(), to,
                               [](const Mention& m, Index token) { return m.begin < token; });
    Who best;
    Index sentence = kNone;
    int looked = 0;
    while (at != story_.mentions.begin() && ++looked < reach::kMentionsBack) {
      --at;
      if (at->begin < from) break;
      if (story_.at(at->begin).quote != kNone || (!objects && is_object(story_, *at))) continue;
      const Entity& person = entity(at->entity);
      if (person.kind != EntityKind::person || !person.sure || !looks_like_person(story_, *at))
        continue;
      const Index meant = bearer(*at, gender);
      if (meant == kNone) continue;
      const Index here = sentence_of(story_, at->begin);
      if (best.found() && here != sentence) break;
      if (is_possessor(story_, *at) && best.found()) continue;
      best = {meant, kNone, kNone};
      sentence = here;
    }
    return best;
  }

  // Who is meant by a mention when "he" or "she" is: of two with one surname the one of that
  // gender.
  Index bearer(const Mention& mention, Gender gender) const {
    if (fits({mention.entity, kNone, kNone}, gender)) return mention.entity;
    const std::uint32_t last = entity(mention.entity).last;
    const bool surname = mention.end - mention.begin == 1 && mention.title == mention.begin;
    if (!surname || story_.at(mention.begin).id != last) return kNone;
    const auto family = families_.find(last);
    if (family == families_.end()) return kNone;
    for (const Index other : family->second) {
      if (fits({other, kNone, kNone}, gender) && spoken_.contains(other)) return other;
    }
    return kNone;
  }

  Who resolve_person(Gender gender, Index i, double& sure) {
    const Statement& current = statement(i);
    const Index pronoun = current.subject.begin;
    const Index here = paragraph_begin(current);
    sure = certainty::kPronoun;
    // The latest earlier statement whose speaker may be meant.
    Index earlier = kNone;
    for (Index k = i - 1; k >= 0 && k > i - reach::kStatementsBack; --k) {
      if (fits(speaker(statement(k)), gender)) {
        earlier = k;
        break;
      }
    }
    const Index since = earlier == kNone ? here : statement_end(statement(earlier));
    if (earlier != kNone && statement(earlier).paragraph == current.paragraph) {
      const Who between = subject_person(since, pronoun, gender, false);
      return between.found() ? between : speaker(statement(earlier));
    }
    const Who near = subject_person(here, pronoun, gender);
    if (near.found()) return near;
    const Index back =
        current.paragraph > 0
            ? story_.paragraphs[static_cast<std::size_t>(prose_before(current.paragraph))].begin
            : 0;
    const Who turned = turn_to(current.paragraph, gender);
    if (turned.found()) return turned;
    const Who before = subject_person(std::max(back, since), here, gender);
    if (before.found() &&
        (earlier == kNone || statement(earlier).paragraph < current.paragraph - 1))
      return before;
    if (earlier != kNone) {
      sure = certainty::kEarlier;
      return speaker(statement(earlier));
    }
    sure = certainty::kFar;
    const Who far = subject_person(std::max(Index{0}, pronoun - reach::kFarBack), pronoun, gender);
    if (far.found()) return far;
    sure = certainty::kEitherGender;
    return subject_person(here, pronoun, Gender::any, false);
  }

  // The paragraph before, past headings and captions.
  Index prose_before(Index paragraph) const {
    Index at = paragraph - 1;
    while (at > 0 && at > paragraph - reach::kZones &&
           story_.paragraphs[static_cast<std::size_t>(at)].kind != BlockKind::paragraph)
      --at;
    return std::max(Index{0}, at);
  }

  // "Doe denied it." ends the paragraph before and nobody is quoted in it: "he" is Doe.
  Who turn_to(Index paragraph, Gender gender) const {
    if (paragraph <= 0) return {};
    const Paragraph& before = story_.paragraphs[static_cast<std::size_t>(prose_before(paragraph))];
    const Index last = sentence_of(story_, before.end - 1);
    if (last < 0) return {};
    const Sentence& sentence = story_.sentences[static_cast<std::size_t>(last)];
    const auto quoted =
        std::lower_bound(story_.statements.begin(), story_.statements.end(), sentence.begin,
                         [](const Statement& s, Index token) { return s.begin < token; });
    if (quoted != story_.statements.end() && quoted->begin < sentence.end) return {};
    auto at = std::lower_bound(story_.mentions.begin(), story_.mentions.end(), sentence.begin,
                               [](const Mention& m, Index token) { return m.begin < token; });
    if (at == story_.mentions.end() || at->title > sentence.begin || is_possessor(story_, *at))
      return {};
    const Entity& person = entity(at->entity);
    if (person.kind != EntityKind::person || !person.sure || !looks_like_person(story_, *at))
      return {};
    const Index meant = bearer(*at, gender);
    return meant == kNone ? Who{} : Who{meant, kNone, kNone};
  }

  Index statement_end(const Statement& s) const {
    const Index end = std::max(s.end, s.subject.found() ? s.subject.whole_end : s.end);
    const Index sentence = sentence_of(story_, end - 1);
    if (sentence < 0) return end;
    return std::max(end, story_.sentences[static_cast<std::size_t>(sentence)].end);
  }

  // ---- it, they

  bool is_body(const Who& who, bool plural) const {
    if (who.entity != kNone) return entity(who.entity).kind == EntityKind::organisation;
    if (who.begin == kNone) return false;
    WordBits bits = 0;
    for (Index t = who.begin; t < who.end; ++t) {
      if (t > who.begin && story_.is(t, kPreposition)) break;
      bits |= story_.at(t).bits;
    }
    if ((bits & (kCollective | kDocument)) != 0) return true;
    if (plural) return (bits & kPlural) != 0;
    return (bits & kRole) == 0;
  }

  Who resolve_body(Index i, double& sure, bool plural) {
    sure = certainty::kBody;
    if (!plural) {  // "The union wants an inquiry. It says ..."
      const Who near = body_before(paragraph_begin(statement(i)), statement(i).subject.begin);
      if (near.found()) return near;
    }
    if (plural) {  // "Researchers in Regina looked at ... They found"
      const Who near = people_before(statement(i).subject.begin);
      if (near.found()) return near;
    }
    for (Index k = i - 1; k >= 0 && k > i - reach::kBodyStatements; --k) {
      const Who who = speaker(statement(k));
      const Subject& spoke = statement(k).subject;
      if (plural && spoke.found() && !people_listed(story_, spoke).empty()) {
        share_others(i, k);
        return who;
      }
      if (is_body(who, plural)) return who;
    }
    return {};
  }

  // The plural noun phrase that opens the sentence before, in the same paragraph.
  Who people_before(Index pronoun) const {
    const Index here = sentence_of(story_, pronoun);
    if (here <= 0) return {};
    const Sentence& before = story_.sentences[static_cast<std::size_t>(here - 1)];
    if (before.paragraph != story_.sentences[static_cast<std::size_t>(here)].paragraph) return {};
    Index next = before.begin;
    const Subject who = subject_after(story_, before.begin, before.end, next);
    const Index head = before.begin + (story_.is(before.begin, kDeterminer | kPossessive) ? 1 : 0);
    if (head < before.end && story_.is(head, kPlural) && story_.at(head).kind == TokenKind::word) {
      return who.found() ? Who{kNone, who.begin, who.end} : Who{kNone, before.begin, head + 1};
    }
    return {};
  }

  // The body that opens the sentence before, in the same paragraph.
  Who body_before(Index from, Index to) const {
    auto at = std::lower_bound(story_.mentions.begin(), story_.mentions.end(), to,
                               [](const Mention& m, Index token) { return m.begin < token; });
    Who best;
    int looked = 0;
    while (at != story_.mentions.begin() && ++looked < reach::kBodiesBack) {
      --at;
      if (at->begin < from) break;
      if (story_.at(at->begin).quote != kNone) continue;
      const Index opens =
          story_.sentences[static_cast<std::size_t>(sentence_of(story_, at->begin))].begin;
      if (!opens_sentence(story_, opens, at->begin)) continue;
      if (entity(at->entity).kind == EntityKind::organisation) best = {at->entity, kNone, kNone};
      break;
    }
    return best;
  }

  // ---- the minister, the company, the 34-year-old

  Who resolve_description(const Subject& subject, Index i, double& sure) {
    sure = certainty::kDescription;
    const Who as_written{kNone, subject.begin, subject.end};
    const bool definite = story_.has(subject.begin, Cue::the);
    const Index head = subject.end - 1;
    const bool one = story_.is(head, kTitle | kRole) && !story_.is(head, kPlural);
    const bool owned = subject.end - subject.begin == 2 && story_.is(subject.begin, kPossessive);
    if (one && (definite || owned)) {
      const Index titled = person_in_role(story_, subject);
      if (titled != kNone) return {titled, kNone, kNone};
    }
    if (one && i < 3 && (definite || story_.at(subject.begin).capital) &&
        !is_indefinite(story_, subject.begin)) {
      const Index ahead = named_later(story_, subject);
      if (ahead != kNone) return {ahead, kNone, kNone};
    }
    if (!definite || restricted(story_, subject)) return as_written;
    if (one && subject.end - subject.begin == 2) {
      const Who same = unnamed_before(subject, i);
      if (same.found()) return same;
    }
    if (story_.is(head, kCollective) && subject.end - subject.begin <= 3) {
      const Who body = last_body(subject, i);
      if (body.found()) return body;
    }
    if (is_epithet(story_, subject) || has_age(as_written) || is_calling(story_, subject)) {
      const Index here = paragraph_begin(statement(i));
      const Index from = has_age(as_written) ? paragraph_before(statement(i)) : here;
      const Gender gender = gender_of(subject);
      if (!is_calling(story_, subject)) {
        const Who near = subject_person(from, subject.begin, gender);
        if (near.found()) return near;
      }
      for (Index k = i - 1; k >= 0 && k > i - reach::kEpithetStatements; --k) {
        if (is_calling(story_, subject) && statement(k).paragraph + 2 < statement(i).paragraph)
          break;
        if (fits(speaker(statement(k)), gender)) return speaker(statement(k));
      }
    }
    return as_written;
  }

  Gender gender_of(const Subject& subject) const {
    const WordBits gender = story_.at(subject.end - 1).bits & (kMale | kFemale);
    return gender == kMale ? Gender::male : gender == kFemale ? Gender::female : Gender::any;
  }

  Index paragraph_before(const Statement& s) const {
    if (s.paragraph <= 0) return 0;
    return story_.paragraphs[static_cast<std::size_t>(s.paragraph - 1)].begin;
  }

  // "Another rower, who asked not to be named, said ... 'They buried it,' the athlete said."
  Who unnamed_before(const Subject& subject, Index i) const {
    if (i == 0) return {};
    const Statement& before = story_.statements[static_cast<std::size_t>(i - 1)];
    const Who who = speaker(before);
    if (who.begin == kNone || who.end - who.begin < 2) return {};
    return is_indefinite(story_, who.begin) && fits(who, gender_of(subject)) ? who : Who{};
  }

  // "The bureau" is the body last mentioned with that word in its name; "the company" the one that
  // spoke last, or the only one of the sentence before.
  Who last_body(const Subject& subject, Index i) {
    const std::uint32_t word = story_.at(subject.end - 1).id;
    auto at = std::lower_bound(story_.mentions.begin(), story_.mentions.end(), subject.begin,
                               [](const Mention& m, Index t) { return m.begin < t; });
    int looked = 0;
    while (at != story_.mentions.begin() && ++looked < reach::kBodyWordBack) {
      --at;
      const Entity& body = entity(at->entity);
      if (body.kind != EntityKind::organisation || at->end - at->begin < 2) continue;
      for (Index t = at->begin; t < at->end; ++t) {
        if (story_.at(t).id == word) return {at->entity, kNone, kNone};
      }
    }
    if (!names_a_firm(story_, subject.end - 1)) return {};
    const Index here = paragraph_begin(statement(i));
    Who near = body_before(here, subject.begin);
    if (!near.found() && statement(i).paragraph > 0) {
      const Index back = prose_before(statement(i).paragraph);
      near = body_before(story_.paragraphs[static_cast<std::size_t>(back)].begin, here);
    }
    if (near.found() || i == 0) return near;
    const Statement& before = story_.statements[static_cast<std::size_t>(i - 1)];
    if (before.entity != kNone && entity(before.entity).kind == EntityKind::organisation)
      return speaker(before);
    return {};
  }

  Story& story_;
  std::unordered_map<std::uint32_t, std::vector<Index>> families_;  // people by surname
  std::unordered_set<Index> spoken_;                                // who has spoken so far
};

}  // namespace

void resolve_speakers(Story& story) {
  Resolver(story).run();
}

}  // namespace news::annotation

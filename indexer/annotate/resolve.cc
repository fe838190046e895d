// SPDX-License-Identifier: GPL-2.0-or-later
// From mentions to people. Conventions, with their odds in Canadian news: a floating quotation has
// the speaker of the one before (98 %); he and she are the previous speaker (81 %) unless a person
// of that gender opens a sentence in between; "the minister" is the last person with that word in
// the title. Nobody is invented: what cannot be resolved keeps its words, or stays without a
// speaker.
#include <algorithm>

#include "indexer/annotate/phrases.hh"
#include "indexer/annotate/story.hh"

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
  explicit Resolver(Story& story) : story_(story) {}

  void run() {
    for (std::size_t i = 0; i < story_.statements.size(); ++i) resolve(static_cast<Index>(i));
    for (std::size_t i = story_.statements.size(); i-- > 0;) adopt_from_next(static_cast<Index>(i));
  }

 private:
  Statement& statement(Index i) { return story_.statements[static_cast<std::size_t>(i)]; }
  const Entity& entity(Index i) const { return story_.entities[static_cast<std::size_t>(i)]; }

  static Who speaker(const Statement& s) { return {s.entity, s.full_begin, s.full_end}; }

  void resolve(Index i) {
    Statement& current = statement(i);
    Who who;
    double sure = 1;
    if (!current.subject.found()) {
      if (current.rule == Rule::label) return;
      who = inherit(i);
      sure = 0.9;
    } else {
      who = resolve_subject(current, i, sure);
    }
    if (!who.found()) return;
    current.entity = who.entity;
    current.full_begin = who.begin;
    current.full_end = who.end;
    current.confidence = sure;
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

  Entity& entity_ref(Index i) { return story_.entities[static_cast<std::size_t>(i)]; }

  Who inherit(Index i) {
    if (i == 0) return {};
    Statement& before = statement(i - 1);
    statement(i).follows = i - 1;
    return speaker(before);
  }

  // A floating quotation that opens the article belongs to the first speaker of its own paragraph.
  void adopt_from_next(Index i) {
    Statement& current = statement(i);
    if (current.subject.found() || current.rule == Rule::label || speaker(current).found()) return;
    if (i + 1 >= static_cast<Index>(story_.statements.size())) return;
    const Statement& next = statement(i + 1);
    if (next.paragraph != current.paragraph) return;
    current.entity = next.entity;
    current.full_begin = next.full_begin;
    current.full_end = next.full_end;
    current.follows = i + 1;
    current.confidence = 0.6;
  }

  Who resolve_subject(Statement& current, Index i, double& sure) {
    const Subject& subject = current.subject;
    const Index head = subject.end - 1;
    const WordBits bits = story_.at(head).bits;
    const Index name = story_.at(head).name;
    if (name != kNone && !is_pronoun(head) && heads_phrase(subject, name))
      return resolve_name(subject, name);
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

  // False for the name at the end of "a spokesperson for the Ministry of Health".
  bool heads_phrase(const Subject& subject, Index name) const {
    const Mention& mention = story_.mentions[static_cast<std::size_t>(name)];
    for (Index t = subject.begin; t < mention.begin && t < subject.end; ++t) {
      if (story_.is(t, kPreposition) && !story_.at(t).capital) return false;
      if (story_.at(t).kind == TokenKind::possessive) return false;
    }
    return true;
  }

  Who resolve_name(const Subject& subject, Index name) {
    const Mention& mention = story_.mentions[static_cast<std::size_t>(name)];
    if (entity(mention.entity).kind == EntityKind::person) return {mention.entity, kNone, kNone};
    const bool exact = mention.begin <= subject.begin + 1 && mention.end == subject.end;
    if (exact) return {mention.entity, kNone, kNone};
    return {kNone, subject.begin, subject.end};
  }

  // "Doe, who said": what stands before "who".
  Who resolve_relative(const Subject& subject, Index i, double& sure) {
    Index end = subject.begin;
    const Index limit = std::max(Index{0}, end - 30);
    if (end > limit && story_.at(end - 1).kind == TokenKind::comma) --end;
    const Subject before = subject_before(story_, limit, end);
    if (!before.found() || story_.is(before.end - 1, kWho)) return {};
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
    const bool person = (bits & kRole) != 0 || has_age(who);
    if (!person || plural) return false;
    if (gender == Gender::male) return (bits & kFemale) == 0;
    if (gender == Gender::female) return (bits & kMale) == 0;
    return true;
  }

  bool has_age(const Who& who) const {
    return story_.words(who.begin, who.end).find("-year-old") != std::string_view::npos;
  }

  Index paragraph_begin(const Statement& s) const {
    return story_.paragraphs[static_cast<std::size_t>(s.paragraph)].begin;
  }

  // The person who opens a sentence between two tokens, the latest sentence first.
  Who subject_person(Index from, Index to, Gender gender) const {
    auto at = std::lower_bound(story_.mentions.begin(), story_.mentions.end(), to,
                               [](const Mention& m, Index token) { return m.begin < token; });
    Who best;
    Index sentence = kNone;
    int looked = 0;
    while (at != story_.mentions.begin() && ++looked < 40) {
      --at;
      if (at->begin < from) break;
      if (story_.at(at->begin).quote != kNone) continue;
      const Entity& person = entity(at->entity);
      if (person.kind != EntityKind::person || !person.sure ||
          !fits({at->entity, kNone, kNone}, gender))
        continue;
      const Index here = sentence_of(at->begin);
      if (best.found() && here != sentence) break;
      if (is_possessor(*at) && best.found()) continue;
      best = {at->entity, kNone, kNone};
      sentence = here;
    }
    return best;
  }

  bool is_possessor(const Mention& mention) const {
    return mention.end < story_.size() && story_.at(mention.end).kind == TokenKind::possessive;
  }

  Index sentence_of(Index token) const {
    const auto at = std::upper_bound(story_.sentences.begin(), story_.sentences.end(), token,
                                     [](Index t, const Sentence& s) { return t < s.begin; });
    return static_cast<Index>(at - story_.sentences.begin()) - 1;
  }

  Who resolve_person(Gender gender, Index i, double& sure) {
    const Statement& current = statement(i);
    const Index pronoun = current.subject.begin;
    const Index here = paragraph_begin(current);
    sure = 0.85;
    // The latest earlier statement whose speaker may be meant.
    Index earlier = kNone;
    for (Index k = i - 1; k >= 0 && k > i - 30; --k) {
      if (fits(speaker(statement(k)), gender)) {
        earlier = k;
        break;
      }
    }
    const Index since = earlier == kNone ? here : statement_end(statement(earlier));
    if (earlier != kNone && statement(earlier).paragraph == current.paragraph) {
      const Who between = subject_person(since, pronoun, gender);
      return between.found() ? between : speaker(statement(earlier));
    }
    const Who near = subject_person(here, pronoun, gender);
    if (near.found()) return near;
    const Index back =
        current.paragraph > 0
            ? story_.paragraphs[static_cast<std::size_t>(current.paragraph - 1)].begin
            : 0;
    const Who before = subject_person(std::max(back, since), here, gender);
    if (before.found() &&
        (earlier == kNone || statement(earlier).paragraph < current.paragraph - 1))
      return before;
    if (earlier != kNone) {
      sure = 0.8;
      return speaker(statement(earlier));
    }
    sure = 0.6;
    return subject_person(std::max(Index{0}, pronoun - 400), pronoun, gender);
  }

  Index statement_end(const Statement& s) const {
    return std::max(s.end, s.subject.found() ? s.subject.whole_end : s.end);
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
    sure = 0.6;
    if (!plural) {  // "The union wants an inquiry. It says ..."
      const Who near = body_before(paragraph_begin(statement(i)), statement(i).subject.begin);
      if (near.found()) return near;
    }
    for (Index k = i - 1; k >= 0 && k > i - 4; --k) {
      const Who who = speaker(statement(k));
      if (is_body(who, plural)) return who;
    }
    return {};
  }

  // The body that opens the sentence before, in the same paragraph.
  Who body_before(Index from, Index to) const {
    auto at = std::lower_bound(story_.mentions.begin(), story_.mentions.end(), to,
                               [](const Mention& m, Index token) { return m.begin < token; });
    Who best;
    int looked = 0;
    while (at != story_.mentions.begin() && ++looked < 20) {
      --at;
      if (at->begin < from) break;
      if (story_.at(at->begin).quote != kNone) continue;
      const Index opens = story_.sentences[static_cast<std::size_t>(sentence_of(at->begin))].begin;
      if (at->begin > opens + 1) continue;
      if (entity(at->entity).kind == EntityKind::organisation) best = {at->entity, kNone, kNone};
      break;
    }
    return best;
  }

  // ---- the minister, the company, the 34-year-old

  Who resolve_description(const Subject& subject, Index i, double& sure) {
    sure = 0.85;
    const Who as_written{kNone, subject.begin, subject.end};
    const std::string_view article = story_.word(subject.begin);
    const bool definite = article == "the" || article == "The" || article == "THE";
    if (!definite) return as_written;
    const Index head = subject.end - 1;
    if (story_.is(head, kTitle | kRole) && !story_.is(head, kPlural)) {
      const Who titled = last_titled(story_.at(head).id, subject.begin);
      if (titled.found()) return titled;
    }
    if (story_.is(head, kCollective) && subject.end - subject.begin <= 3) {
      const Who body = last_body(subject, i);
      if (body.found()) return body;
    }
    if (is_epithet(subject) || has_age(as_written)) {
      const Index here = paragraph_begin(statement(i));
      const Who near = subject_person(here, subject.begin, Gender::any);
      if (near.found()) return near;
      for (Index k = i - 1; k >= 0 && k > i - 6; --k) {
        if (fits(speaker(statement(k)), Gender::any)) return speaker(statement(k));
      }
    }
    return as_written;
  }

  // "The retired nurse", "the former mayor": a way to name again the person just introduced.
  bool is_epithet(const Subject& subject) const {
    const std::string_view second = story_.word(std::min(subject.begin + 1, subject.end - 1));
    if ((second == "mother" || second == "father") && subject.end - subject.begin == 4) return true;
    if (!story_.is(subject.end - 1, kRole) || story_.is(subject.end - 1, kPlural)) return false;
    for (Index t = subject.begin + 1; t + 1 < subject.end; ++t) {
      const std::string_view word = story_.word(t);
      if (word == "retired" || word == "former" || word == "longtime" || word == "veteran" ||
          word == "young" || word == "single" || word.find("-born") != std::string_view::npos ||
          word.find("-based") != std::string_view::npos) {
        return true;
      }
    }
    return false;
  }

  // "The bureau" is the body last mentioned with that word in its name; "the company" the one that
  // spoke last, or the only one of the sentence before.
  Who last_body(const Subject& subject, Index i) {
    const std::uint32_t word = story_.at(subject.end - 1).id;
    auto at = std::lower_bound(story_.mentions.begin(), story_.mentions.end(), subject.begin,
                               [](const Mention& m, Index t) { return m.begin < t; });
    int looked = 0;
    while (at != story_.mentions.begin() && ++looked < 60) {
      --at;
      const Entity& body = entity(at->entity);
      if (body.kind != EntityKind::organisation || at->end - at->begin < 2) continue;
      for (Index t = at->begin; t < at->end; ++t) {
        if (story_.at(t).id == word) return {at->entity, kNone, kNone};
      }
    }
    if (!names_a_firm(subject.end - 1) || i == 0) return {};
    const Who near = body_before(paragraph_begin(statement(i)), subject.begin);
    if (near.found()) return near;
    const Statement& before = story_.statements[static_cast<std::size_t>(i - 1)];
    if (before.entity != kNone && entity(before.entity).kind == EntityKind::organisation)
      return speaker(before);
    return {};
  }

  // Nouns that stand for a body named before, not for an office of their own (police, court).
  bool names_a_firm(Index i) const {
    const std::string_view word = story_.word(i);
    for (const std::string_view noun :
         {"company", "firm", "airline", "union", "university", "organization", "group", "retailer",
          "bank", "agency", "association", "charity", "team", "party"}) {
      if (word == noun) return true;
    }
    return false;
  }

  // The last person before `token` whose title holds that word.
  Who last_titled(std::uint32_t word, Index token) const {
    auto at = std::lower_bound(story_.mentions.begin(), story_.mentions.end(), token,
                               [](const Mention& m, Index t) { return m.begin < t; });
    int looked = 0;
    while (at != story_.mentions.begin() && ++looked < 60) {
      --at;
      if (entity(at->entity).kind != EntityKind::person) continue;
      for (Index t = at->title; t < at->begin; ++t) {
        if (story_.at(t).id == word) return {at->entity, kNone, kNone};
      }
      if (apposed_word(at->end, token, word)) return {at->entity, kNone, kNone};
    }
    return {};
  }

  // "Doe, a farmer near Guelph," holds "farmer".
  bool apposed_word(Index end, Index limit, std::uint32_t word) const {
    if (end >= limit || story_.at(end).kind != TokenKind::comma) return false;
    for (Index t = end + 1; t < limit && t < end + 10; ++t) {
      const TokenKind kind = story_.at(t).kind;
      if (kind != TokenKind::word && kind != TokenKind::number) return false;
      if (story_.at(t).id == word) return story_.is(t, kRole | kTitle);
      if (story_.at(t).verb != 0 || story_.is(t, kPreposition)) return false;
    }
    return false;
  }

  Story& story_;
};

}  // namespace

void resolve_speakers(Story& story) {
  Resolver(story).run();
}

}  // namespace news::annotation

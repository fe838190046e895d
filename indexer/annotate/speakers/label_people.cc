// SPDX-License-Identifier: GPL-2.0-or-later
// Who speaks under the labels of an official transcript. Conventions: one label means one person
// from the first line to the last, whoever else with that office is named in between; the title of
// the record says who holds it ("Remarks by President Doe": THE PRESIDENT is Doe, the first of two
// presidents named there); an office without a person keeps its words ("SENIOR OFFICIAL").
#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/speakers/certainty.hh"
#include "indexer/annotate/speakers/passes.hh"
#include "indexer/annotate/text/reach.hh"
#include "indexer/annotate/text/story.hh"
#include "indexer/annotate/text/transcript.hh"

namespace news::annotation {
namespace {

constexpr WordBits kOffice = kTitle | kRole | kHonorific;

struct Person {
  Index entity = kNone;
  Index begin = kNone, end = kNone;  // the words that describe him or her when nobody is named
  Subject label;                     // where it stands first
  bool female = false;               // MRS., MS.
};

class Labels {
 public:
  explicit Labels(Story& story) : story_(story) {
    for (const Mention& mention : story.mentions) {
      if (titled_.size() == reach::kTitleNames) break;
      if (entity(mention.entity).kind == EntityKind::person &&
          story.paragraph_at(mention.begin).kind == BlockKind::headline)
        titled_.push_back(mention);
    }
  }

  void run() {
    for (const Statement& statement : story_.statements) {
      if (statement.rule == &rule::label && statement.subject.found()) choose(statement);
    }
    for (auto& [label, person] : people_) tell_apart(person);
    for (Statement& statement : story_.statements) {
      if (statement.rule == &rule::label && statement.subject.found()) settle(statement);
    }
  }

 private:
  Index first_word(const Subject& label) const {
    const bool the = story_.has(label.begin, Cue::the) && label.end - label.begin > 1;
    return label.begin + (the ? 1 : 0);
  }

  std::string key(const Subject& label) const {
    std::string out;
    for (Index i = first_word(label); i < label.end; ++i) {
      out += std::to_string(story_.at(i).id);
      out += ' ';
    }
    return out;
  }

  // "THE PRESIDENT", "SENIOR OFFICIAL": the label ends with an office and names nobody.
  bool is_office(const Subject& label) const {
    return names_office(story_, first_word(label), label.end);
  }

  const Entity& entity(Index i) const { return story_.entities[static_cast<std::size_t>(i)]; }

  // Whoever the label was first taken for, unless the title of the record knows better.
  void choose(const Statement& statement) {
    const auto [at, added] = people_.try_emplace(key(statement.subject));
    if (!added) return;
    Person& person = at->second;
    const bool office = is_office(statement.subject);
    const Index named = office ? kNone : surname_in_title(statement);
    if (office)
      person = holder(statement);
    else if (named != kNone)
      person.entity = named;
    else
      person = {statement.entity, statement.full_begin, statement.full_end, {}, false};
    person.label = statement.subject;
    bool holds_office = office;
    for (Index i = statement.subject.begin; i + 1 < statement.subject.end; ++i) {
      person.female = person.female || (story_.is(i, kHonorific) && story_.is(i, kFemale));
      holds_office = holds_office || story_.is(i, kTitle);
    }
    if (holds_office && person.entity != kNone) in_office_.insert(person.entity);
  }

  // MRS. DOE beside PRESIDENT DOE is another Doe, of whom no more is known than the label, unless
  // the record has a full name for both.
  void tell_apart(Person& person) const {
    if (!person.female || !in_office_.contains(person.entity)) return;
    if (entity(person.entity).first != entity(person.entity).last) return;
    person.entity = kNone;
    person.begin = person.label.begin;
    person.end = person.label.end;
  }

  // "PRESIDENT DOE", "MS. DOE": the Doe of the title with that office, or named in full there when
  // the turn knows the surname alone. MRS. DOE is not the president of that name.
  Index surname_in_title(const Statement& statement) const {
    const Subject& label = statement.subject;
    const std::uint32_t surname = story_.at(label.end - 1).id;
    const bool alone = statement.entity == kNone ||
                       entity(statement.entity).first == entity(statement.entity).last;
    for (const Mention& mention : titled_) {
      const Entity& who = entity(mention.entity);
      if (who.last != surname) continue;
      if (label.end - label.begin > 1 && has_word(mention.title, mention.begin, label.end - 2))
        return mention.entity;
      if (alone && who.first != who.last) return mention.entity;
    }
    return kNone;
  }

  Person holder(const Statement& statement) const {
    const Subject& label = statement.subject;
    const Index named = named_in_title(label);
    if (named != kNone) return {named, kNone, kNone, {}, false};
    if (statement.entity != kNone && entity(statement.entity).kind == EntityKind::person)
      return {statement.entity, kNone, kNone, {}, false};
    return {kNone, label.begin, label.end, {}, false};
  }

  Index named_in_title(const Subject& label) const {
    for (const Mention& mention : titled_) {
      if (mention.title < mention.begin && holds_office(mention, label)) return mention.entity;
    }
    return kNone;
  }

  // All words of the label stand before the name, and none that makes another office of it, nor
  // one between ("Senior Official Previewing President Doe's Visit").
  bool holds_office(const Mention& mention, const Subject& label) const {
    for (Index t = mention.begin; t-- > mention.title;) {
      if (story_.at(t).id == story_.at(label.end - 1).id) break;
      if (story_.is(t, kOffice) || story_.stem(t, Ending::participle) > 0) return false;
    }
    Index begin = mention.title;
    while (begin > story_.paragraph_at(mention.begin).begin && story_.at(begin - 1).capital)
      --begin;
    for (Index word = first_word(label); word < label.end; ++word) {
      if (!has_word(begin, mention.begin, word)) return false;
    }
    for (Index t = begin; t < mention.begin; ++t) {
      if (story_.has(t, Cue::other_office) && !has_word(first_word(label), label.end, t))
        return false;
    }
    return true;
  }

  bool has_word(Index begin, Index end, Index word) const {
    for (Index i = begin; i < end; ++i) {
      if (story_.at(i).id == story_.at(word).id) return true;
    }
    return false;
  }

  void settle(Statement& statement) {
    const Person& person = people_.at(key(statement.subject));
    if (person.entity == kNone && person.begin == kNone) return;
    statement.entity = person.entity;
    statement.full_begin = person.begin;
    statement.full_end = person.end;
    statement.confidence = std::max(statement.confidence, certainty::kLabelled);
  }

  Story& story_;
  std::vector<Mention> titled_;                     // people named in the title
  std::unordered_map<std::string, Person> people_;  // by label
  std::unordered_set<Index> in_office_;             // those whose label has an office
};

}  // namespace

void settle_labels(Story& story) {
  if (transcript_kind(story) == Transcript::official) Labels(story).run();
}

}  // namespace news::annotation

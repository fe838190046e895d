// SPDX-License-Identifier: GPL-2.0-or-later
// The registry of names, before any attribution. Full names make entities over the whole article
// first (captions and headline too), so that a surname finds its person wherever the full name
// stands. Of two people with one surname the one
// mentioned last is meant, unless an honorific or title says otherwise.
#include "indexer/annotate/names/names.hh"

#include <algorithm>
#include <unordered_map>

#include "indexer/annotate/names/mention_places.hh"
#include "indexer/annotate/names/name_runs.hh"
#include "indexer/annotate/text/reach.hh"
#include "indexer/annotate/text/story.hh"
#include "indexer/annotate/text/transcript.hh"

namespace news::annotation {
namespace {

class Registry {
 public:
  explicit Registry(Story& story) : story_(story) {}

  void run() {
    official_ = transcript_kind(story_) == Transcript::official;
    runs_ = find_name_runs(story_);
    for (Run& run : runs_) add_full_name(run);
    for (Run& run : runs_) drop_unknown_title(run);
    for (Run& run : runs_) add_mention(run);
  }

 private:
  // "Olympian Jane Doe" beside "Jane Doe": the first word is no part of the name.
  void drop_unknown_title(Run& run) {
    if (run.entity == kNone || run.organisation || run.end - run.name < 3) return;
    if (story_.is(run.name, kFirstName) || story_.at(run.name).dotted) return;
    const std::uint32_t last = last_id(run);
    const auto shorter = full_.find(key_of(story_.at(run.name + 1).id, last));
    if (shorter == full_.end() || shorter->second == run.entity) return;
    if (entity(shorter->second).kind != EntityKind::person) return;
    std::erase(by_last_[last], run.entity);
    run.entity = shorter->second;
    ++run.name;
  }

  std::uint32_t last_id(const Run& run) const {
    Index i = run.end - 1;
    while (i > run.name && (story_.is(i, kSuffix) || story_.at(i).kind == TokenKind::comma)) --i;
    return story_.at(i).id;
  }

  // "the Nova Scotia MP": capitals all along, but a title and no name. So is the label of a turn.
  bool is_bare_title(const Run& run) const {
    if (is_bare_label(run)) return true;
    return is_title_word(story_, run.end - 1) && story_.is(run.end - 1, kRole) &&
           !story_.is(run.begin, kFirstName) && !story_.at(run.begin).dotted && run.begin > 0 &&
           story_.is(run.begin - 1, kDeterminer | kPossessive);
  }

  // "SENIOR OFFICIAL:" in capitals, where labels are.
  bool is_bare_label(const Run& run) const {
    return official_ && story_.at(run.end - 1).all_capitals &&
           names_office(story_, run.begin, run.end);
  }

  void add_full_name(Run& run) {
    if (run.headline || is_bare_label(run) || (is_bare_title(run) && !run.organisation)) return;
    Index words = 0;
    const Index from = run.organisation ? run.begin : run.name;
    for (Index i = from; i < run.end; ++i) words += story_.at(i).capital;
    if (run.organisation) {
      const bool acronym = words == 1 && story_.at(run.begin).all_capitals &&
                           !story_.is(run.begin, kPlace | kNationality);
      if (words >= 2 || acronym) run.entity = organisation(run);
      return;
    }
    if (words < 2 || words > reach::kNameWords) return;
    const std::uint32_t first = story_.at(run.name).id, last = last_id(run);
    if (story_.is(run.name, kParticle) && !story_.is(run.name, kFirstName)) {
      run.entity = bearer_of_particle(run, last);
      if (run.entity != kNone) return;
    }
    if (run.end - run.name == 2 && run.name > run.begin && !story_.is(run.name, kFirstName)) {
      run.entity = bearer_of_two_surnames(first, last);
      if (run.entity != kNone) return;
    }
    const std::uint64_t key = key_of(first, last);
    const auto [at, added] = full_.try_emplace(key, static_cast<Index>(story_.entities.size()));
    if (added) {
      Entity entity;
      entity.begin = story_.at(run.name).begin;
      entity.end = story_.at(run.end - 1).end;
      entity.first = first;
      entity.last = last;
      vote_first_name(entity, run.name);
      story_.entities.push_back(entity);
      add_surname(last, at->second);
      by_first_.try_emplace(first, at->second);
      if (run.end - run.name == 3 && !story_.at(run.name + 1).dotted)
        by_two_.try_emplace(key_of(story_.at(run.name + 1).id, last), at->second);
    }
    run.entity = at->second;
    note_evidence(run);
  }

  static std::uint64_t key_of(std::uint32_t first, std::uint32_t last) {
    return std::uint64_t{first} << 32 | last;
  }

  // "Mayor Lee Ortega" of Dana Lee Ortega, named before.
  Index bearer_of_two_surnames(std::uint32_t first, std::uint32_t last) const {
    const auto known = by_two_.find(key_of(first, last));
    return known == by_two_.end() ? kNone : known->second;
  }

  // "De la Ronde", "Van Dusen": the surname of somebody named in full before. kNone: nobody's.
  Index bearer_of_particle(const Run& run, std::uint32_t last) const {
    const auto known = by_last_.find(last);
    if (known == by_last_.end()) return kNone;
    const std::string_view particle = story_.word(run.name).substr(1);
    for (const Index who : known->second) {
      const Entity& person = story_.entities[static_cast<std::size_t>(who)];
      const auto name = story_.text.substr(person.begin, person.end - person.begin);
      const std::size_t at = name.find(' ');
      if (at != name.npos && at + 2 < name.size() && name.substr(at + 2).starts_with(particle))
        return who;
    }
    return kNone;
  }

  void vote_first_name(Entity& entity, Index i) const {
    const WordBits bits = story_.at(i).bits;
    if ((bits & kFirstName) == 0) return;
    entity.sure = true;
    if ((bits & kMale) != 0 && (bits & kFemale) == 0) entity.male += 2;
    if ((bits & kFemale) != 0 && (bits & kMale) == 0) entity.female += 2;
  }

  Entity& entity(Index i) { return story_.entities[static_cast<std::size_t>(i)]; }

  void note_evidence(const Run& run) {
    Entity& who = entity(run.entity);
    WordBits before = 0;
    for (Index i = run.begin; i < run.name; ++i) before |= story_.at(i).bits;
    if (lower_title_before(story_, run)) before |= story_.at(run.begin - 1).bits;
    if ((before & (kTitle | kHonorific | kRole)) != 0) who.sure = true;
    if ((before & kMale) != 0) who.male += 3;
    if ((before & kFemale) != 0) who.female += 3;
    if (run.name > run.begin && who.title_end == who.title_begin) {
      who.title_begin = story_.at(run.begin).begin;
      who.title_end = story_.at(run.name - 1).end;
    }
    if (run.end + 1 < story_.size()) {
      const Token& next = story_.at(run.end);
      const bool speaks = next.verb != 0 && !next.capital;
      const bool aside =
          next.kind == TokenKind::comma && (story_.at(run.end + 1).kind == TokenKind::number ||
                                            story_.is(run.end + 1, kWho | kRole));
      if (speaks || aside) who.sure = true;
    }
  }

  Index organisation(const Run& run) {
    const std::uint32_t first = story_.at(run.begin).id, last = last_id(run);
    const auto known = acronyms_.find(last);
    if (run.end - run.begin == 1 && known != acronyms_.end()) return known->second;
    const auto [at, added] =
        bodies_.try_emplace(body_key(run), static_cast<Index>(story_.entities.size()));
    if (added) {
      Entity body;
      body.kind = EntityKind::organisation;
      body.begin = story_.at(run.begin).begin;
      body.end = story_.at(run.end - 1).end;
      body.first = first;
      body.last = last;
      body.sure = true;
      story_.entities.push_back(body);
      note_acronym(run, at->second);
      if (goes_by_first_word(run)) by_first_.try_emplace(first, at->second);
    }
    return at->second;
  }

  // Bodies are one when all words of their names are: there is a Union of Bakers and one of Mill
  // Towns.
  std::uint64_t body_key(const Run& run) const {
    std::uint64_t key = 1;
    for (Index i = run.begin; i < run.end; ++i) key = key * 1000003u + story_.at(i).id;
    return key;
  }

  // "Hartwell Foods Inc." is Hartwell thereafter; "Canada Post" is not Canada.
  bool goes_by_first_word(const Run& run) const {
    const Token& first = story_.at(run.begin);
    constexpr WordBits kTellsNothing = kPlace | kNationality | kOrganisation | kFunction | kCommon |
                                       kFirstName | kDay | kMonth | kTitle | kRole | kCollective;
    return run.end - run.begin >= 2 && (first.bits & kTellsNothing) == 0 && !first.all_capitals &&
           first.end - first.begin > 3 && story_.is(run.end - 1, kOrganisation);
  }

  // "Parliamentary Budget Officer (PBO)"
  void note_acronym(const Run& run, Index body) {
    if (run.end + 2 >= story_.size() || story_.at(run.end).kind != TokenKind::open) return;
    if (!story_.at(run.end + 1).all_capitals || story_.at(run.end + 2).kind != TokenKind::close)
      return;
    acronyms_.try_emplace(story_.at(run.end + 1).id, body);
  }

  void add_mention(Run& run) {
    if (run.entity == kNone && !is_bare_title(run)) run.entity = find_single(run);
    if (run.entity == kNone) return;
    const Index index = static_cast<Index>(story_.mentions.size());
    Mention mention;
    const bool body = entity(run.entity).kind == EntityKind::organisation;
    mention.begin = body ? run.begin : run.name;
    mention.end = run.end;
    mention.title = run.begin;
    mention.entity = run.entity;
    for (Index i = mention.begin; i < mention.end; ++i) {
      story_.tokens[static_cast<std::size_t>(i)].name = index;
    }
    story_.mentions.push_back(mention);
    Entity& who = entity(run.entity);
    who.last_mention = index;
    if (mention.end - mention.begin > 1) who.called_by_first = false;
    ++who.mentions;
    if (!body) vote_honorific(who, run);
    if (is_subject(run)) who.last_subject = index;
  }

  // "Ms. Doe" tells of Jane Doe, too: more surely than any pronoun near the name.
  void vote_honorific(Entity& who, const Run& run) const {
    for (Index i = run.begin; i < run.name; ++i) {
      if (!story_.is(i, kHonorific)) continue;
      if (story_.is(i, kMale) && who.male < kHonorificVotes) who.male = kHonorificVotes;
      if (story_.is(i, kFemale) && who.female < kHonorificVotes) who.female = kHonorificVotes;
    }
  }
  static constexpr int kHonorificVotes = 3;

  // One word: a surname, a first name or an acronym of somebody known, or a new name.
  Index find_single(const Run& run) {
    const std::uint32_t id = story_.at(run.end - 1).id;
    WordBits before = 0;
    for (Index i = run.begin; i < run.name; ++i) before |= story_.at(i).bits;
    if (run.end - run.name == 1) {
      const auto last = by_last_.find(id);
      if (run.title && run.name > run.begin) return holder_in_title(run, id, before);
      if (last != by_last_.end()) return known_surname(choose(last->second, before));
      const auto short_form = acronyms_.find(id);
      if (short_form != acronyms_.end()) return short_form->second;
      const auto first = by_first_.find(id);
      const bool office = (before & (kTitle | kHonorific)) != 0;  // "President Doe" is no Doe Inc.
      if (first != by_first_.end() &&
          !(office && entity(first->second).kind == EntityKind::organisation)) {
        entity(first->second).called_by_first = true;
        return first->second;
      }
    }
    if (run.organisation || run.headline || is_party_and_riding(run.end - 1)) return kNone;
    const WordBits other = kPlace | kNationality | kOrganisation | kDay | kMonth | kCommon | kRole |
                           kTitle | kCollective | kDocument | kTime;
    const bool titled = run.name > run.begin;
    if (!titled && story_.is(run.end - 1, other)) return kNone;
    if (!titled && (follows_the(run) || follows_in(run) || follows_town(story_, run.begin)))
      return kNone;
    return add_single(run, id, before);
  }

  // "Remarks by President Doe": of the Does one who is called president, or one not named in full;
  // not any other that the record speaks of.
  Index holder_in_title(const Run& run, std::uint32_t id, WordBits before) {
    for (const Index candidate : by_last_[id]) {
      const Entity& who = entity(candidate);
      if (who.first == who.last) return candidate;
      const auto title = story_.text.substr(who.title_begin, who.title_end - who.title_begin);
      if (!title.empty() && title.ends_with(story_.word(run.name - 1))) return candidate;
    }
    return add_single(run, id, before);
  }

  // the Leafs, the Dane
  bool follows_the(const Run& run) const {
    return run.begin > 0 && story_.has(run.begin - 1, Cue::the);
  }

  // in Edinburgh, near Glace
  bool follows_in(const Run& run) const {
    return run.begin > 0 && story_.has(run.begin - 1, Cue::at_place);
  }

  // A surname that comes back alone is a person's.
  Index known_surname(Index who) {
    Entity& person = entity(who);
    person.sure = person.sure || person.first != person.last;
    return who;
  }

  // (D-Md.), R-Texas
  bool is_party_and_riding(Index i) const {
    const std::string_view word = story_.word(i);
    return word.size() > 2 && word[1] == '-';
  }

  Index add_single(const Run& run, std::uint32_t id, WordBits before) {
    const Index index = static_cast<Index>(story_.entities.size());
    Entity who;
    who.begin = story_.at(run.name).begin;
    who.end = story_.at(run.end - 1).end;
    who.first = who.last = id;
    vote_first_name(who, run.end - 1);
    who.sure = who.sure || (before & (kHonorific | kTitle)) != 0;
    if ((before & kMale) != 0) who.male += 3;
    if ((before & kFemale) != 0) who.female += 3;
    story_.entities.push_back(who);
    add_surname(id, index);
    return index;
  }

  // A bounded number of people share a surname, so that choosing stays constant work.
  void add_surname(std::uint32_t id, Index who) {
    std::vector<Index>& list = by_last_[id];
    if (list.size() < reach::kFamily) list.push_back(who);
  }

  // ", a farmer near Guelph, said": an aside and a speech verb.
  bool aside_then_verb(Index comma) const {
    if (story_.at(comma).kind != TokenKind::comma) return false;
    const Index limit = std::min(story_.size() - 1, comma + reach::kAside);
    for (Index i = comma; i < limit && story_.at(i).kind != TokenKind::stop; ++i) {
      if (story_.at(i).kind == TokenKind::comma && story_.at(i + 1).verb != 0 &&
          story_.verb(i + 1).form != VerbForm::participle)
        return true;
    }
    return false;
  }

  // Opens a sentence, or stands before a verb or an aside and a verb.
  bool is_subject(const Run& run) {
    while (sentence_ + 1 < story_.sentences.size() && story_.sentences[sentence_].end <= run.begin)
      ++sentence_;
    if (sentence_ < story_.sentences.size() && run.begin <= story_.sentences[sentence_].begin + 1)
      return true;
    return run.end < story_.size() && (story_.at(run.end).verb != 0 || aside_then_verb(run.end));
  }

  Index choose(const std::vector<Index>& candidates, WordBits before) {
    Index best = kNone;
    for (const Index candidate : candidates) {
      const Entity& who = entity(candidate);
      const int gender = who.male - who.female;
      if ((before & kMale) != 0 && gender < 0) continue;
      if ((before & kFemale) != 0 && gender > 0) continue;
      if (best == kNone || is_nearer(who, entity(best))) best = candidate;
    }
    return best == kNone ? candidates.front() : best;
  }

  // Whom a bare surname means: of a family not the one called by the first name of late and named
  // less, else the one who was last the subject of a sentence, else the one named more.
  static bool is_nearer(const Entity& a, const Entity& b) {
    if (a.called_by_first && !b.called_by_first && b.mentions >= a.mentions) return false;
    if (b.called_by_first && !a.called_by_first && a.mentions >= b.mentions) return true;
    if (a.last_subject != b.last_subject) return a.last_subject > b.last_subject;
    return a.mentions > b.mentions;
  }

  Story& story_;
  std::size_t sentence_ = 0;
  std::vector<Run> runs_;
  bool official_ = false;
  std::unordered_map<std::uint64_t, Index> full_;    // people, by first and last word
  std::unordered_map<std::uint64_t, Index> by_two_;  // people of three words, by the last two
  std::unordered_map<std::uint64_t, Index> bodies_;  // by all words
  std::unordered_map<std::uint32_t, std::vector<Index>> by_last_;
  std::unordered_map<std::uint32_t, Index> by_first_, acronyms_;
};

}  // namespace

void find_names(Story& story) {
  Registry(story).run();
}

}  // namespace news::annotation

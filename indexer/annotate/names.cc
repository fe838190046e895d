// SPDX-License-Identifier: GPL-2.0-or-later
// The registry of names, before any attribution. Runs of capitalised words are cut into titles and
// name; full names make entities over the whole article first (captions and headline too), so that
// a surname finds its person wherever the full name stands. Of two people with one surname the one
// mentioned last is meant, unless an honorific or title says otherwise.
#include <algorithm>
#include <unordered_map>

#include "indexer/annotate/mention_places.hh"
#include "indexer/annotate/name_parts.hh"
#include "indexer/annotate/story.hh"

namespace news::annotation {
namespace {

struct Run {
  Index begin = 0, end = 0;  // capitalised words and the particles between them
  Index name = 0;            // where the name starts; titles lie before it
  bool organisation = false;
  bool headline = false;  // in a line of capitalised words: names nobody new
  bool title = false;     // in the title of an official transcript
  Index entity = kNone;
};

class Registry {
 public:
  explicit Registry(Story& story) : story_(story) {}

  void run() {
    official_ = transcript_kind(story_) == Transcript::official;
    collect_runs();
    for (Run& run : runs_) add_full_name(run);
    for (Run& run : runs_) drop_unknown_title(run);
    for (Run& run : runs_) add_mention(run);
  }

 private:
  void collect_runs() {
    for (const Paragraph& paragraph : story_.paragraphs) {
      in_headline_ = is_headline(paragraph);
      in_title_ = official_ && paragraph.kind == BlockKind::headline;
      // "Q Doe, thank you": the letter is the label of a question.
      const bool question = official_ && story_.word(paragraph.begin) == "Q";
      for (Index i = paragraph.begin + (question ? 1 : 0); i < paragraph.end;) {
        i = is_name_word(story_, i) ? collect_run(i, paragraph.end) : i + 1;
      }
    }
  }

  // Most words capitalised: no sentence, and capitals tell nothing about names.
  bool is_headline(const Paragraph& paragraph) const {
    if (story_.at(paragraph.end - 1).kind == TokenKind::stop) return false;
    Index words = 0, capitals = 0;
    for (Index i = paragraph.begin; i < paragraph.end && i < paragraph.begin + 40; ++i) {
      if (story_.at(i).kind != TokenKind::word || story_.is(i, kPreposition | kDeterminer))
        continue;
      ++words;
      capitals += story_.at(i).capital;
    }
    return words >= 6 && capitals * 10 >= words * 8;
  }

  Index collect_run(Index begin, Index end) {
    Index at = begin + 1;
    while (at < end && at - begin < 10) {
      const Index after = skip_nickname(story_, skip_particles(story_, at, end), end);
      if (after != at || (is_name_word(story_, at) && joined(story_, at - 1, at))) {
        at = after + 1;
        continue;
      }
      Index linked = skip_of(story_, begin, at, end);
      if (linked == at) linked = skip_comma(story_, begin, at, end);
      if (linked == at) break;
      at = linked + 1;
    }
    Run run;
    run.begin = begin;
    run.end = at;
    run.headline = in_headline_;
    run.title = in_title_;
    cut_titles(run);
    if (official_) trim_official(run);
    // "Press Briefing by Press Secretary Jane Doe": the headline of a transcript is no sentence.
    if (official_ && run.name > run.begin && run.end - run.name <= 2) run.headline = false;
    runs_.push_back(run);
    return at;
  }

  // "President Doe Honoring the Champions" in a title; "SECRETARY OF INNER HARBOURS DOE" in a
  // label.
  void trim_official(Run& run) const {
    const std::string_view last = story_.word(run.end - 1);
    if (run.title && run.end - run.name > 1 && last.ends_with("ing") && run.end < story_.size() &&
        story_.is(run.end, kDeterminer | kPossessive))
      --run.end;
    if (before_colon(run) && run.begin > 0 && story_.word(run.begin - 1) == "OF")
      run.name = run.end - 1;
  }

  bool is_title(Index i) const {
    return story_.is(i, kTitle | kHonorific) && !story_.is(i, kFirstName);
  }

  // Finds where the name starts, and whether the run is an organisation.
  void cut_titles(Run& run) const {
    run.name = run.begin;
    for (Index i = run.begin; i + 1 < run.end; ++i) {
      // "Resident Jane Doe" opens a sentence: a role before two names is none of them.
      const bool role = i == run.begin && i + 2 < run.end && story_.is(i, kRole) &&
                        !story_.is(i, kFirstName | kOrganisation);
      if (is_title(i) || role) run.name = i + 1;
    }
    const bool titled = run.name > run.begin || lower_title_before(run);
    while (run.end - run.name > (titled ? 1 : 2) && is_modifier(run.name)) ++run.name;
    skip_to_first_name(run);
    run.organisation = looks_like_organisation(run, titled);
    if (!run.organisation && has_initials(story_, run.begin, run.end)) {
      run.organisation = true;
      run.name = run.begin;
    }
  }

  // "(Secretary of) State Jane Doe": a known first name in the middle starts the name.
  void skip_to_first_name(Run& run) const {
    if (story_.is(run.name, kFirstName) || story_.at(run.name).dotted) return;
    for (Index i = run.name + 1; i + 1 < run.end; ++i) {
      if (story_.is(i, kFirstName) && !story_.is(i, kPlace | kOrganisation)) {
        run.name = i;
        return;
      }
    }
  }

  bool lower_title_before(const Run& run) const {
    return run.begin > story_.paragraph_at(run.begin).begin &&
           joined(story_, run.begin - 1, run.begin) && story_.is(run.begin - 1, kRole | kTitle) &&
           !story_.at(run.begin - 1).capital;
  }

  // NDP, Toronto, Canadian, Sunday in front of a name.
  bool is_modifier(Index i) const {
    const Token& token = story_.at(i);
    if ((token.bits & kFirstName) != 0 || token.dotted) return false;
    return token.all_capitals ||
           (token.bits & (kNationality | kPlace | kDay | kMonth | kOrganisation)) != 0;
  }

  bool looks_like_organisation(const Run& run, bool titled) const {
    Index weighty = 0;
    for (Index i = run.name; i < run.end; ++i) {
      const bool first = i == run.name;
      if (story_.is(i, kFirstName) && first) continue;
      weighty += story_.is(i, kOrganisation | kPlace | kNationality | kDay | kMonth) &&
                 !story_.is(i, kFirstName);
    }
    if (weighty == 0) {
      return run.end - run.name == 1 && story_.at(run.name).all_capitals && !titled &&
             !labels_turn(run);
    }
    const bool named = story_.is(run.name, kFirstName) && run.end - run.name == 2;
    return !named && !(titled && run.end - run.name <= 2);
  }

  bool before_colon(const Run& run) const {
    return run.end < story_.size() && story_.at(run.end).kind == TokenKind::colon;
  }

  // "HARGROVE:" opens a turn; "CNN:" stays a body.
  bool labels_turn(const Run& run) const {
    return story_.word(run.name).size() > 5 && before_colon(run) &&
           story_.paragraph_at(run.begin).begin == run.begin;
  }

  // "Olympian Jane Doe" beside "Jane Doe": the first word is no part of the name.
  void drop_unknown_title(Run& run) {
    if (run.entity == kNone || run.organisation || run.end - run.name < 3) return;
    if (story_.is(run.name, kFirstName) || story_.at(run.name).dotted) return;
    const std::uint32_t last = last_id(run);
    const auto shorter = full_.find((std::uint64_t{story_.at(run.name + 1).id} << 32) | last);
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
    return is_title(run.end - 1) && story_.is(run.end - 1, kRole) &&
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
    if (words < 2 || words > 4) return;
    const std::uint32_t first = story_.at(run.name).id, last = last_id(run);
    const std::uint64_t key = (std::uint64_t{first} << 32) | last;
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
    }
    run.entity = at->second;
    note_evidence(run);
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
    if (lower_title_before(run)) before |= story_.at(run.begin - 1).bits;
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
    const std::uint64_t key = (std::uint64_t{first} << 32) | last;
    const auto [at, added] = full_.try_emplace(key, static_cast<Index>(story_.entities.size()));
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
    }
    return at->second;
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
    ++who.mentions;
    if (is_subject(run)) who.last_subject = index;
  }

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
      if (first != by_first_.end()) return first->second;
    }
    if (run.organisation || run.headline || is_party_and_riding(run.end - 1)) return kNone;
    const WordBits other = kPlace | kNationality | kOrganisation | kDay | kMonth | kCommon | kRole |
                           kTitle | kCollective | kDocument | kTime;
    const bool titled = run.name > run.begin;
    if (!titled && story_.is(run.end - 1, other)) return kNone;
    if (!titled && (follows_the(run) || follows_town(story_, run.begin))) return kNone;
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
    return run.begin > 0 &&
           (story_.word(run.begin - 1) == "the" || story_.word(run.begin - 1) == "The");
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
    if (list.size() < 16) list.push_back(who);
  }

  // ", a farmer near Guelph, said": an aside and a speech verb.
  bool aside_then_verb(Index comma) const {
    if (story_.at(comma).kind != TokenKind::comma) return false;
    const Index limit = std::min(story_.size() - 1, comma + 24);
    for (Index i = comma; i < limit && story_.at(i).kind != TokenKind::stop; ++i) {
      if (story_.at(i).kind == TokenKind::comma && story_.at(i + 1).verb != 0 &&
          speech_verb(story_.at(i + 1).verb).form != VerbForm::participle)
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

  // Whom a bare surname means: the one who was last the subject of a sentence, else the one named
  // more.
  static bool is_nearer(const Entity& a, const Entity& b) {
    if (a.last_subject != b.last_subject) return a.last_subject > b.last_subject;
    return a.mentions > b.mentions;
  }

  Story& story_;
  std::size_t sentence_ = 0;
  std::vector<Run> runs_;
  bool in_headline_ = false, in_title_ = false, official_ = false;
  std::unordered_map<std::uint64_t, Index> full_;
  std::unordered_map<std::uint32_t, std::vector<Index>> by_last_;
  std::unordered_map<std::uint32_t, Index> by_first_, acronyms_;
};

}  // namespace

void find_names(Story& story) {
  Registry(story).run();
}

}  // namespace news::annotation

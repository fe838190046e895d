// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/names/name_runs.hh"

#include <algorithm>
#include <unordered_set>

#include "indexer/annotate/names/mention_places.hh"
#include "indexer/annotate/names/name_parts.hh"
#include "indexer/annotate/text/reach.hh"
#include "indexer/annotate/text/transcript.hh"

namespace news::annotation {
namespace {

class RunFinder {
 public:
  explicit RunFinder(Story& story) : story_(story) {}

  std::vector<Run> run() {
    official_ = transcript_kind(story_) == Transcript::official;
    if (official_) note_labels();
    collect_runs();
    return std::move(runs_);
  }

 private:
  // "JANE DOE, HARBOUR MASTER:" makes a surname of the label "DOE:".
  void note_labels() {
    for (const Paragraph& paragraph : story_.paragraphs) {
      const Index colon = label_colon(story_, paragraph);
      if (colon == kNone) continue;
      const Index end = label_name_end(story_, paragraph.begin, colon);
      if (end < colon && end - paragraph.begin >= 2) surnames_.insert(story_.at(end - 1).id);
    }
  }

  // "Graham Still", "Anne More": a common word that ends the name after a first name.
  bool is_surname_word(Index begin, Index i, Index end) const {
    const Token& token = story_.at(i);
    if (in_headline_ || i <= begin || i >= end || !story_.is(i - 1, kFirstName)) return false;
    if (token.kind != TokenKind::word || !token.capital || token.all_capitals) return false;
    return i + 1 == end || !story_.at(i + 1).capital;
  }

  void collect_runs() {
    for (const Paragraph& paragraph : story_.paragraphs) {
      in_headline_ = is_headline(paragraph);
      heads_article_ = paragraph.kind == BlockKind::headline;
      in_title_ = official_ && paragraph.kind == BlockKind::headline;
      // "Q Doe, thank you": the letter is the label of a question.
      const bool question = official_ && story_.has(paragraph.begin, Cue::question_label);
      for (Index i = paragraph.begin + (question ? 1 : 0); i < paragraph.end;) {
        i = is_name_word(story_, i) ? collect_run(i, paragraph.end) : i + 1;
      }
    }
  }

  // With a full stop, before a closing mark or behind it.
  bool ends_as_sentence(const Paragraph& paragraph) const {
    Index last = paragraph.end - 1;
    if (last > paragraph.begin && story_.at(last).kind == TokenKind::mark) --last;
    const TokenKind kind = story_.at(last).kind;
    return kind == TokenKind::stop || (last + 1 < paragraph.end && kind == TokenKind::question);
  }

  // 'Jane Doe, Harbour Master, Oxmoor Port: "..."': the capitals are those of a label.
  bool leads_to_quotation(const Paragraph& paragraph) const {
    const Index end = std::min(paragraph.end - 1, paragraph.begin + reach::kHeading);
    for (Index i = paragraph.begin; i < end; ++i) {
      if (story_.at(i).kind == TokenKind::colon) return story_.at(i + 1).kind == TokenKind::mark;
    }
    return false;
  }

  // Most words capitalised: no sentence, and capitals tell nothing about names.
  bool is_headline(const Paragraph& paragraph) const {
    if (ends_as_sentence(paragraph) || leads_to_quotation(paragraph)) return false;
    Index words = 0, capitals = 0;
    for (Index i = paragraph.begin; i < paragraph.end && i < paragraph.begin + reach::kHeading;
         ++i) {
      if (story_.at(i).kind != TokenKind::word || story_.is(i, kPreposition | kDeterminer))
        continue;
      ++words;
      capitals += story_.at(i).capital;
    }
    return words >= 6 && capitals * 10 >= words * 8;
  }

  Index collect_run(Index begin, Index end) {
    Index at = begin + 1;
    while (at < end && at - begin < reach::kName) {
      const Index after = skip_nickname(story_, skip_particles(story_, at, end), end);
      if (after != at || ((is_name_word(story_, at) || is_surname_word(begin, at, end)) &&
                          joined(story_, at - 1, at))) {
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
    if (run.title && run.end - run.name > 1 && story_.stem(run.end - 1, Ending::participle) > 0 &&
        run.end < story_.size() && story_.is(run.end, kDeterminer | kPossessive))
      --run.end;
    if (run.title && run.name > run.begin) cut_at_participle(run);
    if (before_colon(run) && run.begin > 0 && story_.has(run.begin - 1, Cue::of) &&
        story_.at(run.begin - 1).all_capitals)
      run.name = run.end - 1;
  }

  // "President Doe Celebrating Harvest Day"
  void cut_at_participle(Run& run) const {
    const Index surname = run.name + (story_.is(run.name, kFirstName) ? 1 : 0);
    for (Index i = surname + 1; i + 1 < run.end; ++i) {
      if (story_.stem(i, Ending::participle) == 0) continue;
      run.end = i;
      run.organisation = false;
      return;
    }
  }

  // "Secretary of State Doe": what the office is of is no given name.
  bool is_of_office(const Run& run) const {
    constexpr WordBits kBody = kOrganisation | kCollective;
    constexpr WordBits kNoSurname = kBody | kPlace | kNationality | kDocument;
    return run.end - run.begin == 2 && run.begin >= 2 && story_.has(run.begin - 1, Cue::of) &&
           story_.at(run.begin - 2).capital && is_title_word(story_, run.begin - 2) &&
           story_.is(run.begin, kBody) && !story_.is(run.begin, kFirstName) &&
           !story_.is(run.end - 1, kNoSurname);
  }

  // Finds where the name starts, and whether the run is an organisation.
  void cut_titles(Run& run) const {
    run.name = run.begin;
    for (Index i = run.begin; i + 1 < run.end; ++i) {
      // "Resident Jane Doe" opens a sentence: a role before two names is none of them.
      const bool role = i == run.begin && i + 2 < run.end && story_.is(i, kRole) &&
                        !story_.is(i, kFirstName | kOrganisation);
      // "Grocer Hartwell posts a profit": what the headline calls a body by one word of its name.
      const bool trade = heads_article_ && i == run.begin && i + 2 == run.end &&
                         story_.is(i, kRole | kCollective) && !story_.is(i, kFirstName);
      if (is_title_word(story_, i) || role || trade) run.name = i + 1;
    }
    if (run.name == run.begin && is_of_office(run)) run.name = run.end - 1;
    if (run.name == run.begin && run.end - run.begin >= 2 && is_attribute(run.begin)) ++run.name;
    const bool titled = run.name > run.begin || lower_title_before(story_, run);
    const bool label = story_.at(run.end - 1).all_capitals;
    while (run.end - run.name > (titled ? 1 : 2) && is_modifier(run.name, label)) ++run.name;
    skip_to_first_name(run);
    run.organisation = looks_like_organisation(run, titled);
    // "Department of Homeland Security": nobody's name begins with "of".
    const bool of = run.name > run.begin && story_.has(run.name, Cue::of);
    if (of || (!run.organisation && has_initials(story_, run.begin, run.end))) {
      run.organisation = true;
      run.name = run.begin;
    }
  }

  // "Oscar-winner Jane Doe", "Montreal-born Doe"
  bool is_attribute(Index i) const { return story_.stem(i, Ending::attribute) > 2; }

  // "(Secretary of) State Jane Doe": a known first name in the middle starts the name.
  void skip_to_first_name(Run& run) const {
    const bool initial = story_.at(run.name).dotted && !story_.is(run.name, kPlace);
    if (story_.is(run.name, kFirstName) || initial) return;
    for (Index i = run.name + 1; i + 1 < run.end; ++i) {
      if (story_.is(i, kFirstName) && !story_.is(i, kPlace | kOrganisation)) {
        run.name = i;
        return;
      }
    }
  }

  // NDP, Toronto, Canadian, Sunday in front of a name; `label`: all of it is in capitals.
  bool is_modifier(Index i, bool label) const {
    const Token& token = story_.at(i);
    if ((token.bits & kFirstName) != 0 || token.dotted) return false;
    return (token.all_capitals && !label) ||
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
    if (surnames_.contains(story_.at(run.name).id)) {
      const Index begin = story_.paragraph_at(run.begin).begin;
      return begin == run.begin && label_colon(story_, story_.paragraph_at(begin)) != kNone;
    }
    return story_.word(run.name).size() > 5 && before_colon(run) &&
           story_.paragraph_at(run.begin).begin == run.begin;
  }

  Story& story_;
  std::vector<Run> runs_;
  std::unordered_set<std::uint32_t> surnames_;  // of the labels that name somebody in full
  bool in_headline_ = false, heads_article_ = false, in_title_ = false, official_ = false;
};

}  // namespace

bool is_title_word(const Story& story, Index i) {
  return story.is(i, kTitle | kHonorific) && !story.is(i, kFirstName);
}

bool lower_title_before(const Story& story, const Run& run) {
  if (run.begin == 0 || !story.is(run.begin - 1, kRole | kTitle)) return false;
  const Token& before = story.at(run.begin - 1);
  const Token& first = story.at(run.begin);
  return !before.capital && before.quote == first.quote && first.begin - before.end <= 3 &&
         run.begin > story.paragraph_at(run.begin).begin;
}

std::vector<Run> find_name_runs(Story& story) {
  return RunFinder(story).run();
}

}  // namespace news::annotation

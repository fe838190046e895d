// SPDX-License-Identifier: GPL-2.0-or-later
// Words without marks that are somebody's: behind "that", before ", said Doe", beside "according
// to", and in the subjunctive of reported speech. Sentences that say nothing about who speaks are
// left alone.
#include <algorithm>

#include "indexer/annotate/names/mention_places.hh"
#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/table/statements_by_table.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

constexpr Index kToThat = 16;      // from the verb over its subject and hearer to "that"
constexpr Index kToComma = 18;     // to the comma that opens a clause
constexpr Index kFewestWords = 3;  // of a clause
constexpr Index kTail = 14;        // behind ", said Doe", to the end of the sentence
constexpr int kCommas = 4;         // looked at from the end of a sentence

class Clauses {
 public:
  Clauses(TableScene& scene, const Sentence& sentence)
      : scene_(scene),
        story_(scene.story),
        sentence_(sentence),
        begin_(words_begin(scene.story, sentence)),
        end_(words_end(scene.story, sentence)),
        clause_(scene.story, scene.traits, begin_, end_) {}

  // "Doe said that ..."
  void behind_that() {
    for (Index i = begin_; i < end_; ++i) {
      if (skip_quoted(i)) continue;
      if (!clause_.says(i) || (story_.verb(i).frames & kTakesThat) == 0) continue;
      const Index that = that_behind(i);
      if (that == kNone) continue;
      const Index stop = next_saying(that);
      if (mostly_quoted(that + 1, stop)) continue;
      const Saying saying = clause_.around(i);
      if (!told(saying)) continue;
      add(that + 1, stop, rule::svc, saying);
      i = stop - 1;
    }
  }

  void late() {
    if (by_source() || before_saying() || behind_comma()) return;
    reported();
  }

 private:
  // Somebody who can speak says it, or who spoke before: "Añadió que".
  bool told(const Saying& saying) const {
    if (saying.subject.found()) return clause_.can_speak(saying.subject);
    return clause_.carries_on(saying.verb) && story_.stem(saying.verb, Ending::several) == 0;
  }

  // Jumps to the last token of a quotation.
  bool skip_quoted(Index& i) const {
    const Index quote = story_.at(i).quote;
    if (quote == kNone) return false;
    i = std::max(i, story_.spans[static_cast<std::size_t>(quote)].end - 1);
    return true;
  }

  void add(Index begin, Index end, const Rule& plain, const Saying& saying) {
    if (begin >= end || !scene_.free(begin, end)) return;
    if (unquoted_words(story_, begin, end) < kFewestWords) return;
    const bool marks = has_marks(begin, end);
    const Rule& rule = !marks || &plain != &rule::svc ? plain : rule::svm;
    add_by_table(scene_, sentence_.paragraph, begin, end, rule, &saying);
    scene_.said_until = std::max(end, saying.end);
    scene_.paragraph = sentence_.paragraph;
  }

  bool has_marks(Index begin, Index end) const {
    for (Index i = begin; i < end; ++i) {
      if (story_.at(i).quote != kNone) return true;
    }
    return false;
  }

  bool mostly_quoted(Index begin, Index end) const {
    return begin < end && story_.at(begin).quote != kNone &&
           unquoted_words(story_, begin, end) < kFewestWords + 1;
  }

  Index that_behind(Index verb) const {
    for (Index i = verb + 1; i < std::min(end_, verb + kToThat); ++i) {
      const Token& token = story_.at(i);
      if (token.quote != kNone || token.kind == TokenKind::colon) return kNone;
      if ((token.bits & kThat) != 0 && !token.capital) return i;
      if (token.kind == TokenKind::comma && !(i + 1 < end_ && story_.is(i + 1, kThat)) &&
          !apposition_closes(verb, i))
        return kNone;
      if ((token.bits & (kWho | kSubordinator)) != 0 || (i > verb + 1 && clause_.says(i)))
        return kNone;
    }
    return kNone;
  }

  // "explained Doe, the mayor, that": the first comma opens an aside behind a name.
  bool apposition_closes(Index verb, Index comma) const {
    if (comma <= verb + 1) return false;
    for (Index i = comma + 1; i < std::min(end_, comma + 10); ++i) {
      if (story_.at(i).kind == TokenKind::comma) return i + 1 < end_ && story_.is(i + 1, kThat);
    }
    return false;
  }

  // Where the next saying of the sentence begins, with the words that lead to it; else its end.
  Index next_saying(Index that) const {
    for (Index i = that + 2; i < end_; ++i) {
      Index at = i;
      if (skip_quoted(at)) {
        i = at;
        continue;
      }
      const bool leads =
          story_.is(i - 1, kCoordinator) || story_.at(i - 1).kind == TokenKind::comma;
      if (!leads) continue;
      for (Index verb = i; verb < std::min(end_, i + 4); ++verb) {
        if (story_.at(verb).kind != TokenKind::word) break;
        if (!clause_.says(verb)) continue;
        if (that_behind(verb) != kNone && clause_.around(verb).begin >= i - 1) return i - 1;
        break;
      }
      const Saying last = clause_.inverted(i, false);
      const bool comma = story_.at(i - 1).kind == TokenKind::comma;
      if (comma && last.found() && last.subject.found() && end_ - last.end < kTail) return i - 1;
    }
    return end_;
  }

  // ---- according to

  Index source_at(Index i, bool& same, bool& eyes) const {
    if (story_.at(i).kind != TokenKind::word) return 0;
    same = eyes = false;
    if (const Index words = scene_.phrase_at(i, kLeadsToSource)) return words;
    if (const Index words = scene_.phrase_at(i, kOfTheSame)) {
      same = true;
      return words;
    }
    eyes = true;
    return scene_.phrase_at(i, kInTheEyesOf);
  }

  bool by_source() {
    bool same = false, eyes = false;
    for (Index i = begin_; i < end_; ++i) {
      if (skip_quoted(i)) continue;
      const bool opens = i == begin_ || story_.at(i - 1).kind == TokenKind::comma ||
                         (i == begin_ + 1 && story_.is(begin_, kCoordinator | kAdverb));
      if (scene_.taken[static_cast<std::size_t>(i)]) continue;
      if (story_.at(i).kind == TokenKind::word && scene_.phrase_at(i, kBehindSource) != 0)
        return source_before(i);
      if (!opens) continue;
      const Index words = source_at(i, same, eyes);
      if (words == 0) continue;
      Saying saying{i, i + words, kNone, {}};
      if (!same && !source_follows(saying, i + words, eyes)) continue;
      if (i <= begin_ + 1 ? source_opens(saying, eyes) : source_closes(saying, i, eyes))
        return true;
    }
    return false;
  }

  // Who it is according to: a phrase, or "como ha dicho Doe", with a verb.
  bool source_follows(Saying& saying, Index at, bool eyes) const {
    if (at >= end_) return false;
    const Saying told = clause_.inverted(at, false);
    if (told.found() && told.subject.found() && !eyes) {
      saying.end = told.end;
      saying.verb = told.verb;
      saying.subject = told.subject;
      return true;
    }
    Index from = at;
    while (from < end_ && story_.is(from, kOf) && story_.at(from).name == kNone) ++from;
    Index stop = from;
    saying.subject = clause_.phrase_from(from, stop);
    saying.end = stop;
    if (!saying.subject.found()) return false;
    // "Selon les cas": what no one can say is no source. A list holds no other case than the first.
    if (!eyes) return scene_.traits.inflects_names || clause_.can_speak(saying.subject);
    return clause_.is_person(saying.subject.begin) || clause_.is_pronoun(saying.subject.begin);
  }

  bool source_opens(Saying saying, bool eyes) {
    Index from = saying.end;
    if (from < end_ && story_.at(from).kind == TokenKind::comma) {
      ++from;
      // The aside behind a name goes to the next comma: "Selon Doe, professeure à Oxmoor, ..."
      const Index aside = aside_end(from);
      if (saying.subject.found() && clause_.is_person(saying.subject.begin) && aside != kNone)
        from = aside + 1;
    } else if (eyes && !scene_.traits.verb_second && !clause_.is_person(saying.subject.begin)) {
      return false;
    } else if (from < end_ && story_.is(from, kPreposition | kOf) && !scene_.traits.verb_second) {
      return false;
    }
    const Index before = static_cast<Index>(story_.statements.size());
    if (from < end_ && story_.is(from, kThat)) ++from;
    if (eyes && !tells_view(saying, from, end_)) return false;
    add(from, end_, rule::acc, saying);
    return static_cast<Index>(story_.statements.size()) > before;
  }

  // "Pour Doe, la saison est finie" tells of Doe. Words in marks are what Doe says, and "pour
  // l'économiste Doe" makes an expert of him.
  bool tells_view(const Saying& saying, Index from, Index to) const {
    const bool described = saying.subject.whole_begin < saying.subject.begin;
    return has_marks(from, to) || (described && !scene_.traits.verb_second);
  }

  // A noun without an article between commas: what somebody is.
  Index aside_end(Index from) const {
    if (from >= end_ || story_.at(from).capital) return kNone;
    if (story_.is(from, kDeterminer | kPossessive | kHe | kShe | kThey | kIt | kPreposition |
                            kThat | kAuxiliary | kBe | kNegation | kReflexive))
      return kNone;
    for (Index i = from; i < std::min(end_, from + 12); ++i) {
      if (story_.at(i).quote != kNone || story_.is(i, kAuxiliary | kBe)) return kNone;
      if (story_.at(i).kind == TokenKind::comma) return i + 2 < end_ ? i : kNone;
    }
    return kNone;
  }

  bool source_closes(const Saying& saying, Index at, bool eyes) {
    if (end_ - saying.end > kTail) return false;
    for (Index i = saying.end; i < end_; ++i) {
      if (story_.at(i).verb != 0 && clause_.says(i)) return false;
    }
    const Index from = content_begin(at - 1);
    if (eyes && !tells_view(saying, from, at - 1)) return false;
    const Index before = static_cast<Index>(story_.statements.size());
    add(from, at - 1, rule::acc, saying);
    return static_cast<Index>(story_.statements.size()) > before;
  }

  bool source_before(Index at) {
    const Subject who = Clause(story_, scene_.traits, begin_, at).phrase_before(at);
    if (!who.found()) return false;
    const Saying saying{who.whole_begin, at + 1, kNone, who};
    const Index before = static_cast<Index>(story_.statements.size());
    if (who.whole_begin <= begin_ + 1) {
      add(at + 1, end_, rule::acc, saying);
    } else if (story_.at(who.whole_begin - 1).kind == TokenKind::comma) {
      add(content_begin(who.whole_begin - 1), who.whole_begin - 1, rule::acc, saying);
    }
    return static_cast<Index>(story_.statements.size()) > before;
  }

  // ---- "..., said Doe."

  // Where the words that end at `end` begin: behind what is spoken for, and a leading "and".
  Index content_begin(Index end) const {
    Index from = begin_;
    for (Index i = begin_; i < end; ++i) {
      if (scene_.taken[static_cast<std::size_t>(i)]) from = i + 1;
    }
    while (from < end && (story_.at(from).kind == TokenKind::comma ||
                          story_.is(from, kCoordinator) || story_.at(from).kind == TokenKind::dash))
      ++from;
    return from;
  }

  bool before_saying() {
    int commas = 0;
    for (Index i = end_ - 1; i > begin_ + 1 && commas < kCommas; --i) {
      if (story_.at(i).quote != kNone || story_.at(i).kind != TokenKind::comma) continue;
      ++commas;
      const Saying saying = clause_.inverted(i + 1, false);
      if (!saying.found() || !saying.subject.found()) continue;
      if (end_ - saying.end > kTail || scene_.taken[static_cast<std::size_t>(i + 1)]) return false;
      // "Doe, the mayor, said the plan ..." The comma closes what the speaker is.
      if (!clause_.can_speak(saying.subject)) continue;
      if (saying.verb != kNone && !clause_.is_pronoun(saying.subject.begin)) {
        const Subject head = clause_.around(saying.verb).subject;
        if (head.found() && head.begin < i) return false;
      }
      for (Index at = saying.verb == kNone ? saying.end : saying.verb + 1; at < end_; ++at) {
        if (story_.is(at, kThat) || story_.at(at).kind == TokenKind::colon) return false;
      }
      add(content_begin(i), i, rule::cvs, saying);
      return true;
    }
    return false;
  }

  // ---- "Doe sagte, die Lage sei ernst."

  bool reports(Index begin, Index end, bool first_only) const {
    for (Index i = begin; i < end; ++i) {
      Index at = i;
      if (skip_quoted(at)) {
        i = at;
        continue;
      }
      const Token& token = story_.at(i);
      if ((token.bits & kSubjunctive) == 0 || token.capital) continue;
      if (!first_only || (token.bits & kBe) == 0) return true;
    }
    return false;
  }

  bool behind_comma() {
    if (!scene_.traits.clause_after_comma) return false;
    for (Index i = begin_; i < end_; ++i) {
      if (skip_quoted(i)) continue;
      if (!clause_.says(i) || (story_.verb(i).frames & kTakesBare) == 0) continue;
      const Saying saying = clause_.around(i);
      if (!saying.subject.found() || !clause_.can_speak(saying.subject)) continue;
      for (Index comma = std::max(i + 1, saying.end); comma < std::min(end_, i + kToComma);
           ++comma) {
        if (story_.at(comma).quote != kNone) break;
        if (story_.at(comma).kind != TokenKind::comma) continue;
        if (!reports(comma + 1, end_, false)) break;
        add(comma + 1, end_, rule::svc, saying);
        return true;
      }
    }
    return false;
  }

  // A sentence whose verb reports goes on with the words of who spoke before.
  void reported() {
    if (!reports(begin_, end_, true) || story_.statements.empty()) return;
    if (!scene_.free(begin_, end_) || story_.is(begin_, kSubordinator)) return;
    const Statement& last = story_.statements.back();
    const bool next = sentence_.paragraph == last.paragraph ||
                      (sentence_.paragraph == last.paragraph + 1 &&
                       sentence_.begin == story_.paragraph_at(sentence_.begin).begin);
    if (!next) return;
    // Nothing else was told in between, and no "..., hieß es" takes it from him.
    const Index here = sentence_of(story_, sentence_.begin);
    if (here <= 0 ||
        scene_.said_until <= story_.sentences[static_cast<std::size_t>(here - 1)].begin)
      return;
    if (story_.is(end_ - 1, kIt)) return;
    for (Index i = begin_; i < end_; ++i) {
      if (clause_.says(i)) return;
    }
    add_by_table(scene_, sentence_.paragraph, begin_, end_, rule::float_clause, nullptr);
    scene_.said_until = end_;
    scene_.paragraph = sentence_.paragraph;
  }

  TableScene& scene_;
  Story& story_;
  const Sentence& sentence_;
  Index begin_, end_;
  Clause clause_;
};

}  // namespace

void find_clauses(TableScene& scene, const Sentence& sentence) {
  Clauses(scene, sentence).behind_that();
}

void find_late_clauses(TableScene& scene, const Sentence& sentence) {
  Clauses(scene, sentence).late();
}

}  // namespace news::annotation

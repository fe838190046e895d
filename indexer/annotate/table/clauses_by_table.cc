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
constexpr Index kNameInMarks = 4;  // words of a newspaper's name
constexpr Index kToTold = 22;      // "wie" and who told it, to the verb
constexpr Index kToSourceEnd = 8;  // words behind who it is according to, to the comma
constexpr Index kFront = 6;        // words before ", said Doe," that cannot stand alone

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
    if (as_told() || by_source() || before_saying() || behind_comma() || to_do()) return;
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

  void add(Index begin, Index end, const Rule& plain, const Saying& saying, bool alone = false) {
    if (begin >= end || !scene_.free(begin, end)) return;
    const Index fewest = scene_.traits.no_articles ? kFewestWords - 1 : kFewestWords;
    if (unquoted_words(story_, begin, end) < fewest) return;
    const bool marks = has_marks(begin, end);
    const Rule& rule = !marks || &plain != &rule::svc ? plain : rule::svm;
    add_by_table(scene_, sentence_.paragraph, begin, end, rule, &saying, alone);
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
      if (!opens && amid(i)) return true;
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

  // "Der Mann war laut Polizei betrunken": the source stands inside what is said.
  bool amid(Index at) {
    if (story_.at(at).kind != TokenKind::word || story_.at(at).capital || at < begin_ + 2)
      return false;
    const Index words = scene_.phrase_at(at, kLeadsToSource);
    if (words == 0) return false;
    Saying saying{at, at + words, kNone, {}};
    if (!source_follows(saying, at + words, false) || !scene_.free(begin_, end_)) return false;
    for (Index i = begin_; i < end_; ++i) {
      if (story_.at(i).quote != kNone || (story_.at(i).verb != 0 && clause_.says(i))) return false;
    }
    const Index before = static_cast<Index>(story_.statements.size());
    add(content_begin(at), end_, rule::acc, saying);
    return static_cast<Index>(story_.statements.size()) > before;
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
    if (source_in_marks(saying, from)) return true;
    Index stop = from;
    saying.subject = clause_.phrase_from(from, stop);
    saying.end = stop;
    if (!saying.subject.found()) return false;
    Saying paper;  // "einem Bericht des Magazins »Bote«"
    if (source_in_marks(paper, stop)) saying.end = saying.subject.whole_end = paper.end;
    // "Selon les cas": what no one can say is no source. A list holds no other case than the first.
    if (!eyes) return scene_.traits.inflects_names || clause_.can_speak(saying.subject);
    return clause_.is_person(saying.subject.begin) || clause_.is_pronoun(saying.subject.begin);
  }

  // "nach Informationen des »Kurier«"
  bool source_in_marks(Saying& saying, Index from) const {
    while (from < end_ && story_.is(from, kDeterminer) && story_.at(from).quote == kNone) ++from;
    if (from >= end_ || story_.at(from).quote == kNone) return false;
    const Span& span = story_.spans[static_cast<std::size_t>(story_.at(from).quote)];
    if (span.begin != from || !span.closed || span.words == 0 || span.words > kNameInMarks)
      return false;
    if (!story_.at(from + 1).capital) return false;
    saying.subject = {from + 1, span.end - 1, from, span.end};
    saying.end = span.end;
    return true;
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
      // "D'après un employé sous couvert d'anonymat, ..."
      const Index limit = std::min(end_, from + kToSourceEnd);
      while (from < limit && story_.at(from).kind != TokenKind::comma) ++from;
      if (from >= limit) return false;
      ++from;
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
    Subject who = Clause(story_, scene_.traits, begin_, at).phrase_before(at);
    if (!who.found() && at - begin_ < kToTold) {  // "Einem Bericht der »Post« zufolge"
      Index stop = begin_;
      who = clause_.phrase_from(begin_, stop);
      who.whole_end = at;
    }
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

  // "Wie Doe mitteilte, ..." and "..., wie Doe sagte".
  bool as_told() {
    for (Index i = begin_; i < end_; ++i) {
      if (skip_quoted(i)) continue;
      const bool opens = i == begin_ || story_.at(i - 1).kind == TokenKind::comma;
      if (!opens || story_.at(i).kind != TokenKind::word ||
          scene_.taken[static_cast<std::size_t>(i)])
        continue;
      const Index words = scene_.phrase_at(i, kAsTold);
      if (words == 0 || i + words >= end_) continue;
      const Token& next = story_.at(i + words);  // not "wie ernst es das Gericht meint"
      if (scene_.traits.verb_second && !next.capital && (next.bits & kFunction) == 0) continue;
      if (told_as(i, i + words)) return true;
    }
    return false;
  }

  bool told_as(Index at, Index from) {
    Index verb = from;
    const Index limit = std::min(end_, from + kToTold);
    while (verb < limit && !clause_.says(verb)) {
      const TokenKind kind = story_.at(verb).kind;
      if (story_.at(verb).quote != kNone || kind == TokenKind::colon ||
          story_.is(verb, kThat | kSubordinator))
        return false;
      ++verb;
    }
    if (verb >= limit) return false;
    Index comma = verb + 1;
    while (comma < end_ && story_.at(comma).kind != TokenKind::comma) {
      if (story_.at(comma).quote != kNone || story_.is(comma, kThat)) return false;
      ++comma;
    }
    const Clause clause(story_, scene_.traits, from, comma);
    Saying saying = clause.around(verb);
    // German ends the clause with its verb: who tells it stands first.
    if (scene_.traits.clause_after_comma) {
      const Subject first = clause.first_phrase();
      if (first.found() && clause.can_speak(first)) saying.subject = first;
    }
    if (!saying.subject.found() || !clause_.can_speak(saying.subject)) return false;
    if (comma - verb > kTail) return false;
    saying.begin = at;
    saying.end = comma;
    const Index before = static_cast<Index>(story_.statements.size());
    if (at == begin_) {
      if (comma < end_) add(comma + 1, end_, rule::acc, saying);
    } else {
      add(content_begin(at - 1), at - 1, rule::acc, saying);
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
      if (of_nobody(i)) return true;
      const Saying saying = clause_.inverted(i + 1, false);
      if (!saying.found() || !saying.subject.found()) continue;
      if (interrupts(i, saying)) return true;
      if (end_ - saying.end > kTail || scene_.taken[static_cast<std::size_t>(i + 1)]) return false;
      // "Doe, the mayor, said the plan ..." The comma closes what the speaker is.
      const bool so = saying.verb == kNone && story_.at(saying.subject.begin).capital;
      if (!so && !clause_.can_speak(saying.subject)) continue;
      const bool reported = scene_.traits.clause_after_comma && reports(content_begin(i), i, true);
      if (saying.verb != kNone && !clause_.is_pronoun(saying.subject.begin) && !reported) {
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

  // "Alle Seiten, so Doe, müssten ...": what stands before is no clause by itself.
  bool interrupts(Index comma, const Saying& saying) {
    if (saying.end + 1 >= end_ || story_.at(saying.end).kind != TokenKind::comma) return false;
    if (!clause_.can_speak(saying.subject)) return false;
    const Index from = content_begin(comma);
    if (comma - from > kFront || from != begin_) return false;
    for (Index i = from; i < comma; ++i) {
      if (story_.at(i).quote != kNone || story_.is(i, kFinite | kSubjunctive)) return false;
      if (story_.at(i).capital || story_.at(i).kind != TokenKind::word) continue;
      if (story_.is(i, kAuxiliary | kBe) || story_.at(i).verb != 0) return false;
    }
    for (Index i = saying.end; i < end_; ++i) {
      if (story_.at(i).quote != kNone || story_.is(i, kThat)) return false;
    }
    const Index before = static_cast<Index>(story_.statements.size());
    add(from, end_, rule::cvs, saying);
    return static_cast<Index>(story_.statements.size()) > before;
  }

  // "Der Schaden sei groß, hieß es (aus dem Ministerium)": said, but by nobody or by a body.
  bool of_nobody(Index comma) {
    if (!scene_.traits.clause_after_comma || comma + 2 >= end_) return false;
    const Token& verb = story_.at(comma + 1);
    if (verb.verb == 0 || verb.capital || story_.verb(comma + 1).frames != 0) return false;
    if (!story_.is(comma + 2, kIt) || scene_.taken[static_cast<std::size_t>(comma + 1)])
      return false;
    const Index from = content_begin(comma);
    const bool marks = has_marks(from, comma);
    if ((!reports(from, comma, false) && !marks) || !scene_.free(from, comma)) return false;
    if (unquoted_words(story_, from, comma) < (marks ? 1 : kFewestWords)) return false;
    Saying saying{comma + 1, end_, kNone, {}};
    saying.subject = Clause(story_, scene_.traits, comma + 3, end_).stated_by();
    if (!saying.subject.found()) saying.subject = clause_.speaking_place(comma + 3, saying.end);
    saying.end = end_;
    add_by_table(scene_, sentence_.paragraph, from, comma, rule::cvs, &saying,
                 !saying.subject.found());
    return true;
  }

  // ---- "Doe sagte, die Lage sei ernst."

  bool reports(Index begin, Index end, bool first_only) const {
    for (Index i = begin; i < end; ++i) {
      Index at = i;
      if (skip_quoted(at)) {
        i = at;
        continue;
      }
      if (tells_reported(i, end) && !(first_only && story_.is(i, kBe))) return true;
    }
    return false;
  }

  // A form of reported speech: one of the list, or "die Halle biete Platz", "ob er es wage": an
  // ending that is no adjective's where it stands.
  bool tells_reported(Index i, Index end) const {
    const Token& token = story_.at(i);
    if (token.capital || token.kind != TokenKind::word) return false;
    if ((token.bits & kSubjunctive) != 0) return true;
    if (!scene_.traits.capital_nouns || token.bits != 0 || token.verb != 0 || i <= begin_)
      return false;
    const std::string_view word = story_.word(i);
    if (word.size() < 4 || !word.ends_with('e') || word.ends_with("te")) return false;
    const Token& before = story_.at(i - 1);
    const bool stops = i + 1 >= end || story_.at(i + 1).kind != TokenKind::word;
    if (stops)
      return before.kind == TokenKind::word && !story_.is(i - 1, kDeterminer | kFirstPerson) &&
             before.quote == kNone;
    const bool subject =
        before.kind == TokenKind::word && (before.capital || story_.is(i - 1, kHe | kShe | kIt));
    constexpr WordBits kGoesOn = kDeterminer | kPossessive | kReflexive | kNegation | kAdverb |
                                 kPreposition | kHe | kShe | kIt | kThat;
    return subject && story_.is(i + 1, kGoesOn) && !story_.at(i + 1).capital;
  }

  // Does the first verb of the sentence report? Behind a comma only one that follows it at once,
  // or the verb of a clause that another opens: "Wer das wolle, müsse ...".
  bool main_verb_reports() const {
    bool comma = false;
    for (Index i = begin_; i < end_; ++i) {
      Index at = i;
      if (skip_quoted(at)) {
        i = at;
        continue;
      }
      if (story_.at(i).kind == TokenKind::comma) {
        comma = true;
        continue;
      }
      if (story_.is(i, kAuxiliary | kBe) && !story_.is(i, kSubjunctive | kPossessive) &&
          !story_.at(i).capital && !comma && !story_.has(i, Cue::nonfinite))
        return false;
      if (!tells_reported(i, end_) || story_.is(i, kBe)) continue;
      if (!comma || story_.at(i - 1).kind == TokenKind::comma) return true;
    }
    return false;
  }

  bool behind_comma() {
    if (!scene_.traits.clause_after_comma) return false;
    for (Index i = begin_; i < end_; ++i) {
      if (skip_quoted(i)) continue;
      // "Zur Begründung hieß es, der Schaden sei hoch."
      const bool stated = story_.at(i).verb != 0 && !story_.at(i).capital &&
                          story_.verb(i).frames == 0 && i + 1 < end_ && story_.is(i + 1, kIt);
      if (!stated && (!clause_.says(i) || (story_.verb(i).frames & kTakesBare) == 0)) continue;
      Saying saying{i, i + 2, kNone, {}};
      if (stated)
        saying.subject = Clause(story_, scene_.traits, begin_, i).stated_by();
      else
        saying = clause_.around(i);
      if (!stated && (!saying.subject.found() || !clause_.can_speak(saying.subject))) continue;
      for (Index comma = std::max(i + 1, saying.end); comma < std::min(end_, i + kToComma);
           ++comma) {
        if (story_.at(comma).quote != kNone) break;
        if (story_.at(comma).kind != TokenKind::comma) continue;
        if (!reports(comma + 1, end_, false)) break;
        add(comma + 1, end_, rule::svc, saying, !saying.subject.found());
        return true;
      }
    }
    return false;
  }

  // "Doe versprach, die Halle zu bauen."
  bool to_do() {
    if (!scene_.traits.clause_after_comma) return false;
    for (Index i = begin_; i < end_; ++i) {
      if (skip_quoted(i)) continue;
      if (!clause_.says(i) || (story_.verb(i).frames & (kTakesBare | kTakesRequest)) == 0) continue;
      const Saying saying = clause_.around(i);
      if (!saying.subject.found() || !clause_.can_speak(saying.subject)) continue;
      for (Index comma = std::max(i + 1, saying.end); comma < std::min(end_, i + kToComma);
           ++comma) {
        if (story_.at(comma).quote != kNone) break;
        if (story_.at(comma).kind != TokenKind::comma) continue;
        if (!ends_in_infinitive(comma + 1)) break;
        add(comma + 1, end_, rule::svc, saying);
        return true;
      }
    }
    return false;
  }

  // "die Halle zu bauen", "den Hörer aufzulegen" up to the next comma, but not "um ... zu".
  bool ends_in_infinitive(Index from) const {
    Index end = from;
    while (end < end_ && story_.at(end).kind != TokenKind::comma) {
      if (story_.at(end).quote != kNone) return false;
      ++end;
    }
    if (end - from < kFewestWords - 1 || story_.has(from, Cue::purpose)) return false;
    if (story_.is(from, kSubordinator | kThat | kWho | kCoordinator)) return false;
    // The infinitive ends its clause, or an "und" goes on.
    for (Index i = from; i < end; ++i) {
      const bool last = i + 1 == end || story_.is(i + 1, kCoordinator);
      if (!last || story_.at(i).capital || story_.at(i).kind != TokenKind::word) continue;
      const std::string_view word = story_.word(i);
      if (!word.ends_with('n')) continue;
      if (i > from && story_.has(i - 1, Cue::to)) return true;
      const std::size_t inside = word.find("zu", 2);
      if (inside != std::string_view::npos && inside + 4 < word.size()) return true;
    }
    return false;
  }

  // The plural of "hätten" and "müssten" reports only beside other words that do.
  bool goes_on_reporting() const {
    for (Index i = begin_; i < end_; ++i) {
      Index at = i;
      if (skip_quoted(at)) {
        i = at;
        continue;
      }
      if (story_.is(i, kSubordinator)) return false;
      if (story_.is(i, kSubjunctive) && !story_.at(i).capital && story_.word(i).ends_with('n'))
        return true;
    }
    return false;
  }

  // Did the sentence before tell what somebody said?
  bool told_before(Index here) const {
    return here > 0 &&
           scene_.said_until > story_.sentences[static_cast<std::size_t>(here - 1)].begin;
  }

  // A sentence whose verb reports is the words of who spoke before, or whom the sentence before is
  // about: "Doe kritisierte den Plan. Er sei zu teuer."
  void reported() {
    if (!scene_.free(begin_, end_) || story_.is(begin_, kSubordinator)) return;
    if (unquoted_words(story_, begin_, end_) < kFewestWords) return;
    const Index here = sentence_of(story_, sentence_.begin);
    const Statement* last = story_.statements.empty() ? nullptr : &story_.statements.back();
    const bool near =
        last != nullptr && (sentence_.paragraph == last->paragraph ||
                            (sentence_.paragraph == last->paragraph + 1 &&
                             sentence_.begin == story_.paragraph_at(sentence_.begin).begin));
    const bool next = near && told_before(here);
    const bool sure = main_verb_reports();
    if (!sure && !(next && last->type != QuoteType::direct && goes_on_reporting())) return;
    // No "..., hieß es" takes it from who spoke.
    if (story_.is(end_ - 1, kIt)) return;
    for (Index i = begin_; i < end_; ++i) {
      if (clause_.says(i)) return;
    }
    if (next) {
      add_by_table(scene_, sentence_.paragraph, begin_, end_, rule::float_clause, nullptr);
    } else {
      // Else of who spoke last in the paragraph, when nobody was named since; else of nobody.
      const Saying topic = told_of_before(here);
      const bool known = topic.subject.found();
      const bool goes_on = near && sentence_.paragraph == last->paragraph && !named_since(*last);
      add_by_table(scene_, sentence_.paragraph, begin_, end_, rule::float_clause,
                   known ? &topic : nullptr, !known && !goes_on);
    }
    scene_.said_until = end_;
    scene_.paragraph = sentence_.paragraph;
  }

  bool named_since(const Statement& last) const {
    for (Index i = last.end; i < begin_; ++i) {
      if (clause_.is_person(i)) return true;
    }
    return false;
  }

  // Who the sentence before is about, in the same paragraph.
  Saying told_of_before(Index here) const {
    if (here <= 0) return {};
    const Sentence& last = story_.sentences[static_cast<std::size_t>(here - 1)];
    if (last.paragraph != sentence_.paragraph) return {};
    const Clause words(story_, scene_.traits, words_begin(story_, last), words_end(story_, last));
    Subject who;
    for (Index i = last.begin; i < last.end && !who.found(); ++i) {
      if (story_.at(i).quote == kNone && words.says(i)) who = words.around(i).subject;
    }
    if (!who.found() || !words.can_speak(who)) who = words.first_phrase();
    if (!who.found() || !words.can_speak(who)) return {};
    return {last.begin, last.begin, kNone, who};
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

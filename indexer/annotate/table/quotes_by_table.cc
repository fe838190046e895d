// SPDX-License-Identifier: GPL-2.0-or-later
// Quotations in marks, and speech after a dash: the speaker stands inside them, behind, before, or
// spoke just before. What is left is a title, a nickname or a word held at arm's length, unless it
// is a sentence of its own.
#include <algorithm>

#include "indexer/annotate/names/mention_places.hh"
#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/table/statements_by_table.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

constexpr Index kVerbToMark = 8;    // words from the verb to the quotation it takes
constexpr Index kFewestAlone = 3;   // words of a quotation beside which nobody is named
constexpr Index kInsideWords = 14;  // of a saying clause inside the marks
constexpr Index kNameInMarks = 4;   // words of a newspaper's name
constexpr Index kInsideSlack = 4;   // of these behind the speaker

bool pauses(TokenKind kind) {
  return kind == TokenKind::comma || kind == TokenKind::dash;
}

class Quotation {
 public:
  Quotation(TableScene& scene, const Sentence& sentence, const Span& span)
      : scene_(scene), story_(scene.story), sentence_(sentence), span_(span) {}

  void run() {
    if (span_.words == 0) return;
    if (inside() || behind() || before() || goes_on()) return;
    on_its_own();
  }

 private:
  Clause clause(Index begin, Index end) const { return {story_, scene_.traits, begin, end}; }

  void add(Index begin, const Rule& rule, const Saying* saying, bool alone = false) {
    add_by_table(scene_, sentence_.paragraph, begin, span_.end, rule, saying, alone);
    scene_.said_until = std::max(span_.end, saying != nullptr ? saying->end : span_.end);
    scene_.paragraph = sentence_.paragraph;
  }

  // "..., explique Jane Doe, ..." between the marks.
  bool inside() {
    for (Index i = span_.begin + 2; i + 2 < span_.end; ++i) {
      if (story_.at(i).kind != TokenKind::comma) continue;
      const Index limit = std::min(span_.end - (span_.closed ? 1 : 0), i + kInsideWords);
      const Saying saying = inside_clause(i + 1, limit);
      if (!saying.found()) continue;
      add(span_.begin, rule::qvs, &saying);
      return true;
    }
    return false;
  }

  Saying inside_clause(Index at, Index limit) const {
    if (at >= limit || story_.at(at).capital) return {};
    Index end = at;
    while (end < limit && story_.at(end).kind == TokenKind::word) ++end;
    const bool ends = end == span_.end || story_.at(end).kind != TokenKind::other;
    if (!ends) return {};
    const Index quote = story_.at(at).quote;
    const Saying saying = Clause(story_, scene_.traits, at, end, quote).inverted(at, false);
    const bool named = saying.found() && saying.subject.found();
    return named && saying.end >= end - kInsideSlack ? saying : Saying{};
  }

  // Words before the quotation in its sentence are part of it where their verb reports.
  Index widened() const {
    const Index from = words_begin(story_, sentence_);
    if (from >= span_.begin || !scene_.free(from, span_.begin)) return span_.begin;
    for (Index i = from; i < span_.begin; ++i) {
      if (story_.at(i).quote != kNone) return span_.begin;
      if (story_.is(i, kSubjunctive)) return from;
    }
    return span_.begin;
  }

  bool behind() {
    Index i = span_.end;
    const Index limit = story_.paragraphs[static_cast<std::size_t>(sentence_.paragraph)].end;
    bool pause = false;
    while (i < limit && i < span_.end + 2 && pauses(story_.at(i).kind)) {
      pause = true;
      ++i;
    }
    const Index end = clause_end(story_, i, std::max(sentence_.end, sentence_end_at(i)));
    if (i >= end || story_.at(i).capital) return behind_name(i, end, pause);
    const Clause after = clause(i, end);
    Saying saying = after.inverted(i, pause || ends_words());
    // "The programme "Healthy Home" goes on": without a pause only a name or a pronoun tells.
    const bool somebody = saying.subject.found() && (after.is_person(saying.subject.begin) ||
                                                     after.is_pronoun(saying.subject.begin));
    // "Dem »Boten« sagte Doe": German names a paper so, and never leaves out the comma.
    if (!pause && !ends_words() && (!somebody || scene_.traits.capital_nouns)) saying = {};
    if (!saying.found()) saying = according(i, end);
    if (!saying.found() && pause && span_.words >= kFewestAlone) saying = after.unread(i);
    if (!saying.found()) return behind_name(i, end, pause);
    const Index from = widened();
    add(from, from == span_.begin ? rule::qvs : rule::mvs, &saying);
    return true;
  }

  // "...", she said
  bool behind_name(Index i, Index end, bool pause) {
    if (i >= end || !pause) return false;
    const Clause after = clause(i, end);
    Index stop = i;
    const Subject who = after.phrase_from(i, stop);
    if (!who.found()) return false;
    for (Index verb = stop; verb < std::min(end, stop + 4); ++verb) {
      if (!after.says(verb) || (story_.verb(verb).frames & kTakesQuote) == 0) continue;
      const Saying saying{i, verb + 1, verb, who};
      add(widened(), rule::qsv, &saying);
      return true;
    }
    return false;
  }

  Index sentence_end_at(Index token) const {
    const Index at = sentence_of(story_, token);
    return at < 0 ? sentence_.end : story_.sentences[static_cast<std::size_t>(at)].end;
  }

  bool ends_words() const {
    const Index last = span_.end - (span_.closed ? 2 : 1);
    const TokenKind kind = story_.at(std::max(span_.begin, last)).kind;
    return kind == TokenKind::comma || kind == TokenKind::question || kind == TokenKind::stop;
  }

  // "..., selon Jane Doe"
  Saying according(Index at, Index end) const {
    const Index words = scene_.phrase_at(at, kLeadsToSource);
    if (words == 0) return {};
    Index stop = at + words;
    const Subject who = clause(at, end).phrase_from(at + words, stop);
    return who.found() ? Saying{at, stop, kNone, who} : Saying{};
  }

  // Where the clause before the quotation begins.
  Index clause_begin(Index end) const {
    Index i = end;
    while (i > sentence_.begin) {
      const Token& token = story_.at(i - 1);
      if (token.quote != kNone || token.kind == TokenKind::semicolon ||
          token.kind == TokenKind::colon)
        break;
      --i;
    }
    return std::max(i, i == sentence_.begin ? words_begin(story_, sentence_) : i);
  }

  bool before() {
    Index end = span_.begin;
    if (end <= sentence_.begin) return false;
    const bool colon = story_.at(end - 1).kind == TokenKind::colon;
    if (colon) --end;
    const Index begin = clause_begin(end);
    if (begin >= end) return false;
    return colon ? before_colon(begin, end) : by_verb(begin, end) || by_source(begin, end);
  }

  bool before_colon(Index begin, Index end) {
    const Clause words = clause(begin, end);
    for (Index i = end - 1; i >= begin; --i) {
      if (!words.says(i)) continue;
      Saying saying = words.around(i);
      if (story_.verb(i).frames == 0) saying.subject = words.stated_by();  // hieß es
      const bool alone =
          saying.subject.found() ? !words.can_speak(saying.subject) : !words.carries_on(i);
      if (alone) saying.subject = {};
      add(span_.begin, rule::svq, &saying, alone);
      return true;
    }
    Saying saying;
    saying.subject = words.stated_by();
    if (saying.subject.found()) {
      saying.begin = begin;
      saying.end = end;
      add(span_.begin, rule::svq, &saying);
      return true;
    }
    saying.subject = words.first_phrase();
    if (!saying.subject.found()) {
      Index stop = begin;
      const Index source = source_words(begin);
      if (source != 0) saying.subject = words.phrase_from(begin + source, stop);
    }
    const auto is_somebody = [&] {
      return saying.subject.found() &&
             (words.is_person(saying.subject.begin) || words.is_pronoun(saying.subject.begin));
    };
    if (!is_somebody()) saying.subject = person_in(begin, end);
    const bool somebody = is_somebody();
    if (!somebody && span_.words < kFewestAlone) return true;
    if (!somebody) saying.subject = {};
    saying.begin = begin;
    saying.end = end;
    add(span_.begin, rule::svq, &saying, !somebody);
    return true;
  }

  // "Von hinten ruft Jane Doe dazwischen: »...«": the first person that hangs on nothing.
  Subject person_in(Index begin, Index end) const {
    const Clause words = clause(begin, end);
    for (Index i = begin + 1; i < end; ++i) {  // "De Doe, elle dit du bien :"
      if (story_.at(i - 1).kind == TokenKind::comma && words.is_pronoun(i))
        return {i, i + 1, i, i + 1};
    }
    for (Index i = begin; i < end; ++i) {
      if (!words.is_person(i)) continue;
      const Mention& mention = story_.mentions[static_cast<std::size_t>(story_.at(i).name)];
      const Index title = mention.title;
      const bool hangs = title > begin && story_.is(title - 1, kPreposition | kOf);
      if (mention.begin == i && !hangs)
        return {mention.begin, mention.end, std::min(title, mention.begin), mention.end};
      i = mention.end - 1;
    }
    return {};
  }

  // "a dénoncé « ... »", "sprach von »...«"
  bool by_verb(Index begin, Index end) {
    const Clause words = clause(begin, end);
    for (Index i = end - 1; i >= std::max(begin, end - kVerbToMark); --i) {
      if (pauses(story_.at(i).kind) && i + 1 < end) return false;
      if (!words.says(i)) continue;
      // "..., sagte Doe der »Post«": the verb has its words already.
      if (!scene_.free(i, i + 1)) return false;
      if ((story_.verb(i).frames & (kTakesQuote | kTakesFragment)) == 0) return false;
      const Saying saying = words.around(i);
      if (!saying.subject.found() && !words.carries_on(i)) return false;
      if (saying.subject.found() && !words.can_speak(saying.subject)) return false;
      add(span_.begin, rule::svm, &saying);
      return true;
    }
    // warf ihr »Trickserei« vor, hat »...« versprochen: the verb stands behind.
    if (!scene_.traits.verb_second || span_.end >= sentence_.end) return false;
    const Clause whole = clause(begin, clause_end(story_, span_.end, sentence_.end));
    for (Index i = span_.end; i < std::min(sentence_.end, span_.end + 4); ++i) {
      if (story_.at(i).kind != TokenKind::word) break;
      if (!story_.at(i).verb || !story_.verb(i).perfect || !whole.says(i)) continue;
      const Saying saying = whole.around(i);
      if (!saying.subject.found() || !whole.can_speak(saying.subject)) return false;
      add(span_.begin, rule::svm, &saying);
      return true;
    }
    return false;
  }

  // "laut einem Bericht des »Boten«"
  bool names_paper(Index end) const {
    return scene_.traits.capital_nouns && !pauses(story_.at(end - 1).kind) &&
           span_.words <= kNameInMarks && span_.begin + 1 < span_.end &&
           story_.at(span_.begin + 1).capital;
  }

  Index source_words(Index at) const { return scene_.phrase_at(at, kLeadsToSource | kInTheEyesOf); }

  // "Pour Jane Doe, « ... »", "A son avis, « ... »"
  bool by_source(Index begin, Index end) {
    for (Index i = begin; i < end; ++i) {
      const bool opens =
          i == begin || story_.at(i - 1).kind == TokenKind::comma || story_.is(i - 1, kCoordinator);
      if (!opens) continue;
      const Index words = source_words(i);
      const Index same = words == 0 ? scene_.phrase_at(i, kOfTheSame) : 0;
      if (words == 0 && same == 0) continue;
      Index stop = i + words + same;
      Saying saying{i, stop, kNone, {}};
      if (words != 0) saying.subject = clause(begin, end).phrase_from(i + words, stop);
      if (words != 0 && !saying.subject.found()) return false;
      if (stop < end && story_.at(stop).kind == TokenKind::comma) ++stop;
      if (stop != end) continue;
      if (names_paper(end)) return false;
      saying.end = end;
      add(span_.begin, rule::acc, &saying);
      return true;
    }
    return false;
  }

  // "...", said Doe, "...": nothing but the attribution stands between.
  bool goes_on() {
    if (scene_.paragraph != sentence_.paragraph || scene_.said_until == kNone) return false;
    Index i = scene_.said_until;
    if (i > span_.begin) return false;
    for (; i < span_.begin; ++i) {
      const Token& token = story_.at(i);
      const bool small = token.kind != TokenKind::word || story_.is(i, kCoordinator);
      if (!small || token.kind == TokenKind::colon) break;
    }
    if (i != span_.begin) {
      if (sentence_.begin > scene_.said_until || span_.words < 2) return false;
      // The attribution goes on: "said Doe, head of the union, "..."".
      for (; i < span_.begin; ++i) {
        if (story_.at(i).quote != kNone || story_.at(i).verb != 0) return false;
      }
      if (!pauses(story_.at(span_.begin - 1).kind)) return false;
    } else if (span_.begin == sentence_.begin && !whole_sentence()) {
      return false;
    }
    add(span_.begin, rule::float_quote, nullptr);
    return true;
  }

  // The quotation is all of its sentence.
  bool whole_sentence() const {
    if (span_.begin > words_begin(story_, sentence_)) return false;
    if (span_.end >= words_end(story_, sentence_)) return true;
    const TokenKind next = story_.at(span_.end).kind;
    return span_.end >= sentence_.end || next == TokenKind::stop;
  }

  void on_its_own() {
    const bool dash = !is_mark();
    if (span_.words < kFewestAlone && !dash) return;
    if (!whole_sentence() && !dash) {
      unread();
      return;
    }
    if (dash && scene_.paragraph != sentence_.paragraph) {
      if (scene_.dash_before) add(span_.begin, rule::float_quote, nullptr, true);
      return;
    }
    const Saying named = spoken_of_before();
    if (named.subject.found())
      add(span_.begin, rule::sq, &named);
    else
      add(span_.begin, rule::float_quote, nullptr, named.found());
  }

  bool is_mark() const { return story_.at(span_.begin).kind == TokenKind::mark; }

  // A sentence begins with it, and words follow that were not understood: its speaker is unknown.
  void unread() {
    const bool leads = span_.begin <= words_begin(story_, sentence_);
    const bool pause = span_.end < sentence_.end && pauses(story_.at(span_.end).kind);
    if (!leads || !pause || span_.words < kFewestAlone + 1) return;
    add(span_.begin, rule::float_quote, nullptr, true);
  }

  // Who the sentence before is about: "Doe regrets it. "..."" Found without a subject: somebody
  // else was named since the last words, so that these are not known to go on.
  Saying spoken_of_before() const {
    Saying out;
    const Index here = sentence_of(story_, sentence_.begin);
    if (here <= 0) return out;
    const Sentence& last = story_.sentences[static_cast<std::size_t>(here - 1)];
    if (last.begin < scene_.said_until) return out;
    const bool near = last.paragraph == sentence_.paragraph;
    const Clause words =
        clause(words_begin(story_, last), clause_end(story_, last.begin, last.end));
    const Subject subject = words.first_phrase();
    if (near && subject.found() && words.is_person(subject.begin)) {
      out = {last.begin, last.begin, kNone, subject};
      return out;
    }
    for (Index i = std::max(scene_.said_until, last.begin); i < sentence_.begin; ++i) {
      if (words.is_person(i)) out.begin = out.end = last.begin;
    }
    return out;
  }

  TableScene& scene_;
  Story& story_;
  const Sentence& sentence_;
  const Span& span_;
};

}  // namespace

void find_quotations(TableScene& scene, const Sentence& sentence) {
  const Index before = static_cast<Index>(scene.story.statements.size());
  bool dash = false;
  for (Index i = sentence.begin; i < sentence.end; ++i) {
    const Index quote = scene.story.at(i).quote;
    if (quote == kNone) continue;
    const Span span = scene.story.spans[static_cast<std::size_t>(quote)];
    if (span.begin == i && !span.used && scene.free(span.begin, span.end)) {
      Quotation(scene, sentence, span).run();
      dash = dash || scene.story.at(span.begin).kind != TokenKind::mark;
    }
    i = std::max(i, std::min(span.end, sentence.end) - 1);
  }
  scene.dash_before = dash && static_cast<Index>(scene.story.statements.size()) > before;
}

}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
// Speech verbs and their subjects. A form that is also a noun (claim, report) needs a subject that
// can speak; passives (was told) and first persons (I said) outside quotations state nothing of a
// speaker.
#include <algorithm>

#include "indexer/annotate/phrases/parts.hh"
#include "indexer/annotate/rules/scene.hh"
#include "indexer/annotate/rules/subjects.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

constexpr WordBits kSpeaks = kRole | kCollective | kDocument | kTitle;

class HitFinder {
 public:
  explicit HitFinder(Scene& scene) : scene_(scene), story_(scene.story) {}

  void run() {
    for (Index i = scene_.begin; i < scene_.end; ++i) {
      const Token& token = story_.at(i);
      if (token.quote != kNone) {
        i = story_.spans[static_cast<std::size_t>(token.quote)].end - 1;
        continue;
      }
      if (token.verb == 0 || (token.capital && i != scene_.begin && token.name != kNone)) continue;
      Hit hit;
      if (take(i, hit)) scene_.hits.push_back(hit);
    }
  }

 private:
  // In this sentence, and in lower case.
  bool reads(Index i, Cue cue) const {
    return i >= scene_.begin && i < scene_.end && story_.reads(i, cue);
  }

  bool take(Index i, Hit& hit) {
    const SpeechVerb& verb = story_.verb(i);
    hit.verb = i;
    hit.frames = verb.frames;
    hit.form = verb.form;
    hit.after_verb = i + 1;
    if ((verb.frames & kTakesOut) != 0) {
      if (!reads(i + 1, Cue::out)) return false;
      hit.after_verb = i + 2;
    }
    Index group = i;
    bool passive = false;
    if (!walk_group(i, group, hit, passive)) return false;
    if (passive && (verb.frames & kNeedsHearer) == 0) return false;
    if (hit.modal && (verb.frames & kTakesFragment) != 0) return false;
    if (verb.form == VerbForm::participle && group == i) {
      if (!take_participle(i, hit)) return false;
    } else if (!take_finite(i, group, verb, hit)) {
      return false;
    }
    if (((verb.frames & kHearsEvidence) != 0 || passive) && !hears_evidence(hit)) return false;
    hit.told = passive;
    hit.after = hit.inverted ? hit.after : hit.after_verb;
    skip_addressee(hit);
    hit.after = skip_adjuncts(story_, hit.after, scene_.end);
    return true;
  }

  // "Court heard that ...", "the jury was told ...": what is said in evidence has the court for a
  // speaker, as written.
  bool hears_evidence(const Hit& hit) const {
    if (hit.shared || hit.inverted || hit.modal || hit.form == VerbForm::base) return false;
    const Index head = hit.subject.end - 1;
    return story_.reads(head, Cue::hears) || story_.has(head, Cue::court);
  }

  // Auxiliaries and adverbs before the verb; false for a negation or an infinitive.
  bool walk_group(Index verb, Index& group, Hit& hit, bool& passive) const {
    bool be = false, helped = false;
    const VerbForm form = hit.form;
    while (group > scene_.begin && story_.at(group - 1).quote == kNone) {
      const WordBits bits = story_.at(group - 1).bits;
      const bool adverb = (bits & kAdverb) != 0 || ends_in_ly(group - 1);
      if (is_short_auxiliary(group - 1)) {  // he's said
        --group;
        continue;
      }
      if (story_.reads(group - 1, Cue::since) && group - 2 >= scene_.begin &&
          story_.is(group - 2, kAuxiliary)) {
        --group;  // has since said
        continue;
      }
      if ((bits & kNegation) != 0) return false;
      if ((bits & kBe) != 0 && !helped) be = true;
      if ((bits & kAuxiliary) != 0) {
        helped = true;
        if ((bits & (kBe | kMonth)) == 0 && story_.reads(group - 1, Cue::modal)) hit.modal = true;
        if ((bits & kMonth) != 0 && story_.at(group - 1).capital) break;
      } else if (!adverb || story_.at(group - 1).name != kNone) {
        break;
      }
      --group;
    }
    passive = be && form != VerbForm::participle;
    if (reads(group - 1, Cue::to)) {
      const bool went = reads(group - 2, Cue::on) && reads(group - 3, Cue::goes);
      if (!went && !reads(group - 2, Cue::used_to)) return false;
      group -= went ? 3 : 2;
    }
    if (form == VerbForm::base && !helped && group == verb) return true;
    return true;
  }

  bool is_short_auxiliary(Index i) const {
    return story_.at(i).kind == TokenKind::possessive && i > scene_.begin &&
           story_.is(i - 1, kHe | kShe | kIt | kThey | kWho);
  }

  bool ends_in_ly(Index i) const {
    return !story_.at(i).capital && story_.stem(i, Ending::adverb) > 2 &&
           !story_.is(i, kRole | kCollective);
  }

  bool take_finite(Index i, Index group, const SpeechVerb& verb, Hit& hit) {
    const Index limit = scene_.begin;
    hit.subject = subject_before(story_, limit, before_adjunct(group));
    if (hangs_on_clause(hit.subject) && take_relative(group, hit) &&
        may_speak(scene_, hit, verb, group)) {
      hit.begin = hit.subject.whole_begin;
      return true;
    }
    if (closes_with_speaker(i, group, hit.subject) && take_inverted(i, group, verb, hit))
      return true;
    if (hit.subject.found() && may_speak(scene_, hit, verb, group)) {
      hit.begin = hit.subject.whole_begin;
      return true;
    }
    if (ends_in_day(hit.subject) && take_relative(group, hit)) {  // "A report released Friday said"
      hit.begin = hit.subject.whole_begin;
      return true;
    }
    if (take_inverted(i, group, verb, hit)) return true;
    if (take_past_title(group, verb, hit)) return true;
    return take_coordinated(group, verb, hit);
  }

  // "Doe on Monday told", "Doe in recent days has said", "Doe later told": the subject stands
  // before the time.
  Index before_adjunct(Index group) const {
    Index at = group;
    while (at > scene_.begin + 1 && is_time_word(at - 1)) --at;
    if (at == group) return group;
    if (story_.at(at - 1).kind == TokenKind::word && story_.is(at - 1, kPreposition) &&
        !story_.at(at - 1).capital)
      --at;
    const Token& before = story_.at(at - 1);
    const bool subject = before.quote == kNone && before.kind == TokenKind::word &&
                         (before.name != kNone || before.all_capitals || is_newspaper(at - 1) ||
                          (before.bits & (kRole | kCollective | kHe | kShe | kThey | kIt)) != 0);
    return subject && at - 1 >= scene_.begin ? at : group;
  }

  // "The Times on Saturday wrote"
  bool is_newspaper(Index i) const {
    return story_.at(i).capital && story_.is(i, kOrganisation) && i > scene_.begin &&
           story_.is(i - 1, kDeterminer);
  }

  bool is_time_word(Index i) const {
    const Token& token = story_.at(i);
    if (token.quote != kNone || token.name != kNone) return false;
    if (token.kind == TokenKind::number) return is_time_word_at(i - 1) || is_time_word_at(i + 1);
    return is_time_word_at(i) || story_.reads(i, Cue::recent);
  }

  bool is_time_word_at(Index i) const {
    return i >= scene_.begin && i < scene_.end && story_.is(i, kDay | kTime) &&
           ((story_.at(i).bits & kMonth) == 0 || story_.at(i).capital);
  }

  // A phrase after a preposition or a verb may be inside a relative clause.
  bool hangs_on_clause(const Subject& subject) const {
    if (!subject.found()) return true;
    const Index before = subject.whole_begin - 1;
    if (before <= scene_.begin || story_.at(before).quote != kNone) return false;
    const TokenKind kind = story_.at(before).kind;
    return kind == TokenKind::word &&
           !story_.is(before, kCoordinator | kSubordinator | kThat | kInterrogative) &&
           !story_.is(before, kDay | kTime);
  }

  // "The bear, a young male, was seen near a school, said Insp. Jane Doe of the park." What stands
  // before the commas is no person, who stands after the verb is, and the sentence ends there.
  bool closes_with_speaker(Index i, Index group, const Subject& before) const {
    if (group != i || !before.found() || story_.at(group - 1).kind != TokenKind::comma ||
        story_.at(group - 1).quote != kNone || is_person_mention(story_, before.end - 1))
      return false;
    Index next = i + 1;
    const Subject after = subject_after(story_, i + 1, scene_.end, next);
    const bool closes = next >= scene_.end || story_.at(next).kind == TokenKind::stop;
    return closes && after.found() &&
           ends_sure_person(story_, head_end(story_, after.begin, after.end) - 1);
  }

  bool ends_in_day(const Subject& subject) const {
    return subject.found() && story_.is(subject.end - 1, kDay | kTime);
  }

  // "People who live near the plant said", "the union representing the drivers said": a noun and
  // its clause, no comma between, at the start of the sentence or after a comma.
  bool take_relative(Index group, Hit& hit) const {
    if (relative_from(scene_.begin, group, hit)) return true;
    const Index lowest = std::max(scene_.begin, group - reach::kRelative);
    for (Index i = group - 3; i > lowest; --i) {
      const Token& token = story_.at(i);
      if (token.quote != kNone) return false;
      if (token.kind == TokenKind::comma) return relative_from(i + 1, group, hit);
    }
    return false;
  }

  bool relative_from(Index i, Index group, Hit& hit) const {
    while (i < group && story_.is(i, kCoordinator)) ++i;
    Index end = skip_noun_phrase(story_, i, group);
    if (end > i + 1 && end < group && opens_relative(end - 1)) --end;
    if (end == i || end + 1 >= group || !opens_relative(end)) return false;
    if (story_.is(end, kThat) && story_.at(end - 1).verb != 0) return false;  // "Doe claims that"
    const bool clause = story_.is(end, kWho | kThat);  // else all of it names the source
    if (clause && has_own_subject(end + 1)) return false;
    for (Index k = end; k < group; ++k) {
      const TokenKind kind = story_.at(k).kind;
      if (kind != TokenKind::word && kind != TokenKind::number && kind != TokenKind::possessive)
        return false;
      if (k > end && story_.is(k, kCoordinator | kSubordinator)) return false;
      if (k <= end || story_.at(k).verb == 0) continue;
      const bool own = clause && k == end + 1;  // "the woman who wrote it"
      if (!own && !story_.verb(k).also_noun) return false;
    }
    hit.subject = {i, clause ? end : group, i, group};
    return true;
  }

  // "a trend that the foundation predicts"
  bool has_own_subject(Index i) const {
    return story_.at(i).capital ||
           story_.is(i, kDeterminer | kPossessive | kHe | kShe | kThey | kIt);
  }

  // "the people who", "the union that", "a survey released", "residents living", "the union
  // representing"
  bool opens_relative(Index i) const {
    if (story_.is(i, kWho | kThat) && !story_.at(i).capital) return true;
    if (i + 1 >= scene_.end || i == scene_.begin) return false;
    if (ends_in(i, Ending::participle) && story_.at(i).verb == 0) {
      return story_.is(i - 1, kRole | kCollective | kPlural) &&
             (!story_.at(i - 1).capital || i - 1 == scene_.begin) &&
             (story_.is(i + 1, kPreposition | kDeterminer | kPossessive) ||
              story_.at(i + 1).capital);
    }
    return ends_in(i, Ending::past) && story_.is(i - 1, kDocument | kPlural) &&
           (story_.is(i + 1, kPreposition | kDay | kTime) || story_.reads(i + 1, Cue::this_));
  }

  bool ends_in(Index i, Ending ending) const {
    return !story_.at(i).capital && story_.stem(i, ending) > 2;
  }

  // 'Doe, star of "The Lake," said': the mark before the verb closes a title, not a statement.
  bool take_past_title(Index group, const SpeechVerb& verb, Hit& hit) const {
    if (group - 2 <= scene_.begin || !at_span_end(story_, group - 1)) return false;
    const Span& span = story_.spans[static_cast<std::size_t>(story_.at(group - 1).quote)];
    if (span.words > 6 || span.begin <= scene_.begin + 2 || !story_.at(span.begin + 1).capital)
      return false;
    if (story_.at(group - 2).kind != TokenKind::comma) return false;
    hit.subject = subject_before_aside(story_, scene_.begin, group);
    if (!hit.subject.found() || !may_speak(scene_, hit, verb, group)) return false;
    hit.begin = hit.subject.whole_begin;
    return true;
  }

  // '"...," said Jane Doe'; '..., said Jane Doe'
  bool take_inverted(Index i, Index group, const SpeechVerb& verb, Hit& hit) {
    if (group != i || (verb.frames & kTakesQuote) == 0) return false;
    if (verb.form != VerbForm::past && verb.form != VerbForm::third) return false;
    const bool after_quote = after_quotation(scene_, i);
    const bool after_comma = i > scene_.begin && story_.at(i - 1).kind == TokenKind::comma;
    const bool starts = i == scene_.begin && story_.at(i).capital;
    if (!after_quote && !after_comma && !starts) return false;
    Index next = i + 1;
    hit.subject = subject_after(story_, i + 1, scene_.end, next);
    if (!hit.subject.found()) return false;
    if (story_.is(hit.subject.begin, kHe | kShe | kThey | kIt) && !after_quote) return false;
    if (!after_quote && !starts && !ends_clause(next)) return false;
    if (starts && !(next < scene_.end && (story_.at(next).kind == TokenKind::colon ||
                                          story_.at(next).kind == TokenKind::comma)))
      return false;
    hit.inverted = true;
    hit.begin = i;
    hit.after = next;
    return true;
  }

  bool ends_clause(Index i) const {
    if (i >= scene_.end) return true;
    const TokenKind kind = story_.at(i).kind;
    return kind == TokenKind::comma || kind == TokenKind::stop ||
           story_.is(i, kPreposition | kWho) || story_.is(i, kDay | kTime);
  }

  // "Doe defended the plan and said ..."; ", but added that ..."
  bool take_coordinated(Index group, const SpeechVerb& verb, Hit& hit) {
    if (verb.form == VerbForm::base || group <= scene_.begin) return false;
    Index before = group < hit.verb && story_.reads(group, Cue::then) ? group : group - 1;
    if (!story_.is(before, kCoordinator) && !story_.reads(before, Cue::then)) return false;
    if ((verb.frames & kQuoteOnlyNear) != 0) return false;
    if (verb.also_noun && verb.form != VerbForm::past) return false;
    share_subject(hit);
    hit.begin = before;
    if (before > scene_.begin && story_.at(before - 1).kind == TokenKind::comma) --hit.begin;
    return true;
  }

  bool take_participle(Index i, Hit& hit) {
    if (i == scene_.begin || (hit.frames & kQuoteOnlyNear) != 0) return false;
    if (take_absolute(i, hit)) return true;
    const Token& before = story_.at(i - 1);
    const bool after_comma = before.kind == TokenKind::comma || before.kind == TokenKind::dash ||
                             at_span_end(story_, i - 1);
    const bool occasion = (before.bits & (kOccasion | kDocument)) != 0 || story_.is(i - 1, kDay);
    const bool link = story_.reads(i - 1, Cue::while_saying) || is_cited_as(i - 1);
    if (!after_comma && !occasion && !link) return false;
    if (story_.verb(i).also_noun && !after_comma) return false;
    share_subject(hit);
    hit.begin = after_comma && before.quote == kNone ? i - 1 : link ? i - 1 : i;
    return true;
  }

  // was quoted as saying
  bool is_cited_as(Index i) const {
    return i > scene_.begin && story_.reads(i, Cue::as) && story_.reads(i - 1, Cue::cited);
  }

  // "with some residents saying", "left 62 per cent of voters saying"
  bool take_absolute(Index i, Hit& hit) const {
    const Subject who = subject_before(story_, scene_.begin, i);
    if (!who.found() || who.whole_begin <= scene_.begin || who.whole_end != i) return false;
    if (!story_.has(who.whole_begin - 1, Cue::absolute)) return false;
    hit.subject = who;
    hit.begin = who.whole_begin - 1;
    return true;
  }

  // The phrase the sentence begins with; a statement made before in the sentence overrides it.
  void share_subject(Hit& hit) {
    hit.shared = true;
    hit.subject = sentence_subject();
  }

  Subject sentence_subject() const {
    Index i = scene_.begin;
    while (i < scene_.end &&
           (story_.is(i, kCoordinator | kAdverb) || story_.at(i).kind == TokenKind::comma))
      ++i;
    if (i < scene_.end && story_.is(i, kHe | kShe | kThey | kIt)) return {i, i + 1, i, i + 1};
    Index end = i;
    const Subject out = subject_after(story_, i, scene_.end, end);
    const bool ing = i < scene_.end && story_.stem(i, Ending::participle) > 1;
    if (!out.found() || ing) return first_person_named();
    if (story_.at(out.end - 1).name == kNone && !story_.is(out.end - 1, kSpeaks))
      return first_person_named();
    return out;
  }

  Subject first_person_named() const {
    for (Index i = scene_.begin; i < scene_.end && i < scene_.begin + reach::kSubject; ++i) {
      const Token& token = story_.at(i);
      if (token.quote != kNone) break;
      if ((token.bits & (kHe | kShe)) != 0 && token.kind == TokenKind::word)
        return {i, i + 1, i, i + 1};
      if (token.name == kNone) continue;
      const Mention& mention = story_.mentions[static_cast<std::size_t>(token.name)];
      const Entity& who = story_.entities[static_cast<std::size_t>(mention.entity)];
      if (who.kind != EntityKind::person || !who.sure) continue;
      return {mention.begin, mention.end, mention.begin, mention.end};
    }
    return {};
  }

  // told reporters, told host Ann Lee, asked him
  void skip_addressee(Hit& hit) {
    if (hit.told) return;  // the court was told
    const bool wants = (hit.frames & kTakesPerson) != 0;
    Index at = hit.after;
    if (at < scene_.end && story_.reads(at, Cue::to)) {
      const Index end = skip_noun_phrase(story_, at + 1, scene_.end);
      bool people = false;
      for (Index i = at + 1; i < end; ++i) {
        people = people || story_.at(i).name != kNone ||
                 story_.is(i, kAddressee | kRole | kCollective) || story_.reads(i, Cue::hearer);
      }
      if (people) hit.after = end;
      return;
    }
    if (!wants) return;
    const bool optional = (hit.frames & kNeedsHearer) == 0;
    if (optional && at < scene_.end &&
        (story_.is(at, kThat | kHe | kShe | kThey | kIt) || story_.is(at, kInterrogative)))
      return;
    Index end = skip_noun_phrase(story_, at, scene_.end);
    // "told CTV's Power Play", "told members of the press", "told The Globe and Mail"
    while (end > at && end + 1 < scene_.end && story_.at(end).quote == kNone) {
      const bool links = story_.reads(end, Cue::body_link) ||
                         (story_.reads(end, Cue::and_) && story_.at(end + 1).capital &&
                          story_.at(end - 1).capital) ||
                         story_.word(end) == "&";
      if (!links) break;
      const Index more = skip_noun_phrase(story_, end + 1, scene_.end);
      if (more == end + 1) break;
      end = more;
    }
    if (end > at && end + 1 < scene_.end && story_.is(end + 1, kThat) &&
        story_.at(end).kind == TokenKind::word && !story_.is(end, kFunction) &&
        !story_.is(end, kTime)) {
      ++end;  // "told FBI agents that"
    }
    hit.told = end > at && can_listen(at, end);
    if (hit.told || !optional) hit.after = end;
  }

  // A joke can be told, but not told something.
  bool can_listen(Index begin, Index end) const {
    for (Index i = begin; i < end; ++i) {
      const Token& token = story_.at(i);
      if (token.capital || token.name != kNone) return true;
      if ((token.bits & (kRole | kCollective | kAddressee | kPlural | kDocument)) != 0) return true;
      if ((token.bits & kFunction) != 0 && (token.bits & (kDeterminer | kPreposition)) == 0)
        return true;
    }
    return false;
  }

  Scene& scene_;
  Story& story_;
};

}  // namespace

void find_hits(Scene& scene) {
  HitFinder(scene).run();
}

}  // namespace news::annotation

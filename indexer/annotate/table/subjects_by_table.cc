// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/table/subjects_by_table.hh"

#include <algorithm>
#include <string>

#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

constexpr Index kSmallWords = 4;     // between a mark and the verb, or the verb and its auxiliary
constexpr Index kToAuxiliary = 5;    // a pour sa part déclaré
constexpr Index kFarAuxiliary = 20;  // hat die Kritik daran ... zurückgewiesen
constexpr Index kToSubject = 14;     // from the verb over times and places to who speaks
constexpr Index kTitleWords = 4;     // of an apposition, before its name
constexpr WordBits kClosed = kDeterminer | kPossessive | kPreposition | kCoordinator |
                             kSubordinator | kThat | kWho | kAuxiliary | kBe | kNegation |
                             kReflexive | kHe | kShe | kThey | kIt | kFirstPerson | kYou |
                             kInterrogative | kOf;
constexpr WordBits kSpeaks =
    kRole | kTitle | kCollective | kPlural | kOrganisation | kDocument | kHonorific;

}  // namespace

bool Clause::is_person(Index token) const {
  const Index name = story_.at(token).name;
  if (name == kNone) return false;
  const Mention& mention = story_.mentions[static_cast<std::size_t>(name)];
  return story_.entities[static_cast<std::size_t>(mention.entity)].kind == EntityKind::person;
}

// Bahnsprecher, Umweltamt; German also with the ending of a case: "des Sprechers", "Vertretern".
bool Clause::noun_for_speakers(Index i) const {
  const auto ends = [&](std::string_view word) {
    return story_.language->stem(word, Ending::calling) > 2 ||
           (traits_.compounds && story_.language->stem(word, Ending::body) > 2);
  };
  const std::string_view word = story_.word(i);
  if (ends(word) || is_aged(i)) return true;
  const std::size_t hyphen = word.rfind('-');
  if (traits_.compounds && hyphen != std::string_view::npos && hyphen + 1 < word.size()) {
    const auto noun = lower_ascii(word.substr(hyphen + 1));  // Robert-Koch-Institut
    if ((story_.language->look_up(noun).bits & kSpeaks) != 0 || ends("xxx-" + noun)) return true;
  }
  // BVerfG: a capital inside makes a body.
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (traits_.capital_nouns && word.find('-') == std::string_view::npos &&
      std::any_of(word.begin() + 1, word.end(), capital))
    return true;
  if (!traits_.capital_nouns || word.size() < 6) return false;
  const bool cased = word.ends_with('s') || word.ends_with('n');
  if (!cased || !story_.at(i).capital) return false;
  const auto base = word.substr(0, word.size() - 1);
  return ends(base) || (story_.language->look_up(lower_ascii(base)).bits & kSpeaks) != 0;
}

bool Clause::can_speak(const Subject& subject) const {
  if (is_pronoun(subject.begin)) return true;
  for (Index i = subject.begin; i < subject.end; ++i) {
    if (story_.at(i).name != kNone || story_.is(i, kSpeaks) || story_.at(i).all_capitals)
      return true;
    if (noun_for_speakers(i)) return true;
    if (i > subject.begin && story_.is(i, kOf)) break;
  }
  return false;
}

bool Clause::small(Index i) const {
  const Token& token = story_.at(i);
  if (token.kind != TokenKind::word || token.name != kNone) return false;
  return (token.bits & (kAuxiliary | kBe | kNegation | kReflexive | kAdverb | kIt | kTime)) != 0 &&
         (token.bits & (kHe | kShe | kThey | kDeterminer)) == 0;
}

// ---- verbs

Index Clause::far_auxiliary(Index verb) const {
  const Index limit = std::max(begin_, verb - kFarAuxiliary);
  for (Index i = verb - 1; i >= limit; --i) {
    const TokenKind kind = story_.at(i).kind;
    if (kind == TokenKind::comma || kind == TokenKind::stop || kind == TokenKind::colon) break;
    if (story_.is(i, kAuxiliary) && !story_.at(i).capital) return i;
  }
  return kNone;
}

bool Clause::has_particle(Index verb) const {
  const Index limit = std::min(story_.paragraph_at(verb).end, verb + kFarAuxiliary);
  for (Index i = verb + 1; i < limit; ++i) {
    const Token& token = story_.at(i);
    if (quoted(i)) {
      i = story_.spans[static_cast<std::size_t>(token.quote)].end - 1;
      continue;
    }
    if (token.kind != TokenKind::word && token.kind != TokenKind::number &&
        token.kind != TokenKind::comma)
      break;
    const bool last = i + 1 >= limit || story_.at(i + 1).kind != TokenKind::word;
    if ((token.bits & kVerbParticle) != 0 && last) return true;
    if (token.kind == TokenKind::comma && i > verb + 6) break;
  }
  return false;
}

// German and Dutch write "sie sagen" and "zu sagen", "will sagen" alike.
bool Clause::is_infinitive(Index i) const {
  if (!story_.word(i).ends_with('n') || story_.verb(i).perfect) return false;
  const bool to = i > begin_ && (story_.has(i - 1, Cue::to) || (story_.is(i - 1, kPreposition) &&
                                                                !story_.is(i - 1, kVerbParticle)));
  if (to) return true;
  for (Index at = i - 1; at >= std::max(begin_, i - kFarAuxiliary); --at) {
    if (story_.at(at).kind != TokenKind::word && story_.at(at).kind != TokenKind::number) break;
    if (quoted(at) || story_.is(at, kCoordinator | kThat | kWho)) break;
    if (story_.is(at, kBe) && !story_.is(at, kPossessive) && !story_.at(at).capital) return true;
  }
  return false;
}

// A past participle, or a form that is one too, behind its auxiliary: "hat ... erzählt".
bool Clause::is_perfect(Index verb) const {
  const SpeechVerb& form = story_.verb(verb);
  if (form.perfect || !form.also_perfect || !traits_.capital_nouns) return form.perfect;
  return far_auxiliary(verb) != kNone;
}

bool Clause::says(Index i) const {
  const Token& token = story_.at(i);
  if (token.verb == 0 || token.kind != TokenKind::word) return false;
  if (token.capital && i != begin_) return false;
  const SpeechVerb& verb = story_.verb(i);
  if (verb.form == VerbForm::base) {  // et d'ajouter
    return i > begin_ && story_.is(i - 1, kOf) &&
           (i - 1 == begin_ || story_.is(i - 2, kCoordinator));
  }
  if ((verb.frames & kSplits) != 0 && !has_particle(i)) return false;
  if (traits_.verb_second && is_infinitive(i)) return false;
  if (i > begin_ && story_.is(i - 1, kDeterminer | kOf) && !story_.is(i - 1, kIt)) return false;
  if (!verb.perfect) return true;
  // "a déclaré", "a pour sa part déclaré"
  for (Index at = i - 1; at >= begin_ && at >= i - kToAuxiliary; --at) {
    if (story_.is(at, kAuxiliary)) return true;
    const Token& between = story_.at(at);
    const bool aside = between.kind == TokenKind::word && !between.capital && !quoted(at) &&
                       between.verb == 0 && (between.bits & (kThat | kWho | kCoordinator)) == 0;
    if (!small(at) && !is_pronoun(at) && (!aside || traits_.verb_second)) break;
    if (!small(at) && i - at >= kSmallWords + 1) break;
  }
  return traits_.verb_second && far_auxiliary(i) != kNone;
}

Index Clause::group_begin(Index verb) const {
  if (story_.verb(verb).perfect && !traits_.verb_second) {
    for (Index at = verb - 1; at >= begin_ && at >= verb - kToAuxiliary; --at) {
      if (!story_.is(at, kAuxiliary)) continue;
      while (at > begin_ && small(at - 1)) --at;
      return at;
    }
  }
  if (is_perfect(verb) && traits_.verb_second) {
    const Index auxiliary = far_auxiliary(verb);
    if (auxiliary != kNone) return auxiliary;
  }
  Index at = verb;
  // "la define": before its verb a word that may be an article is a pronoun.
  const auto clitic = [&](Index i) {
    return i == verb - 1 && story_.is(i, kIt) && !story_.at(i).capital &&
           story_.at(i).name == kNone;
  };
  while (at > begin_ && verb - at < kSmallWords && (small(at - 1) || clitic(at - 1))) --at;
  return at;
}

// ---- noun phrases

bool Clause::ends_phrase(Index i, bool first) const {
  const Token& token = story_.at(i);
  if (quoted(i) || (token.kind != TokenKind::word && token.kind != TokenKind::number)) return true;
  constexpr WordBits kPronouns = kHe | kShe | kThey | kIt;
  if ((token.bits & (kWho | kThat | kSubordinator | kCoordinator | kReflexive | kNegation)) != 0)
    return true;
  if ((token.bits & kPronouns) != 0 && (token.bits & (kDeterminer | kPossessive)) == 0) return true;
  if (token.capital) return false;
  if (token.verb != 0 && story_.verb(i).form != VerbForm::base && !first &&
      !story_.is(i - 1, kDeterminer | kOf))
    return true;
  if ((token.bits & (kAuxiliary | kBe | kFinite)) != 0) return true;
  return !first && (token.bits & (kAdverb | kTime | kDay)) != 0;
}

Subject Clause::of_mention(Index name, Index whole_begin) const {
  const Mention& mention = story_.mentions[static_cast<std::size_t>(name)];
  return {mention.begin, mention.end, std::min(whole_begin, mention.title), mention.end};
}

// ", Jane Doe" or ", the minister Jane Doe" behind a noun for a person.
Subject Clause::apposed(Index comma, Index& stop) const {
  for (Index i = comma + 1; i < std::min(end_, comma + 2 + kTitleWords); ++i) {
    if (story_.at(i).kind != TokenKind::word || quoted(i)) break;
    if (is_person(i)) {
      const Index name = story_.at(i).name;
      stop = story_.mentions[static_cast<std::size_t>(name)].end;
      return of_mention(name, i);
    }
    if (story_.is(i, kPreposition | kWho | kThat | kAuxiliary | kCoordinator)) break;
  }
  return {};
}

bool Clause::ends_noun(Index i) const {
  return story_.at(i).all_capitals || can_speak({i, i + 1, i, i + 1});
}

// "47-Jährige": a number that is a noun.
bool Clause::is_aged(Index i) const {
  const std::string_view word = story_.word(i);
  return story_.at(i).kind == TokenKind::number && word.find('-') != std::string_view::npos &&
         word.back() >= 'a' && word.back() <= 'z';
}

// "Ein Sprecher der Polizei": German hangs a noun on a noun with no more than its article.
bool Clause::is_genitive(Index i) const {
  return traits_.capital_nouns && story_.is(i, kDeterminer) && i > begin_ &&
         story_.at(i - 1).kind == TokenKind::word && story_.at(i - 1).capital &&
         story_.has(i, Cue::genitive) && story_.at(i - 1).name == kNone;
}

// "der Chef der Ärztekammer, Jane Doe,"
Subject Clause::named_behind_genitive(Index at, Index article, Index& stop) const {
  if (!is_genitive(article)) return {};
  Index i = article + 1;
  while (i < std::min(end_, article + kTitleWords) && story_.at(i).kind == TokenKind::word) ++i;
  if (i >= end_ || story_.at(i).kind != TokenKind::comma) return {};
  Index behind = i;
  const Subject named = apposed(i, behind);
  if (!named.found()) return {};
  stop = behind;
  return {named.begin, named.end, at, behind};
}

// "in einer Erklärung des Herstellers (hieß es)": whose the document is.
Subject Clause::stated_by() const {
  if (!traits_.capital_nouns) return {};
  for (Index i = begin_; i + 2 < end_; ++i) {
    if (!story_.is(i, kDocument) || !story_.at(i).capital) continue;
    const bool of = story_.is(i + 1, kOf) || story_.has(i + 1, Cue::genitive);
    if (!of || quoted(i + 1)) continue;
    Index from = i + 1, stop = from;
    if (story_.is(from, kOf) && !story_.is(from, kDeterminer)) ++from;
    const Subject who = phrase_from(from, stop);
    if (who.found() && can_speak(who)) return who;
  }
  return {};
}

Subject Clause::phrase_from(Index at, Index& stop, bool genitives) const {
  stop = at;
  if (at >= end_) return {};
  if (is_pronoun(at)) {
    stop = at + 1;
    return {at, at + 1, at, at + 1};
  }
  if (story_.at(at).name == kNone && story_.is(at, kOf) && !story_.is(at, kDeterminer)) return {};
  constexpr WordBits kOpens =
      kDeterminer | kPossessive | kRole | kCollective | kTitle | kHonorific | kPlural | kDocument;
  if (story_.at(at).name == kNone && story_.is(at, kFunction) && !story_.is(at, kOpens)) return {};
  bool governed = false, noun = false;
  Index i = at;
  for (; i < end_ && i - at < reach::kPhrase; ++i) {
    if (ends_phrase(i, i == at)) break;
    const Token& token = story_.at(i);
    if (token.name != kNone) {
      const Mention& mention = story_.mentions[static_cast<std::size_t>(token.name)];
      if (is_person(i) && !governed) {
        stop = mention.end;
        return of_mention(token.name, at);
      }
      noun = true;
      i = std::max(i, mention.end - 1);
      continue;
    }
    if (i > at && ((token.bits & kOf) != 0 || (genitives && is_genitive(i)))) {
      governed = true;
      continue;
    }
    if ((token.bits & (kDeterminer | kPossessive)) != 0) {
      if (noun && !story_.is(i - 1, kOf)) {
        if (const Subject named = named_behind_genitive(at, i, stop); named.found()) return named;
        break;
      }
      continue;
    }
    if ((token.bits & kPreposition) != 0) break;
    // "der 35 Jahre alte Trainer"
    if (traits_.capital_nouns && !token.capital && i > at + 1 && story_.is(i - 1, kTime) &&
        story_.at(i - 2).kind == TokenKind::number) {
      noun = false;
      continue;
    }
    // German: adjectives stand before their noun, a small word behind it is the verb.
    if (traits_.capital_nouns && !token.capital && noun && !story_.is(i - 1, kOf | kDeterminer))
      break;
    // "Volgens de politie steeg", "volgens het CBS daalt": so is an unread one behind a known noun.
    if (traits_.verb_second && i > at && !token.capital && token.bits == 0 && ends_noun(i - 1))
      break;
    noun = noun || !traits_.capital_nouns || token.capital || is_aged(i);
  }
  while (i > at && story_.is(i - 1, kOf | kDeterminer) && !story_.at(i - 1).capital) --i;
  stop = i;
  if (!noun || i == at) return {};
  if (i < end_ && story_.at(i).kind == TokenKind::comma) {
    Index behind = i;
    const Subject named = apposed(i, behind);
    if (named.found()) {
      stop = behind;
      return {named.begin, named.end, at, behind};
    }
  }
  return {at, i, at, i};
}

Index Clause::skip_phrase(Index preposition) const {
  Index stop = preposition + 1;
  phrase_from(preposition + 1, stop);
  return std::max(stop, preposition + 1);
}

Subject Clause::after(Index at, Index& stop) const {
  Index i = at, strange = 0;
  while (i < std::min(end_, at + kToSubject)) {
    const Token& token = story_.at(i);
    if (is_pronoun(i)) return phrase_from(i, stop);
    if (quoted(i)) break;
    if (token.kind == TokenKind::number) {
      ++i;
      continue;
    }
    if (token.kind != TokenKind::word) break;
    const WordBits bits = token.bits;
    if (token.name == kNone && (bits & (kWho | kThat | kSubordinator | kCoordinator)) != 0) break;
    const bool of = (bits & kOf) != 0 && (bits & kDeterminer) == 0;
    if (token.name == kNone && (of || (bits & kPreposition) != 0)) {
      i = skip_phrase(i);
      continue;
    }
    const bool object = (bits & kIt) != 0 && (bits & kDeterminer) == 0;  // lo; but "le juge"
    if (token.name == kNone && (object || (bits & (kAdverb | kReflexive | kTime | kDay | kNegation |
                                                   kVerbParticle | kMonth)) != 0)) {
      ++i;
      continue;
    }
    const bool noun = token.capital || (bits & (kDeterminer | kPossessive | kRole | kCollective |
                                                kHonorific | kTitle | kPlural)) != 0;
    if (!noun && !traits_.no_articles) {
      if (++strange > 2) break;
      ++i;
      continue;
    }
    return phrase_from(i, stop);
  }
  return {};
}

Subject Clause::phrase_before(Index end) const {
  if (end <= begin_) return {};
  const Index last = end - 1;
  if (quoted(last)) return {};
  if (is_pronoun(last)) return {last, end, last, end};
  if (story_.at(last).kind != TokenKind::word) return {};
  Index start = end;
  bool noun = false;
  const Index limit = std::max(begin_, end - reach::kPhrase);
  while (start > limit) {
    const Index i = start - 1;
    const Token& token = story_.at(i);
    if (quoted(i) || (token.kind != TokenKind::word && token.kind != TokenKind::number)) break;
    if (token.name == kNone) {
      if ((token.bits & (kWho | kThat | kSubordinator | kCoordinator)) != 0 || is_pronoun(i)) break;
      const bool of = (token.bits & kOf) != 0;
      if ((token.bits & kPreposition) != 0 && !of) return {};  // inside "dans la ville"
      const bool before_of = i > limit && (story_.is(i - 1, kOf) || is_genitive(i));
      if ((token.bits & (kDeterminer | kPossessive)) != 0 && noun && !before_of && !of) {
        const bool inside =
            i > begin_ && story_.is(i - 1, kPreposition) && !story_.is(i - 1, kOf | kDeterminer);
        if (inside) return {};
        start = i;
        break;
      }
      if (!token.capital && token.verb == 0 && (token.bits & (kAuxiliary | kBe | kFinite)) != 0)
        break;
      noun = noun || (token.bits & kClosed) == 0;
    } else {
      const Mention& mention = story_.mentions[static_cast<std::size_t>(token.name)];
      noun = true;
      start = std::max(begin_, std::min(start - 1, mention.begin));
      const bool governed =
          mention.title > begin_ && story_.is(mention.title - 1, kOf | kPreposition);
      if (is_person(i) && !governed && mention.end == end) return of_mention(token.name, start);
      continue;
    }
    start = i;
  }
  if (start == end) return {};
  Index stop = start;
  const Subject phrase = phrase_from(start, stop, true);
  return phrase.found() && stop >= end ? phrase : Subject{};
}

Subject Clause::before(Index group) const {
  Index end = group;
  while (end > begin_ && small(end - 1)) --end;
  if (end <= begin_) return {};
  if (story_.at(end - 1).kind != TokenKind::comma) return phrase_before(end);
  Index open = end - 2;
  const Index limit = std::max(begin_, end - reach::kApposition);
  while (open > limit && story_.at(open).kind != TokenKind::comma) --open;
  if (open <= limit) {
    return {};  // "Interrogé mardi, a-t-il dit"
  }
  const Subject head = phrase_before(open);
  if (!head.found()) return {};
  if (is_person(head.begin)) return head;
  Index stop = open;
  const Subject named = apposed(open, stop);
  return named.found() ? named : head;
}

Subject Clause::first_phrase() const {
  Index i = begin_;
  while (i < end_ && story_.at(i).name == kNone &&
         (story_.is(i, kCoordinator | kAdverb | kTime | kDay) ||
          story_.at(i).kind == TokenKind::comma))
    ++i;
  if (i < end_ && story_.is(i, kPreposition) && !story_.is(i, kDeterminer)) return {};
  Index stop = i;
  return phrase_from(i, stop);
}

// "The judge dismissed it and said that". Of nobody ("on a dit", "dit-on") it is nobody's.
Subject Clause::of_clause(Index group, Index verb) const {
  const auto nobody = [&](Index i) {
    return story_.is(i, kIt) && !story_.is(i, kDeterminer | kPreposition);
  };
  for (Index i = group; i < std::min(end_, verb + 2); ++i) {
    if (!traits_.no_subject && nobody(i)) return {};
  }
  Subject who = first_phrase();
  if (!who.found() || who.whole_end > group) return {};
  // A verb that is in no list follows the noun: "De rechter wees de eis af en zei".
  if (story_.at(who.begin).name != kNone || traits_.capital_nouns) return who;
  for (Index i = who.begin; i + 1 < who.end; ++i) {
    if (!can_speak({i, i + 1, i, i + 1}) || story_.is(i + 1, kOf)) continue;
    return {who.begin, i + 1, who.begin, i + 1};
  }
  return who;
}

// "сообщили в МЧС", "dijeron desde el ayuntamiento": of several who are not named, the body.
Subject Clause::speaking_place(Index at, Index& stop) const {
  if (at >= end_ || !story_.is(at, kPreposition) || story_.is(at, kOf)) return {};
  const Index from = at + (story_.is(at, kDeterminer) ? 0 : 1);
  Index end = from;
  const Subject body = phrase_from(from, end);
  for (Index i = body.begin; body.found() && i < body.end; ++i) {
    if (!story_.is(i, kCollective | kOrganisation) && !story_.at(i).all_capitals) continue;
    stop = end;
    return body;
  }
  return {};
}

bool Clause::carries_on(Index verb) const {
  const SpeechVerb& form = story_.verb(verb);
  if (form.form == VerbForm::base) return true;
  const bool gerund = form.form == VerbForm::participle && !form.perfect;
  if (!traits_.no_subject || gerund) return false;
  if (verb + 1 < end_ && story_.is(verb + 1, kReflexive)) return false;  // mówi się
  for (Index i = group_begin(verb); i < verb; ++i) {
    if (story_.is(i, kReflexive)) return false;
  }
  return true;
}

// ---- both

Saying Clause::inverted(Index at, bool unread) const {
  Saying out;
  Index i = at;
  if (i < end_ && story_.is(i, kSoSays)) {
    Index stop = i + 1;
    out.subject = phrase_from(i + 1, stop);
    if (!out.subject.found()) return {};
    out.begin = at;
    out.end = stop;
    return out;
  }
  for (; i < std::min(end_, at + kSmallWords); ++i) {
    const Token& token = story_.at(i);
    if (token.kind != TokenKind::word || quoted(i)) return {};
    const bool pronoun = is_pronoun(i) && i > at;  // a-t-elle ajouté
    if (pronoun) out.subject = {i, i + 1, i, i + 1};
    if (says(i) && (story_.verb(i).frames & kTakesQuote) != 0) {
      out.verb = i;
      break;
    }
    const bool lead = pronoun || small(i) || (token.bits & (kCoordinator | kOf)) != 0;
    if (lead || (i == at && is_pronoun(i))) continue;
    // An unread word may still be the verb: "tonne la députée Jane Doe".
    if (!unread || token.capital || (token.bits & kClosed) != 0) return {};
    Index stop = i + 1;
    const Subject who = phrase_from(i + 1, stop);
    const bool ends = stop >= end_ || story_.at(stop).kind != TokenKind::word ||
                      story_.is(stop, kPreposition | kWho | kAdverb | kTime | kSubordinator);
    if (!who.found() || !can_speak(who) || !ends) return {};
    return {at, stop, i, who};
  }
  if (out.verb == kNone) return {};
  out.begin = at;
  out.end = out.verb + 1;
  if (out.subject.found()) return out;
  Index stop = out.verb + 1;
  out.subject = after(out.verb + 1, stop);
  if (!out.subject.found() && story_.stem(out.verb, Ending::several) > 0)
    out.subject = speaking_place(out.verb + 1, stop);
  if (out.subject.found()) out.end = stop;
  return out.subject.found() || carries_on(out.verb) ? out : Saying{};
}

Saying Clause::unread(Index at) const {
  constexpr WordBits kOpensOther = kDeterminer | kPossessive | kPreposition | kCoordinator |
                                   kSubordinator | kThat | kWho | kOf | kInterrogative;
  Index i = at;
  for (; i < std::min(end_, at + kSmallWords); ++i) {
    const Token& token = story_.at(i);
    if (token.kind != TokenKind::word || quoted(i)) return {};
    if (i > at && is_pronoun(i)) return {at, i + 1, kNone, {i, i + 1, i, i + 1}};
    const bool closed = token.name == kNone && (token.bits & kOpensOther) != 0;
    if (i == at) {
      if (token.capital || (closed && (token.bits & (kAuxiliary | kBe)) == 0)) return {};
      continue;
    }
    const bool noun = token.capital || (token.bits & (kDeterminer | kPossessive)) != 0;
    if (noun && !(token.name == kNone && (token.bits & kOf) != 0)) break;
    if (noun) continue;
    if ((token.bits & (kCoordinator | kSubordinator | kThat | kWho)) != 0) return {};
    if ((token.bits & kIt) != 0 && (token.bits & kPreposition) == 0) return {};
  }
  if (i >= std::min(end_, at + kSmallWords)) {
    // reiteró: a verb alone.
    const bool alone = traits_.no_subject && i == end_ && i - at <= 2;
    return alone ? Saying{at, i, at, {}} : Saying{};
  }
  Index stop = i;
  const Subject who = phrase_from(i, stop);
  const bool ends = stop >= end_ || story_.at(stop).kind != TokenKind::word ||
                    story_.is(stop, kPreposition | kWho | kAdverb | kTime | kSubordinator | kOf);
  if (!who.found() || !ends) return {};
  for (Index k = who.begin; k < who.end; ++k) {
    if (story_.is(k, kDocument)) return {};
  }
  return {at, stop, kNone, who};
}

Saying Clause::around(Index verb) const {
  Saying out;
  out.verb = verb;
  const Index group = group_begin(verb);
  out.begin = group;
  out.end = verb + 1;
  // a-t-elle ajouté, hat sie gesagt, sagte er
  for (Index i = group; i < verb; ++i) {
    if (is_pronoun(i)) out.subject = {i, i + 1, i, i + 1};
  }
  if (out.subject.found()) return out;
  const Index finite = is_perfect(verb) ? group : verb;
  if (finite + 1 < end_ && is_pronoun(finite + 1)) {
    out.subject = {finite + 1, finite + 2, finite + 1, finite + 2};
    out.end = std::max(out.end, finite + 2);
    return out;
  }
  out.subject = before(group);
  if (out.subject.found()) {
    out.begin = out.subject.whole_begin;
    return out;
  }
  Index stop = finite + 1;
  out.subject = after(finite + 1, stop);
  if (out.subject.found())
    out.end = std::max(out.end, stop);
  else if (story_.stem(verb, Ending::several) > 0 && speaking_place(begin_, stop).found())
    out.subject = speaking_place(begin_, stop);  // В МЧС сообщили
  else if (story_.verb(verb).form != VerbForm::base)
    out.subject = of_clause(group, verb);
  return out;
}

}  // namespace news::annotation

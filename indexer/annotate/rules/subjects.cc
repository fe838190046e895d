// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/rules/subjects.hh"

#include <algorithm>

#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

constexpr WordBits kSpeaks = kRole | kCollective | kDocument | kTitle;

// "An earlier version of this story said": the paper corrects itself.
bool is_correction(const Story& story, const Subject& who) {
  for (Index i = who.begin; i + 1 < who.end; ++i) {
    if (story.reads(i, Cue::earlier)) return story.reads(i + 1, Cue::version);
  }
  return false;
}

// "the loss in the" is no subject of "states".
bool lacks_noun(const Story& story, const Subject& who) {
  return story.reads(who.whole_end - 1, Cue::article) || story.is(who.whole_end - 1, kPossessive);
}

// Nobody said, neither side would say
bool denies(const Story& story, Index i) {
  return story.has(i, Cue::nobody);
}

// some say, others argue; but not "those claims"
bool stands_alone(const Story& story, Index i) {
  return !story.is(i, kPossessive) && !story.has(i, Cue::incomplete);
}

bool head_speaks(const Scene& scene, const Subject& who) {
  const Story& story = scene.story;
  for (Index i = who.begin; i < who.end; ++i) {
    if (story.is(i, kPreposition)) break;
    if (story.is(i, kSpeaks | kPlural)) return true;
    if (story.stem(i, Ending::plural) > 3) return true;
    if (story.at(i).capital && i > scene.begin) return true;
    if (story.at(i).kind == TokenKind::number) return true;
    if (story.stem(i, Ending::age) > 0) return true;
  }
  return false;
}

// "The emergency declared in 1995 must end", "the cuts announced on Monday": what was declared, not
// who declared it. With "that" behind the time it is who.
bool was_declared(const Scene& scene, const Hit& hit, const SpeechVerb& verb, Index group) {
  const Story& story = scene.story;
  const Index next = hit.verb + 1;
  if (verb.form != VerbForm::past || group != hit.verb || hit.subject.whole_end != hit.verb)
    return false;
  if (next >= scene.end || (verb.frames & kNamesDeed) == 0 || !story.reads(next, Cue::act_detail))
    return false;
  for (Index i = next; i < std::min(scene.end, next + reach::kDeed); ++i) {
    if (story.is(i, kThat)) return false;
  }
  return true;
}

bool helped(const Story& story, Index group, Index verb) {
  for (Index i = group; i < verb; ++i) {
    if (story.is(i, kAuxiliary) || story.reads(i, Cue::to))
      return true;  // "would say", "used to say"
  }
  return false;
}

bool plural(const Story& story, const Subject& who) {
  for (Index i = who.whole_begin; i < who.whole_end; ++i) {
    const Token& token = story.at(i);
    if ((token.bits & (kPlural | kFirstPerson | kYou)) != 0) return true;
    if (story.reads(i, Cue::several) || token.all_capitals) return true;         // RCMP say
    if (story.at(i).kind == TokenKind::number && i + 1 == who.end) return true;  // 26 say
    if (story.word(i) == "%") return true;
    if (token.kind == TokenKind::word && story.stem(i, Ending::plural) > 2 &&
        (i + 1 == who.end || story.is(i + 1, kPreposition)))
      return true;
  }
  return false;
}

// "many states", "trade estimates", "note 2 to the chapter", "claims of theft": a noun after all.
bool is_noun_here(const Scene& scene, const Hit& hit, const SpeechVerb& verb) {
  const Story& story = scene.story;
  if (verb.form != VerbForm::base && verb.form != VerbForm::third) return false;
  const Index next = hit.verb + 1;
  if (next < scene.end && story.at(next).quote == kNone &&
      (story.at(next).kind == TokenKind::number || story.reads(next, Cue::of)))
    return true;
  if (verb.form == VerbForm::base || hit.subject.whole_end != hit.verb) return false;
  // A verb in -s has one subject.
  const Index head = hit.subject.end - 1;
  const Token& token = story.at(head);
  if (token.capital || token.name != kNone) return false;
  return (token.bits & kPlural) != 0 || story.reads(head, Cue::several) ||
         token.kind == TokenKind::number ||
         (story.is(head, kDeterminer) && !story.reads(head, Cue::this_));
}

}  // namespace

bool after_quotation(const Scene& scene, Index begin) {
  const Story& story = scene.story;
  Index i = begin - 1;
  while (i >= scene.begin && story.at(i).quote == kNone && story.at(i).kind == TokenKind::comma)
    --i;
  return i >= scene.begin && at_span_end(story, i);
}

// Who cannot speak is no subject: "insurance claims that" has none.
bool may_speak(const Scene& scene, const Hit& hit, const SpeechVerb& verb, Index group) {
  const Story& story = scene.story;
  const Subject& who = hit.subject;
  const Index head = who.end - 1;
  const Token& token = story.at(head);
  if ((token.bits & (kFirstPerson | kYou)) != 0 && token.name == kNone) {
    return who.whole_begin > scene.begin && after_quotation(scene, who.whole_begin);
  }
  if ((token.bits & (kDay | kTime)) != 0 && token.name == kNone) return false;
  if (token.kind == TokenKind::possessive || denies(story, who.begin)) return false;
  if (lacks_noun(story, who) || is_correction(story, who)) return false;
  if (story.reads(who.begin, Cue::whose) && !head_speaks(scene, who))
    return false;  // "whose program told listeners"
  if (who.end - who.begin == 1 && story.is(head, kDeterminer | kPossessive) &&
      !stands_alone(story, head))
    return false;
  if ((token.bits & (kHe | kShe | kIt)) != 0)
    return verb.form != VerbForm::base || helped(story, group, hit.verb);
  if ((token.bits & (kThey | kWho)) != 0) return true;
  const bool name =
      token.name != kNone || token.all_capitals || (token.bits & kPlace) != 0 ||
      (token.capital && (head > scene.begin || (token.bits & (kFunction | kCommon)) == 0));
  if (verb.form == VerbForm::base && !helped(story, group, hit.verb) && !plural(story, who))
    return false;
  const Token& spoken = story.at(hit.verb);
  if (spoken.capital && !spoken.all_capitals && who.whole_end == hit.verb && token.capital)
    return false;  // "the United States"
  if (!name && (token.bits & kSpeaks) == 0 && token.kind == TokenKind::word &&
      was_declared(scene, hit, verb, group))
    return false;
  if (verb.also_noun && is_noun_here(scene, hit, verb)) return false;
  if (verb.also_noun && verb.form != VerbForm::past) {
    const bool unsure = head == scene.begin && token.name == kNone && (token.bits & kPlace) == 0;
    return (name && !(unsure && !token.all_capitals)) || (token.bits & kSpeaks) != 0;
  }
  if (name || (token.bits & kSpeaks) != 0 || who.whole_end > who.end + 1) return true;
  if (story.is(who.begin, kDeterminer | kPossessive)) return true;
  return head_speaks(scene, who);
}

}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
// FLOAT: a quotation with no attribution of its own belongs to the speaker of the one before. SQ:
// words about a person lead up to that person's quotation. A quotation with a comma inside its
// closing mark is attributed even when the verb is none we know
// ('"..." Doe fumed'). Titles ("Power Play"), single words and scare quotes are no quotations.
#include <algorithm>

#include "indexer/annotate/phrases/parts.hh"
#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/rules/scene.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

constexpr Index kLongestPhrase = 4;  // "put it this way"
constexpr Index kScareWords = 5;     // fewer, without attribution, are no quotation

bool is_title(const Story& story, const Span& span) {
  if (span.words > 8) return false;
  for (Index i = span.begin + 1; i + 1 < span.end; ++i) {
    const Token& token = story.at(i);
    if (token.kind == TokenKind::word && !token.capital &&
        (token.bits & (kPreposition | kDeterminer | kCoordinator)) == 0) {
      return false;
    }
  }
  return story.at(span.end - 1).kind == TokenKind::mark;
}

// Unquoted words of the sentence before and after the span, counted up to two: whether there are
// none, one or more is all that is asked, and a sentence may be as long as a file.
void count_around(const Scene& scene, const Span& span, Index& before, Index& after) {
  before = after = 0;
  const Story& story = scene.story;
  for (Index i = scene.begin; i < span.begin && before < 2; ++i) {
    before += story.at(i).kind == TokenKind::word && story.at(i).quote == kNone;
  }
  for (Index i = span.end; i < scene.end && after < 2; ++i) {
    after += story.at(i).kind == TokenKind::word && story.at(i).quote == kNone;
  }
}

// '"She's 79."' alone, after other words of the paragraph.
bool is_whole_sentence(const Scene& scene, const Span& span) {
  const Story& story = scene.story;
  if (span.words < 2 || span.end - span.begin < 4 || !span.closed) return false;
  const TokenKind last = story.at(span.end - 2).kind;
  return last == TokenKind::stop || last == TokenKind::question;
}

// '"See?" he says. "Burning."': one word, right after other words of the speaker.
bool follows_words(const Scene& scene, const Span& span) {
  const Story& story = scene.story;
  if (span.begin != scene.begin || !span.closed || span.end - span.begin < 4) return false;
  if (story.at(span.end - 2).kind != TokenKind::stop || story.statements.empty()) return false;
  const Statement& before = story.statements.back();
  return before.type == QuoteType::direct &&
         before.begin >= story.paragraphs[static_cast<std::size_t>(scene.paragraph)].begin;
}

// "as Doe put it," and "Doe put it this way:" before the mark
bool puts_it(const Story& story, Index sign) {
  const TokenKind kind = story.at(sign).kind;
  if (kind != TokenKind::comma && kind != TokenKind::colon) return false;
  for (Index at = std::max(Index{0}, sign - kLongestPhrase); at < sign; ++at) {
    const Index words = story.at(at).capital ? 0 : story.phrase_at(at, kPutsIt);
    if (words != 0 && at + words == sign) return true;
  }
  return false;
}

// 'with the words "...", a sign reading "..."'
bool words_follow(const Story& story, Index i) {
  return story.reads(i, Cue::inscription);
}

bool is_person(const Story& story, Index token) {
  const Index name = story.at(token).name;
  if (name == kNone) return false;
  const Mention& mention = story.mentions[static_cast<std::size_t>(name)];
  const Entity& who = story.entities[static_cast<std::size_t>(mention.entity)];
  return who.kind == EntityKind::person && who.sure && looks_like_person(story, mention);
}

// The person the sentence is about: the first one named or meant before `end`.
Subject first_person_before(const Scene& scene, Index end) {
  const Story& story = scene.story;
  for (Index i = scene.begin; i < end && i < scene.begin + reach::kTopic; ++i) {
    const Token& token = story.at(i);
    if (token.quote != kNone) continue;
    if ((token.bits & (kHe | kShe)) != 0 && token.kind == TokenKind::word)
      return {i, i + 1, i, i + 1};
    if (!is_person(story, i)) continue;
    const Mention& mention = story.mentions[static_cast<std::size_t>(token.name)];
    return {mention.begin, mention.end, mention.begin, mention.end};
  }
  return {};
}

bool lower_word(const Story& story, Index i) {
  const Token& token = story.at(i);
  return token.kind == TokenKind::word && !token.capital && token.quote == kNone;
}

// '"...," Doe fumed' and '"...," exhorted Doe', with a verb of any kind.
bool unknown_verb(Scene& scene, const Span& span) {
  const Story& story = scene.story;
  if (!span.closed || span.end - span.begin < 3 || span.end >= scene.end) return false;
  const TokenKind last = story.at(span.end - 2).kind;
  if (last != TokenKind::comma && last != TokenKind::question) return false;
  Hit hit;
  Index next = span.end;
  const bool inverted = lower_word(story, span.end) && story.stem(span.end, Ending::past) > 1;
  hit.subject = subject_after(story, inverted ? span.end + 1 : span.end, scene.end, next);
  if (!hit.subject.found()) return false;
  const Index head = hit.subject.end - 1;
  if (!is_person(story, head) && !story.is(head, kHe | kShe | kRole | kTitle | kThey)) return false;
  if (!inverted && (next >= scene.end || !lower_word(story, next) ||
                    story.is(next, kCoordinator | kPreposition | kAuxiliary | kWho)))
    return false;
  hit.verb = inverted ? span.end : next;
  add_statement(scene, span.begin, span.end, inverted ? rule::qvs : rule::qsv, &hit);
  return true;
}

// "Doe wrote on Twitter:" ended right before this sentence.
const Subject* announced(const Scene& scene) {
  return scene.story.announced_at == scene.begin ? &scene.story.announced : nullptr;
}

// Goes on, in the same paragraph, right behind words that are attributed beside their marks.
const Rule& float_rule(const Scene& scene) {
  const Story& story = scene.story;
  if (story.statements.empty()) return rule::float_quote;
  const Statement& before = story.statements.back();
  const bool here =
      before.begin >= story.paragraphs[static_cast<std::size_t>(scene.paragraph)].begin;
  const bool beside =
      before.rule == &rule::qsv || before.rule == &rule::qvs || before.rule == &rule::float_on;
  return here && beside ? rule::float_on : rule::float_quote;
}

// '"Will you stay?" "No," Doe said': who goes on speaking does not close the marks in between.
bool is_answered(const Scene& scene, const Span& span) {
  const Story& story = scene.story;
  if (!ends_in_question(story, span) || span.end >= story.size()) return false;
  const Index next = story.at(span.end).quote;
  return next != kNone && story.spans[static_cast<std::size_t>(next)].begin == span.end &&
         span.end < story.paragraphs[static_cast<std::size_t>(scene.paragraph)].end;
}

void add_whole(Scene& scene, const Span& span) {
  if (scene.last == kNone && signed_below(scene, span)) return;
  const Subject* who = announced(scene);
  if (who == nullptr || scene.last != kNone) {
    add_statement(scene, span.begin, span.end, float_rule(scene), nullptr);
    return;
  }
  Hit hit;
  hit.subject = *who;
  hit.verb = scene.story.announced_verb;
  add_statement(scene, span.begin, span.end, rule::svq, &hit);
  scene.story.announced_at = kNone;
}

void search_span(Scene& scene, const Span& span) {
  const Story& story = scene.story;
  if (signed_after_dash(scene, span) || labelled_quote(scene, span)) return;
  if (is_answered(scene, span)) {
    add_of_another(scene, span);
    return;
  }
  Index before = 0, after = 0;
  count_around(scene, span, before, after);
  if (before + after <= 1) {
    if (!is_title(story, span) || span.words >= 3 || is_whole_sentence(scene, span) ||
        follows_words(scene, span))
      add_whole(scene, span);
    return;
  }
  if (before <= 1 && !is_title(story, span) && unknown_verb(scene, span)) return;
  const TokenKind lead =
      span.begin > scene.begin ? story.at(span.begin - 1).kind : TokenKind::other;
  if (scene.last != kNone) {
    if (span.words < kScareWords && lead != TokenKind::comma) return;
    if (!is_title(story, span))
      add_statement(scene, span.begin, span.end, float_rule(scene), nullptr);
    return;
  }
  if (span.begin > scene.begin + 2 && puts_it(story, span.begin - 1)) {
    Hit hit;
    hit.subject = first_person_before(scene, span.begin);
    add_statement(scene, span.begin, span.end, rule::sq, &hit);
    return;
  }
  const bool introduced =
      span.words >= 3 && ((lead == TokenKind::colon && after == 0) ||
                          (span.begin > scene.begin && words_follow(story, span.begin - 1)));
  if (!introduced && (span.words < kScareWords || is_title(story, span))) return;
  Hit hit;
  hit.subject = first_person_before(scene, span.begin);
  add_statement(scene, span.begin, span.end, hit.subject.found() ? rule::sq : rule::float_quote,
                &hit);
}

}  // namespace

void floating_quotes(Scene& scene) {
  for (Index i = scene.begin; i < scene.end; ++i) {
    const Index quote = scene.story.at(i).quote;
    if (quote == kNone) continue;
    const Span span = scene.story.spans[static_cast<std::size_t>(quote)];
    i = span.end - 1;
    if (!span.used && span.words > 0) search_span(scene, span);
  }
}

}  // namespace news::annotation

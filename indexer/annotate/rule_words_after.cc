// SPDX-License-Identifier: GPL-2.0-or-later
// SVQ 'Doe said: "..."', SVC 'Doe said (that) the plan ...', SVM 'Doe said the plan is "bad"',
// VC ', adding that ...'. Convention: the words run to the end of the sentence, a leading "that"
// and marks inside included, addressee and circumstances left out; they stop before the next
// attribution.
#include <algorithm>

#include "indexer/annotate/scene.hh"

namespace news::annotation {
namespace {

bool is_kind(const Story& story, Index i, TokenKind kind) {
  return story.at(i).kind == kind && story.at(i).quote == kNone;
}

// "Doe wrote on Twitter:" and then a paragraph of her words.
void announce_next_paragraph(Scene& scene, const Hit& hit, Index at) {
  Story& story = scene.story;
  if (at <= scene.begin || story.at(at - 1).kind != TokenKind::colon || !hit.subject.found())
    return;
  story.announced = hit.subject;
  story.announced_verb = hit.verb;
  story.announced_paragraph = scene.paragraph;
}

// "What Doe said", "how she explains": no statement follows.
bool asks_for_words(const Story& story, Index i) {
  const std::string_view word = story.word(i);
  return word == "what" || word == "What" || word == "how" || word == "How" || word == "why" ||
         word == "Why";
}

// After a verb that wants "that": "announced it would close", "reported she had left".
bool pronoun_clause(const Story& story, Index i, Index limit) {
  if (i + 1 >= limit) return false;
  const Token& next = story.at(i + 1);
  if (next.kind != TokenKind::word && next.kind != TokenKind::possessive) return false;
  if (story.is(i, kHe | kShe | kThey) || story.word(i) == "there") return true;
  return story.is(i, kIt) && (next.bits & (kAuxiliary | kFinite)) != 0;
}

// "Claimed a victory" has an object, "claimed the vote was rigged" a clause: something in it is
// finite. Say and its like take no other objects.
bool is_clause(const Story& story, const Hit& hit, Index begin, Index end) {
  if ((hit.frames & (kTakesPerson | kTakesQuestion)) != 0 || story.word(begin) == "to") return true;
  for (Index i = begin; i < end; ++i) {
    const Token& token = story.at(i);
    if ((token.bits & (kAuxiliary | kFinite)) != 0) return true;
    const std::string_view word = story.word(i);
    if (token.kind == TokenKind::word && !token.capital && word.size() > 4 &&
        word.substr(word.size() - 2) == "ed")
      return true;
    if (token.kind == TokenKind::possessive && i > begin &&
        story.is(i - 1, kHe | kShe | kIt | kThat | kThey))
      return true;
    if (token.verb != 0 && !speech_verb(token.verb).also_noun &&
        speech_verb(token.verb).form != VerbForm::participle)
      return true;
  }
  return false;
}

bool clause_starts(const Story& story, Index i, Index limit) {
  if (i >= limit) return false;
  const Token& token = story.at(i);
  if (token.kind == TokenKind::number) return true;
  if (token.kind == TokenKind::mark) return true;
  if (token.kind != TokenKind::word && token.kind != TokenKind::open) return false;
  if ((token.bits & kPreposition) != 0) return true;
  return true;
}

}  // namespace

Index words_end(const Scene& scene, std::size_t index, Index from) {
  const Story& story = scene.story;
  Index end = content_end(scene, from);
  for (std::size_t next = index + 1; next < scene.hits.size(); ++next) {
    const Hit& hit = scene.hits[next];
    if (hit.begin <= from) continue;
    if (hit.shared) {
      if (is_kind(story, hit.begin, TokenKind::comma) || story.is(hit.begin, kCoordinator) ||
          at_span_end(story, hit.begin - 1)) {
        return std::min(end, hit.begin);
      }
      continue;
    }
    Index before = hit.begin - 1;
    const bool joined = before > from && story.is(before, kCoordinator | kSubordinator);
    if (joined) --before;
    if (before > from && (is_kind(story, before, TokenKind::semicolon) ||
                          (joined && is_kind(story, before, TokenKind::comma)))) {
      return std::min(end, before);
    }
  }
  for (Index i = from; i + 2 < end; ++i) {
    if (story.at(i).quote != kNone) continue;
    if (story.at(i).kind == TokenKind::comma && story.word(i + 1) == "according" &&
        story.word(i + 2) == "to")
      return i;
  }
  return end;
}

bool words_after_verb(Scene& scene, std::size_t index) {
  const Story& story = scene.story;
  const Hit& hit = scene.hits[index];
  Index at = hit.after;
  if (at >= scene.end) return false;
  const Rule shared_rule = Rule::vc;
  bool comma = false;
  while (at < scene.end &&
         (is_kind(story, at, TokenKind::comma) || is_kind(story, at, TokenKind::colon) ||
          is_kind(story, at, TokenKind::dash))) {
    comma = true;
    ++at;
  }
  if (at >= scene.end) {
    announce_next_paragraph(scene, hit, at);
    return false;
  }
  const bool quote_next = story.at(at).quote != kNone;
  if (quote_next) {
    const Span& span = story.spans[static_cast<std::size_t>(story.at(at).quote)];
    if ((hit.frames & (kTakesQuote | kTakesFragment | kTakesThat)) == 0 || span.used) return false;
    if (!comma && (hit.frames & (kTakesBare | kTakesFragment)) == 0) return false;
    const Index end = words_end(scene, index, at);
    // Unquoted words after the closing mark make it a mixed clause, unless the mark closed a
    // sentence.
    Index words = 0;
    for (Index i = span.end; i < end; ++i) words += story.at(i).kind == TokenKind::word;
    const TokenKind last = story.at(std::max(span.begin, span.end - 2)).kind;
    const bool finished =
        last == TokenKind::stop || last == TokenKind::question || last == TokenKind::comma;
    const bool whole = words == 0 || (comma && finished);
    add_statement(scene, at, whole ? span.end : end, whole ? Rule::svq : Rule::svm, &hit);
    scene.left = whole ? span.end : end;
    return true;
  }
  if (hit.modal && (hit.frames & kTakesThat) == 0) return false;
  const bool that = story.is(at, kThat);
  const bool question = (story.is(at, kInterrogative) || story.word(at) == "if") &&
                        (hit.frames & kTakesQuestion) != 0;
  if (story.is(at, kPreposition) && hit.after == hit.after_verb &&
      (hit.frames & kTakesFragment) != 0 && (story.word(at) == "for" || story.word(at) == "on")) {
    return false;  // called for, called on
  }
  if ((hit.frames & kTakesFragment) != 0) {
    const Index end = words_end(scene, index, at);
    for (Index i = at; i < std::min(end, at + 12); ++i) {
      if (is_kind(story, i, TokenKind::comma) || is_kind(story, i, TokenKind::semicolon)) break;
      if (story.at(i).quote == kNone) continue;
      const Span& span = story.spans[static_cast<std::size_t>(story.at(i).quote)];
      if (span.used) break;
      Index stop = span.end;  // and what hangs on the fragment, up to a comma
      if (story.at(std::max(span.begin, span.end - 2)).kind != TokenKind::comma) {
        while (stop < end && !is_kind(story, stop, TokenKind::comma) &&
               !is_kind(story, stop, TokenKind::dash))
          ++stop;
      }
      add_statement(scene, at, stop, Rule::svm, &hit);
      scene.left = stop;
      return true;
    }
    return false;
  }
  const bool colon_list = comma && story.at(at - 1).kind == TokenKind::colon;
  if (comma && !that && !colon_list) {
    // "Doe said, however, that": the clause follows the aside.
    Index stop = at;
    while (stop < scene.end && stop < at + 14 && !is_kind(story, stop, TokenKind::comma)) ++stop;
    if (stop + 1 >= scene.end || stop >= at + 14) return false;
    if (!story.is(stop + 1, kThat)) {
      if ((hit.frames & kTakesBare) == 0 ||
          !story.is(stop + 1, kHe | kShe | kThey | kIt | kDeterminer))
        return false;
    }
    at = stop + 1;
  } else if (!that && !question) {
    const bool request = story.word(at) == "to" && (hit.frames & kTakesRequest) != 0;
    if ((hit.frames & kTakesBare) == 0 && !request &&
        !((hit.frames & kTakesThat) != 0 && pronoun_clause(story, at, scene.end))) {
      return false;
    }
    if ((hit.frames & kTakesPerson) != 0 && !hit.told && story.word(hit.verb).substr(0, 1) == "t")
      return false;
    if (!clause_starts(story, at, scene.end)) return false;
    if (hit.begin > scene.begin && asks_for_words(story, hit.begin - 1)) return false;
    const bool say = (hit.frames & (kTakesPerson | kTakesQuestion)) != 0;
    if (story.is(at, kPreposition) && !say && story.word(at) != "to" && story.word(at) != "in")
      return false;
    if (story.word(at) == "to" && (hit.frames & kTakesRequest) == 0) return false;
    if (story.word(at) == "so" || story.word(at) == "as") return false;
  }
  Index end = words_end(scene, index, at);
  if (hit.begin > scene.begin && story.is(hit.begin - 1, kSubordinator)) {
    // "While Doe said the plan failed, others ..."
    for (Index i = at; i < end; ++i) {
      if (is_kind(story, i, TokenKind::comma)) end = i;
    }
  }
  Index words = 0;
  bool quoted = false;
  for (Index i = at; i < end; ++i) {
    words += story.at(i).kind == TokenKind::word;
    quoted = quoted || story.at(i).quote != kNone;
  }
  if (words < (that ? 2 : 3) && !quoted) return false;
  if (!question && !quoted && !is_clause(story, hit, at, end)) return false;
  const Rule rule = hit.shared ? shared_rule : quoted ? Rule::svm : Rule::svc;
  if (add_statement(scene, at, end, rule, &hit) == kNone) return false;
  scene.left = end;
  return true;
}

}  // namespace news::annotation

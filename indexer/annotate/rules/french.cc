// SPDX-License-Identifier: GPL-2.0-or-later
// QVS and QSV in French articles: '« ... », a déclaré Doe', '« ... », dit Doe', 'Doe a affirmé : «
// ... »'. Convention: direct quotations with a simple verb only; "dit-elle" continues the previous
// speaker. Indirect French speech is left alone: no statement is better than a wrong one.
#include <algorithm>
#include <array>

#include "indexer/annotate/rules/scene.hh"

namespace news::annotation {
namespace {

constexpr std::array<std::string_view, 30> kVerbs = {
    "dit",      "déclaré", "affirmé", "expliqué", "ajouté",    "indiqué",   "souligné", "précisé",
    "lancé",    "soutenu", "raconté", "écrit",    "répondu",   "conclu",    "rappelé",  "commenté",
    "confié",   "martelé", "insisté", "assuré",   "mentionné", "poursuivi", "résumé",   "dénoncé",
    "explique", "ajoute",  "affirme", "précise",  "raconte",   "indique"};

bool is_verb(std::string_view word) {
  return std::find(kVerbs.begin(), kVerbs.end(), word) != kVerbs.end();
}

bool is_auxiliary(std::string_view word) {
  return word == "a" || word == "ont" || word == "avait" || word == "avaient" || word == "aurait";
}

// dit-il, ajoute-t-elle, a-t-il
bool asks_pronoun(std::string_view word) {
  const std::size_t dash = word.rfind('-');
  if (dash == std::string_view::npos) return false;
  const std::string_view tail = word.substr(dash + 1);
  if (tail != "il" && tail != "elle" && tail != "ils" && tail != "elles") return false;
  const std::string_view head = word.substr(0, word.find('-'));
  return is_verb(head) || is_auxiliary(head);
}

// Past the auxiliary to the verb; kNone: no French speech verb starts here.
Index verb_at(const Scene& scene, Index at) {
  const Story& story = scene.story;
  if (at >= scene.end || story.at(at).kind != TokenKind::word) return kNone;
  if (is_auxiliary(story.word(at)) && at + 1 < scene.end && is_verb(story.word(at + 1)))
    return at + 1;
  return is_verb(story.word(at)) ? at : kNone;
}

Subject named_at(const Story& story, Index at) {
  if (at >= story.size() || story.at(at).name == kNone) return {};
  const Mention& mention = story.mentions[static_cast<std::size_t>(story.at(at).name)];
  return {mention.begin, mention.end, mention.begin, mention.end};
}

}  // namespace

namespace {

bool verb_after(Scene& scene, const Span& span) {
  const Story& story = scene.story;
  Index at = span.end;
  if (at < scene.end && story.at(at).kind == TokenKind::comma) ++at;
  if (at >= scene.end) return false;
  Hit hit;
  if (asks_pronoun(story.word(at))) {
    add_statement(scene, span.begin, span.end, Rule::float_quote, nullptr);
    return true;
  }
  hit.verb = verb_at(scene, at);
  if (hit.verb == kNone) return false;
  // "a déclaré la mairesse Doe": a few words of title before the name
  for (Index i = hit.verb + 1; i < scene.end && i < hit.verb + 6 && !hit.subject.found(); ++i) {
    if (story.at(i).kind != TokenKind::word && story.at(i).kind != TokenKind::other) break;
    hit.subject = named_at(story, i);
  }
  add_statement(scene, span.begin, span.end, Rule::qvs, &hit);
  return true;
}

// 'Doe a affirmé : « ... »'
bool verb_before(Scene& scene, const Span& span) {
  const Story& story = scene.story;
  if (span.begin < scene.begin + 3 || story.at(span.begin - 1).kind != TokenKind::colon)
    return false;
  const Index verb = span.begin - 2;
  if (!is_verb(story.word(verb))) return false;
  const Index name = is_auxiliary(story.word(verb - 1)) ? verb - 2 : verb - 1;
  if (name < scene.begin) return false;
  Hit hit;
  hit.verb = verb;
  hit.subject = named_at(story, name);
  add_statement(scene, span.begin, span.end, Rule::svq, &hit);
  return true;
}

}  // namespace

bool french_quote(Scene& scene, const Span& span) {
  return verb_after(scene, span) || verb_before(scene, span);
}

}  // namespace news::annotation

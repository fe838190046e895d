// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/names/mention_places.hh"

#include <algorithm>

#include "indexer/annotate/text/reach.hh"

namespace news::annotation {

Index sentence_of(const Story& story, Index token) {
  const auto at = std::upper_bound(story.sentences.begin(), story.sentences.end(), token,
                                   [](Index t, const Sentence& s) { return t < s.begin; });
  return static_cast<Index>(at - story.sentences.begin()) - 1;
}

bool is_possessor(const Story& story, const Mention& mention) {
  return mention.end < story.size() && story.at(mention.end).kind == TokenKind::possessive;
}

bool follows_town(const Story& story, Index token) {
  if (token < story.paragraph_at(token).begin + 3) return false;
  if (story.at(token - 1).kind != TokenKind::comma || !story.at(token - 2).capital) return false;
  Index at = token - 3;
  if (story.at(at).capital && story.at(at).kind == TokenKind::word) --at;  // in Fort Collins
  if (at < 0) return false;
  return story.reads(at, Cue::at_town);
}

// "worked under Doe", "met minister Doe": a name after a preposition or a verb.
bool is_object(const Story& story, const Mention& mention) {
  Index at = mention.title;
  const Index limit = std::max(Index{0}, at - reach::kTitleBack);
  while (at > limit && story.at(at - 1).kind == TokenKind::word &&
         (story.is(at - 1, kRole | kTitle | kDeterminer | kPossessive | kHonorific | kNationality)))
    --at;
  if (at == 0 || story.at(at - 1).kind != TokenKind::word || story.at(at - 1).quote != kNone)
    return false;
  const Token& before = story.at(at - 1);
  return !before.capital && ((before.bits & (kPreposition | kFinite)) != 0 || before.verb != 0);
}

// "The union", "Environmental group Boreal Watch", "The contractor, Boreal": nothing but its own
// description before it.
bool opens_sentence(const Story& story, Index sentence, Index name) {
  if (name > sentence + reach::kOwnDescription) return false;
  for (Index i = sentence; i < name; ++i) {
    const Token& token = story.at(i);
    if (token.kind == TokenKind::comma && i + 1 == name && i > sentence) continue;
    if (token.kind != TokenKind::word || token.verb != 0) return false;
    if ((token.bits & (kPreposition | kAuxiliary | kFinite | kSubordinator)) != 0) return false;
  }
  return true;
}

bool has_initials(const Story& story, Index begin, Index end) {
  if (end + 2 >= story.size() || story.at(end).kind != TokenKind::open) return false;
  if (!story.at(end + 1).all_capitals || story.at(end + 2).kind != TokenKind::close) return false;
  const std::string_view letters = story.word(end + 1);
  std::size_t found = 0;
  for (Index i = begin; i < end && found < letters.size(); ++i)
    found += story.word(i).front() == letters[found];
  return letters.size() >= 2 && found == letters.size();
}

}  // namespace news::annotation

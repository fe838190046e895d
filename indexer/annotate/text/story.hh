// SPDX-License-Identifier: GPL-2.0-or-later
// The working state of one annotation run: flat vectors over the article's text that the passes
// fill one after the other (tokens, marks, sentences, names, statements). Indices refer to these
// vectors; kNone is no index. Nothing here outlives annotate().
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hh"
#include "indexer/annotate/text/language.hh"

namespace news::annotation {

using Index = std::int32_t;
inline constexpr Index kNone = -1;

enum class TokenKind : std::uint8_t {
  word,
  number,
  possessive,  // possessive: 's or a lone apostrophe after a name
  stop,
  question,
  comma,
  colon,
  semicolon,
  dash,
  ellipsis,
  open,
  close,
  mark,
  other
};

struct Token {
  std::uint32_t begin = 0, end = 0;  // bytes of the text
  WordBits bits = 0;
  std::uint32_t id = 0;    // hash of the word in lower case: equal words, equal id
  Index quote = kNone;     // the quotation span it lies in, marks included
  Index name = kNone;      // the name mention it is part of
  std::uint16_t verb = 0;  // of the language; 0: none
  std::uint16_t cues = 0;
  TokenKind kind = TokenKind::other;
  bool capital = false;       // first letter is a capital
  bool all_capitals = false;  // two or more letters, all capitals
  bool dotted = false;        // carries its full stop: Mr., U.S.
  bool space_before = false;
};

struct Paragraph {
  Index begin = 0, end = 0;  // tokens
  BlockKind kind = BlockKind::paragraph;
  bool searched = false;  // statements are looked for here
};

// What stands between two quotation marks, the marks included.
struct Span {
  Index begin = 0, end = 0;  // tokens, end exclusive
  Index paragraph = 0;
  Index words = 0;
  bool closed = false;
  bool used = false;  // part of a statement already
};

struct Sentence {
  Index begin = 0, end = 0;
  Index paragraph = 0;
};

enum class EntityKind : std::uint8_t { person, organisation };

// A person or body named in the article; its full form is text [begin, end).
struct Entity {
  EntityKind kind = EntityKind::person;
  std::uint32_t begin = 0, end = 0;
  std::uint32_t first = 0, last = 0;             // word ids; first == last: a surname alone
  int male = 0, female = 0;                      // votes
  std::uint32_t title_begin = 0, title_end = 0;  // bytes; equal: none
  Index last_mention = kNone;
  Index last_subject = kNone;  // the last mention that opens a sentence or stands before a verb
  int mentions = 0;
  bool sure = false;             // there is evidence that this is a person or body
  bool called_by_first = false;  // of late, the text calls him or her by the first name alone
};

// Where a name stands.
struct Mention {
  Index begin = 0, end = 0;  // tokens of the name itself
  Index title = 0;           // first token of the titles before it (== begin: none)
  Index entity = kNone;
};

// Who is said to speak: [begin, end) is the mention, [whole_begin, whole_end) with its apposition.
struct Subject {
  Index begin = kNone, end = kNone;
  Index whole_begin = kNone, whole_end = kNone;
  bool found() const { return begin != kNone; }
};

// What a statement is called in the output, and how sure one found so is; the rows stand in
// rules/rules.hh and live as long as the program: two are the same when their addresses are.
struct Rule {
  std::string_view name;
  double confidence = 0;
};

struct Statement {
  Index begin = 0, end = 0;  // tokens
  QuoteType type = QuoteType::direct;
  const Rule* rule = nullptr;  // never null once it is in a story
  Subject subject;
  Index verb = kNone;     // token
  Index follows = kNone;  // the statement whose speaker it shares
  Index paragraph = 0;
  bool alone = false;                          // has not the speaker of the words before
  Index entity = kNone;                        // the speaker in the registry, or
  Index full_begin = kNone, full_end = kNone;  // the tokens that describe him or her
  SpeakerKind kind = SpeakerKind::nobody;
  Index others_begin = 0, others_end = 0;  // who says it too, in Story::others
  double confidence = 0;
};

struct Story {
  std::string_view text;
  const Language* language = nullptr;  // of the words; set before the first pass
  std::vector<Token> tokens;
  std::vector<Paragraph> paragraphs;
  std::vector<Span> spans;
  std::vector<Sentence> sentences;
  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::vector<Statement> statements;
  std::vector<Index> others;  // entities: the second and further speakers of statements
  // "Doe wrote on Twitter:" The quotation that starts at this token is her words.
  Subject announced;
  Index announced_verb = kNone, announced_at = kNone;

  const Token& at(Index i) const { return tokens[static_cast<std::size_t>(i)]; }
  bool is(Index i, WordBits bits) const { return (at(i).bits & bits) != 0; }
  std::string_view word(Index i) const { return text.substr(at(i).begin, at(i).end - at(i).begin); }
  std::string_view words(Index begin, Index end) const {
    return begin < end ? text.substr(at(begin).begin, at(end - 1).end - at(begin).begin)
                       : std::string_view();
  }
  // Is the word at `i` one of these, capitalised or not; with reads() as it stands inside a
  // sentence?
  bool has(Index i, Cue cue) const {
    return at(i).cues != 0 && !at(i).dotted && language->has(at(i).cues, cue);
  }
  bool reads(Index i, Cue cue) const { return !at(i).capital && has(i, cue); }
  // The bytes of the word before such an ending; 0: it has none.
  std::size_t stem(Index i, Ending ending) const { return language->stem(word(i), ending); }
  // The verb of saying at `i`; there must be one.
  const SpeechVerb& verb(Index i) const { return language->verb(at(i).verb); }
  // The longest phrase that starts at `i` and has one of these bits (PhraseBits): how many words it
  // has; 0: none. All its words but the first stand in lower case, unless `nouns` have capitals.
  Index phrase_at(Index i, int bits, bool nouns = false) const;
  Index size() const { return static_cast<Index>(tokens.size()); }
  // The paragraph a token stands in. Names, titles and noun phrases end with it.
  const Paragraph& paragraph_at(Index token) const;
};

}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/caseless/caseless.hh"

#include <algorithm>
#include <array>
#include <memory>

#include "common/unicode.hh"
#include "indexer/annotate/caseless/arabic.hh"
#include "indexer/annotate/caseless/chinese.hh"
#include "indexer/annotate/caseless/japanese.hh"
#include "indexer/annotate/caseless/korean.hh"
#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/speakers/certainty.hh"

namespace news::annotation {
namespace {

constexpr std::size_t kReach = 360;          // bytes looked at on either side of a quotation
constexpr std::size_t kLongestReport = 600;  // bytes of a sentence without marks

struct Pair {
  char32_t open, close;
};
constexpr std::array<Pair, 6> kPairs = {Pair{0x300C, 0x300D}, Pair{0x300E, 0x300F},
                                        Pair{0x201C, 0x201D}, Pair{0xAB, 0xBB},
                                        Pair{'"', '"'},       Pair{0xFF02, 0xFF02}};

std::unique_ptr<Telling> telling_of(Story& story, People& people, std::string_view code) {
  if (code == "ja") return std::make_unique<Japanese>(story, people, code);
  if (code == "zh") return std::make_unique<Chinese>(story, people, code);
  if (code == "ko") return std::make_unique<Korean>(story, people, code);
  return std::make_unique<Arabic>(story, people, code);
}

// The quotations of a paragraph that lie in no other; what is left open is none.
std::vector<Marked> find_marks(std::string_view text, Bytes paragraph) {
  struct Open {
    const Pair* pair;
    std::size_t at, behind;
  };
  constexpr std::size_t kDeepest = 8;
  std::vector<Open> open;
  std::vector<Marked> found;
  for (std::size_t at = paragraph.begin; at < paragraph.end;) {
    const auto c = character_at(text, at);
    const auto closes = std::find_if(open.rbegin(), open.rend(),
                                     [&](const Open& one) { return one.pair->close == c.code; });
    if (closes != open.rend()) {
      const Open one = *closes;
      open.erase(std::next(closes).base(), open.end());
      if (open.empty()) found.push_back({{one.at, at + c.bytes}, {one.behind, at}});
    } else {
      const auto* pair = std::find_if(kPairs.begin(), kPairs.end(),
                                      [&](const Pair& one) { return one.open == c.code; });
      if (pair != kPairs.end() && open.size() < kDeepest) open.push_back({pair, at, at + c.bytes});
    }
    at += c.bytes;
  }
  return found;
}

class Paragraphs {
 public:
  Paragraphs(Story& story, Telling& telling) : story_(story), telling_(telling) {}

  std::vector<Draft> drafts;

  void read(Bytes paragraph) {
    const auto marks = find_marks(story_.text, paragraph);
    std::size_t done = paragraph.begin;
    spoken_here_ = false;
    for (std::size_t i = 0; i < marks.size(); ++i) {
      reports({done, marks[i].whole.begin}, true);
      const std::size_t limit = i + 1 < marks.size() ? marks[i + 1].whole.begin : paragraph.end;
      quotation(marks, i, paragraph, done, limit);
      done = marks[i].whole.end;
    }
    reports({done, paragraph.end}, marks.empty());
  }

 private:
  // Behind the last end of a sentence in `bytes`.
  std::size_t sentence_begin(Bytes bytes) const {
    std::size_t begin = bytes.begin;
    for (std::size_t at = bytes.begin; at < bytes.end;) {
      const auto c = character_at(story_.text, at);
      at += c.bytes;
      if (ends_sentence(c.code, at)) begin = at;
    }
    return begin;
  }
  std::size_t sentence_end(Bytes bytes) const {
    for (std::size_t at = bytes.begin; at < bytes.end;) {
      const auto c = character_at(story_.text, at);
      if (ends_sentence(c.code, at + c.bytes)) return at;
      at += c.bytes;
    }
    return bytes.end;
  }
  bool ends_sentence(char32_t code, std::size_t behind) const {
    if (code == 0x3002 || code == 0xFF01 || code == 0xFF1F || code == 0x61F || code == '!' ||
        code == '?' || code == '\n')
      return true;
    const bool blank =
        behind >= story_.text.size() || story_.text[behind] == ' ' || story_.text[behind] == '\n';
    return code == '.' && blank;
  }

  static Bytes bounded(Bytes bytes, bool keep_end, std::string_view text) {
    if (bytes.end - bytes.begin <= kReach) return bytes;
    if (keep_end)
      bytes.begin = bytes.end - kReach;
    else
      bytes.end = bytes.begin + kReach;
    const auto inside = [text](std::size_t at) {
      return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
    };
    while (keep_end && inside(bytes.begin)) ++bytes.begin;
    while (!keep_end && inside(bytes.end)) --bytes.end;
    return bytes;
  }

  void quotation(const std::vector<Marked>& marks, std::size_t i, Bytes paragraph, std::size_t done,
                 std::size_t limit) {
    const Marked& mark = marks[i];
    if (mark.inside.empty()) return;
    Around around;
    around.inside = mark.inside;
    const std::size_t begin = sentence_begin({done, mark.whole.begin});
    around.before = bounded({begin, mark.whole.begin}, true, story_.text);
    const std::size_t end = sentence_end({mark.whole.end, limit});
    around.after = bounded({mark.whole.end, end}, false, story_.text);
    around.paragraph_before = bounded({paragraph.begin, mark.whole.begin}, true, story_.text);
    around.same_sentence = begin == done && done != paragraph.begin;
    const Told told = telling_.around(around);
    if (!told.says) return;
    Draft draft;
    draft.span = mark.whole;
    draft.verb = told.verb;
    draft.speaker = told.speaker;
    draft.rule = told.verb_before ? &rule::svq : &rule::qsv;
    if (!draft.speaker.found() && told.carries) {
      // Who spoke goes on in the same paragraph, or where a verb alone says so.
      if (!spoken_here_ && told.verb.empty()) return;
      draft.speaker = spoken_here_ || !told.nearby.found() ? last_ : told.nearby;
      if (told.verb.empty()) draft.rule = &rule::float_quote;
    }
    last_ = draft.speaker;
    spoken_here_ = draft.speaker.found();
    drafts.push_back(draft);
  }

  // Sentences without marks. A stretch that a quotation ends is whole up to its last full stop.
  void reports(Bytes bytes, bool whole) {
    for (std::size_t at = bytes.begin; at < bytes.end;) {
      const std::size_t end = sentence_end({at, bytes.end});
      const bool stops = end < bytes.end;
      if ((stops || whole) && end > at && end - at <= kLongestReport) report({at, end}, stops);
      at = end + (stops ? character_at(story_.text, end).bytes : 0);
      if (!stops) break;
    }
  }

  void report(Bytes sentence, bool stops) {
    if (!stops) return;
    const auto trimmed =
        trim_blanks(story_.text.substr(sentence.begin, sentence.end - sentence.begin));
    if (trimmed.empty()) return;
    const auto begin = static_cast<std::size_t>(trimmed.data() - story_.text.data());
    const Report found = telling_.report({begin, begin + trimmed.size()});
    if (!found.found()) return;
    Draft draft;
    draft.span = found.words;
    draft.type = QuoteType::indirect;
    draft.rule = &rule::svc;
    draft.verb = found.verb;
    draft.speaker = found.speaker;
    last_ = draft.speaker;
    drafts.push_back(draft);
  }

  Story& story_;
  Telling& telling_;
  Speaker last_;
  bool spoken_here_ = false;
};

// The pieces that statements are made of, as tokens in their order.
class Pieces {
 public:
  explicit Pieces(Story& story) : story_(story) {}

  void want(Bytes bytes) {
    if (!bytes.empty()) edges_.insert(edges_.end(), {bytes.begin, bytes.end});
  }
  void make() {
    std::sort(edges_.begin(), edges_.end());
    edges_.erase(std::unique(edges_.begin(), edges_.end()), edges_.end());
    for (std::size_t i = 0; i + 1 < edges_.size(); ++i) {
      Token token;
      token.begin = static_cast<std::uint32_t>(edges_[i]);
      token.end = static_cast<std::uint32_t>(edges_[i + 1]);
      token.kind = TokenKind::word;
      story_.tokens.push_back(token);
    }
  }
  Index begin_of(std::size_t at) const {
    const auto found = std::lower_bound(edges_.begin(), edges_.end(), at);
    return static_cast<Index>(found - edges_.begin());
  }

 private:
  Story& story_;
  std::vector<std::size_t> edges_;
};

void add_statements(Story& story, const std::vector<Draft>& drafts) {
  Pieces pieces(story);
  for (const Draft& draft : drafts) {
    pieces.want(draft.span);
    pieces.want(draft.verb);
    pieces.want(draft.speaker.words);
  }
  for (const Entity& entity : story.entities) pieces.want({entity.begin, entity.end});
  pieces.make();
  for (const Draft& draft : drafts) {
    Statement statement;
    statement.begin = pieces.begin_of(draft.span.begin);
    statement.end = pieces.begin_of(draft.span.end);
    statement.type = draft.type;
    statement.rule = draft.rule;
    if (!draft.verb.empty()) statement.verb = pieces.begin_of(draft.verb.begin);
    if (draft.speaker.found()) {
      Subject& subject = statement.subject;
      subject.begin = subject.whole_begin = pieces.begin_of(draft.speaker.words.begin);
      subject.end = subject.whole_end = pieces.begin_of(draft.speaker.words.end);
      statement.entity = draft.speaker.entity;
      statement.confidence = draft.rule == &rule::float_quote ? certainty::kCarriedOn : 1.0;
      statement.kind = SpeakerKind::person;
      if (statement.entity == kNone) {
        statement.full_begin = subject.begin;
        statement.full_end = subject.end;
        statement.kind = SpeakerKind::role;
      }
    }
    story.statements.push_back(statement);
  }
  for (std::size_t i = 0; i < story.entities.size(); ++i) {
    const Entity& entity = story.entities[i];
    Mention mention;
    mention.begin = mention.title = pieces.begin_of(entity.begin);
    mention.end = pieces.begin_of(entity.end);
    mention.entity = static_cast<Index>(i);
    story.mentions.push_back(mention);
  }
}

}  // namespace

bool is_told_without_case(std::string_view code) {
  return code == "ar" || code == "ja" || code == "ko" || code == "zh";
}

void attribute_without_case(Story& story, const std::vector<Block>& blocks, std::size_t limit,
                            std::string_view code) {
  People people(story);
  const auto telling = telling_of(story, people, code);
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::paragraph || block.kind == BlockKind::headline)
      telling->meet({block.begin, block.end});
  }
  Paragraphs paragraphs(story, *telling);
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::paragraph && block.begin < limit)
      paragraphs.read({block.begin, block.end});
  }
  add_statements(story, paragraphs.drafts);
  std::stable_sort(story.statements.begin(), story.statements.end(),
                   [](const Statement& a, const Statement& b) { return a.begin < b.begin; });
}

}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
// Quotation marks of British style: 'We will go,' she said. An article uses them when more words
// stand between single marks that close after punctuation than between double ones; double marks
// inside them are then no marks of their own. Apostrophes are told apart by their place: one that
// opens follows a blank and precedes a word (but not 'em, 'til, '90s), one that closes follows
// punctuation, or a word that is no plural possessor ("the farmers' land").
#include "indexer/annotate/text/passes.hh"
#include "indexer/annotate/text/story.hh"

namespace news::annotation {
namespace {

bool is_single(const Story& story, Index i) {
  const TokenKind kind = story.at(i).kind;
  if (kind != TokenKind::other && kind != TokenKind::possessive) return false;
  const std::string_view sign = story.word(i);
  return sign == "'" || sign == "\xE2\x80\x98" || sign == "\xE2\x80\x99";
}

bool ends_words(TokenKind kind) {
  return kind == TokenKind::comma || kind == TokenKind::stop || kind == TokenKind::question ||
         kind == TokenKind::ellipsis;
}

bool is_clipped(const Story& story, Index i) {
  return story.at(i).kind == TokenKind::number || story.reads(i, Cue::clipped);
}

bool opens(const Story& story, const Paragraph& paragraph, Index i) {
  if (!is_single(story, i) || i + 1 >= paragraph.end || story.at(i + 1).space_before) return false;
  if (story.word(i) == "\xE2\x80\x99" || is_clipped(story, i + 1)) return false;
  if (i == paragraph.begin || story.at(i).space_before) return true;
  const TokenKind before = story.at(i - 1).kind;
  return before == TokenKind::open || before == TokenKind::dash;
}

// `sure`: only after punctuation.
bool closes(const Story& story, const Paragraph& paragraph, Index i, bool sure) {
  if (!is_single(story, i) || story.at(i).space_before || story.word(i) == "\xE2\x80\x98")
    return false;
  if (i == paragraph.begin) return false;
  const bool last = i + 1 >= paragraph.end || story.at(i + 1).space_before;
  if (ends_words(story.at(i - 1).kind)) return last || story.at(i + 1).kind != TokenKind::word;
  if (sure) return false;
  if (!last) return ends_words(story.at(i + 1).kind);
  return i + 1 >= paragraph.end || story.stem(i - 1, Ending::plural) == 0;
}

// Pairs of single marks outside double ones, and of double marks outside single ones.
struct Count {
  Index single = 0, twice = 0;
};

Count count_marks(const Story& story) {
  Count count;
  for (const Paragraph& paragraph : story.paragraphs) {
    bool in_double = false, in_single = false;
    for (Index i = paragraph.begin; i < paragraph.end; ++i) {
      if (story.at(i).kind == TokenKind::mark && !in_single) {
        in_double = !in_double;
        count.twice += in_double;
      } else if (!in_double && !in_single) {
        in_single = opens(story, paragraph, i);
      } else if (in_single && closes(story, paragraph, i, true)) {
        in_single = false;
        ++count.single;
      }
    }
  }
  return count;
}

class Converter {
 public:
  Converter(Story& story, const Paragraph& paragraph) : story_(story), paragraph_(paragraph) {}

  void run() {
    Index open = kNone;
    for (Index i = paragraph_.begin; i < paragraph_.end; ++i) {
      if (open == kNone) {
        if (opens(story_, paragraph_, i)) open = i;
      } else if (closes(story_, paragraph_, i, false)) {
        convert(open, i);
        open = kNone;
      }
    }
    // A long quotation opens each paragraph and closes the last.
    if (open == paragraph_.begin) convert(open, paragraph_.end);
  }

 private:
  void convert(Index open, Index close) {
    for (Index i = open + 1; i < close; ++i) {
      if (story_.at(i).kind == TokenKind::mark) set(i, TokenKind::other);
    }
    set(open, TokenKind::mark);
    if (close < paragraph_.end) set(close, TokenKind::mark);
  }

  void set(Index i, TokenKind kind) { story_.tokens[static_cast<std::size_t>(i)].kind = kind; }

  Story& story_;
  const Paragraph& paragraph_;
};

}  // namespace

void find_single_marks(Story& story) {
  const Count count = count_marks(story);
  if (count.single <= count.twice) return;
  for (const Paragraph& paragraph : story.paragraphs) Converter(story, paragraph).run();
}

}  // namespace news::annotation

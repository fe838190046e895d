// SPDX-License-Identifier: GPL-2.0-or-later
// LABEL: transcripts and interviews, "MS. DOE: ...", "Q: ...", "The Minister: ...". A label is a
// short name and a colon that opens a paragraph; three such paragraphs make a transcript in which
// labels come back, as those of a list ("Weight: ...", "BOTTOM LINE: ...") do not; and so does one
// label in capitals with a title ("THE PRESIDENT:"), as official transcripts of speeches have it.
// Conventions: the words are the turn without its label; in official transcripts (labels in
// capitals) the paragraphs that follow without a label are the same turn, up to the closing line in
// capitals ("END 3:44 P.M."), and a question may be "Q" without a colon. "Q" and "A" have no
// speaker.
#include <unordered_map>

#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/rules/scene.hh"
#include "indexer/annotate/text/reach.hh"
#include "indexer/annotate/text/transcript.hh"

namespace news::annotation {
namespace {

// "END 3:44 P.M. EST", "(END)": the transcript is over.
bool is_closing_line(const Story& story, const Paragraph& paragraph) {
  return paragraph.end - paragraph.begin <= reach::kClosingLine &&
         all_capitals(story, paragraph.begin, paragraph.end) &&
         story.at(paragraph.end - 1).kind != TokenKind::question;
}

class Turns {
 public:
  explicit Turns(Story& story) : story_(story) {}

  void run() {
    const Transcript kind = transcript_kind(story_);
    if (kind == Transcript::none) return;
    official_ = kind == Transcript::official;
    if (!official_) count_labels();
    for (std::size_t p = 0; p < story_.paragraphs.size(); ++p) {
      const Paragraph& paragraph = story_.paragraphs[p];
      if (paragraph.kind == BlockKind::headline) continue;
      const Index colon = label_colon(story_, paragraph);
      // "Q    Jane: will you ...": the colon is the question's.
      const bool question = official_ && is_bare_question(story_, paragraph);
      if (question) {
        add(p, paragraph.begin + 1, paragraph.begin + 1);
      } else if (colon != kNone && is_speaker(paragraph.begin, name_end(paragraph, colon)) &&
                 takes_part(paragraph, colon)) {
        add(p, name_end(paragraph, colon), colon + 1);
      }
    }
  }

 private:
  Index name_end(const Paragraph& paragraph, Index colon) const {
    return label_name_end(story_, paragraph.begin, colon);
  }

  bool is_anonymous(Index begin, Index colon) const {
    return colon - begin == 1 && story_.at(begin).end - story_.at(begin).begin <= 1;
  }

  bool is_speaker(Index begin, Index colon) const {
    return story_.at(colon - 1).name != kNone || is_anonymous(begin, colon) ||
           story_.at(begin).all_capitals;
  }

  // Interviews: how often each label opens a paragraph.
  void count_labels() {
    for (const Paragraph& paragraph : story_.paragraphs) {
      const Index colon = label_colon(story_, paragraph);
      if (colon == kNone || paragraph.kind == BlockKind::headline) continue;
      const Index end = name_end(paragraph, colon);
      ++seen_[label_key(paragraph.begin, end)];
      ++surnames_[story_.at(end - 1).id];
    }
    for (const auto& [label, times] : seen_) repeated_ = repeated_ || times > 1;
  }

  // The person named, else the words.
  std::uint64_t label_key(Index begin, Index colon) const {
    const Index name = story_.at(colon - 1).name;
    if (name != kNone)
      return static_cast<std::uint64_t>(story_.mentions[static_cast<std::size_t>(name)].entity);
    std::uint64_t key = 1;
    for (Index i = begin; i < colon; ++i) key = key * 1000003u + story_.at(i).id;
    return key | std::uint64_t{1} << 63;
  }

  // A name that is nothing but a capital word has to say something: a sentence.
  bool takes_part(const Paragraph& paragraph, Index colon) const {
    const Index begin = paragraph.begin, end = name_end(paragraph, colon);
    if (official_ || is_anonymous(begin, end)) return true;
    const Index name = story_.at(end - 1).name;
    bool sure = false, full = false;
    if (name != kNone) {
      const Index index = story_.mentions[static_cast<std::size_t>(name)].entity;
      const Entity& who = story_.entities[static_cast<std::size_t>(index)];
      sure = who.kind == EntityKind::person && who.sure;
      full = who.first != who.last;
    }
    // "ANN ROE, KBN ANCHOR:", then "ROE:".
    const bool again =
        seen_.at(label_key(begin, end)) > 1 || surnames_.at(story_.at(end - 1).id) > 1;
    if (!again) return sure && repeated_;
    const TokenKind last = story_.at(paragraph.end - 1).kind;
    const bool sentence =
        paragraph.end - colon > 6 && (last == TokenKind::stop || last == TokenKind::question);
    return sure || full || story_.at(begin).all_capitals || sentence;
  }

  bool opens_turn(const Paragraph& paragraph) const {
    const Index colon = label_colon(story_, paragraph);
    if (colon != kNone) return is_speaker(paragraph.begin, name_end(paragraph, colon));
    return is_bare_question(story_, paragraph);
  }

  // The turn that paragraph `p` opens: its label ends at `label_end`, its words begin at `begin`.
  void add(std::size_t p, Index label_end, Index begin) {
    Paragraph& first = story_.paragraphs[p];
    std::size_t last = p;
    if (official_) {
      for (std::size_t next = p + 1; next < story_.paragraphs.size(); ++next) {
        const Paragraph& paragraph = story_.paragraphs[next];
        if (opens_turn(paragraph) || is_closing_line(story_, paragraph)) break;
        if (paragraph.kind == BlockKind::headline || paragraph.kind == BlockKind::caption) break;
        if (paragraph.kind == BlockKind::paragraph) last = next;
      }
    }
    Scene scene{story_, begin, first.end, begin, kNone, {}, 0, {}};
    Hit hit;
    if (!is_anonymous(first.begin, label_end)) {
      hit.subject = {first.begin, label_end, first.begin, label_end};
    }
    const Index end = story_.paragraphs[last].end;
    const Index added = add_statement(scene, begin, end, rule::label, &hit);
    if (added == kNone) return;
    Statement& statement = story_.statements[static_cast<std::size_t>(added)];
    statement.type = QuoteType::direct;
    statement.paragraph = static_cast<Index>(p);
    for (std::size_t i = p; i <= last; ++i) story_.paragraphs[i].searched = false;
  }

  Story& story_;
  bool official_ = false, repeated_ = false;
  std::unordered_map<std::uint64_t, int> seen_, surnames_;  // labels, and the last words of them
};

}  // namespace

void find_labels(Story& story) {
  Turns(story).run();
}

}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
// Runs the rule families over every sentence of the searched paragraphs, the surest first.
#include <algorithm>

#include "indexer/annotate/phrases/parts.hh"
#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/rules/scene.hh"
#include "indexer/annotate/text/reach.hh"
#include "indexer/annotate/text/transcript.hh"

namespace news::annotation {

Index unquoted_words(const Story& story, Index begin, Index end) {
  Index words = 0;
  for (Index i = begin; i < end; ++i) {
    const Token& token = story.at(i);
    if (token.quote != kNone)
      i = story.spans[static_cast<std::size_t>(token.quote)].end - 1;
    else
      words += token.kind == TokenKind::word || token.kind == TokenKind::number;
  }
  return words;
}

Index content_end(const Scene& scene, Index from) {
  const Story& story = scene.story;
  Index end = scene.end;
  while (end > from && story.at(end - 1).quote == kNone) {
    const TokenKind kind = story.at(end - 1).kind;
    const bool trims = kind == TokenKind::stop || kind == TokenKind::question ||
                       kind == TokenKind::ellipsis || kind == TokenKind::comma ||
                       kind == TokenKind::dash || kind == TokenKind::colon;
    if (!trims) break;
    --end;
  }
  return end;
}

namespace {

bool trimmed_off(TokenKind kind) {
  return kind == TokenKind::comma || kind == TokenKind::stop || kind == TokenKind::dash ||
         kind == TokenKind::colon || kind == TokenKind::semicolon;
}

}  // namespace

Index add_statement(Scene& scene, Index begin, Index end, const Rule& rule, const Hit* hit) {
  Story& story = scene.story;
  while (begin < end && story.at(begin).quote == kNone && trimmed_off(story.at(begin).kind))
    ++begin;
  while (end > begin && story.at(end - 1).quote == kNone && trimmed_off(story.at(end - 1).kind))
    --end;
  if (begin >= end) return kNone;
  Statement statement;
  statement.begin = begin;
  statement.end = end;
  statement.rule = &rule;
  bool inside = false, outside = false;
  for (Index i = begin; i < end; ++i) {
    const Index quote = story.at(i).quote;
    const bool word = story.at(i).kind == TokenKind::word || story.at(i).kind == TokenKind::number;
    if (quote == kNone) {
      outside = outside || word;
      continue;
    }
    inside = true;
    story.spans[static_cast<std::size_t>(quote)].used = true;
    i = std::min(end, story.spans[static_cast<std::size_t>(quote)].end) - 1;
  }
  statement.type = !inside ? QuoteType::indirect : outside ? QuoteType::mixed : QuoteType::direct;
  if (hit != nullptr) {
    if (hit->subject.found()) scene.speaker = hit->subject;
    statement.subject = hit->subject;
    statement.verb = hit->verb;
  }
  story.statements.push_back(statement);
  scene.last = static_cast<Index>(story.statements.size()) - 1;
  return scene.last;
}

void add_of_another(Scene& scene, const Span& span) {
  const Index last = scene.last;
  const Index added = add_statement(scene, span.begin, span.end, rule::float_quote, nullptr);
  if (added != kNone) scene.story.statements[static_cast<std::size_t>(added)].alone = true;
  scene.last = last;
}

bool ends_in_question(const Story& story, const Span& span) {
  return span.closed && span.end - span.begin > 3 &&
         story.at(span.end - 2).kind == TokenKind::question;
}

// "The search began after a friend reported him missing, Doe said." The last attribution of the
// sentence takes all its words when no quotation or other attribution with a comma stands between.
bool left_to_last_verb(Scene& scene, std::size_t index) {
  if (index + 1 >= scene.hits.size()) return false;
  const Story& story = scene.story;
  const Hit& first = scene.hits[index];
  const Hit& last = scene.hits.back();
  if (scene.hits.size() > index + 2 || first.begin <= scene.left || last.shared || last.modal)
    return false;
  if (story.at(first.begin - 1).kind == TokenKind::comma || first.shared) return false;
  if (last.begin <= first.after + 2 || story.at(last.begin - 1).kind != TokenKind::comma)
    return false;
  if ((last.frames & kPlain) == 0) return false;
  for (Index i = last.after; i < scene.end; ++i) {
    if (story.at(i).kind != TokenKind::stop) return false;
  }
  for (Index i = scene.left; i < last.begin; ++i) {
    if (story.at(i).quote != kNone) return false;
    if (i > first.after && story.at(i).kind == TokenKind::comma && i + 1 < last.begin) return false;
  }
  return unquoted_words(story, scene.left, first.begin) >= 3;
}

// "The woman who wrote it says ...": the verb is part of what names the speaker of the next.
bool part_of_next_speaker(Scene& scene, std::size_t index) {
  if (index + 1 >= scene.hits.size()) return false;
  const Hit& hit = scene.hits[index];
  const Hit& next = scene.hits[index + 1];
  const Subject& subject = next.subject;
  if (next.shared || !subject.found() || subject.whole_begin > hit.begin ||
      subject.whole_end <= hit.verb || hit.begin == scene.begin)
    return false;
  for (Index i = hit.begin - 1; i < next.verb; ++i) {
    if (scene.story.at(i).kind != TokenKind::word && scene.story.at(i).kind != TokenKind::number)
      return false;
  }
  return true;
}

namespace {

// "OTTAWA _ ", the dash of old wires: a low line that stands alone.
bool is_low_line(const Story& story, Index i) {
  return story.word(i) == "_" && story.at(i).space_before && i + 1 < story.size() &&
         story.at(i + 1).space_before;
}

// Past "OTTAWA -" or "FORT ALDEN, B.C. (CP) -" at the start of a paragraph.
Index past_dateline(const Story& story, const Sentence& sentence) {
  const Index first = story.paragraphs[static_cast<std::size_t>(sentence.paragraph)].begin;
  if (sentence.begin != first || !story.at(first).all_capitals) return sentence.begin;
  for (Index i = first + 1; i < sentence.end && i < first + reach::kDateline; ++i) {
    const Token& token = story.at(i);
    if (token.kind == TokenKind::dash || is_low_line(story, i)) return i + 1;
    const bool part = token.capital || token.kind == TokenKind::comma ||
                      token.kind == TokenKind::open || token.kind == TokenKind::close ||
                      token.kind == TokenKind::stop;
    if (!part) break;
  }
  return sentence.begin;
}

// "Doe, who said she was tired, has argued that ...": the words before ended with the aside.
bool after_own_aside(const Scene& scene, const Hit& hit) {
  return hit.subject.found() && !hit.shared && hit.subject.whole_begin < scene.left &&
         hit.subject.whole_end == scene.left + 1;
}

void search_sentence(Story& story, const Sentence& sentence) {
  const Index start = past_dateline(story, sentence);
  Scene scene{story, start, sentence.end, start, kNone, {}, sentence.paragraph, {}};
  const std::size_t first = story.statements.size();
  find_hits(scene);
  for (std::size_t i = 0; i < scene.hits.size(); ++i) {
    Hit& hit = scene.hits[i];
    const bool inside = hit.begin < scene.left;  // what somebody said already
    if (inside && !after_own_aside(scene, hit)) continue;
    if (hit.shared && scene.speaker.found()) hit.subject = scene.speaker;
    for (const Family& family : kFamilies) {
      if (family.verb != nullptr && family.verb(scene, i)) break;
    }
  }
  for (const Family& family : kFamilies) {
    if (family.sentence != nullptr) family.sentence(scene);
  }
  // "Rep. Jane Doe (R-TX):" and then a paragraph of her words.
  const Index last_token = sentence.end - 1;
  Subject labelled;
  if (scene.last == kNone && story.at(last_token).kind == TokenKind::colon &&
      names_by_label(story, start, last_token, labelled) && labelled.found()) {
    story.announced = labelled;
    story.announced_verb = kNone;
    story.announced_at = sentence.end;
  }
  // "Doe fired back with a tweet she posted herself." Her words may follow in the paragraph.
  const bool ends_paragraph =
      sentence.end == story.paragraphs[static_cast<std::size_t>(sentence.paragraph)].end;
  if (scene.last == kNone && !scene.hits.empty() && !ends_paragraph &&
      scene.hits.back().subject.found()) {
    story.announced = scene.hits.back().subject;
    story.announced_verb = scene.hits.back().verb;
    story.announced_at = sentence.end;
  }
  for (std::size_t i = first; i < story.statements.size(); ++i) {
    story.statements[i].paragraph = sentence.paragraph;
  }
  const auto from = story.statements.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(from, story.statements.end(),
            [](const Statement& a, const Statement& b) { return a.begin < b.begin; });
}

// A "headline" with a full stop, most of its words in lower case, is a first paragraph misjudged.
bool is_prose(const Story& story, const Paragraph& paragraph) {
  Index end = paragraph.end;
  if (story.at(end - 1).kind == TokenKind::mark) --end;
  if (end <= paragraph.begin || story.at(end - 1).kind != TokenKind::stop) return false;
  Index capitals = 0, words = 0;
  for (Index i = paragraph.begin; i < std::min(end, paragraph.begin + reach::kHeading); ++i) {
    words += story.at(i).kind == TokenKind::word;
    capitals += story.at(i).kind == TokenKind::word && story.at(i).capital;
  }
  return words >= 8 && capitals * 2 < words;
}

}  // namespace

bool worth_searching(const Story& story, const Paragraph& paragraph) {
  if (paragraph.kind == BlockKind::paragraph) return !is_link_line(story, paragraph);
  if (paragraph.kind == BlockKind::date) return false;
  if (paragraph.kind == BlockKind::headline) return is_prose(story, paragraph);
  if (paragraph.kind == BlockKind::heading && is_prose(story, paragraph)) return true;
  bool verb = false, quote = false;
  for (Index i = paragraph.begin; i < paragraph.end; ++i) {
    const Token& token = story.at(i);
    if (token.quote != kNone) {
      quote = quote || story.spans[static_cast<std::size_t>(token.quote)].words >= 4;
    } else {
      verb = verb || (token.verb != 0 && (story.verb(i).frames & kTakesQuote) != 0);
    }
  }
  return quote && verb;
}

namespace {

// "Doe: Mill must close", "Mill must close, Doe says": words of somebody the article names.
void search_headline(Story& story, const Paragraph& headline) {
  const auto named = [&story](Index last) {
    if (!is_person_mention(story, last)) return false;
    const Mention& mention = story.mentions[static_cast<std::size_t>(story.at(last).name)];
    const Entity& who = story.entities[static_cast<std::size_t>(mention.entity)];
    return mention.end == last + 1 && who.sure && who.mentions > 1;
  };
  const auto add = [&story](Index begin, Index end, Index name, Index verb) {
    const Mention& mention = story.mentions[static_cast<std::size_t>(story.at(name).name)];
    Scene scene{story, begin, end, begin, kNone, {}, 0, {}};
    Hit hit;
    hit.verb = verb;
    hit.subject = {mention.begin, mention.end, mention.begin, mention.end};
    add_statement(scene, begin, end, verb == kNone ? rule::lq : rule::csv, &hit);
  };
  for (Index i = headline.begin + 1; i < headline.end && i <= headline.begin + reach::kLabel; ++i) {
    if (story.at(i).kind != TokenKind::colon) continue;
    const Mention* mention =
        named(i - 1) ? &story.mentions[static_cast<std::size_t>(story.at(i - 1).name)] : nullptr;
    if (mention != nullptr && mention->title == headline.begin &&
        unquoted_words(story, i + 1, headline.end) >= 3)
      add(i + 1, headline.end, i - 1, kNone);
    return;
  }
  Index end = headline.end;
  while (end > headline.begin && story.at(end - 1).kind == TokenKind::stop) --end;
  if (end - headline.begin < 6 || story.at(end - 1).verb == 0 || !named(end - 2)) return;
  const Mention& mention = story.mentions[static_cast<std::size_t>(story.at(end - 2).name)];
  const Index comma = mention.title - 1;
  if ((story.verb(end - 1).frames & kPlain) == 0 || comma <= headline.begin + 2 ||
      story.at(comma).kind != TokenKind::comma)
    return;
  add(headline.begin, comma, end - 2, end - 1);
}

}  // namespace

void find_statements(Story& story) {
  for (Paragraph& paragraph : story.paragraphs) {
    if (!paragraph.searched) continue;
    paragraph.searched = worth_searching(story, paragraph);
    if (!paragraph.searched && paragraph.kind == BlockKind::headline)
      search_headline(story, paragraph);
  }
  for (const Family& family : kFamilies) {
    if (family.article != nullptr) family.article(story);
  }
  for (const Sentence& sentence : story.sentences) {
    if (story.paragraphs[static_cast<std::size_t>(sentence.paragraph)].searched) {
      search_sentence(story, sentence);
    }
  }
  std::stable_sort(story.statements.begin(), story.statements.end(),
                   [](const Statement& a, const Statement& b) { return a.begin < b.begin; });
}

}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/hits.hh"

#include <utility>

#include "common/absolute_path.hh"
#include "common/analyser.hh"
#include "common/stored_article.hh"

namespace news {
namespace {

// Bytes of a quotation that is shown whole on a page of hits: some five lines. Nine in ten are
// shorter, the longest are speeches.
constexpr std::size_t kLongQuotation = 480;

// The best fragments: of the body first, then of captions and the short fields, and where nothing
// of the query stands in any, the beginning.
std::vector<Fragment> cut_fragments(const StoredHead& head, const StoredText& article,
                                    Highlighter& highlighter, std::size_t most, bool in_headline) {
  auto out = highlighter.fragments(article.body, Field::body, most);
  const auto add = [&](std::string_view text, Field field) {
    if (out.size() >= most || text.empty()) return;
    for (auto& fragment : highlighter.fragments(text, field, 1)) out.push_back(std::move(fragment));
  };
  add(article.standfirst, Field::body);
  for (const auto& [text, credit] : article.captions) {
    add(text, Field::caption);
    add(credit, Field::credit);
  }
  for (const auto credit : article.credits) add(credit, Field::credit);
  add(head.place, Field::place);
  add(head.section, Field::section);
  if (out.empty() && !article.body.empty()) {
    out.push_back(Highlighter::beginning(article.body, field_info(Field::body).name));
  } else if (out.empty() && !article.captions.empty() && !in_headline) {
    out.push_back(
        Highlighter::beginning(article.captions.front().first, field_info(Field::caption).name));
  }
  return out;
}

// How much of the query stands in a text: of its words the rarer count for more.
double share_of(const std::vector<MarkedPlace>& places, const std::vector<PartWords>& words) {
  double all = 0, met = 0;
  for (const auto& part : words) all += part.rarity;
  std::vector<bool> seen(words.size());
  for (const auto& at : places) {
    if (at.part < seen.size() && !seen[at.part]) met += words[at.part].rarity;
    if (at.part < seen.size()) seen[at.part] = true;
  }
  return all > 0 ? met / all : 0;
}

ArticleFacts facts_of(const StoredHead& head) {
  ArticleFacts out;
  out.canonical = head.canonical;
  out.member = head.member;
  out.ordinal = head.ordinal;
  out.url = head.url;
  out.place = head.place;
  out.section = head.section;
  out.language = head.language;
  return out;
}

Result<ArticleHit> read_article(std::string_view data, Highlighter& highlighter,
                                const std::vector<PartWords>& words, const Question& question) {
  const auto head = decode_head(data);
  if (!head) return fail(head.error());
  ArticleHit hit;
  hit.id = head->id;
  hit.path = path_from(question.folder, head->path, head->canonical);
  hit.facts = facts_of(*head);
  hit.headline = head->headline;
  hit.date = head->date;
  hit.source = head->source;
  const auto places = highlighter.find(hit.headline, Field::headline);
  hit.headline_marks = marks_of(places);
  hit.in_headline = share_of(places, words);
  for (const auto name : head->byline) hit.byline.emplace_back(name);
  for (const auto& speaker : head->speakers)
    hit.speakers.emplace_back(speaker.name, speaker.quotes);
  if (question.full) {
    auto whole = decode_article(data);
    if (!whole) return fail(std::move(whole.error()));
    hit.whole = std::move(*whole);
    hit.whole->path = hit.path;
  }
  if (question.snippets == 0) return hit;
  const auto text = decode_text(data);
  if (!text) return fail(text.error());
  hit.snippets =
      cut_fragments(*head, *text, highlighter, question.snippets, !hit.headline_marks.empty());
  return hit;
}

// What the engine says of a hit.
template <class Hit>
void take_found(const FoundDocument& document, Hit& hit) {
  hit.score = document.score;
  if (document.words > 0) hit.facts.words = document.words;
  hit.facts.group = document.group;
}

Copy read_copy(std::string_view data, const std::string& folder) {
  const auto head = decode_head(data);
  if (!head) return {};
  return {std::string(head->id), path_from(folder, head->path, head->canonical),
          std::string(head->source), std::string(head->date)};
}

// All copies of all results, read together.
Status read_copies(Engine& engine, const Found& found, const std::string& folder,
                   std::vector<ArticleHit>& hits) {
  std::vector<Handle> copies;
  std::vector<Copy*> into;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const auto& handles = found.documents[i].copies;
    hits[i].copies.resize(handles.size());
    hits[i].more_copies = found.documents[i].more_copies;
    copies.insert(copies.end(), handles.begin(), handles.end());
    for (auto& copy : hits[i].copies) into.push_back(&copy);
  }
  if (copies.empty()) return {};
  return engine.read(copies, [&](std::size_t which, std::string_view data) -> Status {
    *into[which] = read_copy(data, folder);
    return {};
  });
}

std::vector<Handle> handles_of(const Found& found) {
  std::vector<Handle> out;
  out.reserve(found.documents.size());
  for (const auto& document : found.documents) out.push_back(document.handle);
  return out;
}

Result<QuoteHit> read_quotation(QuoteReader& article, std::size_t place, Highlighter& highlighter,
                                const Question& question) {
  auto stored = article.at(place);
  if (!stored) return fail(stored.error());
  QuoteHit hit;
  hit.speaker = std::move(stored->speaker);
  if (stored->kind != SpeakerKind::nobody) hit.speaker_full = std::move(stored->speaker_full);
  hit.also = std::move(stored->also);
  hit.description = std::move(stored->description);
  hit.verb = std::move(stored->verb);
  hit.text = std::move(stored->text);
  hit.type = stored->type;
  hit.kind = stored->kind;
  hit.confidence = stored->confidence;
  hit.id = std::move(stored->article_id);
  hit.path = path_from(question.folder, stored->path, article.head().canonical);
  hit.facts = facts_of(article.head());
  if (question.find.facts)
    hit.facts.words = static_cast<std::uint32_t>(Analyser().terms(hit.text).size());
  hit.headline = std::move(stored->headline);
  hit.date = std::move(stored->date);
  hit.source = std::move(stored->source);
  hit.start = stored->start;
  hit.end = stored->end;
  hit.marks = marks_of(highlighter.find(hit.text, Field::said));
  if (question.excerpts && question.snippets > 0 && hit.text.size() > kLongQuotation) {
    hit.excerpts = highlighter.fragments(hit.text, Field::said, question.snippets);
    if (hit.excerpts.empty()) hit.excerpts = {Highlighter::beginning(hit.text, "said")};
  }
  return hit;
}

Status read_persons(Engine& engine, const Found& found, std::vector<QuoteHit>& hits) {
  std::vector<Spoken> spoken;
  spoken.reserve(hits.size());
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const auto& hit = hits[i];
    spoken.push_back({found.documents[i].handle,
                      hit.speaker_full.empty() ? hit.speaker : hit.speaker_full, hit.kind});
  }
  if (spoken.empty()) return {};
  auto persons = engine.said_by(spoken);
  if (!persons) return fail(std::move(persons.error()));
  for (std::size_t i = 0; i < hits.size(); ++i) hits[i].said_by = std::move((*persons)[i]);
  return {};
}

}  // namespace

Result<std::vector<ArticleHit>> read_articles(Engine& engine, const Found& found,
                                              const std::vector<PlanPart>& parts,
                                              const Question& question) {
  Highlighter highlighter(parts, found.words);
  std::vector<ArticleHit> out(found.documents.size());
  auto status = engine.read(handles_of(found), [&](std::size_t i, std::string_view data) -> Status {
    auto hit = read_article(data, highlighter, found.words, question);
    if (!hit) return fail(hit.error());
    out[i] = std::move(*hit);
    take_found(found.documents[i], out[i]);
    return {};
  });
  if (status) status = read_copies(engine, found, question.folder, out);
  if (!status) return fail(std::move(status.error()));
  return out;
}

Result<std::vector<QuoteHit>> read_quotations(Engine& engine, const Found& found,
                                              const std::vector<PlanPart>& parts,
                                              const Question& question) {
  std::vector<PlanPart> spoken;  // bare words are looked for inside the quotation here
  std::vector<PartWords> words;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].field != nullptr && parts[i].field->field != Field::said) continue;
    spoken.push_back(parts[i]);
    spoken.back().field = &field_info(Field::said);
    words.push_back(found.words[i]);
  }
  Highlighter highlighter(spoken, words);
  std::vector<QuoteHit> out(found.documents.size());
  auto status = engine.read_quotations(
      handles_of(found), [&](std::size_t i, QuoteReader& article, std::uint32_t place) -> Status {
        auto hit = read_quotation(article, place, highlighter, question);
        if (!hit) return fail(hit.error());
        out[i] = std::move(*hit);
        take_found(found.documents[i], out[i]);
        return {};
      });
  if (status && engine.can().has(Capability::people)) status = read_persons(engine, found, out);
  if (!status) return fail(std::move(status.error()));
  return out;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/hits.hh"

#include <utility>

#include "common/stored_article.hh"

namespace news {
namespace {

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

Result<ArticleHit> read_article(std::string_view data, Highlighter& highlighter,
                                const std::vector<PartWords>& words, std::size_t snippets) {
  const auto head = decode_head(data);
  if (!head) return fail(head.error());
  ArticleHit hit;
  hit.id = head->id;
  hit.path = head->path;
  hit.headline = head->headline;
  hit.date = head->date;
  hit.source = head->source;
  const auto places = highlighter.find(hit.headline, Field::headline);
  hit.headline_marks = marks_of(places);
  hit.in_headline = share_of(places, words);
  for (const auto name : head->byline) hit.byline.emplace_back(name);
  for (const auto& speaker : head->speakers)
    hit.speakers.emplace_back(speaker.name, speaker.quotes);
  if (snippets == 0) return hit;
  const auto text = decode_text(data);
  if (!text) return fail(text.error());
  hit.snippets = cut_fragments(*head, *text, highlighter, snippets, !hit.headline_marks.empty());
  return hit;
}

Copy read_copy(std::string_view data) {
  const auto head = decode_head(data);
  if (!head) return {};
  return {std::string(head->id), std::string(head->path), std::string(head->source),
          std::string(head->date)};
}

// All copies of all results, read together.
Status read_copies(Engine& engine, const Found& found, std::vector<ArticleHit>& hits) {
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
    *into[which] = read_copy(data);
    return {};
  });
}

std::vector<Handle> handles_of(const Found& found) {
  std::vector<Handle> out;
  out.reserve(found.documents.size());
  for (const auto& document : found.documents) out.push_back(document.handle);
  return out;
}

Result<QuoteHit> read_quotation(QuoteReader& article, std::size_t place, Highlighter& highlighter) {
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
  hit.path = std::move(stored->path);
  hit.headline = std::move(stored->headline);
  hit.date = std::move(stored->date);
  hit.source = std::move(stored->source);
  hit.start = stored->start;
  hit.end = stored->end;
  hit.marks = marks_of(highlighter.find(hit.text, Field::said));
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
                                              std::size_t snippets) {
  Highlighter highlighter(parts, found.words);
  std::vector<ArticleHit> out(found.documents.size());
  auto status = engine.read(handles_of(found), [&](std::size_t i, std::string_view data) -> Status {
    auto hit = read_article(data, highlighter, found.words, snippets);
    if (!hit) return fail(hit.error());
    out[i] = std::move(*hit);
    out[i].score = found.documents[i].score;
    return {};
  });
  if (status) status = read_copies(engine, found, out);
  if (!status) return fail(std::move(status.error()));
  return out;
}

Result<std::vector<QuoteHit>> read_quotations(Engine& engine, const Found& found,
                                              const std::vector<PlanPart>& parts) {
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
        auto hit = read_quotation(article, place, highlighter);
        if (!hit) return fail(hit.error());
        out[i] = std::move(*hit);
        out[i].score = found.documents[i].score;
        return {};
      });
  if (status && engine.can().has(Capability::people)) status = read_persons(engine, found, out);
  if (!status) return fail(std::move(status.error()));
  return out;
}

}  // namespace news

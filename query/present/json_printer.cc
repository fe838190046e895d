// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "common/article_json.hh"
#include "common/json_writer.hh"
#include "common/quote_type.hh"
#include "common/terminal.hh"
#include "common/unicode.hh"
#include "query/present/bars.hh"
#include "query/present/printer.hh"
#include "query/present/relaxed_line.hh"

namespace news {
namespace {

constexpr int kFormatVersion = 1;

// Marks are bytes inside, code points outside.
void write_marks(JsonWriter& json, std::string_view text, const Marks& marks) {
  json.key("marks").begin_array();
  std::size_t byte = 0, character = 0;
  const auto characters_to = [&](std::size_t end) {
    character += count_characters(text.substr(byte, end - byte));
    byte = end;
    return character;
  };
  for (const auto& [begin, end] : marks) {
    const auto from = characters_to(begin);
    json.begin_array().value(from).value(characters_to(end)).end_array();
  }
  json.end_array();
}

void write_facts(JsonWriter& json, const ArticleFacts& facts) {
  json.key("url").text_or_null(facts.url).key("member").text_or_null(facts.member);
  json.key("ordinal").value(facts.ordinal).key("place").text_or_null(facts.place);
  json.key("section").text_or_null(facts.section);
  json.key("language").text_or_null(facts.language);
  json.key("words").value(facts.words).key("group").text_or_null(facts.group);
}

void write_article(JsonWriter& json, const ArticleHit& hit, bool versioned) {
  json.begin_object();
  if (versioned) json.key("format_version").value(kFormatVersion);
  json.key("rank").value(hit.rank).key("score").value(hit.score);
  json.key("id").value(hit.id).key("path").value(hit.path);
  json.key("headline").text_or_null(hit.headline);
  json.key("byline").begin_array();
  for (const auto& name : hit.byline) json.value(name);
  json.end_array();
  json.key("date").text_or_null(hit.date).key("source").text_or_null(hit.source);
  json.key("speakers").begin_array();
  for (const auto& [name, quotes] : hit.speakers) {
    json.begin_object().key("name").value(name).key("quotes").value(quotes).end_object();
  }
  json.end_array().key("snippets").begin_array();
  for (const auto& snippet : hit.snippets) {
    json.begin_object().key("field").value(snippet.field).key("text").value(snippet.text);
    write_marks(json, snippet.text, snippet.marks);
    json.end_object();
  }
  json.end_array().key("copies").begin_array();
  for (const auto& copy : hit.copies) {
    json.begin_object().key("id").value(copy.id).key("path").value(copy.path);
    json.key("source").text_or_null(copy.source).key("date").text_or_null(copy.date).end_object();
  }
  json.end_array();
  if (hit.more_copies > 0) json.key("more_copies").value(hit.more_copies);
  write_facts(json, hit.facts);
  if (hit.whole) {
    write_article_text(json, *hit.whole);
    write_article_quotes(json, *hit.whole);
    if (!hit.whole->standfirst.empty()) json.key("standfirst").value(hit.whole->standfirst);
  }
  json.end_object();
}

void write_quotation(JsonWriter& json, const QuoteHit& hit, bool versioned) {
  json.begin_object();
  if (versioned) json.key("format_version").value(kFormatVersion);
  json.key("rank").value(hit.rank).key("score").value(hit.score);
  json.key("speaker").text_or_null(hit.speaker);
  json.key("speaker_full").text_or_null(hit.speaker_full);
  json.key("person");
  if (hit.said_by.id.empty()) {
    json.null();
  } else {
    json.begin_object().key("id").value(hit.said_by.id);
    json.key("name").value(hit.said_by.name).end_object();
  }
  json.key("kind").value(speaker_kind_name(hit.kind));
  json.key("description").text_or_null(hit.description);
  json.key("verb").text_or_null(hit.verb);
  json.key("type").value(quote_type_name(hit.type)).key("confidence").value(hit.confidence);
  json.key("text").value(hit.text);
  write_marks(json, hit.text, hit.marks);
  json.key("id").value(hit.id).key("path").value(hit.path);
  json.key("headline").text_or_null(hit.headline);
  json.key("date").text_or_null(hit.date).key("source").text_or_null(hit.source);
  json.key("start").value(hit.start).key("end").value(hit.end);
  write_facts(json, hit.facts);
  json.end_object();
}

void write_list(JsonWriter& json, std::string_view key, const std::vector<std::string>& list) {
  json.key(key).begin_array();
  for (const auto& one : list) json.value(one);
  json.end_array();
}

void write_speaker(JsonWriter& json, const QuotedSpeaker& who, bool versioned) {
  json.begin_object();
  if (versioned) json.key("format_version").value(kFormatVersion);
  json.key("id").text_or_null(who.id).key("name").value(who.name);
  json.key("kind").value(speaker_kind_name(who.kind));
  write_list(json, "names", who.names);
  write_list(json, "offices", who.offices);
  json.key("first").text_or_null(who.first).key("last").text_or_null(who.last);
  json.key("quotations").value(who.quotations).key("articles").value(who.articles);
  json.key("months").begin_array();
  for (const auto& [month, count] : who.months) {
    json.begin_object().key("value").value(month).key("count").value(count).end_object();
  }
  json.end_array().end_object();
}

void write_share(JsonWriter& json, const Facet& facet, std::size_t i, std::uint64_t count) {
  if (facet.all.empty()) return;
  json.key("share");
  facet.all[i] == 0 ? json.null() : json.value(share_of(count, facet.all[i]));
}

void write_value(JsonWriter& json, const Facet& facet, std::size_t i) {
  const auto& [value, count] = facet.values[i];
  json.begin_object().key("value").value(value).key("count").value(count);
  if (i < facet.speakers.size()) {
    const auto& who = facet.speakers[i];
    json.key("person").text_or_null(who.id).key("kind").value(speaker_kind_name(who.kind));
    write_list(json, "names", who.names);
  }
  if (!facet.all.empty()) json.key("all").value(facet.all[i]);
  write_share(json, facet, i, count);
  if (!facet.compared.empty()) {
    json.key("compared").begin_array();
    for (const auto& other : facet.compared) {
      json.begin_object().key("count").value(other[i]);
      write_share(json, facet, i, other[i]);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
}

class JsonPrinter : public Printer {
 public:
  explicit JsonPrinter(bool lines) : lines_(lines) {}

  std::string print(const Answer& answer) const override {
    return escape_acting(lines_ ? print_lines(answer) : print_object(answer));
  }

 private:
  static std::string print_lines(const Answer& answer) {
    std::string out;
    JsonWriter json;
    for (const auto& hit : answer.articles) {
      write_article(json, hit, true);
      out += json.take() + '\n';
    }
    for (const auto& hit : answer.quotations) {
      write_quotation(json, hit, true);
      out += json.take() + '\n';
    }
    for (const auto& who : answer.quoted) {
      write_speaker(json, who, true);
      out += json.take() + '\n';
    }
    return out;
  }

  static std::string print_object(const Answer& answer) {
    JsonWriter json;
    json.begin_object().key("format_version").value(kFormatVersion);
    json.key("query").value(answer.query).key("matches").value(answer.matches);
    json.key("exact").value(answer.exact).key("hits").begin_array();
    for (const auto& hit : answer.articles) write_article(json, hit, false);
    for (const auto& hit : answer.quotations) write_quotation(json, hit, false);
    json.end_array();
    if (answer.people) {
      json.key("people").begin_array();
      for (const auto& who : answer.quoted) write_speaker(json, who, false);
      json.end_array();
    }
    if (!answer.compared.empty()) {
      json.key("compared").begin_array();
      for (const auto& [query, matches] : answer.compared) {
        json.begin_object().key("query").value(query).key("matches").value(matches).end_object();
      }
      json.end_array();
    }
    json.key("facets").begin_object();
    for (const auto& facet : answer.facets) {
      json.key(facet.name).begin_array();
      for (std::size_t i = 0; i < facet.values.size(); ++i) {
        const bool alone = facet.all.empty() && facet.compared.empty();
        if (!alone || facet.values[i].second > 0) write_value(json, facet, i);
      }
      json.end_array();
    }
    json.end_object().key("suggestion").text_or_null(answer.suggestion);
    json.key("relaxed");
    if (answer.relaxed == Relaxation::none) {
      json.null();
    } else {
      json.begin_object().key("gave_up").value(relaxation_name(answer.relaxed));
      json.key("query").value(answer.answered);
      json.key("above").value(answer.above).key("beneath").value(answer.beneath).end_object();
    }
    json.end_object();
    return json.take() + '\n';
  }

  bool lines_;
};

}  // namespace

std::string escape_acting(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    if (static_cast<unsigned char>(json[at]) < 0x7F) {
      out += json[at++];
      continue;
    }
    const auto c = character_at(json, at);
    const bool acts = acts_on_terminal(c.code) && c.code < 0x10000;
    if (acts) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c.code));
    } else {
      out.append(json.substr(at, c.bytes));
    }
    at += c.bytes;
  }
  return out;
}

std::string json_article(const Article& article) {
  return escape_acting(article_json(article)) + '\n';
}

std::unique_ptr<Printer> json_printer(const Page&) {
  return std::make_unique<JsonPrinter>(false);
}

std::unique_ptr<Printer> json_lines_printer(const Page&) {
  return std::make_unique<JsonPrinter>(true);
}

}  // namespace news

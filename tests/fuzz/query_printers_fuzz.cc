// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target: an answer made of any bytes through every printer. What JSON, JSON Lines, CSV,
// TSV and paths print parses back to the same values; what goes to a terminal fits its width and
// acts on nothing. A breach aborts.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "common/terminal.hh"
#include "common/unicode.hh"
#include "query/present/article_page.hh"
#include "query/present/layout.hh"
#include "query/present/output_format.hh"
#include "query/present/printer.hh"

namespace {

using namespace news;
using Json = nlohmann::json;
using Rows = std::vector<std::vector<std::string>>;

void require(bool holds, const char* what, std::string_view text = {}) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n%s\n", what, std::string(text).c_str());
  std::abort();
}

// Values taken from the front of the bytes until none are left.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

  std::size_t number(std::size_t below) {
    if (size_ == 0 || below < 2) return 0;
    --size_;
    return *data_++ % below;
  }
  std::string raw() {
    const auto wanted = std::min(number(48), size_);
    std::string out(reinterpret_cast<const char*>(data_), wanted);
    data_ += wanted;
    size_ -= wanted;
    return out;
  }
  // As stored: valid UTF-8 without NUL.
  std::string text() {
    std::string out;
    repair_utf8(raw(), out);
    return out;
  }
  // As files are called: any bytes but NUL.
  std::string path() {
    auto out = raw();
    std::erase(out, '\0');
    return out;
  }
  Marks marks(std::string_view text) {
    Marks out;
    std::size_t at = 0;
    for (auto left = number(4); left > 0 && at < text.size(); --left) {
      const auto begin = skip(text, at, number(6));
      const auto end = skip(text, begin, 1 + number(5));
      if (end > begin) out.emplace_back(begin, end);
      at = end;
    }
    return out;
  }

 private:
  static std::size_t skip(std::string_view text, std::size_t at, std::size_t characters) {
    for (; characters > 0 && at < text.size(); --characters) at += character_at(text, at).bytes;
    return at;
  }

  const std::uint8_t* data_;
  std::size_t size_;
};

ArticleHit article_of(Bytes& bytes) {
  ArticleHit hit;
  hit.rank = bytes.number(200);
  hit.score = static_cast<double>(bytes.number(256)) / 7;
  hit.id = bytes.text();
  hit.path = bytes.path();
  hit.headline = bytes.text();
  hit.headline_marks = bytes.marks(hit.headline);
  hit.date = bytes.text();
  hit.source = bytes.text();
  for (auto n = bytes.number(3); n > 0; --n) hit.byline.push_back(bytes.text());
  for (auto n = bytes.number(6); n > 0; --n)
    hit.speakers.emplace_back(bytes.text(), static_cast<std::uint32_t>(bytes.number(9)));
  for (auto n = bytes.number(3); n > 0; --n) {
    Fragment fragment{bytes.number(2) == 0 ? "body" : "caption", bytes.text(), {}, false, false};
    fragment.marks = bytes.marks(fragment.text);
    fragment.cut_before = bytes.number(2) == 0;
    hit.snippets.push_back(std::move(fragment));
  }
  for (auto n = bytes.number(3); n > 0; --n)
    hit.copies.push_back({bytes.text(), bytes.path(), bytes.text(), bytes.text()});
  return hit;
}

QuoteHit quotation_of(Bytes& bytes) {
  QuoteHit hit;
  hit.rank = bytes.number(200);
  hit.score = static_cast<double>(bytes.number(256)) / 7;
  for (auto* field : {&hit.speaker, &hit.speaker_full, &hit.description, &hit.verb, &hit.text,
                      &hit.id, &hit.headline, &hit.date, &hit.source}) {
    *field = bytes.text();
  }
  hit.path = bytes.path();
  hit.marks = bytes.marks(hit.text);
  hit.start = bytes.number(200);
  hit.end = hit.start + bytes.number(200);
  return hit;
}

Answer answer_of(Bytes& bytes) {
  Answer answer;
  answer.query = bytes.text();
  answer.suggestion = bytes.text();
  answer.quotes = bytes.number(2) == 1;
  for (auto n = bytes.number(4); n > 0; --n) {
    if (answer.quotes) {
      answer.quotations.push_back(quotation_of(bytes));
    } else {
      answer.articles.push_back(article_of(bytes));
    }
  }
  for (auto n = bytes.number(3); n > 0; --n) {
    Facet facet{"facet" + std::to_string(n), {}, 5};
    for (auto m = bytes.number(4); m > 0; --m)
      facet.values.emplace_back(bytes.text(), bytes.number(99));
    answer.facets.push_back(std::move(facet));
  }
  answer.matches = bytes.number(200) + answer.articles.size() + answer.quotations.size();
  answer.results = answer.matches;
  return answer;
}

// -- JSON

std::string repaired(const std::string& text) {
  std::string out;
  repair_utf8(text, out);
  return out;
}

void same(const Json& value, const std::string& text, bool nullable) {
  if (nullable && text.empty()) {
    require(value.is_null(), "an absent value is null");
  } else {
    require(value.is_string() && value.get<std::string>() == repaired(text),
            "a text comes back from JSON", text);
  }
}

void same_marks(const Json& value, std::string_view text, const Marks& marks) {
  require(value.size() == marks.size(), "every mark is printed");
  for (std::size_t i = 0; i < marks.size(); ++i) {
    require(value[i][0] == count_characters(text.substr(0, marks[i].first)) &&
                value[i][1] == count_characters(text.substr(0, marks[i].second)),
            "marks are code points");
  }
}

void check_hit(const Json& json, const ArticleHit& hit) {
  require(json["rank"] == hit.rank && json["score"].get<double>() == hit.score,
          "numbers come back");
  same(json["id"], hit.id, false);
  same(json["path"], hit.path, false);
  same(json["headline"], hit.headline, true);
  same(json["date"], hit.date, true);
  same(json["source"], hit.source, true);
  require(json["byline"].size() == hit.byline.size() &&
              json["copies"].size() == hit.copies.size() &&
              json["speakers"].size() == hit.speakers.size() &&
              json["snippets"].size() == hit.snippets.size(),
          "lists come back whole");
  for (std::size_t i = 0; i < hit.byline.size(); ++i) same(json["byline"][i], hit.byline[i], false);
  for (std::size_t i = 0; i < hit.snippets.size(); ++i) {
    same(json["snippets"][i]["text"], hit.snippets[i].text, false);
    same_marks(json["snippets"][i]["marks"], hit.snippets[i].text, hit.snippets[i].marks);
  }
  for (std::size_t i = 0; i < hit.copies.size(); ++i)
    same(json["copies"][i]["path"], hit.copies[i].path, false);
}

void check_hit(const Json& json, const QuoteHit& hit) {
  require(json["start"] == hit.start && json["end"] == hit.end, "numbers come back");
  same(json["text"], hit.text, false);
  same(json["speaker"], hit.speaker, true);
  same(json["speaker_full"], hit.speaker_full, true);
  same(json["path"], hit.path, false);
  same_marks(json["marks"], hit.text, hit.marks);
}

template <class Hits>
void check_lines(std::string_view text, const Hits& hits) {
  for (const auto& hit : hits) {
    const auto end = text.find('\n');
    require(end != std::string_view::npos, "a line a hit");
    check_hit(Json::parse(text.substr(0, end)), hit);
    text.remove_prefix(end + 1);
  }
  require(text.empty(), "no line but hits");
}

void check_json(const Answer& answer) {
  const Page page;
  const auto lines = find_output_format("jsonl")->make(page)->print(answer);
  answer.quotes ? check_lines(lines, answer.quotations) : check_lines(lines, answer.articles);
  const auto whole = find_output_format("json")->make(page)->print(answer);
  require(printable(whole, true) == whole, "JSON acts on no terminal", whole);
  const auto json = Json::parse(whole);
  same(json["query"], answer.query, false);
  same(json["suggestion"], answer.suggestion, true);
  require(json["matches"] == answer.matches, "the number of matches comes back");
  require(json["hits"].size() == answer.articles.size() + answer.quotations.size(), "hits");
  for (std::size_t i = 0; i < answer.articles.size(); ++i)
    check_hit(json["hits"][i], answer.articles[i]);
  for (const auto& facet : answer.facets) {
    const auto& values = json["facets"][facet.name];
    std::size_t told = 0;  // a time of no article is left out
    for (const auto& [value, count] : facet.values) {
      if (count == 0) continue;
      require(told < values.size(), "facets come back whole");
      same(values[told++]["value"], value, false);
    }
    require(told == values.size(), "facets hold nothing else");
  }
}

// -- tables

// RFC 4180, strictly.
Rows read_csv(std::string_view text) {
  Rows rows(1);
  std::size_t at = 0;
  const auto cell = [&] {
    std::string out;
    if (at < text.size() && text[at] == '"') {
      for (++at;; ++at) {
        require(at < text.size(), "a quoted cell is closed", text);
        if (text[at] != '"') {
          out += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == '"') {
          out += text[++at];
        } else {
          break;
        }
      }
      ++at;
    } else {
      while (at < text.size() && text[at] != ',' && text[at] != '\r') out += text[at++];
    }
    rows.back().push_back(out);
  };
  while (at < text.size()) {
    cell();
    if (text.substr(at, 1) == ",") {
      ++at;
    } else {
      require(text.substr(at, 2) == "\r\n", "a row ends in CR LF", text);
      at += 2;
      rows.emplace_back();
    }
  }
  rows.pop_back();
  return rows;
}

Rows read_tsv(std::string_view text) {
  Rows rows;
  while (!text.empty()) {
    const auto end = text.find('\n');
    require(end != std::string_view::npos, "a row ends in a line end");
    auto line = text.substr(0, end);
    rows.emplace_back();
    for (auto tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
      rows.back().emplace_back(line.substr(0, tab));
      line.remove_prefix(tab + 1);
    }
    rows.back().emplace_back(line);
    text.remove_prefix(end + 1);
  }
  return rows;
}

void check_rows(const Rows& rows, const Answer& answer, bool tabs) {
  const auto cell = [tabs](std::string text) {
    for (char& c : text) {
      if (tabs && (c == '\t' || c == '\n' || c == '\r')) c = ' ';
    }
    return text;
  };
  const auto column = [&rows](std::size_t row, std::string_view name) {
    for (std::size_t i = 0; i < rows[0].size(); ++i) {
      if (rows[0][i] == name) return rows[row][i];
    }
    require(false, "the column is there", name);
    return std::string();
  };
  for (const auto& row : rows) require(row.size() == rows[0].size(), "rows are equally wide");
  if (!answer.facets.empty()) {
    std::size_t row = 0;
    for (const auto& facet : answer.facets) {
      for (const auto& [value, count] : facet.values) {
        require(column(++row, "value") == cell(value), "a value comes back", value);
        require(column(row, "count") == std::to_string(count), "a count comes back");
      }
    }
    require(rows.size() == row + 1, "a row a value");
    return;
  }
  require(rows.size() == 1 + answer.articles.size() + answer.quotations.size(), "a row a hit");
  for (std::size_t i = 0; i < answer.articles.size(); ++i) {
    require(column(i + 1, "path") == cell(answer.articles[i].path), "a path comes back");
    require(column(i + 1, "headline") == cell(answer.articles[i].headline),
            "a headline comes back");
  }
  for (std::size_t i = 0; i < answer.quotations.size(); ++i) {
    require(column(i + 1, "text") == cell(answer.quotations[i].text), "a quotation comes back");
    require(column(i + 1, "speaker") == cell(answer.quotations[i].speaker), "a speaker comes back");
  }
}

void check_paths(const Answer& answer) {
  std::string wanted;
  for (const auto& hit : answer.articles) wanted += hit.path + '\0';
  for (const auto& hit : answer.quotations) wanted += hit.path + '\0';
  require(find_output_format("paths")->make(Page{.print0 = true})->print(answer) == wanted,
          "paths come back between NULs");
}

// -- terminal

// Paths and addresses are never broken, so that what is copied from the screen is whole.
void check_width(std::string_view text, std::size_t width, const std::vector<std::string>& whole) {
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    const auto line = text.substr(at, end - at);
    const bool unbroken = std::find(whole.begin(), whole.end(), line) != whole.end();
    require(columns(line) <= width || unbroken, "lines fit the width", line);
    at = end + 1;
  }
}

void check_terminal(const Answer& answer, std::size_t width) {
  Page page;
  page.terminal = true;
  page.width = width;
  for (const auto* name : {"text", "csv", "tsv", "paths"}) {
    const auto& format = *find_output_format(name);
    const auto text = format.make(page)->print(answer);
    for (std::size_t at = 0; at < text.size();) {
      const auto c = character_at(text, at);
      const bool ours = c.code == '\n' || c.code == '\t' || c.code == '\r';
      require(c.valid && (ours || !acts_on_terminal(c.code)), "nothing acts on a terminal", text);
      at += c.bytes;
    }
    if (!format.for_reading) continue;
    std::vector<std::string> whole;
    for (const auto& hit : answer.articles) whole.push_back("    " + printable(hit.path));
    for (const auto& hit : answer.quotations) whole.push_back("    " + printable(hit.path));
    check_width(text, width, whole);
  }
}

void check_article(Bytes& bytes, std::size_t width) {
  ShownArticle shown;
  auto& article = shown.article;
  for (auto* field : {&article.headline, &article.date, &article.source, &article.section,
                      &article.place, &article.url, &article.standfirst, &article.body}) {
    *field = bytes.text();
  }
  article.path = bytes.path();
  article.captions.push_back({bytes.text(), bytes.text()});
  article.byline.push_back(bytes.text());
  Quote quote;
  quote.speaker = bytes.text();
  const auto characters = count_characters(article.body);
  quote.body_start = bytes.number(characters + 2);
  quote.body_end = std::min(characters, quote.body_start + bytes.number(20));
  article.quotes.push_back(quote);
  Page page;
  page.terminal = true;
  page.width = width;
  const auto text = print_article(shown, page);
  require(printable(text, true) == text, "an article acts on no terminal", text);
  check_width(text, width, {printable(article.path), printable(article.url)});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  const std::size_t width = 20 + bytes.number(120);
  const auto answer = answer_of(bytes);
  check_json(answer);
  // Raw: else what looks like a formula does not come back as it was.
  check_rows(read_csv(find_output_format("csv")->make(Page{.raw = true})->print(answer)), answer,
             false);
  check_rows(read_tsv(find_output_format("tsv")->make(Page())->print(answer)), answer, true);
  check_paths(answer);
  check_terminal(answer, width);
  check_article(bytes, width);
  return 0;
}

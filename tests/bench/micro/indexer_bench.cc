// SPDX-License-Identifier: GPL-2.0-or-later
// What one article costs before it is written: the analyser, the parsers, the attribution of
// quotations. Bytes a second are those of the input.
#include <benchmark/benchmark.h>

#include "common/analyser.hh"
#include "indexer/annotate/annotate.hh"
#include "indexer/parse/format_parser.hh"
#include "indexer/parse/text/text_parser.hh"
#include "indexer/read/memory_source.hh"
#include "tests/bench/micro/sample_text.hh"

namespace news {
namespace {

constexpr std::size_t kArticles = 32;  // so that no run sees one text alone

class CountingSink : public ArticleSink {
 public:
  bool on_article(Article article) override {
    benchmark::DoNotOptimize(article.body.data());
    ++articles;
    return true;
  }
  bool on_skip(Skip) override { return true; }

  std::size_t articles = 0;
};

std::string page(SampleText& text) {
  const std::string headline = text.sentence();
  std::string out = "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>" + headline +
                    "</title><meta property=\"og:type\" content=\"article\"></head><body>"
                    "<nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav>"
                    "<article><h1>" +
                    headline + "</h1><p class=byline>By " + text.name() + " " + text.name() +
                    "</p><time datetime=2019-03-04>March 4, 2019</time>";
  for (const auto& paragraph : text.paragraphs(20)) out += "<p>" + paragraph + "</p>\n";
  return out + "</article><footer>All rights reserved</footer></body></html>";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"') out += '\\';
    out += c;
  }
  return out;
}

std::string json(SampleText& text) {
  std::string out = R"({"headline":")" + text.sentence() + R"(","byline":"By )" + text.name() +
                    " " + text.name() + R"(","date":"2019-03-04","body":")";
  for (const auto& paragraph : text.paragraphs(20)) out += escaped(paragraph) + "\\n\\n";
  return out + "\"}";
}

std::string plain(SampleText& text) {
  return text.article();
}

std::vector<std::string> inputs(std::string (*make)(SampleText&)) {
  SampleText text;
  std::vector<std::string> out;
  while (out.size() < kArticles) out.push_back(make(text));
  return out;
}

void count_bytes(benchmark::State& state, const std::vector<std::string>& texts) {
  std::size_t bytes = 0;
  for (const auto& text : texts) bytes += text.size();
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
  state.SetItemsProcessed(static_cast<std::int64_t>(texts.size()) * state.iterations());
}

void analyse(benchmark::State& state) {
  const auto texts = inputs(plain);
  Analyser analyser;
  for (auto _ : state) {
    std::size_t tokens = 0;
    for (const auto& text : texts) analyser.each(text, [&](const Token&) { ++tokens; });
    benchmark::DoNotOptimize(tokens);
  }
  count_bytes(state, texts);
}
BENCHMARK(analyse);

void parse_with(benchmark::State& state, FormatParser parse, const char* path,
                std::string (*make)(SampleText&)) {
  const auto texts = inputs(make);
  for (auto _ : state) {
    CountingSink sink;
    for (const auto& text : texts) {
      MemorySource source(text);
      if (!parse(source, path, {}, sink)) break;
    }
    if (sink.articles != texts.size()) {
      state.SkipWithError("an article was not parsed");
      break;
    }
  }
  count_bytes(state, texts);
}
BENCHMARK_CAPTURE(parse_with, text, parse_text_file, "a.txt", plain);
BENCHMARK_CAPTURE(parse_with, html, parse_html_file, "a.html", page);
BENCHMARK_CAPTURE(parse_with, json, parse_json_file, "a.json", json);

// Of parsed plain text; the copy that a repeated run needs is not timed.
void attribute(benchmark::State& state) {
  const auto texts = inputs(plain);
  std::vector<Article> parsed;
  for (const auto& text : texts) parsed.push_back(parse_text(text));
  std::size_t quotes = 0;
  for (auto _ : state) {
    state.PauseTiming();
    auto articles = parsed;
    state.ResumeTiming();
    for (auto& article : articles) {
      annotate(article);
      quotes += article.quotes.size();
    }
  }
  if (quotes == 0) state.SkipWithError("no quotation was found");
  count_bytes(state, texts);
}
BENCHMARK(attribute);

}  // namespace
}  // namespace news

BENCHMARK_MAIN();

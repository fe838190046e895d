// SPDX-License-Identifier: GPL-2.0-or-later
// What a question costs in a process that has the index open: reading the query, planning and
// compiling it, marking a text, and a whole answer (with snippets) beside the bare Xapian search
// for the same words on the same database. The index is made by newsindex of made-up articles, in a
// temporary folder that is removed at the end.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>

#include "query/answer/ask.hh"
#include "query/answer/highlight.hh"
#include "query/engine/xapian/compile.hh"
#include "query/engine/xapian/xapian_engine.hh"
#include "query/language/parser.hh"
#include "query/plan/make_plan.hh"
#include "tests/bench/micro/sample_text.hh"

namespace news {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kArticles = 2000;

// Ranks of sample words: frequent, middling, rare.
constexpr std::size_t kCommon = 20, kMiddling = 300, kRare = 9000;

// The corpus on disk and its index.
class SampleIndex {
 public:
  SampleIndex() {
    std::string name = (fs::temp_directory_path() / "newsindex-bench-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) return;
    folder_ = name;
    fs::create_directory(folder_ / "articles");
    for (std::size_t i = 0; i < kArticles; ++i) {
      std::ofstream(folder_ / "articles" / (std::to_string(i) + ".txt")) << text_.article();
    }
    const std::string command = "'" NEWS_INDEXER "' --report none --progress never --db '" + db() +
                                "' '" + (folder_ / "articles").string() + "'";
    if (std::system(command.c_str()) != 0) return;
    if (auto opened = Corpus::open({db()})) {
      corpus_ = std::make_unique<Corpus>(std::move(*opened));
    }
  }
  ~SampleIndex() {
    corpus_.reset();
    std::error_code ignored;  // a temporary folder that stays is no failure of a benchmark
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
  }
  SampleIndex(const SampleIndex&) = delete;
  SampleIndex& operator=(const SampleIndex&) = delete;

  const Corpus* corpus() const { return corpus_.get(); }
  SampleText& text() { return text_; }

 private:
  std::string db() const { return (folder_ / "index").string(); }

  SampleText text_;
  fs::path folder_;
  std::unique_ptr<Corpus> corpus_;
};

SampleIndex& sample() {
  static SampleIndex made;
  return made;
}

std::vector<std::string> words(std::size_t kind) {
  const auto& text = sample().text();
  switch (kind) {
    case 0:
      return {text.ranked(kRare)};
    case 1:
      return {text.ranked(kCommon)};
    default:
      return {text.ranked(kCommon), text.ranked(kMiddling)};
  }
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : " ") + part;
  return out;
}

void compile_query(benchmark::State& state, const char* query) {
  const Corpus* corpus = sample().corpus();
  if (corpus == nullptr) return state.SkipWithError("no index could be made");
  for (auto _ : state) {
    const auto parsed = parse_query(query, {});
    const auto plan = make_plan(*parsed, AnswerKind::articles);
    if (!plan) return state.SkipWithError("the query cannot be planned");
    const auto words = PlanWords::find(*corpus, *plan);
    if (!words) return state.SkipWithError("the query cannot be asked");
    const auto compiled = compile(*corpus, *plan, *words, prepare(*corpus, *plan, *words), true);
    benchmark::DoNotOptimize(compiled.query.empty());
  }
}
BENCHMARK_CAPTURE(compile_query, words, "harbour budget vote");
BENCHMARK_CAPTURE(compile_query, phrase, "\"the mayor of\" -harbour");
BENCHMARK_CAPTURE(compile_query, fields, "headline:vote (date:2019 OR source:echo)");
BENCHMARK_CAPTURE(compile_query, wildcard, "bu* NEAR/5 the");

void highlight(benchmark::State& state) {
  std::vector<PlanPart> parts(2);
  parts[0].sides.resize(1);
  parts[1].kind = PlanPart::Kind::side_by_side;
  parts[1].sides.resize(3);
  std::vector<PartWords> found(2);
  found[0] = {{{sample().text().ranked(kCommon)}}, 1.0};
  found[1] = {{{"the"}, {"mayor"}, {"of"}}, 2.0};
  const std::string text = SampleText(2).article(60);
  Highlighter highlighter(parts, found);
  for (auto _ : state) {
    benchmark::DoNotOptimize(highlighter.fragments(text, Field::body, 2).data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}
BENCHMARK(highlight);

void answer(benchmark::State& state) {
  const Corpus* corpus = sample().corpus();
  if (corpus == nullptr) return state.SkipWithError("no index could be made");
  Question question;
  question.query = joined(words(static_cast<std::size_t>(state.range(0))));
  question.find.exact = true;
  XapianEngine engine(*corpus);
  for (auto _ : state) {
    const auto found = ask(engine, question);
    if (!found || found->articles.empty()) return state.SkipWithError("nothing was found");
  }
}
BENCHMARK(answer)->ArgName("words")->DenseRange(0, 2);

void bare_xapian(benchmark::State& state) {
  const Corpus* corpus = sample().corpus();
  if (corpus == nullptr) return state.SkipWithError("no index could be made");
  const auto terms = words(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    Xapian::Enquire enquire(corpus->articles());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end()));
    const auto found = enquire.get_mset(0, 10);
    if (found.empty()) return state.SkipWithError("nothing was found");
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      benchmark::DoNotOptimize(hit.get_document().get_data().size());
    }
  }
}
BENCHMARK(bare_xapian)->ArgName("words")->DenseRange(0, 2);

}  // namespace
}  // namespace news

BENCHMARK_MAIN();

// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target: any bytes as a query. The first byte chooses --any, --literal, --quotes and
// whether names have aliases; the rest is read, its names widened, planned, and asked of a small
// real index, which the program that NEWSINDEX names makes once. Now and then the whole question is
// asked, fragments, suggestion and all. Broken promises abort: an error that shows no place, that
// is of another class, or that holds a character that acts on a terminal; a span outside the query.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "common/terminal.hh"
#include "query/aliases/alias_table.hh"
#include "query/answer/ask.hh"
#include "query/engine/xapian/xapian_engine.hh"
#include "query/language/parser.hh"
#include "query/plan/make_plan.hh"

namespace {

namespace fs = std::filesystem;
using namespace news;

void require(bool holds, const char* what, std::string_view text = {}) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n%s\n", what, std::string(text).c_str());
  std::abort();
}

constexpr const char* kArticles =
    R"({"headline":"Budget of the U.K. passes","byline":"Ada Marsh","date":"2023-01-19","source":"CBC News","section":"Politics","place":"London","language":"en","url":"https://a.example/one","body":"The council passed the budget by one vote. \"We shall govern with care,\" said James Cleverly, the foreign secretary. Nobody disagreed."}
{"headline":"Lorry in the ditch","byline":"Tom Reed","date":"2024-02-29","source":"Daily Lamp","language":"en","body":"A lorry slid into the ditch near NATO-standard rope.\n\nTwo trucks followed it. \"It was a visa matter,\" said Ines Calder."}
{"headline":"Café at the quay","source":"Evening Bell","language":"fr","body":"The café will close. Women and a woman ate one two three four alpha omega there."}
)";

// Made once, removed when the program ends.
class FuzzIndex {
 public:
  FuzzIndex() {
    char folder[] = "/tmp/newsindex-fuzz-XXXXXX";
    require(mkdtemp(folder) != nullptr, "a scratch folder");
    folder_ = folder;
    std::ofstream(folder_ + "/articles.jsonl") << kArticles;
    const char* program = std::getenv("NEWSINDEX");
    require(program != nullptr, "NEWSINDEX names the program that makes the index");
    const std::string db = folder_ + "/index", articles = folder_ + "/articles.jsonl";
    const char* arguments[] = {program, "-q", "--db", db.c_str(), articles.c_str(), nullptr};
    pid_t child = 0;
    int status = 1;
    require(posix_spawn(&child, program, nullptr, nullptr, const_cast<char**>(arguments),
                        environ) == 0 &&
                waitpid(child, &status, 0) == child && status == 0,
            "newsindex makes the index");
    auto corpus = Corpus::open({db});
    require(corpus.has_value(), "the index opens");
    corpus_.emplace(std::move(*corpus));
    engine_.emplace(*corpus_);
    for (const auto* text : {"U.K.", "lorry"}) {
      aliases_.add_group(AliasKind::words, {*AliasTable::read_member(text),
                                            *AliasTable::read_member("United Kingdom"),
                                            *AliasTable::read_member("truck")});
    }
  }
  ~FuzzIndex() {
    engine_.reset();
    corpus_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Engine& engine() { return *engine_; }
  const AliasTable& aliases() const { return aliases_; }

 private:
  std::string folder_;
  std::optional<Corpus> corpus_;
  std::optional<XapianEngine> engine_;
  AliasTable aliases_;
};

void check_error(const Error& error) {
  require(error.code == ErrorCode::usage, "what is wrong with a query is of class usage",
          error.message);
  require(error.message.find('^') != std::string::npos, "an error shows the place", error.message);
  require(printable(error.message, true) == error.message && printable(error.hint) == error.hint,
          "an error acts on no terminal", error.message);
}

void check_spans(const Node& node, std::size_t size) {
  require(node.span.begin <= node.span.end && node.span.end <= size, "a span lies in the query");
  for (const auto& child : node.children) check_spans(child, size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static FuzzIndex index;
  constexpr Day kToday{2024, 3, 31};
  if (size < 1) return 0;
  const unsigned flags = data[0];
  const std::string_view query(reinterpret_cast<const char*>(data) + 1, size - 1);
  const bool any = (flags & 1) != 0, literal = (flags & 2) != 0;
  const auto kind = (flags & 4) != 0 ? AnswerKind::quotations : AnswerKind::articles;

  auto parsed = parse_query(query, {.any = any, .literal = literal, .today = kToday});
  if (!parsed) {
    check_error(parsed.error());
    return 0;
  }
  check_spans(parsed->tree, parsed->text.size());
  if ((flags & 8) != 0) apply_aliases(parsed->tree, parsed->text, index.aliases());
  check_spans(parsed->tree, parsed->text.size());
  const auto tree = to_expression(parsed->tree);
  require(printable(tree) == tree, "a tree prints without acting characters", tree);
  const auto plan = make_plan(*parsed, kind);
  if (!plan) {
    check_error(plan.error());
    return 0;
  }
  const auto expression = to_expression(*plan);
  require(printable(expression) == expression, "a plan prints without acting characters",
          expression);
  FindRequest request;
  request.limit = 0;
  const auto found = index.engine().find(*plan, request);
  if (!found) check_error(found.error());
  if (!found || flags < 0xE0 || std::hash<std::string_view>()(query) % 8 != 0) return 0;

  Question question;
  question.query = query;
  question.any = any;
  question.literal = literal;
  question.kind = kind;
  question.today = kToday;
  question.aliases = &index.aliases();
  question.explain = true;
  const auto answer = ask(index.engine(), question);
  if (!answer) {
    check_error(answer.error());
  } else {
    require(answer->matches <= 10, "no more matches than documents");
  }
  return 0;
}

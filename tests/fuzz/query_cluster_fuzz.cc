// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target: any bytes as what a cluster answers, an answer a line, of status 200 unless its
// number stands before a blank. The archive is opened and asked for articles, for quotations and
// for one article. Broken promises abort: an error that is none of a cluster's, more hits than were
// asked for.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "query/answer/ask.hh"
#include "query/engine/opensearch/opensearch_engine.hh"

namespace {

using namespace news;

constexpr std::size_t kLimit = 5;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

// Line by line; then nobody answers.
class Lines : public Transport {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  Result<HttpAnswer> ask(std::string_view, const std::string&, const std::string&) override {
    if (text_.empty()) return fail(ErrorCode::unreachable, "no answer");
    const auto end = std::min(text_.find('\n'), text_.size());
    HttpAnswer out{200, std::string(text_.substr(0, end))};
    text_.remove_prefix(std::min(end + 1, text_.size()));
    if (!out.body.empty() && out.body.front() >= '1' && out.body.front() <= '5') {
      char* behind = nullptr;
      out.status = std::strtol(out.body.c_str(), &behind, 10);
      out.body.erase(0, static_cast<std::size_t>(behind - out.body.c_str()));
    }
    return out;
  }

 private:
  std::string_view text_;
};

void check(const Result<Answer>& answer) {
  if (!answer) {
    require(answer.error().code != ErrorCode::internal, "an error of ours");
    require(!answer.error().message.empty(), "an error says nothing");
    return;
  }
  require(answer->articles.size() <= kLimit && answer->quotations.size() <= kLimit,
          "too many hits");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto kind : {AnswerKind::articles, AnswerKind::quotations}) {
    auto engine = OpenSearchEngine::open(std::make_unique<Lines>(text), "news");
    if (!engine) return 0;
    Question question;
    question.query = "the sea";
    question.kind = kind;
    question.find.limit = kLimit;
    question.find.exact = true;
    check(ask(*engine, question));
  }
  auto engine = OpenSearchEngine::open(std::make_unique<Lines>(text), "news");
  if (engine) (void)show(*engine, "0123456789abcdef", {});
  return 0;
}

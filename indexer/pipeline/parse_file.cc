// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/parse_file.hh"

#include <fmt/format.h>

#include <exception>
#include <functional>
#include <new>
#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/annotate/annotate.hh"
#include "indexer/language/article_language.hh"
#include "indexer/language/detect_language.hh"
#include "indexer/read/article_id.hh"

namespace news {
namespace {

class FinishingSink : public ArticleSink {
 public:
  FinishingSink(const ScannedFile& file, ArticleSink& inner) : file_(file), inner_(inner) {}

  bool on_article(Article article) override {
    article.path = file_.path;
    article.canonical = file_.canonical;
    const auto count = ++seen_[article_id({}, article.member)];
    article.id = article_id(file_.canonical, identity(article, count));
    article.placed |= count > 1;
    article.language = article_language(article.language, article.body);
    // Rules of attribution that are not those of the language find little, and nobody wrong.
    annotate(article,
             article.language.empty() ? likely_language(article.body) : std::string_view());
    return inner_.on_article(std::move(article));
  }
  bool on_skip(Skip skip) override { return inner_.on_skip(std::move(skip)); }

 private:
  // The member as identity. Feeds without guid and archives that hold one address twice need a
  // count; it follows a byte that no member holds.
  static std::string identity(const Article& article, unsigned count) {
    return count == 1 ? article.member : fmt::format("{}\x01{}", article.member, count);
  }

  const ScannedFile& file_;
  ArticleSink& inner_;
  std::unordered_map<std::string, unsigned> seen_;
};

// Reads on, and keeps nothing.
class IdleSink : public ArticleSink {
 public:
  explicit IdleSink(const std::function<bool()>& stopping) : stopping_(stopping) {}

  bool on_article(Article) override { return !stopping_(); }
  bool on_skip(Skip) override { return !stopping_(); }

 private:
  const std::function<bool()>& stopping_;
};

Status read_into(ArticleSink& sink, const ScannedFile& file, const ParseOptions& options,
                 std::string* warning) {
  try {
    auto input = file.canonical == kStandardInput ? InputFile::standard_input()
                                                  : InputFile::open(file.canonical);
    if (!input) return fail(input.error());
    auto status = parse_source(**input, file.path, options, sink);
    if (warning != nullptr) *warning = (*input)->warning();
    return status;
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::input, "out of memory");
  } catch (const std::exception& error) {
    return fail(ErrorCode::input, fmt::format("cannot be parsed: {}", error.what()));
  }
}

}  // namespace

Status parse_file(const ScannedFile& file, const ParseOptions& options, ArticleSink& sink,
                  std::string* warning) {
  FinishingSink finishing(file, sink);
  return read_into(finishing, file, options, warning);
}

bool ends_early(const ScannedFile& file, const ParseOptions& options,
                const std::function<bool()>& stopping) {
  IdleSink idle(stopping);
  return !read_into(idle, file, options, nullptr);
}

}  // namespace news

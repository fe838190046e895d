// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/parse_file.hh"

#include <fmt/format.h>

#include <exception>
#include <fstream>
#include <functional>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/annotate/annotate.hh"
#include "indexer/language/article_language.hh"
#include "indexer/language/detect_language.hh"
#include "indexer/read/article_id.hh"

namespace news {
namespace {

// Remembers the last byte that was read.
class LastByte : public ByteSource {
 public:
  explicit LastByte(ByteSource& inner) : inner_(inner) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    auto got = inner_.read(buffer);
    if (got && *got > 0) last_ = buffer[*got - 1];
    return got;
  }
  bool ends_line() const { return last_ == '\n' || last_ == '\r'; }

 private:
  ByteSource& inner_;
  char last_ = '\n';
};

// Passes on, and remembers of which format the last article was, and whether anything was skipped.
class WatchingSink : public ArticleSink {
 public:
  explicit WatchingSink(ArticleSink& inner) : inner_(inner) {}

  bool on_article(Article article) override {
    if (article.format != format_) format_ = article.format;
    ++articles_;
    return inner_.on_article(std::move(article));
  }
  bool on_skip(Skip skip) override {
    broken_ |= skip.hold == Hold::none && !skip.expected;
    return inner_.on_skip(std::move(skip));
  }
  const std::string& format() const { return format_; }
  bool broken() const { return broken_; }
  std::uint64_t articles() const { return articles_; }

 private:
  ArticleSink& inner_;
  std::string format_;
  bool broken_ = false;
  std::uint64_t articles_ = 0;
};

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
                 FileEnd* end) {
  try {
    auto input = file.canonical == kStandardInput ? InputFile::standard_input()
                                                  : InputFile::open(file.canonical);
    if (!input) return fail(input.error());
    LastByte bytes(**input);
    WatchingSink watching(sink);
    auto status = parse_source(bytes, file.path, options, watching);
    if (end != nullptr) {
      *end = {(*input)->warning(), !has_end_mark(watching.format()) && !bytes.ends_line(),
              watching.broken(), watching.articles()};
    }
    return status;
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::input, "out of memory");
  } catch (const std::exception& error) {
    return fail(ErrorCode::input, fmt::format("cannot be parsed: {}", error.what()));
  }
}

}  // namespace

Status parse_file(const ScannedFile& file, const ParseOptions& options, ArticleSink& sink,
                  FileEnd* end) {
  FinishingSink finishing(file, sink);
  return read_into(finishing, file, options, end);
}

Status read_ahead(const ScannedFile& file, const ParseOptions& options,
                  const std::function<bool()>& stopping, FileEnd* end) {
  IdleSink idle(stopping);
  return read_into(idle, file, options, end);
}

bool ends_its_last_line(const ScannedFile& file) {
  if (file.stamp.size == 0) return true;
  std::ifstream in(file.canonical, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(file.stamp.size) - 1);
  const char last = in ? static_cast<char>(in.get()) : '\n';
  return !in || last == '\n' || last == '\r';
}

}  // namespace news

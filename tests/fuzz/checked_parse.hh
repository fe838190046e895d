// SPDX-License-Identifier: GPL-2.0-or-later
// What every parser owes for any bytes: valid UTF-8, blocks in order inside the text, bounded
// output. A breach aborts, which is how a fuzzer learns of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "common/unicode.hh"
#include "indexer/parse/parser.hh"
#include "indexer/read/memory_source.hh"

namespace news {

inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

inline void require_utf8(std::string_view text, const char* what) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    require(c.valid, what);
    at += c.bytes;
  }
}

class CheckingSink : public ArticleSink {
 public:
  bool on_article(Article article) override {
    for (const auto* field :
         {&article.headline, &article.date, &article.source, &article.place, &article.section,
          &article.language, &article.url, &article.body, &article.text}) {
      require_utf8(*field, "a field is valid UTF-8");
    }
    for (const auto& name : article.byline) {
      require_utf8(name, "a name is valid UTF-8");
      require(!name.empty(), "no name is empty");
    }
    for (const auto& caption : article.captions) {
      require_utf8(caption.text, "a caption is valid UTF-8");
      require_utf8(caption.credit, "a credit is valid UTF-8");
    }
    require(article.date.empty() || article.date.size() == 10, "a date is a day");
    std::size_t end = 0;
    for (const auto& block : article.blocks) {
      require(block.begin >= end && block.begin <= block.end, "blocks stand in order");
      end = block.end;
    }
    require(end <= annotated_text(article).size(), "blocks lie in the text");
    return true;
  }
  bool on_skip(Skip skip) override {
    require(!skip.reason.empty(), "a skip has its reason");
    return true;
  }
};

// Small enough a cap that inputs of a fuzzer's size reach it.
inline void checked_parse(const std::uint8_t* data, std::size_t size, Format format,
                          std::string_view path = "input") {
  MemorySource source({reinterpret_cast<const char*>(data), size});
  CheckingSink sink;
  ParseOptions options;
  options.format = format;
  options.max_article_bytes = std::size_t{1} << 16;
  const auto status = parse_source(source, path, options, sink);
  if (!status) require(!status.error().message.empty(), "an error has its message");
}

}  // namespace news

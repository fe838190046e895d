// SPDX-License-Identifier: GPL-2.0-or-later
// Runs bytes through parse_source() and keeps what comes out, for tests.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/parse/parser.hh"
#include "indexer/read/memory_source.hh"

namespace news {

struct Collected : ArticleSink {
  std::vector<Article> articles;
  std::vector<Skip> skips;
  std::string error;  // of the rest of the file; empty: none

  bool on_article(Article article) override {
    articles.push_back(std::move(article));
    return true;
  }
  bool on_skip(Skip skip) override {
    skips.push_back(std::move(skip));
    return true;
  }
  std::size_t failures() const {
    std::size_t count = 0;
    for (const auto& skip : skips) count += !skip.expected;
    return count;
  }
};

inline Collected collect(std::string_view bytes, std::string_view path = "input",
                         const ParseOptions& options = {}) {
  Collected result;
  MemorySource source(bytes);
  const auto status = parse_source(source, path, options, result);
  if (!status) result.error = status.error().message;
  return result;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target: any bytes through the page and the fragment parser. Besides crashes it looks
// for broken promises: blocks in order and inside the body, no empty caption, a day that is a day.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/unicode.hh"
#include "indexer/parse/html/html.hh"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const news::Article& article) {
  std::size_t at = 0;
  for (const news::Block& block : article.blocks) {
    require(block.begin >= at && block.end > block.begin && block.end <= article.body.size());
    at = block.end;
  }
  require(article.date.empty() || article.date.size() == 10);
  for (const news::Caption& caption : article.captions) require(!caption.text.empty());
  std::string repaired;
  require(news::repair_utf8(article.body, repaired) == 0);
  require(news::repair_utf8(article.headline, repaired) == 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto article = news::parse_html(bytes)) check(*article);
  if (const auto article = news::parse_html_fragment(bytes)) check(*article);
  return 0;
}

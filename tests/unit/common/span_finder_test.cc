// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "common/stored_quotes.hh"

namespace news {
namespace {

// Where each character begins, and the end.
std::vector<std::size_t> beginnings(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) out.push_back(at);
  }
  out.push_back(text.size());
  return out;
}

TEST(SpanFinder, counts_characters_forward_and_back_whatever_stands_between) {
  const std::string text =
      "The harbour\u2019s pilots waited for eleven days. \u201CNo \u00E9tude,\u201D said Zo\u00EB, "
      "\u6E2F\u53E3 \U0001F6A2 and then a long line of plain words without a mark until the end";
  const auto at = beginnings(text);
  SpanFinder finder(text);
  for (const std::size_t step : {1u, 3u, 7u, 8u, 9u, 31u}) {
    for (std::size_t begin = 0, turn = 0; turn < 3 * at.size(); ++turn) {
      begin = (begin + step * (turn % 5)) % at.size();
      const std::size_t end = std::min(begin + step, at.size() - 1);
      EXPECT_EQ(finder.span(begin, end), text.substr(at[begin], at[end] - at[begin]))
          << begin << " to " << end;
    }
  }
  EXPECT_EQ(finder.span(5, at.size() + 20), text.substr(at[5]));
}

}  // namespace
}  // namespace news

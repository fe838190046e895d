// SPDX-License-Identifier: GPL-2.0-or-later
// Rows of tests of attribution: a short text, and what it says, one "words|full name" a line.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {

struct Row {
  std::string_view text, says;
};

inline std::string said(std::string_view text, std::string_view language) {
  std::string out;
  for (const Quote& quote : annotated(text, language).quotes)
    out += quote.text + "|" + quote.speaker_full + "\n";
  return out;
}

// read: what a row says; another's lines may tell more.
inline void expect_rows(std::string_view language, const auto& rows,
                        std::string (*read)(std::string_view, std::string_view) = said) {
  for (const Row& row : rows) EXPECT_EQ(read(row.text, language), row.says) << row.text;
}

}  // namespace news::annotation

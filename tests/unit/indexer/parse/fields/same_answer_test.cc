// SPDX-License-Identifier: GPL-2.0-or-later
// The same words mean the same people and the same day, whatever format they come in.
#include <gtest/gtest.h>

#include "tests/unit/indexer/parse/collect.hh"
#include "tests/unit/indexer/parse/fields/in_every_format.hh"

namespace news {
namespace {

using Names = std::vector<std::string>;

struct BylineRow {
  const char* value;
  Names names;
  const char* language = "en";
};

const BylineRow kBylines[] = {
    {"By Jane Doe and John Roe, AP Writer", {"Jane Doe", "John Roe"}},
    {"By Jane Doe in Ottawa", {"Jane Doe"}},
    {"Text by Jane Doe", {"Jane Doe"}},
    {"By Staff", {}},
    {"Av Jane Doe og Kari Nordmann", {"Jane Doe", "Kari Nordmann"}, "no"},
    {"Jane Doe with files from John Roe", {"Jane Doe"}},
    {"By Jane Doe, Reuters", {"Jane Doe"}},
    {"By Jane Doe, Political Editor", {"Jane Doe"}},
    {"By JANE DOE AP Business Writer", {"JANE DOE"}},
    {"Jane Doe, The Courier", {"Jane Doe"}},
    {"Jane Doe, Kestrel Echo", {"Jane Doe"}},
    {"By Jane Doe, Jr.", {"Jane Doe, Jr."}},
    {"By Jane Doe jdoe@kestrel.example", {"Jane Doe"}},
    {"By Jane Doe @janedoe", {"Jane Doe"}},
    {"Von Jane Doe und Jost Kern, dpa", {"Jane Doe", "Jost Kern", "dpa"}, "de"},
    {"Par Odile Garnier et Hugo Lemaire", {"Odile Garnier", "Hugo Lemaire"}, "fr"},
    {"Por Jane Doe y Rui da Costa", {"Jane Doe", "Rui da Costa"}, "es"},
    {"Door Jane Doe en Piet de Vries", {"Jane Doe", "Piet de Vries"}, "nl"},
    {"Text: Jane Doe Foto: Ole Brandt", {"Jane Doe"}, "de"},
    {"By Jane Doe and AP", {"Jane Doe", "AP"}},
    {"By Associated Press", {"Associated Press"}},
    {"By Jane DoeLifestyle Writer", {"Jane Doe"}},
    {"Jane Doe (KBN)", {"Jane Doe"}},
};

TEST(SameAnswer, a_byline_names_the_same_people_in_every_format) {
  for (const BylineRow& row : kBylines) {
    for (const auto& [format, bytes] : in_every_format({row.value, "", row.language})) {
      const Collected got = collect(bytes, format);
      ASSERT_EQ(got.articles.size(), 1u) << format << ": " << got.error;
      EXPECT_EQ(got.articles[0].byline, row.names) << row.value << " in " << format;
    }
  }
}

}  // namespace
}  // namespace news

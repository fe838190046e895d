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

struct DateRow {
  const char* value;
  const char* day;
  const char* language = "en";
};

const DateRow kDates[] = {
    {"2023-01-19T23:30:00-05:00", "2023-01-19"},
    {"2023/01/19", "2023-01-19"},
    {"2023-1-9", "2023-01-09"},
    {"Thu, 19 Jan 2023 22:01:00 GMT", "2023-01-19"},
    {"19-JAN-1987 15:01:01.79", "1987-01-19"},
    {"January 19, 2023", "2023-01-19"},
    {"January 19th, 2023 12:30am", "2023-01-19"},
    {"19th of January, 2023", "2023-01-19"},
    {"12:30am, 19 January 2023", "2023-01-19"},
    {"19. Januar 2023", "2023-01-19", "de"},
    {"1er ao\u00FBt 2022", "2022-08-01", "fr"},
    {"9 d\u2019octubre de 2022", "2022-10-09", "ca"},
    {"2023. janu\u00E1r 19.", "2023-01-19", "hu"},
    {"19.01.2023", "2023-01-19"},
    {"Published 19 January 2023", "2023-01-19"},
    {"2199-01-19", ""},
    {"January 19, 2087", ""},
    {"19 January 0723", ""},
    {"February 30, 2023", ""},
    {"yesterday", ""},
};

TEST(SameAnswer, a_date_is_the_same_day_in_every_format) {
  for (const DateRow& row : kDates) {
    for (const auto& [format, bytes] : in_every_format({"", row.value, row.language})) {
      const Collected got = collect(bytes, format);
      ASSERT_EQ(got.articles.size(), 1u) << format << ": " << got.error;
      EXPECT_EQ(got.articles[0].date, row.day) << row.value << " in " << format;
    }
  }
}

// What only machines write: a page or a text does not show it.
const DateRow kMachineDates[] = {
    {"20230119", "2023-01-19"},
    {"20230119T220100Z", "2023-01-19"},
    {"1674165660", "2023-01-19"},
    {"1674165660000", "2023-01-19"},
    {"19 Jan 60", "1960-01-19"},
    {"19 Jan 23 10:00 EST", "2023-01-19"},
    {"1970-01-01T00:00:00Z", ""},
    {"03/04/2023", ""},
    {"03/04/2023", "2023-04-03", "en-GB"},
    {"03/04/2023", "2023-03-04", "en-US"},
};

TEST(SameAnswer, a_date_of_a_machine_is_the_same_day_in_every_format) {
  for (const DateRow& row : kMachineDates) {
    for (const auto& [format, bytes] : in_every_format({"", row.value, row.language})) {
      const bool shown = format == "visible.html" || format == "article.txt";
      const bool knows_language = format != "reuters.sgm" || std::string_view(row.language) == "en";
      if (shown || !knows_language) continue;
      const Collected got = collect(bytes, format);
      ASSERT_EQ(got.articles.size(), 1u) << format << ": " << got.error;
      EXPECT_EQ(got.articles[0].date, row.day) << row.value << " in " << format;
    }
  }
}

// One picture, where each format states its words.
std::vector<std::pair<std::string, std::string>> with_caption(const std::string& caption) {
  const std::string title = kTitle;
  const std::string json_body = json_text(paragraphs("", "\n\n"));
  return {{"page.html", "<html lang=en><title>" + title + "</title><body><article><h1>" + title +
                            "</h1><figure><img src=a.jpg><figcaption>" + caption +
                            "</figcaption></figure>" + paragraphs("<p>", "</p>") +
                            "</article></body></html>"},
          {"own.json", "{\"headline\":" + json_text(title) + ",\"body\":" + json_body +
                           ",\"image_caption\":" + json_text(caption) + "}"},
          {"list.json", "{\"headline\":" + json_text(title) + ",\"body\":" + json_body +
                            ",\"images\":[{\"url\":\"a.jpg\",\"caption\":" + json_text(caption) +
                            "}]}"},
          {"wire.json", "{\"type\":\"text\",\"uri\":\"u\",\"headline\":" + json_text(title) +
                            ",\"body_text\":" + json_body +
                            ",\"associations\":{\"main\":{\"type\":\"picture\",\"uri\":\"p\","
                            "\"description_text\":" +
                            json_text(caption) + "}}}"},
          {"wire.xml", "<?xml version='1.0'?><nitf><body><body.head><hedline><hl1>" + title +
                           "</hl1></hedline></body.head><body.content><media media-type='image'>"
                           "<media-caption>" +
                           caption + "</media-caption></media>" + paragraphs("<p>", "</p>") +
                           "</body.content></body></nitf>"},
          {"head.md", "---\ntitle: " + title + "\nimage_caption: " + json_text(caption) +
                          "\n---\n" + paragraphs("", "\n\n")},
          {"page.txt", title + "\n\nBy Una Maris\n\n" + kStory[0] + "\n\n" + caption + "\n\n" +
                           kStory[1] + "\n\n" + kStory[2] + "\n"}};
}

struct CaptionRow {
  const char *value, *text, *credit;
};

const CaptionRow kCaptions[] = {
    {"The slipway at low tide. Photo: Ina Moos", "The slipway at low tide.", "Ina Moos"},
    {"The slipway at low tide. (Ina Moos/Reuters)", "The slipway at low tide.", "Ina Moos/Reuters"},
    {"The slipway at low tide (AP Photo/Ina Moos)", "The slipway at low tide", "AP Photo/Ina Moos"},
    {"The slipway at low tide. Photograph by Ina Moos", "The slipway at low tide.", "Ina Moos"},
    {"The slipway at low tide. Credit: Ina Moos/Getty Images", "The slipway at low tide.",
     "Ina Moos/Getty Images"},
    {"The slipway at low tide. REUTERS/Ina Moos", "The slipway at low tide.", "REUTERS/Ina Moos"},
};

TEST(SameAnswer, a_caption_is_the_same_words_and_credit_in_every_format) {
  for (const CaptionRow& row : kCaptions) {
    for (const auto& [format, bytes] : with_caption(row.value)) {
      const Collected got = collect(bytes, format);
      ASSERT_EQ(got.articles.size(), 1u) << format << ": " << got.error;
      const auto& captions = got.articles[0].captions;
      ASSERT_EQ(captions.size(), 1u) << row.value << " in " << format;
      EXPECT_EQ(captions[0].text, row.text) << format;
      EXPECT_EQ(captions[0].credit, row.credit) << format;
    }
  }
}

}  // namespace
}  // namespace news

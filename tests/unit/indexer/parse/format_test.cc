// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "indexer/parse/format_parser.hh"
#include "indexer/parse/parser.hh"
#include "indexer/scan/scan.hh"

using namespace std::string_literals;

namespace news {
namespace {

std::string detected(std::string_view head, std::string_view path = "a") {
  const auto format = detect_format(head, path);
  return format ? std::string(format_name(*format)) : format.error().message;
}

}  // namespace

TEST(Format, NamesAreFoundBothWays) {
  Format format = Format::automatic;
  EXPECT_TRUE(find_format("newsml", format));
  EXPECT_EQ(format_name(format), "newsml");
  EXPECT_FALSE(find_format("docx", format));
}

TEST(Format, EveryRowIsFoundByItsNameAndNoExtensionOfOneIsIgnored) {
  EXPECT_EQ(all_formats().front(), Format::automatic);
  for (const Format known : all_formats()) {
    Format format = Format::automatic;
    ASSERT_TRUE(find_format(format_name(known), format));
    EXPECT_EQ(format, known);
    EXPECT_FALSE(format_help(known).empty());
    if (known == Format::automatic) continue;
    EXPECT_EQ(format_info(known).format, known);
    std::istringstream extensions{std::string(format_info(known).extensions)};
    for (std::string extension; extensions >> extension;) {
      EXPECT_FALSE(is_ignored_name("a" + extension)) << extension;
    }
  }
}

TEST(Format, ContentGoesBeforeTheName) {
  EXPECT_EQ(detected("1 of 9 DOCUMENTS\n\nThe Post\n\nLENGTH: 90 words\n", "a.html"), "export");
  EXPECT_EQ(detected("WARC/1.1\r\n\0\1\2"s, "a.json"), "warc");
  EXPECT_EQ(detected("{\"headline\": 1}", "a.csv"), "json");
  EXPECT_EQ(detected("a,b\n1,2\n", "a.csv"),
            "not an article: a table (CSV) whose first row names no headline and no text");
}

TEST(Format, MarkupIsToldByItsFirstElement) {
  EXPECT_EQ(detected("<!doctype HTML>\n<html>", "a.txt"), "html");
  EXPECT_EQ(detected("  <div class=x>"), "html");
  EXPECT_EQ(detected("<?xml version=\"1.0\"?><!-- > --><nitf>"), "nitf");
  EXPECT_EQ(detected("<?xml version='1.0'?><!DOCTYPE nitf [<!ENTITY a 'b'>]><nitf>"), "nitf");
  EXPECT_EQ(detected("\xEF\xBB\xBF<n:newsItem xmlns:n='x'>"), "newsml");
  EXPECT_EQ(detected("<NewsML>"), "newsml");
  EXPECT_EQ(detected("<?xml version=\"1.0\"?><rdf:RDF>"), "rss");
  EXPECT_EQ(detected("<feed>"), "rss");
  EXPECT_EQ(detected("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS>"), "reuters");
  EXPECT_EQ(detected("<?xml version=\"1.0\"?><svg>"), "not an article: XML <svg>");
}

TEST(Format, JsonIsToldFromTextInBrackets) {
  EXPECT_EQ(detected("{\"title\": 1,\n \"text\": 2}"), "json");
  EXPECT_EQ(detected("{\"title\": 1}\n{\"title\": 2}\n"), "jsonl");
  EXPECT_EQ(detected("{\"title\": 1}", "a.jsonl.gz"), "jsonl");
  EXPECT_EQ(detected("{\"uri\": \"x\", \"body_text\": \"y\"}"), "ninjs");
  EXPECT_EQ(detected("[{\"title\": 1}]"), "json");
  EXPECT_EQ(detected("[[[[", "a.json"), "json");
  EXPECT_EQ(detected("[Applause] Thank you"), "text");
  EXPECT_EQ(detected("{curly} words"), "text");
}

TEST(Format, WarcTextAndNames) {
  EXPECT_EQ(detected("WARC/1.0\r\n"), "warc");
  EXPECT_EQ(detected("A headline\n\nA text", "a.txt"), "text");
  EXPECT_EQ(detected("words without markup", "dir.html/a"), "text");
  EXPECT_EQ(detected("words without markup", "a.HTML.gz"), "html");
  EXPECT_EQ(detected("< 5 percent of voters", "a.txt"), "text");
}

TEST(Format, WhatIsNoTextIsNamed) {
  EXPECT_EQ(detected("%PDF-1.4"),
            "not an article: PDF document; make a text of it with: pdftotext -layout FILE.pdf "
            "FILE.txt");
  EXPECT_EQ(detected("\x89PNG\r\n"), "not an article: PNG image");
  EXPECT_EQ(detected("text\0text"s), "not an article: binary data (NUL bytes)");
  EXPECT_EQ(detected("\x01\x02\x03 a few words"), "not an article: binary data");
  EXPECT_EQ(detected("\xFF\xFEZ\0"s), "text");
  EXPECT_EQ(detected("\xFF\xFE<\0r\0s\0s\0>\0"s), "rss");
  EXPECT_EQ(detected("<html><p>a few words and a stray\0 NUL among them, no more than one"s),
            "html");
}

TEST(Format, WhatASiteTellsProgramsAndTheLogOfACrawlAreNamed) {
  for (const auto& [text, what] : {std::pair<std::string_view, std::string_view>{
                                       "# all\nUser-agent: *\nDisallow: /search\n", "robots.txt"},
                                   {"exchange.example, 12, DIRECT, f08c\n", "ads.txt"},
                                   {"--2024-03-04 10:11:12--  https://h.example/\n", "wget"},
                                   {"[InternetShortcut]\r\nURL=https://h.example/\r\n", ".url"}}) {
    const auto format = detect_format(text, "a.txt");
    ASSERT_FALSE(format.has_value()) << text;
    EXPECT_NE(format.error().message.find(what), std::string::npos) << format.error().message;
  }
}

TEST(Format, DocumentsOfOfficesAreNamedWithTheCommandThatMakesTextOfThem) {
  EXPECT_EQ(detected("{\\rtf1\\ansi The pier"),
            "not an article: RTF document; make a text of it with: pandoc -t plain FILE.rtf -o "
            "FILE.txt");
  EXPECT_EQ(detected("PK\x03\x04\x14\0\6\0 word/document.xml"s),
            "not an article: Word document (.docx); make a text of it with: pandoc -t plain "
            "FILE.docx -o FILE.txt");
  EXPECT_EQ(detected("PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.textPK"),
            "not an article: OpenDocument text (.odt); make a text of it with: pandoc -t plain "
            "FILE.odt -o FILE.txt");
  EXPECT_EQ(detected("PK\x03\x04 a.csv"),
            "not an article: ZIP archive or office document; unpack it first (unzip FILE), or save "
            "the document as text");
}

TEST(Format, Utf16WithoutItsMarkIsText) {
  const std::string little("T\0h\0e\0 \0p\0i\0e\0r\0 \0i\0s\0 \0l\0o\0n\0g\0"s);
  EXPECT_EQ(detected(little), "text");
  EXPECT_EQ(detected("\0<\0r\0s\0s\0>\0<\0a\0>\0<\0/\0a\0>"s), "rss");
  EXPECT_EQ(detected("\x01\0\x02\0\x03\0\x04\0\x05\0\x06\0\x07\0\x08\0"s),
            "not an article: binary data (NUL bytes)");
}

TEST(Format, ExportsOfArchivesAreToldFromTextsThatHaveALabel) {
  EXPECT_EQ(detected("\n   1 of 9 DOCUMENTS\n\nThe Post\n\nLENGTH: 90 words\n", "a.txt"), "export");
  EXPECT_EQ(detected("Pier\nThe Post\nMay 1, 2020\n\nSection: A\nLength: 9 words\n\nBody\n\nA"),
            "export");
  EXPECT_EQ(detected("HD \nPier\n\nWC \n9 words\n\nPD \n1 May 2020\n\nSN \nThe Post\n"), "export");
  EXPECT_EQ(detected("The paper was 1 of 9 DOCUMENTS\n\nSection: A\n\nA text.\n", "a.txt"), "text");
  EXPECT_EQ(detected("IN THE END\n\nThe pier was sold.\n\nBY THE WAY\n\nIt rained.\n"), "text");
}

TEST(Format, AnyPrefixOfMarkupIsHarmless) {
  const std::string head = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><!-- d --><rss>";
  for (std::size_t cut = 0; cut <= head.size(); ++cut) {
    EXPECT_FALSE(detected(head.substr(0, cut)).empty());
  }
}

}  // namespace news

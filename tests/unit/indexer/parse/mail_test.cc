// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "indexer/parse/mail/mime.hh"
#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

const std::string kPage =
    "<html><head><title>Ferry sails again</title></head><body><article><h1>Ferry sails again</h1>"
    "<p>The ferry left the quay on Monday for the first time since the storm in March.</p>"
    "<p>Forty crates of plums stood on its deck, and a bell that nobody had bought.</p></article>"
    "</body></html>";

std::string saved_page(const std::string& parts, const std::string& end = "--b--\r\n") {
  return "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/ferry\r\n"
         "Subject: Ferry sails again\r\nDate: Tue, 7 May 2024 09:12:00 -0000\r\n"
         "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
         "\tboundary=\"b\"\r\n\r\n" +
         parts + end;
}

std::string part(const std::string& type, const std::string& encoding, const std::string& body) {
  return "--b\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: " + encoding +
         "\r\n\r\n" + body + "\r\n";
}

TEST(Mhtml, ThePageIsTheArticleAndItsFramesAreNone) {
  const auto result = collect(
      saved_page(
          part("text/html", "quoted-printable",
               "<html><body><article><h1>Ferry sails aga=\r\nin</h1><p>The ferry =E2=80=9CMoth"
               "=E2=80=9D left the quay on Monday for the first time since March.</p><p>Forty "
               "crates stood on its deck.</p></article></body></html>") +
          part("text/html", "base64", "PHA+QnV5IGEgYm9hdC48L3A+") +
          part("image/png", "base64", "iVBORw0K")),
      "a.mhtml");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  const auto& article = result.articles[0];
  EXPECT_EQ(article.format, "mhtml");
  EXPECT_EQ(article.headline, "Ferry sails again");
  EXPECT_EQ(article.url, "https://quay.example/ferry");
  EXPECT_EQ(article.date, "") << "the day of saving is not the article's";
  EXPECT_EQ(article.body,
            "The ferry “Moth” left the quay on Monday for the first time since March.\n\n"
            "Forty crates stood on its deck.");
}

TEST(Mime, ABoundaryMayBeginAsTheOneAroundIt) {
  const auto mail = parse_mime(
      "Content-Type: multipart/mixed; boundary=q\n\n--q\nContent-Type: multipart/alternative; "
      "boundary=q-in\n\n--q-in\nContent-Type: text/plain\n\nThe ferry left.\n--q-in--\n--q \n"
      "Content-Type: text/plain\n\nForty crates.\n--q--\n");
  ASSERT_EQ(mail.parts.size(), 2u);
  ASSERT_EQ(mail.parts[0].parts.size(), 1u);
  EXPECT_EQ(mail.parts[1].body, "Forty crates.\n");
  EXPECT_FALSE(mail.cut || mail.parts[0].cut);
}

// Each took time in the square of its size: this one would take minutes.
TEST(Mime, HeadersOfManySignsAreReadInTimeOfTheirSize) {
  constexpr std::size_t kMany = 400'000;
  std::string signs(kMany, ';'), words;
  for (std::size_t i = 0; i < kMany; ++i) words += "=?a?Q? ";
  EXPECT_EQ(header_parameter("text/plain" + signs + "boundary=b", "boundary"), "b");
  EXPECT_TRUE(readable_header(words).starts_with("=?a?Q?"));
}

TEST(Mhtml, ThePartsCharsetIsTheOneItDeclares) {
  const auto result = collect(saved_page(
      part("text/html; charset=\"windows-1251\"", "8bit",
           "<html><body><h1>\xCF\xE0\xF0\xEE\xEC \xEE\xF2\xEF\xEB\xFB\xEB</h1><p>\xCF\xE0\xF0\xEE"
           "\xEC \xEE\xF2\xEF\xEB\xFB\xEB \xE2 \xEF\xEE\xED\xE5\xE4\xE5\xEB\xFC\xED\xE8\xEA.</p>"
           "</body></html>")));
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "Паром отплыл");
}

TEST(Mhtml, AnAddressInAnotherCharsetIsDecoded) {
  const auto result = collect(
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/caf\xE9\r\n"
      "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" +
      kPage);
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].url, "https://quay.example/café");
}

TEST(Mhtml, OneThatIsCutIsReadAndTold) {
  const auto result = collect(saved_page(part("text/html", "8bit", kPage), ""));
  EXPECT_EQ(result.articles.size(), 1u);
  EXPECT_EQ(result.error, "truncated: the file ends inside a part of it");
  EXPECT_EQ(collect(saved_page(part("image/png", "base64", "iVBO"))).error,
            "MHTML without a page in it");
}

const std::string kLetter =
    "Return-Path: <letters@quay.example>\nReceived: from a by b; Mon, 6 May 2024 07:00:04 +0200\n"
    "From: =?utf-8?B?TWluYSBPcmzDsw==?= from The Quay Letter <letters@quay.example>\n"
    "To: reader@home.example\nSubject: Fwd: =?utf-8?Q?The_ferry?= =?utf-8?Q?_is_back?=\n"
    "Date: Mon, 6 May 2024 07:00:00 +0200\nMessage-ID: <may6@quay.example>\nMIME-Version: 1.0\n"
    "Content-Type: multipart/alternative; boundary=b7\n\n--b7\nContent-Type: text/plain; "
    "charset=utf-8\n\nThe ferry left the quay on Monday, forty crates on its deck.\n--b7\n"
    "Content-Type: text/html; charset=iso-8859-1\n\n<html><body><h1>The ferry is back</h1><p>The "
    "ferry left the quay on Monday, forty crates on its deck, to the caf\xE9.</p></body></html>\n"
    "--b7--\n";

TEST(Mail, ANewsletterHasSubjectSenderDateAndTheTextOfItsPage) {
  const auto result = collect(kLetter, "letter.eml");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  const auto& article = result.articles[0];
  EXPECT_EQ(article.format, "mail");
  EXPECT_EQ(article.headline, "The ferry is back");
  EXPECT_EQ(article.byline, std::vector<std::string>{"Mina Orló"});
  EXPECT_EQ(article.source, "The Quay Letter");
  EXPECT_EQ(article.date, "2024-05-06");
  EXPECT_EQ(article.body,
            "The ferry left the quay on Monday, forty crates on its deck, to the café.");
}

TEST(Mail, WrappedLinesAndWhatListsPutBeforeASubjectAreUndone) {
  const auto result = collect(
      "From: Ann Roe <ann@quay.example>\nMessage-ID: <x@y>\nSubject: [Quay] RE: Fwd: [Live] The "
      "pier\n"
      "Content-Type: text/plain; format=flowed\n\nThe pier closes on Monday, and nobody \nin the "
      "town "
      "is glad of it.\n\nThe crane stays.\n");
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "[Live] The pier");
  EXPECT_EQ(result.articles[0].byline, std::vector<std::string>{"Ann Roe"});
  EXPECT_EQ(result.articles[0].body,
            "The pier closes on Monday, and nobody in the town is glad of it.\n\nThe crane stays.");
}

TEST(Mail, ABoxIsPartedAtItsMails) {
  const auto result =
      collect("From a@b Mon May  6 07:00:00 2024\n" + kLetter +
              "\nFrom c@d Tue May  7 08:00:00 2024\nFrom: c@d.example\n"
              "Subject: The mill\nMessage-ID: <may7@quay.example>\n\n"
              ">From the mill came no sound on Tuesday.\n\nFrom the bridge neither.\n"
              "\nFrom e@f Wed May  8 08:00:00 2024\nFrom: e@f.example\nSubject: None\n\n");
  ASSERT_EQ(result.articles.size(), 2u) << result.error;
  EXPECT_EQ(result.articles[0].member, "may6@quay.example");
  EXPECT_EQ(result.articles[1].source, "d.example");
  EXPECT_TRUE(result.articles[1].body.starts_with("From the mill came no sound on Tuesday."));
  ASSERT_EQ(result.skips.size(), 2u);
}

TEST(Mail, HeadersOfServersMayFillTheBeginningOfAFile) {
  std::string servers = "Delivered-To: reader@home.example\n";
  for (int i = 0; i < 400; ++i)
    servers += "Received: from a" + std::to_string(i) + ".example by b.example\n\twith ESMTPS;\n";
  EXPECT_EQ(collect(servers + kLetter, "letter").articles.size(), 1u);
  EXPECT_EQ(collect("From 1@xxx Mon May  6 07:00:00 2024\n" + servers + kLetter).articles.size(),
            1u);
  for (std::size_t size = 60; size < 200; ++size)
    EXPECT_EQ(mail_kind(std::string_view(servers).substr(0, size)), MailKind::message) << size;
}

TEST(Mail, ATextThatBeginsLikeOneIsNone) {
  for (const auto* text : {"From: the council\nTo: the press\n\nThe pier closes on Monday.",
                           "From here the road is closed.\n\nThe pier closes on Monday.",
                           "Subject: the pier\n\nThe pier closes on Monday."})
    EXPECT_EQ(mail_kind(text), MailKind::none) << text;
}

TEST(Mail, PartsInPartsEndSomewhere) {
  std::string deep = "MIME-Version: 1.0\nFrom: a@b.example\nSubject: Deep\n";
  for (int i = 0; i < 500; ++i) {
    const auto name = "b" + std::to_string(i);
    deep += "Content-Type: multipart/mixed; boundary=" + name + "\n\n--" + name + "\n";
  }
  EXPECT_EQ(collect(deep + "\n\nThe pier closes.", "a.eml").error, "a mail without text");
}

TEST(ReadableHeader, JoinsEncodedWordsAndKeepsWhatIsNone) {
  EXPECT_EQ(readable_header("=?iso-8859-1?Q?Caf=E9?= =?utf-8?B?IGF1IHF1YWk=?= (live)"),
            "Café au quai (live)");
  EXPECT_EQ(readable_header("1 =? 2 =?x?y"), "1 =? 2 =?x?y");
}

}  // namespace
}  // namespace news

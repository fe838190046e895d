// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/stored_article.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

Article sample() {
  Article article;
  article.path = "desk/harbour.txt";
  article.canonical = "/srv/desk/harbour.txt";
  article.member = "item 7";
  article.ordinal = 7;
  article.id = "00c0ffee00c0ffee";
  article.format = "text";
  article.headline = "Harbour crane falls silent";
  article.byline = {"Ann Okoye", "Piet de Vries"};
  article.date = "2023-04-05";
  article.source = "Harbour Post";
  article.captions = {{"The crane at noon.", "Ann Okoye/HP"}, {"No credit here.", ""}};
  article.credits = {"Stock Pictures"};
  article.headings = {"What comes next"};
  article.body = "Café owner Li Wei said: \"We wait.\"\n\nWhat comes next\n\nNothing.";
  article.speakers = {{"Li Wei", "café owner", 1}, {"Tom Hale", "", 1, SpeakerKind::crowd}};
  Quote quote;
  quote.start = 40;
  quote.end = 50;
  quote.body_start = 24;
  quote.body_end = 34;
  quote.text = "\"We wait.\"";
  quote.speaker = "Li Wei";
  quote.speaker_start = 11;
  quote.speaker_end = 17;
  quote.speaker_full = "Li Wei";
  quote.verb = "said";
  quote.pattern = "SVQ";
  quote.confidence = 0.875;
  quote.kind = SpeakerKind::role;
  Quote outside = quote;
  outside.body_start = outside.body_end = kNowhere;
  outside.text = "\"Of the headline\"";
  outside.type = QuoteType::mixed;
  outside.also = {"Tom Hale"};
  article.quotes = {quote, outside};
  return article;
}

TEST(StoredArticle, keeps_what_kind_of_speaker_each_is) {
  const auto got = decode_article(encode_article(sample()));
  ASSERT_TRUE(got) << got.error().message;
  EXPECT_EQ(got->quotes[0].kind, SpeakerKind::role);
  ASSERT_EQ(got->speakers.size(), 2u);
  EXPECT_EQ(got->speakers[0].kind, SpeakerKind::person);
  EXPECT_EQ(got->speakers[1].kind, SpeakerKind::crowd);
}

TEST(StoredArticle, comes_back_with_every_field_that_is_kept) {
  const Article wanted = sample();
  const auto got = decode_article(encode_article(wanted));
  ASSERT_TRUE(got) << got.error().message;
  EXPECT_EQ(got->path, wanted.path);
  EXPECT_EQ(got->member, wanted.member);
  EXPECT_EQ(got->ordinal, wanted.ordinal);
  EXPECT_EQ(got->id, wanted.id);
  EXPECT_EQ(got->headline, wanted.headline);
  EXPECT_EQ(got->byline, wanted.byline);
  EXPECT_EQ(got->body, wanted.body);
  EXPECT_EQ(got->headings, wanted.headings);
  ASSERT_EQ(got->captions.size(), 2u);
  EXPECT_EQ(got->captions[0].credit, "Ann Okoye/HP");
  ASSERT_EQ(got->speakers.size(), 2u);
  EXPECT_EQ(got->speakers[0].description, "café owner");
}

TEST(StoredArticle, takes_the_words_of_a_quotation_from_the_body_by_characters) {
  const auto got = decode_article(encode_article(sample()));
  ASSERT_TRUE(got);
  ASSERT_EQ(got->quotes.size(), 2u);
  EXPECT_EQ(got->quotes[0].text, "\"We wait.\"");
  EXPECT_EQ(got->quotes[0].start, 40u);
  EXPECT_EQ(got->quotes[0].speaker_end, 17u);
  EXPECT_DOUBLE_EQ(got->quotes[0].confidence, 0.875);
  EXPECT_EQ(got->quotes[1].text, "\"Of the headline\"");
  EXPECT_EQ(got->quotes[1].body_start, kNowhere);
  EXPECT_EQ(got->quotes[1].type, QuoteType::mixed);
  EXPECT_TRUE(got->quotes[0].also.empty());
  EXPECT_EQ(got->quotes[1].also, std::vector<std::string>{"Tom Hale"});
}

TEST(StoredArticle, gives_its_head_without_the_text) {
  const std::string data = encode_article(sample());
  const auto head = decode_head(data);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->headline, "Harbour crane falls silent");
  EXPECT_EQ(head->byline.at(1), "Piet de Vries");
  EXPECT_EQ(head->speakers.at(0).quotes, 1u);
}

TEST(StoredArticle, cut_at_any_byte_is_an_error_and_never_a_crash) {
  const std::string data = encode_article(sample());
  for (std::size_t size = 0; size < data.size(); ++size) {
    EXPECT_FALSE(decode_article(std::string_view(data).substr(0, size))) << size;
  }
}

TEST(StoredQuote, is_read_from_its_article) {
  const std::string data = encode_article(sample());
  auto reader = QuoteReader::open(data);
  ASSERT_TRUE(reader);
  const auto second = reader->at(1), first = reader->at(0);  // whichever comes first
  ASSERT_TRUE(first);
  ASSERT_TRUE(second);
  EXPECT_EQ(first->text, "\"We wait.\"");
  EXPECT_EQ(first->description, "café owner");
  EXPECT_EQ(first->headline, "Harbour crane falls silent");
  EXPECT_EQ(first->article_id, "00c0ffee00c0ffee");
  EXPECT_EQ(first->end, 50u);
  EXPECT_EQ(second->text, "\"Of the headline\"");
  EXPECT_EQ(second->start, 40u);
  EXPECT_FALSE(reader->at(2));
  EXPECT_EQ(reader->at(1)->text, second->text);
  EXPECT_FALSE(QuoteReader::open("nothing"));
}

TEST(StoredQuote, keeps_a_mention_a_name_not_listed_and_a_span_that_is_shorter_in_the_body) {
  auto article = sample();
  article.quotes[0].speaker = "Li";
  article.quotes[1].speaker_full = "Old Wei";
  article.quotes[1].speaker = "";
  article.quotes[1].speaker_start = article.quotes[1].speaker_end = kNowhere;
  article.quotes[1].body_start = 2;
  article.quotes[1].body_end = 9;
  article.quotes.push_back(Quote{});
  const auto got = decode_article(encode_article(article));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->quotes[0].speaker, "Li");
  EXPECT_EQ(got->quotes[0].speaker_full, "Li Wei");
  EXPECT_EQ(got->quotes[0].speaker_start, 11u);
  EXPECT_EQ(got->quotes[1].speaker, "");
  EXPECT_EQ(got->quotes[1].speaker_full, "Old Wei");
  EXPECT_EQ(got->quotes[1].speaker_start, kNowhere);
  EXPECT_EQ(got->quotes[1].text, "\"Of the headline\"") << "the body says something else there";
  EXPECT_EQ(got->quotes[1].body_end, 9u);
  EXPECT_EQ(got->quotes[2].start, 0u);
  EXPECT_EQ(got->quotes[2].body_start, kNowhere);
}

}  // namespace
}  // namespace news

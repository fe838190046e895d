// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/document.hh"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <vector>

#include "common/index_schema.hh"
#include "common/position_ranges.hh"
#include "common/quote_values.hh"

namespace news {
namespace {

class Recorder : public BatchWriter {
 public:
  void add_posting(std::string_view term, std::uint32_t position,
                   std::uint32_t frequency) override {
    positions[std::string(term)].push_back(position);
    if (frequency == 0) silent.emplace(term);
  }
  void add_boolean(std::string_view term) override { booleans.emplace(term); }
  void add_word(std::string_view term, std::uint32_t frequency) override {
    counts[std::string(term)] += frequency;
  }
  void set_value(unsigned slot, std::string_view value) override { values[slot] = value; }
  void set_data(std::string_view bytes) override { data = bytes; }
  Status finish_document() override { return {}; }
  Status finish() override { return {}; }

  std::map<std::string, std::vector<std::uint32_t>> positions;
  std::map<std::string, std::uint32_t> counts;  // of words without positions
  std::set<std::string> booleans, silent;
  std::map<unsigned, std::string> values;
  std::string data;
};

Article sample() {
  Article article;
  article.id = "00c0ffee00c0ffee";
  article.path = "desk/Ferry.txt";
  article.headline = "Ferry stays put";
  article.byline = {"Ann Okoye", "Tom Hale"};
  article.date = "2023-01-19";
  article.source = "Harbour Post";
  article.language = "EN";
  article.captions = {{"The quay at dawn", "Mia Sun/HP"}};
  article.credits = {"Reuters"};
  article.headings = {"What now"};
  article.body = "The ferry waits.\n\nWhat now\n\nNobody knows.\n\nThird paragraph here.";
  article.speakers = {{"Ilse Brandt", "harbour master", 1}};
  Quote quote;
  quote.text = "\"Nobody knows\"";
  quote.speaker = "Brandt";
  quote.speaker_full = "Ilse Brandt";
  quote.verb = "said";
  quote.type = QuoteType::mixed;
  quote.kind = SpeakerKind::person;
  article.quotes = {quote};
  return article;
}

std::vector<PositionRange> ranges_in(std::string_view value) {
  std::vector<PositionRange> out;
  decode_ranges(value, out);
  return out;
}

Recorder write_sample() {
  Recorder out;
  Analyser analyser;
  BodyWords words;
  write_article(sample(), {7, 3}, "data", analyser, out, words);
  return out;
}

using Positions = std::vector<std::uint32_t>;

TEST(Document, puts_body_words_without_prefix_and_paragraphs_a_gap_apart) {
  const auto out = write_sample();
  EXPECT_EQ(out.positions.at("the"), (Positions{1}));
  EXPECT_EQ(out.positions.at("waits"), (Positions{3}));
  EXPECT_EQ(out.positions.at("what"), (Positions{3 + kParagraphGap + 1}));
  EXPECT_FALSE(out.positions.contains("okoye")) << "a byline is not body";
}

TEST(Document, marks_where_sentences_and_paragraphs_of_prose_end) {
  Article article;
  article.headline = "Tide. Rain";
  article.body = "Rain came. Nobody left.\n\nThe tide.";
  article.byline = {"Ada Okoye", "Tom Hale"};
  article.captions = {{"A quay.", ""}, {"A boat. A gull.", ""}};
  Recorder out;
  Analyser analyser;
  BodyWords words;
  write_article(article, {7, 3}, "data", analyser, out, words);
  EXPECT_EQ(out.positions.at("XES"), (Positions{2}));
  EXPECT_EQ(out.positions.at("XEP"), (Positions{4}));
  EXPECT_EQ(out.positions.at("XESS"), (Positions{1}));
  EXPECT_EQ(out.positions.at("XEPXC"), (Positions{2}));
  EXPECT_EQ(out.positions.at("XESXC"), (Positions{kParagraphGap + 4}));
  EXPECT_FALSE(out.positions.contains("XEPS"));
  EXPECT_FALSE(out.positions.contains("XEPA")) << "names are no prose";
}

TEST(Document, puts_every_other_field_under_its_own_prefix) {
  const auto out = write_sample();
  for (const char* term : {"Sferry", "Aokoye", "Ahale", "XCquay", "XCRmia", "XCRreuters", "XHnow",
                           "XPilse", "XPmaster", "XSRCpost", "XPATHferry"}) {
    EXPECT_TRUE(out.positions.contains(term)) << term;
  }
}

TEST(Document, keeps_two_names_of_a_field_so_far_apart_that_no_phrase_crosses) {
  const auto out = write_sample();
  EXPECT_GT(out.positions.at("Atom")[0], out.positions.at("Aokoye")[0] + kParagraphGap - 1);
  EXPECT_GT(out.positions.at("XPharbour")[0], out.positions.at("XPbrandt")[0] + kParagraphGap - 1);
}

TEST(Document, is_found_by_every_name_its_speakers_are_called_by_and_is_not_longer_for_it) {
  auto article = sample();
  article.quotes.front().speaker = "Ms Brandt";
  article.quotes.front().speaker_full = "Ilse Brandt";
  Recorder out;
  Analyser analyser;
  BodyWords words;
  write_article(article, {7, 3}, "data", analyser, out, words);
  ASSERT_TRUE(out.positions.contains("XPms"));
  const auto brandt = out.positions.at("XPbrandt");
  EXPECT_EQ(brandt.back(), out.positions.at("XPms")[0] + 1);
  EXPECT_TRUE(out.silent.contains("XPms"));
  EXPECT_FALSE(out.silent.contains("XPilse"));
}

TEST(Document, leads_with_two_paragraphs_and_no_heading) {
  const auto out = write_sample();
  EXPECT_TRUE(out.booleans.contains("XLferry"));
  EXPECT_TRUE(out.booleans.contains("XLnobody"));
  EXPECT_FALSE(out.booleans.contains("XLnow"));
  EXPECT_FALSE(out.booleans.contains("XLthird"));
}

TEST(Document, tells_where_in_the_body_the_lead_stands) {
  const auto out = write_sample();
  const auto lead = ranges_in(out.values.at(slot::kLead));
  ASSERT_EQ(lead.size(), 2u) << "a heading stands between its paragraphs";
  EXPECT_EQ(lead[0].first, out.positions.at("the")[0]);
  EXPECT_EQ(lead[0].last, out.positions.at("waits")[0]);
  EXPECT_EQ(lead[1].first, out.positions.at("nobody")[0]);
  EXPECT_EQ(lead[1].last, out.positions.at("knows")[0]);
}

TEST(Document, finds_the_words_of_a_standfirst_as_body_and_lead) {
  auto article = sample();
  article.standfirst = "Summary of the strike";
  Recorder out;
  Analyser analyser;
  BodyWords words;
  write_article(article, {7, 3}, "data", analyser, out, words);
  EXPECT_EQ(out.positions.at("strike"), (Positions{4}));
  EXPECT_TRUE(out.booleans.contains("XLstrike"));
  EXPECT_EQ(ranges_in(out.values.at(slot::kLead)).at(0).first, 1u);
  EXPECT_EQ(out.positions.at("waits"), (Positions{4 + kParagraphGap + 3}));
}

TEST(Document, counts_what_repeats_the_body_for_nothing) {
  const auto out = write_sample();
  for (const char* term : {"XHnow", "XPATHferry"}) EXPECT_TRUE(out.silent.contains(term));
  for (const char* term : {"ferry", "Sferry", "Aokoye", "XCquay"}) {
    EXPECT_FALSE(out.silent.contains(term)) << term;
  }
}

TEST(Document, has_boolean_terms_for_id_language_and_date) {
  const auto out = write_sample();
  for (const char* term : {"Q00c0ffee00c0ffee", "Len", "D20230119", "M202301", "Y2023", "XALL"}) {
    EXPECT_TRUE(out.booleans.contains(term)) << term;
  }
}

TEST(Document, fills_the_slots) {
  const auto out = write_sample();
  EXPECT_EQ(out.values.at(slot::kDate), "20230119");
  EXPECT_EQ(out.values.at(slot::kSource), "Harbour Post");
  EXPECT_EQ(out.values.at(slot::kByline), "Ann Okoye\nTom Hale");
  EXPECT_EQ(out.values.at(slot::kSpeakers), "Ilse Brandt");
  EXPECT_EQ(out.values.at(slot::kId), "00c0ffee00c0ffee");
  EXPECT_FALSE(out.values.at(slot::kStory).empty());
  EXPECT_EQ(out.data, "data");
}

TEST(Document, of_an_article_without_date_has_no_date_terms) {
  auto article = sample();
  article.date.clear();
  Recorder out;
  Analyser analyser;
  BodyWords words;
  write_article(article, {1, 1}, "", analyser, out, words);
  for (const auto& term : out.booleans)
    EXPECT_EQ(std::string("DMY").find(term[0]), std::string::npos);
  EXPECT_FALSE(out.values.contains(slot::kDate));
}

TEST(QuoteDocument, names_the_speaker_then_the_description_and_its_article) {
  Recorder out;
  Analyser analyser;
  const auto article = sample();
  BodyWords words;
  write_quote(article, 0, {0x01020304, 3}, SpeakerIndex(article.speakers), words, analyser, out);
  EXPECT_EQ(out.positions.at("nobody"), (Positions{1}));
  EXPECT_EQ(out.positions.at("XPilse"), (Positions{1}));
  EXPECT_EQ(out.positions.at("XPbrandt").size(), 2u) << "in full, and as mentioned";
  EXPECT_GT(out.positions.at("XPmaster")[0], kParagraphGap);
  EXPECT_TRUE(out.positions.contains("XVsaid"));
  for (const char* term : {"XTm", "XALL", "D20230119", "Q00c0ffee00c0ffee"}) {
    EXPECT_TRUE(out.booleans.contains(term)) << term;
  }
  EXPECT_EQ(out.values.at(quote_slot::kArticle), std::string("\x01\x02\x03\x04"));
  EXPECT_EQ(out.values.at(quote_slot::kSpeaker), "Ilse Brandt");
}

TEST(QuoteDocument, carries_the_names_and_descriptions_of_all_who_say_it) {
  Recorder out;
  Analyser analyser;
  BodyWords words;
  auto article = sample();
  article.speakers.push_back({"Olav Nygaard", "dock steward", 1});
  article.quotes[0].also = {"Olav Nygaard"};
  write_quote(article, 0, {7, 3}, SpeakerIndex(article.speakers), words, analyser, out);
  for (const char* term : {"XPilse", "XPmaster", "XPnygaard", "XPsteward"})
    EXPECT_TRUE(out.positions.contains(term)) << term;
  EXPECT_EQ(out.values.at(quote_slot::kSpeaker), "Ilse Brandt\nOlav Nygaard");
}

TEST(QuoteDocument, has_no_speaker_where_a_document_speaks) {
  Recorder out;
  Analyser analyser;
  BodyWords words;
  auto article = sample();
  article.quotes[0].speaker = "the report";
  article.quotes[0].speaker_full.clear();
  article.quotes[0].kind = SpeakerKind::nobody;
  write_quote(article, 0, {7, 3}, SpeakerIndex(article.speakers), words, analyser, out);
  EXPECT_TRUE(out.positions.contains("XPreport"));  // found as printed
  EXPECT_EQ(out.values[quote_slot::kSpeaker], "");
}

TEST(QuoteDocument, tells_its_place_and_stores_nothing_that_its_article_holds) {
  Recorder out;
  Analyser analyser;
  BodyWords words;
  const auto article = sample();
  write_quote(article, 0, {7, 3}, SpeakerIndex(article.speakers), words, analyser, out);
  EXPECT_EQ(out.data, "");
  std::uint32_t place = 9;
  ASSERT_TRUE(quote_place(out.values.at(quote_slot::kOrder), place));
  EXPECT_EQ(place, 0u);
}

TEST(QuoteDocument, in_the_body_has_the_words_of_the_body_and_tells_which) {
  auto article = sample();
  article.body = "Café talk: \"Nobody knows,\" she said.\n\nNobody.";
  auto& quote = article.quotes[0];
  quote.text = "\"Nobody knows,\"";
  quote.body_start = 11;
  quote.body_end = quote.body_start + quote.text.size();
  Recorder of_article, out;
  Analyser analyser;
  BodyWords words;
  write_article(article, {7, 3}, "data", analyser, of_article, words);
  write_quote(article, 0, {7, 3}, SpeakerIndex(article.speakers), words, analyser, out);
  EXPECT_FALSE(out.positions.contains("nobody"));
  EXPECT_EQ(out.counts.at("nobody"), 1u);
  EXPECT_EQ(out.counts.at("knows"), 1u);
  EXPECT_FALSE(out.counts.contains("she"));
  const auto span = ranges_in(out.values.at(quote_slot::kSpan));
  ASSERT_EQ(span.size(), 1u);
  EXPECT_EQ(span[0].first, of_article.positions.at("nobody")[0]);
  EXPECT_EQ(span[0].last, of_article.positions.at("knows")[0]);
}

TEST(QuoteDocument, of_which_the_body_left_a_line_out_has_positions_of_its_own) {
  auto article = sample();
  auto& quote = article.quotes[0];
  quote.text = "\"The ferry\n\nAdvertisement\n\nwaits.\"";
  quote.body_start = 0;
  quote.body_end = 16;
  Recorder of_article, out;
  Analyser analyser;
  BodyWords words;
  write_article(article, {7, 3}, "data", analyser, of_article, words);
  write_quote(article, 0, {7, 3}, SpeakerIndex(article.speakers), words, analyser, out);
  EXPECT_TRUE(out.positions.contains("advertisement"));
  EXPECT_FALSE(out.values.contains(quote_slot::kSpan));
}

}  // namespace
}  // namespace news

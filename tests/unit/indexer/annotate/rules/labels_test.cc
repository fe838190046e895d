// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/annotate/annotate.hh"
#include "indexer/annotate/names/name_case.hh"
#include "indexer/parse/text/text_parser.hh"

namespace news {
namespace {

Article annotated(const std::string& text) {
  Article article = parse_text(text);
  annotate(article);
  return article;
}

const std::string kBriefing =
    "Press Briefing by Harbour Secretary Ines Okafor-Lund, March 3\n\n"
    "Old Customs House\n\n"
    "3:04 P.M.\n\n"
    "MS. OKAFOR-LUND:  Good afternoon, everyone.  I have two things before your questions.\n\n"
    "The dredger left the yard this morning and will be off the bar by nightfall.\n\n"
    "Q    Thank you, Ines.  Can you say who pays for the dredging of the channel?\n\n"
    "MS. OKAFOR-LUND:  The county pays a third of it, as we said in the spring.\n\n"
    "And nobody has asked the town for more than that.\n\n"
    "MR. MCALLEN:  I would add that the fishermen pay nothing at all this year.\n\n"
    "END  3:44 P.M.\n";

TEST(Transcripts, make_one_quotation_of_a_turn_of_several_paragraphs) {
  const auto article = annotated(kBriefing);
  ASSERT_EQ(article.quotes.size(), 4u);
  EXPECT_TRUE(article.quotes[0].text.starts_with("Good afternoon"));
  EXPECT_TRUE(article.quotes[0].text.ends_with("by nightfall"));
  EXPECT_EQ(article.quotes[3].text, "I would add that the fishermen pay nothing at all this year");
}

TEST(Transcripts, resolve_labels_in_capitals_by_the_headline_and_write_names_as_people_do) {
  const auto article = annotated(kBriefing);
  ASSERT_EQ(article.quotes.size(), 4u);
  EXPECT_EQ(article.quotes[0].speaker, "MS. OKAFOR-LUND");
  EXPECT_EQ(article.quotes[0].speaker_full, "Ines Okafor-Lund");
  EXPECT_EQ(article.quotes[2].speaker_full, "Ines Okafor-Lund");
  EXPECT_EQ(article.quotes[3].speaker_full, "McAllen");
}

TEST(Transcripts, give_a_question_without_colon_no_speaker) {
  const auto article = annotated(kBriefing);
  ASSERT_EQ(article.quotes.size(), 4u);
  EXPECT_TRUE(article.quotes[1].text.starts_with("Thank you, Ines"));
  EXPECT_EQ(article.quotes[1].speaker, "");
  EXPECT_EQ(article.quotes[1].speaker_full, "");
}

TEST(Transcripts, a_turn_may_be_a_few_words_long) {
  const auto article = annotated(
      "A night at the lock\n\nPER VOLD, LOCK KEEPER: I have shut it, and it stays shut tonight.\n\n"
      "HOLM (on camera): Until when?\n\nVOLD: Not before Easter.\n\nHOLM: And after that, Mr. "
      "Vold?\n");
  ASSERT_EQ(article.quotes.size(), 4u);
  EXPECT_EQ(article.quotes[0].speaker_full, "Per Vold");
  EXPECT_EQ(article.quotes[1].text, "Until when?");
  EXPECT_EQ(article.quotes[2].text, "Not before Easter");
  EXPECT_EQ(article.quotes[2].speaker, "VOLD");
}

TEST(Transcripts, map_a_turn_over_paragraphs_into_the_body) {
  const auto article = annotated(kBriefing);
  ASSERT_EQ(article.quotes.size(), 4u);
  for (const auto& quote : article.quotes) {
    ASSERT_NE(quote.body_start, kNowhere);
    ASSERT_NE(quote.body_end, kNowhere);
    EXPECT_EQ(article.body.substr(quote.body_start, 4), quote.text.substr(0, 4));
    EXPECT_EQ(article.body.substr(quote.body_end - 4, 4), quote.text.substr(quote.text.size() - 4));
  }
}

TEST(Transcripts, are_not_seen_in_an_article_with_a_list_of_facts) {
  const auto article = annotated(
      "Fair opens on Saturday\n\nThe summer fair opens on the green this Saturday at ten o'clock "
      "in "
      "the morning, and the band plays at noon.\n\nWhere: the green behind the old mill, if it is "
      "dry.\n\nWhen: Saturday from ten until the light goes.\n");
  EXPECT_TRUE(article.quotes.empty());
}

// Who speaks in each turn of a record, "" for nobody.
std::vector<std::string> turns(const std::string& title, const std::vector<std::string>& lines) {
  std::string text = title + "\n\nOld Customs House\n\n3:04 P.M.\n\n";
  for (const auto& line : lines) text += line + "\n\n";
  std::vector<std::string> out;
  for (const auto& quote : annotated(text + "END  3:44 P.M.\n").quotes)
    out.push_back(quote.speaker_full);
  return out;
}

using Names = std::vector<std::string>;
const std::string kThanks = "  Thank you all for being here with us this evening.";

TEST(Transcripts, take_an_office_in_a_label_for_the_person_the_title_says_holds_it) {
  EXPECT_EQ(turns("Remarks by Vice President Orlan and President Marlow on a Call with Crews",
                  {"THE PRESIDENT:" + kThanks, "THE VICE PRESIDENT:" + kThanks,
                   "Q    Sir, a word on President Tidewell of Norland?",
                   "THE PRESIDENT:  President Tidewell is a friend of this harbour."}),
            (Names{"Marlow", "Orlan", "", "Marlow"}));
  EXPECT_EQ(
      turns("Remarks by First Lady Ida Marlow at the Old Pier", {"THE FIRST LADY:" + kThanks}),
      (Names{"Ida Marlow"}));
}

TEST(Transcripts, do_not_take_a_relative_of_the_same_surname_for_who_holds_the_office) {
  EXPECT_EQ(turns("Remarks by President Marlow Honoring the Harbour Crew",
                  {"PRESIDENT MARLOW:  Our son Bert Marlow would have liked to be here.",
                   "MRS. MARLOW:  Bert Marlow was a sailor all his life, as you know.",
                   "PRESIDENT MARLOW:  And Bert Marlow is whom we think of today."}),
            (Names{"Marlow", "Mrs. Marlow", "Marlow"}));
}

TEST(Transcripts, keep_the_words_of_an_office_that_no_person_is_named_for) {
  EXPECT_EQ(
      turns("Background Call by a Senior Harbour Official Previewing President Marlow's Visit",
            {"SENIOR HARBOUR OFFICIAL:" + kThanks, "MODERATOR:" + kThanks}),
      (Names{"Senior Harbour Official", "Moderator"}));
}

TEST(Transcripts, find_the_name_in_a_title_that_goes_on_in_capitals) {
  EXPECT_EQ(turns("Press Gaggle by Press Secretary Dorothea Lin-Abbot En Route White Harbour, NY",
                  {"MS. LIN-ABBOT:" + kThanks}),
            (Names{"Dorothea Lin-Abbot"}));
  EXPECT_EQ(turns("Remarks on the Old Pier", {"SECRETARY OF INNER HARBOURS OKADA:" + kThanks}),
            (Names{"Okada"}));
}

TEST(Transcripts, read_a_colon_in_a_question_as_the_questions) {
  EXPECT_EQ(turns("Press Briefing by Press Secretary Dorothea Lin-Abbot",
                  {"MS. LIN-ABBOT:" + kThanks, "Q    Dorothea: will the pier be open on Sunday?",
                   "Q    Lin-Abbot, thank you for that answer.", "MS. LIN-ABBOT:" + kThanks}),
            (Names{"Dorothea Lin-Abbot", "", "", "Dorothea Lin-Abbot"}));
}

// How many quotations have the pattern LABEL.
int labelled(const std::string& text) {
  const auto article = annotated(text);
  return static_cast<int>(std::count_if(article.quotes.begin(), article.quotes.end(),
                                        [](const Quote& q) { return q.pattern == "LABEL"; }));
}

TEST(Interviews, have_labels_that_come_back_and_lists_do_not) {
  EXPECT_EQ(labelled("Lanterns for the trail\n\nWe tried three of them on the ridge.\n\nWeight: It "
                     "is lighter than the old one.\n\nBrightness: It lights the path for an "
                     "hour.\n\nBOTTOM LINE: Take it along when you leave late.\n"),
            0);
  EXPECT_EQ(labelled("Lanterns for the trail\n\nWe tried three of them.\n\nBeam: 300 lumen wide "
                     "beam\n\nBeam: 450 lumen wide beam\n\nBeam: 600 lumen narrow beam\n"),
            0);
  EXPECT_EQ(labelled("A word with the potter\n\nWe met at her kiln.\n\nIda Holm: I burned my first "
                     "pot in 1990.\n\nQ: And the last?\n\nIda Holm: This morning, and it broke at "
                     "noon.\n"),
            3);
}

TEST(Interviews, know_a_surname_in_capitals_for_the_person_named_in_full) {
  const auto article = annotated(
      "A word at the pier\n\nThe two met on Sunday.\n\nKATE HARGROVE: Why do you not race this "
      "year?\n\nJOEL BRENTANO: My boat has a hole in it, that is why.\n\nHARGROVE: And who made "
      "the hole in it?\n\nBRENTANO: I did, with a hammer, last week.\n");
  ASSERT_EQ(article.quotes.size(), 4u);
  EXPECT_EQ(article.quotes[2].speaker_full, "Kate Hargrove");
  EXPECT_EQ(article.quotes[3].speaker_full, "Joel Brentano");
}

const std::string kGermanLead =
    "Der Damm am oberen See hat in der Nacht auf Sonntag gehalten, und die Leute der Gemeinde "
    "konnten am Morgen in ihre Häuser zurück, wie es aus dem Rathaus hieß.\n\n";

TEST(Foreign, articles_get_no_speaker_from_a_noun_before_a_colon_or_from_another_paragraph) {
  const auto german = annotated(
      "Damm hält\n\n" + kGermanLead +
      "Das Papier des Amtes: „Wir haben die Nacht gut überstanden.“\n\n„Morgen sehen wir nach dem "
      "Wehr, das wohl gelitten hat.“\n");
  ASSERT_EQ(german.quotes.size(), 2u);
  EXPECT_EQ(german.quotes[0].speaker_full, "");
  EXPECT_EQ(german.quotes[1].speaker_full, "");
  EXPECT_TRUE(german.speakers.empty());
  const auto named = annotated("Damm hält\n\n" + kGermanLead +
                               "Ruth Ivers: „Wir haben die Nacht gut überstanden.“\n");
  ASSERT_EQ(named.quotes.size(), 1u);
  EXPECT_EQ(named.quotes[0].speaker_full, "Ruth Ivers");
}

TEST(Speakers, keep_the_junior_behind_a_comma) {
  const auto article = annotated(
      "Flood aid for the county\n\nToday, Governor Silas R. Marlow, Jr. declared that the county "
      "was to have help from the state after the flood.\n\nMarlow said he would come on "
      "Sunday.\n");
  ASSERT_EQ(article.quotes.size(), 2u);
  EXPECT_EQ(article.quotes[0].speaker_full, "Silas R. Marlow Jr.");
  EXPECT_EQ(article.quotes[1].speaker_full, "Silas R. Marlow Jr.");
}

TEST(NameCase, mends_names_in_capitals_and_leaves_others_alone) {
  using annotation::in_name_case;
  EXPECT_EQ(in_name_case("JEAN-PIERRE"), "Jean-Pierre");
  EXPECT_EQ(in_name_case("SEAN O'BRIEN"), "Sean O'Brien");
  EXPECT_EQ(in_name_case("MCCARTHY"), "McCarthy");
  EXPECT_EQ(in_name_case("THE PRESIDENT"), "The President");
  EXPECT_EQ(in_name_case("MA\xC3\x8BLLE"), "Ma\xC3\xABlle");
  EXPECT_EQ(in_name_case("FBI"), "FBI");
  EXPECT_EQ(in_name_case("Ada Brandt"), "Ada Brandt");
}

const std::string kBroadcast =
    "A Night at the Lock\n\n"
    "MARTA REED, QBN ANCHOR: Good evening from the lock, where the gate is stuck again.\n\n"
    "TOM LOWE, LOCK KEEPER OF OXMOOR (on the phone): We have tied the gate with a rope for now.\n\n"
    "REED (voice-over): Nobody sails tonight, and nobody will sail tomorrow.\n\n"
    "LOWE: The rope will hold until the spring, I would think.\n\n"
    "REED: Thank you both.\n";

TEST(Labels, WhatStandsBehindTheNameInALabelIsItsDescription) {
  const Article a = annotated(kBroadcast);
  ASSERT_EQ(a.quotes.size(), 5u);
  EXPECT_EQ(a.quotes[0].speaker_full, "Marta Reed");
  EXPECT_EQ(a.quotes[1].speaker_full, "Tom Lowe");
  EXPECT_EQ(a.quotes[1].text, "We have tied the gate with a rope for now");
  EXPECT_EQ(a.quotes[2].speaker_full, "Marta Reed");
  EXPECT_EQ(a.quotes[3].speaker_full, "Tom Lowe");
  ASSERT_EQ(a.speakers.size(), 2u);
  EXPECT_EQ(a.speakers[1].description, "LOCK KEEPER OF OXMOOR");
}

}  // namespace
}  // namespace news

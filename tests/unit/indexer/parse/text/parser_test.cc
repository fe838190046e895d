// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "indexer/parse/text/text_parser.hh"

namespace news {
namespace {

using Strings = std::vector<std::string>;

const std::string kFirst =
    "The harbour board voted on Tuesday to close the old ferry pier, ending a year of "
    "argument.\n\n";
const std::string kSecond =
    "Members said the timbers below the water line could no longer be repaired at a fair "
    "price.\n\n";
const std::string kThird =
    "A new landing stage is to be built beside the fish market before the summer season "
    "begins.\n\n";

std::string kind_name(BlockKind kind) {
  static const char* const kNames[] = {"headline", "byline",  "date",      "caption",
                                       "credit",   "heading", "paragraph", "furniture"};
  return kNames[static_cast<int>(kind)];
}

// "headline: Old pier closes" a block, as the text has it.
Strings blocks(const Article& article) {
  Strings all;
  for (const auto& block : article.blocks)
    all.push_back(kind_name(block.kind) + ": " +
                  article.text.substr(block.begin, block.end - block.begin));
  return all;
}

std::size_t paragraphs(const Article& article) {
  std::size_t count = article.body.empty() ? 0 : 1;
  for (std::size_t at = 0; (at = article.body.find("\n\n", at)) != std::string::npos; at += 2)
    ++count;
  return count;
}

}  // namespace

TEST(TextParser, BlocksLieInTheTextAsDecoded) {
  const auto article = parse_text(
      "Old pier closes\r\n\r\n\u00A0 \r\n  A short\u00A0 note,  and no more of it today.  \r\n");
  EXPECT_EQ(blocks(article), (Strings{"headline: Old pier closes",
                                      "paragraph: A short\u00A0 note,  and no more of it today."}));
  EXPECT_EQ(article.headline, "Old pier closes");
  EXPECT_EQ(article.body, "A short note, and no more of it today.");
}

TEST(TextParser, LinesWithoutBlankLinesAreParagraphs) {
  const auto article = parse_text("Old pier closes\n" + kFirst.substr(0, kFirst.size() - 1) +
                                  kSecond.substr(0, kSecond.size() - 1) + kThird);
  EXPECT_EQ(paragraphs(article), 3u);
}

TEST(TextParser, HardWrappedLinesAreJoined) {
  const auto article = parse_text(
      "Old pier closes\n\n"
      "The harbour board voted on Tuesday to close the old ferry\n"
      "pier, which had stood in the bay for more than ninety and\n"
      "was no longer thought to be safe.\n\n"
      "Members said the timbers below the water line could no\n"
      "longer be repaired.\n");
  EXPECT_EQ(paragraphs(article), 2u);
  EXPECT_EQ(article.body.substr(0, 66),
            "The harbour board voted on Tuesday to close the old ferry pier, wh");
}

TEST(TextParser, AnIndentBeginsAParagraphWhereLinesAreWrapped) {
  const auto article = parse_text(
      "    The harbour board voted on Tuesday to close the old\n"
      "ferry pier, which had stood in the bay for ninety years\n"
      "and was no longer safe.\n"
      "    Members said the timbers below the water line could\n"
      "no longer be repaired at a price that was fair.\n"
      "    A new stage is to be built.\n");
  EXPECT_EQ(article.headline, "");
  EXPECT_EQ(paragraphs(article), 3u);
}

TEST(TextParser, ATextThatBeginsWithAParagraphHasNoHeadline) {
  const auto article = parse_text(
      "measurements of salt in the bay were taken over twelve months with two kinds of probe and "
      "the means compared .\n");
  EXPECT_EQ(article.headline, "");
  EXPECT_EQ(paragraphs(article), 1u);
  EXPECT_TRUE(parse_text("").blocks.empty());
  EXPECT_TRUE(parse_text(" \n\u00A0\n\t").blocks.empty());
  EXPECT_EQ(parse_text("One line").headline, "One line");
}

TEST(TextParser, ACaptionSaidTwiceIsOneCaptionWithItsCredit) {
  const auto article = parse_text(
      "Old pier closes\n\nA ferry leaves the pier on Monday. (Ann Roe/CBC - image credit)\nA ferry "
      "leaves the pier on Monday. "
      "(Ann Roe/CBC - image credit)\n\n" +
      kFirst + kSecond + "Ben Stow/CBC\nBen Stow/CBC\n\n" + kThird);
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, "A ferry leaves the pier on Monday.");
  EXPECT_EQ(article.captions[0].credit, "Ann Roe/CBC");
  EXPECT_EQ(article.credits, Strings{"Ben Stow/CBC"});
  EXPECT_EQ(article.source, "CBC");
  EXPECT_EQ(article.byline, Strings{});
  EXPECT_EQ(paragraphs(article), 3u);
}

TEST(TextParser, AlternativeTextGivesWayToTheCaption) {
  const auto article = parse_text(
      "Old pier closes\n\nShare\n\nAdvertisement\n\n" + kFirst +
      "Two boats beside the pier\n\nTwo boats beside the pier (Picture: PA)\n\n" + kSecond +
      "A grey gull standing on a wet rope with the sea behind it\n\nThe rope is all that is left. "
      "Harbour Trust\n\n" +
      kThird);
  ASSERT_EQ(article.captions.size(), 2u);
  EXPECT_EQ(article.captions[0].text + "|" + article.captions[0].credit,
            "Two boats beside the pier|PA");
  EXPECT_EQ(article.captions[1].text + "|" + article.captions[1].credit,
            "The rope is all that is left.|Harbour Trust");
  EXPECT_EQ(paragraphs(article), 3u);
}

TEST(TextParser, ACreditAloneTakesTheLineBeforeIt) {
  const auto article = parse_text("Old pier closes\n\n" + kFirst +
                                  "Crowds watch the last ferry go\n\nGetty Images\n\n" + kSecond);
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].credit, "Getty Images");
  EXPECT_TRUE(article.credits.empty());
}

TEST(TextParser, ALineWithoutItsFullStopIsACaptionWhereParagraphsHaveTheirs) {
  const std::string line =
      "Some of the people who came to see the last ferry leave the old pier on a cold and rainy "
      "Tuesday\n\n";
  const auto article = parse_text("Old pier closes\n\n" + kFirst + kSecond + line + kThird +
                                  kFirst + kSecond + kThird + kFirst);
  ASSERT_EQ(article.captions.size(), 1u);
  const auto alone = parse_text("Old pier closes\n\n" + kFirst + line + kSecond);
  EXPECT_TRUE(alone.captions.empty());
}

TEST(TextParser, HeadingsAreShortLinesBeforeParagraphsAndStayInTheBody) {
  const auto article = parse_text("Old pier closes\n\n" + kFirst + "What happens next?\n\n" +
                                  kSecond + "A stage for the summer\n\n" + kThird);
  EXPECT_EQ(article.headings, (Strings{"What happens next?", "A stage for the summer"}));
  EXPECT_NE(article.body.find("\n\nWhat happens next?\n\n"), std::string::npos);
  EXPECT_TRUE(parse_text("Old pier closes\n\nAt the quay\n\n" + kFirst)
                  .headings.empty());  // nothing stands before
}

TEST(TextParser, BylineDateAndStandfirstStandBeforeTheText) {
  const auto article = parse_text(
      "Old pier closes\n\nBoard says the timbers are beyond repair after a year of argument\n\nBy "
      "Ann Roe and Ben Stow\n\n"
      "Published Jan 19, 2023 \u2022 Last updated 1 hour ago\n\n" +
      kFirst + kSecond);
  EXPECT_EQ(article.byline, (Strings{"Ann Roe", "Ben Stow"}));
  EXPECT_EQ(article.date, "2023-01-19");
  EXPECT_EQ(paragraphs(article), 2u);
  EXPECT_EQ(article.standfirst,
            "Board says the timbers are beyond repair after a year of argument");
  EXPECT_TRUE(article.headings.empty());
}

TEST(TextParser, BylinesComeInManyForms) {
  const auto names = [](const std::string& head) {
    return parse_text("Old pier closes\n\n" + head + "\n\n" + kFirst + kSecond).byline;
  };
  EXPECT_EQ(names("By\n\nAnn Roe"), Strings{"Ann Roe"});
  EXPECT_EQ(names("Author of the article:\n\nAnn Roe\n\nPublished Jan 19, 2023"),
            Strings{"Ann Roe"});
  EXPECT_EQ(names("Ann Roe Harbour correspondent\n\n19 January 2023 9:33pm"), Strings{"Ann Roe"});
  EXPECT_EQ(names("Ann Roe / SHOREWEEKLY.COM / Jan 19, 2023, 17:07"), Strings{"Ann Roe"});
  EXPECT_EQ(names("News | Published: 5 hours ago | Written by Ann Roe"), Strings{"Ann Roe"});
  EXPECT_EQ(names("by Ann Roe Jan. 19, 2023 9:45 am"), Strings{"Ann Roe"});
  EXPECT_EQ(names("By the time the tide turned"), Strings{});
  EXPECT_EQ(parse_text("Old pier closes\n\n" + kFirst + kSecond +
                       "Reporting by Ann Roe in Oslo; editing by Ben Stow")
                .byline,
            Strings{"Ann Roe"});
}

TEST(TextParser, APhotographerIsNoAuthor) {
  EXPECT_EQ(
      parse_text("Old pier closes\n\nPhoto by Ann Roe/Getty Images\n\n" + kFirst + kSecond).byline,
      Strings{});
}

TEST(TextParser, DatesOfTheStoryAreNotTheArticles) {
  EXPECT_EQ(parse_text("Old pier closes\n\nThe pier had stood since May 3, 1911, when the first "
                       "ferry came, members said.\n\n" +
                       kSecond)
                .date,
            "");
  EXPECT_EQ(
      parse_text("Old pier closes\n\nUpdated January 20, 2023\n\nJanuary 19, 2023\n\n" + kFirst)
          .date,
      "2023-01-19");
}

TEST(TextParser, ADayThatEndsTheHeadlineIsTheArticlesWhenNoOtherIsStated) {
  const auto date = [](const std::string& headline, const std::string& more = "") {
    return parse_text(headline + "\n\n" + more + kFirst + kSecond).date;
  };
  EXPECT_EQ(date("Harbour board briefing by Ann Roe, April 7, 2022"), "2022-04-07");
  EXPECT_EQ(date("Remarks by Ann Roe at the pier | Lake City (April 7, 2022)"), "2022-04-07");
  EXPECT_EQ(date("From March 1, 2022, on: briefing by Ann Roe, April 7, 2022"), "2022-04-07");
  EXPECT_EQ(date("Remembering the flood of April 7, 2022"), "");
  EXPECT_EQ(date("On April 7, 2022, the pier closed"), "");
  EXPECT_EQ(date("Briefing by Ann Roe, April 7, 2022", "Published April 9, 2022\n\n"),
            "2022-04-09");
}

TEST(TextParser, DatelineGivesPlaceAgencyAndStaysInTheText) {
  const auto article = parse_text(
      "Old pier closes\n\nLAKE CITY, Minn. (AP) \u2014 The board voted on Tuesday to close the old "
      "ferry pier.\n\n" +
      kSecond);
  EXPECT_EQ(article.place, "LAKE CITY, Minn.");
  EXPECT_EQ(article.source, "AP");
  EXPECT_EQ(article.body.substr(0, 9), "LAKE CITY");
}

TEST(TextParser, FurnitureIsNeitherBodyNorLost) {
  const auto article =
      parse_text("Old pier closes\n\nShare\n\nFacebook Twitter Email Copy Link\n\n" + kFirst +
                 "Advertisement\n\nREAD MORE: Ten boats to see\n\n" + kSecond +
                 "Related\n\nFerries of the north\n\nWhere to find a boat\n\n" + kThird +
                 "Sign up for our newsletter and never miss a boat.\n\nHarbour\n\nBoats\n");
  EXPECT_EQ(paragraphs(article), 3u);
  EXPECT_EQ(article.blocks.size(), 14u);
  EXPECT_TRUE(article.headings.empty());
}

TEST(TextParser, WhatPeopleSayAboutNewslettersIsText) {
  const auto article = parse_text(
      "Old pier closes\n\nShare\n\nThe board decided to subscribe to a service that reports the "
      "state of the timbers.\n\n" +
      kFirst);
  EXPECT_EQ(paragraphs(article), 2u);
}

TEST(TextParser, ATextWithoutFurnitureKeepsItsShortLines) {
  const auto article = parse_text("Old pier closes\n\n" + kFirst + kSecond +
                                  "One rope\n\nTwo lamps\n\nThree oars\n");
  EXPECT_NE(article.body.find("Three oars"), std::string::npos);
}

TEST(TextParser, TranscriptsKeepEveryTurn) {
  const auto article = parse_text(
      "Press briefing by the harbour master\n\nThe Quay\n\n1:02 P.M. EST\n\nMS. ROE:  Good "
      "afternoon.  (Laughter.)\n\nQ    Thank you\n\n"
      "MS. ROE:  Of course\n\n(Applause.)\n\nTHE PRESIDENT:  The pier is closed\n\nQ    By whom\n");
  EXPECT_TRUE(article.byline.empty());
  EXPECT_TRUE(article.headings.empty());
  for (const char* words :
       {"MS. ROE: Of course", "Q Thank you", "(Applause.)", "Q By whom", "The Quay"})
    EXPECT_NE(article.body.find(words), std::string::npos) << words;
}

TEST(TextParser, WeakSignsCountOnlyInAScrapedText) {
  const std::string line = "The board has a new member from the Shore. Harbour Trust\n\n";
  EXPECT_TRUE(parse_text("Old pier closes\n\n" + kFirst + line + kSecond).captions.empty());
  EXPECT_EQ(parse_text("Old pier closes\n\nShare\n\nAdvertisement\n\n" + kFirst + line + kSecond)
                .captions.size(),
            1u);
}

TEST(TextParser, ARoomIsNoAuthorAndASpeakerIsNoPlace) {
  const auto article = parse_text(
      "Remarks at the quay\n\nHarbour Room\n\n1:02 P.M. EST\n\nTHE PRESIDENT: The pier is closed "
      "for good, and so is the ferry.\n\n" +
      kFirst);
  EXPECT_TRUE(article.byline.empty());
  EXPECT_EQ(article.place, "");
}

TEST(TextParser, NothingButFurnitureIsReadAsText) {
  const auto article = parse_text("Menu\n\nSearch\n\nHome\n");
  EXPECT_FALSE(article.body.empty());
}

TEST(TextParser, BlocksAreInOrderAndDisjointWhateverTheInput) {
  for (const std::string& text :
       {std::string(5000, 'a'), std::string("\n\n\n\r\r"), std::string("By\n\nBy\n\nBy"),
        std::string("(\n)\n/\n|\n:\n—\n"), std::string("\u00A0\u200B\uFEFF"),
        std::string("A/B\nA/B\nA/B\n(A/B)\n(A/B)"),
        std::string("Photo by\nCredit:\nSource: \n© \n")}) {
    const auto article = parse_text(text);
    std::size_t last = 0;
    for (const auto& block : article.blocks) {
      EXPECT_LE(last, block.begin);
      EXPECT_LT(block.begin, block.end);
      last = block.end;
    }
    EXPECT_LE(last, article.text.size());
  }
}

TEST(TextByline, a_list_with_a_name_a_line_is_read_whole) {
  const std::string story =
      "\n\nThe slipway of the old harbour stays shut until the autumn, the office said on "
      "Monday.\n\n"
      "Boats will be lifted by the crane of the fish market, which is free for all who need it.\n";
  for (const char* lines : {"By\nAnn Roe0,\nBen Stow0", "By Ann Roe and\nBen Stow",
                            "Ann Roe,\nBen Stow", "By\nAnn Roe\n,\nBen Stow"})
    EXPECT_EQ(parse_text("Slipway stays shut\n\n" + std::string(lines) + story).byline,
              (std::vector<std::string>{"Ann Roe", "Ben Stow"}))
        << lines;
}

TEST(TextParser, a_dateline_may_set_its_day_between_dashes) {
  const auto article =
      parse_text("Pier closes\n\nOXMOOR, SENN — March 4, 2019 — " + kFirst + kSecond);
  EXPECT_EQ(article.place, "OXMOOR, SENN");
  EXPECT_EQ(article.date, "2019-03-04");
}

TEST(TextParser, the_opening_of_a_story_of_march_is_no_caption) {
  const auto article = parse_text(
      "Pier closes\n\nOXMOOR, March 4, 2019 – The harbour board voted on Tuesday to close the old "
      "ferry pier.\n\n" +
      kSecond);
  EXPECT_TRUE(article.captions.empty());
  EXPECT_TRUE(article.body.starts_with("OXMOOR"));
}

TEST(TextParser, a_dateline_may_be_a_place_and_its_day) {
  for (const char* line : {"Oxmoor, 4 de marzo de 2019.- ", "Oxmoor, den 4. März 2019 – "}) {
    const auto article = parse_text("Pier closes\n\n" + (line + kFirst) + kSecond);
    EXPECT_EQ(article.place, "Oxmoor") << line;
    EXPECT_EQ(article.date, "2019-03-04") << line;
  }
  EXPECT_EQ(parse_text("Pier closes\n\nOn Monday, 4 March 2019 – a date to keep – " + kFirst).place,
            "");
}

}  // namespace news

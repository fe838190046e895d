// SPDX-License-Identifier: GPL-2.0-or-later
// Captions in scraped text that neither a credit nor a repetition side by side gives away.
#include <gtest/gtest.h>

#include "indexer/parse/text/text_parser.hh"

namespace news {
namespace {

// The scraper's buttons tell that this was a page.
std::string scraped(const std::string& middle) {
  return "Ferry stays in port\n\nBy Una Maris\n\nShare\n\nAdvertisement\n\nSign up for our "
         "newsletter\n\nThe ferry to the outer islands stayed in port on Monday after its crew "
         "found a crack in the rudder.\n\n" +
         middle +
         "\n\nSome 240 passengers were put up in the school hall, where volunteers cooked soup."
         "\n\nA replacement vessel is expected on Wednesday, weather permitting.\n";
}

TEST(TextCaptions, SayASentenceOfTheTextAgainWithoutItsStop) {
  const std::string caption = "A replacement vessel is expected on Wednesday, weather permitting";
  const auto article = parse_text(scraped(caption));
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, caption);
  EXPECT_TRUE(article.headings.empty());
  const std::size_t first = article.body.find("A replacement");
  EXPECT_EQ(article.body.find("A replacement", first + 1), std::string::npos);
}

TEST(TextCaptions, ASentenceOfItsOwnWithoutAStopIsNotOne) {
  const auto article = parse_text(scraped("Nobody on the quay had seen a night like this before"));
  EXPECT_TRUE(article.captions.empty());
}

TEST(TextCaptions, BeginWithCapitalsAndAnEllipsis) {
  const auto article = parse_text(
      "Ferry stays in port\n\nTIED UP \xE2\x80\xA6 The ferry lies at the north quay while divers "
      "look at its rudder.\n\nThe ferry to the outer islands stayed in port on Monday after its "
      "crew found a crack in the rudder.\n");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text,
            "TIED UP \xE2\x80\xA6 The ferry lies at the north quay while divers look at its "
            "rudder.");
  EXPECT_EQ(article.body.find("TIED UP"), std::string::npos);
}

TEST(TextCaptions, ASentenceAboveACreditIsOneAndAStatementIsNot) {
  const std::string first =
      "The warden of the weir counted nine herons on Monday, two more than in the last winter.\n\n";
  const auto article =
      parse_text("Herons stay\n\nShare\n\n" + first +
                 "The stone from which the birds fish.\n\nGetty Images\n\n" + first.substr(0, 20) +
                 "is proud of them, and the anglers are not, as everybody knows by now.\n\n"
                 "They eat what they like, the warden said.\n\nAnn Roe/Reuters\n\n" +
                 first);
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, "The stone from which the birds fish.");
  EXPECT_EQ(article.captions[0].credit, "Getty Images");
  EXPECT_NE(article.body.find("They eat what they like"), std::string::npos);
}

TEST(TextCaptions, ThatSayWhatTheyAreAreBelieved) {
  const auto article = parse_text(
      "Herons stay\n\nImage source, Getty Images\n\nImage caption, The mill below the weir\n\nThe "
      "warden of the weir counted nine herons on Monday, two more than in the last winter.\n");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, "The mill below the weir");
  EXPECT_EQ(article.captions[0].credit, "Getty Images");
}

}  // namespace
}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

TEST(Marks, CurlyMarksAndDoubledApostrophesAreMarks) {
  EXPECT_EQ(told(annotated("“The dam held,” Ruth Ivers said.")),
            "QSV|“The dam held,”|Ruth Ivers|Ruth Ivers");
  EXPECT_EQ(told(annotated("''The dam held,'' Ruth Ivers said.")),
            "QSV|''The dam held,''|Ruth Ivers|Ruth Ivers");
}

TEST(Marks, AnUnclosedQuotationContinuesInTheNextParagraph) {
  const Article a = annotated(
      "\"First we lost the road,\" Tom Birch said.\n\n\"Then we lost the bridge.\n\n\"Then the "
      "power went.\"");
  ASSERT_EQ(a.quotes.size(), 3u);
  EXPECT_EQ(told(a, 1), "FLOAT-Q|\"Then we lost the bridge.||Tom Birch");
  EXPECT_EQ(told(a, 2), "FLOAT-Q|\"Then the power went.\"||Tom Birch");
}

TEST(Marks, TitlesNicknamesInchesAndScareQuotesAreNoQuotations) {
  EXPECT_TRUE(
      annotated("Her last novel, \"The Salt Road,\" won two prizes in 2019.").quotes.empty());
  EXPECT_TRUE(annotated("William \"Buddy\" Oakes retired from the mill on Friday.").quotes.empty());
  EXPECT_TRUE(annotated("The board was 6'2\" long and the other 4\" wide.").quotes.empty());
  EXPECT_TRUE(annotated("The so-called \"miracle\" seeds never came up.").quotes.empty());
}

TEST(Marks, ALowMarkIsClosedByTheMarkThatOpensInEnglish) {
  const Article a = annotated(
      "Ruth Ivers fuhr heim. „Der Damm hat die ganze Nacht gehalten, und das Wehr auch.“ „Morgen "
      "sehen wir nach dem Wehr am unteren See.“ Dann schlief sie.");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(a.quotes[0].text, "„Der Damm hat die ganze Nacht gehalten, und das Wehr auch.“");
  EXPECT_EQ(a.quotes[1].text, "„Morgen sehen wir nach dem Wehr am unteren See.“");
}

TEST(Marks, GuillemetsPointInwardsWhereMostParagraphsHaveThemSo) {
  const Article inwards = annotated(
      "»Dæmningen har holdt hele natten, og det er godt.« Det sagde hun.\n\n"
      "»I morgen ser vi efter slusen nede ved søen.« Så gik hun hjem.");
  ASSERT_EQ(inwards.quotes.size(), 2u);
  EXPECT_EQ(inwards.quotes[0].text, "»Dæmningen har holdt hele natten, og det er godt.«");
  EXPECT_EQ(inwards.quotes[1].text, "»I morgen ser vi efter slusen nede ved søen.«");
  const Article outwards = annotated(
      "Le barrage a tenu », dit-on.\n\n« La nuit a été longue », a déclaré Ruth Ivers.\n\n"
      "« Demain nous verrons l'écluse », a déclaré Ruth Ivers.",
      "fr");
  ASSERT_EQ(outwards.quotes.size(), 2u);
  EXPECT_TRUE(outwards.quotes[0].text.starts_with("« La nuit"));
}

TEST(Marks, ASingleQuotationInsideADoubleOneStaysInside) {
  const Article a = annotated("\"He told me, 'Run,' and I ran,\" Vera Moss said.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].text, "\"He told me, 'Run,' and I ran,\"");
}

TEST(Marks, OffsetsAreCodePointsOfTheText) {
  const Article a =
      annotated("Élodie Brûlé a souri.\n\n« Très bien », a déclaré Élodie Brûlé.", "fr");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].start, 23u);
  EXPECT_EQ(a.quotes[0].end, 36u);
  EXPECT_EQ(a.quotes[0].speaker_start, 48u);
  EXPECT_EQ(a.quotes[0].speaker_full, "Élodie Brûlé");
}

TEST(Marks, QuotationsOfPlainTextAreFoundAgainInTheCleanBody) {
  Article a;
  a.text = "Rain again\n\n\"It\xC2\xA0never  stops,\"\nAda Lowe said.";
  a.headline = "Rain again";
  a.body = "\"It never stops,\" Ada Lowe said.";
  a.blocks = {{BlockKind::headline, 0, 10}, {BlockKind::paragraph, 12, a.text.size()}};
  annotate(a);
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].start, 12u);
  EXPECT_EQ(a.quotes[0].body_start, 0u);
  EXPECT_EQ(a.quotes[0].body_end, 17u);
}

TEST(Marks, OtherZonesAreSearchedOnlyWhenTheyLookLikeMisjudgedProse) {
  const std::string text = "\"We will rebuild every house,\" Ana Pike said.";
  Article a;
  a.text = text;
  a.text += "\n\nWatch: what Ana Pike said";
  a.blocks = {{BlockKind::furniture, 0, text.size()},
              {BlockKind::furniture, text.size() + 2, a.text.size()}};
  annotate(a);
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].speaker_full, "Ana Pike");
}

TEST(Marks, SingleMarksQuoteInBritishStyle) {
  const Article a = annotated(
      "'We won't let them flood the valley,' said farmer Tom Ashby, 54. 'It's the farmers' land "
      "and it's ours.'\n\nThe company's lawyer, Rita Bell, said: 'The dam is \"lawful\" and "
      "safe.'\n\n'That is nonsense,' Ashby said.");
  ASSERT_EQ(a.quotes.size(), 4u);
  EXPECT_EQ(told(a, 0), "QVS|'We won't let them flood the valley,'|Tom Ashby|Tom Ashby");
  EXPECT_EQ(told(a, 1), "FLOAT-Q|'It's the farmers' land and it's ours.'||Tom Ashby");
  EXPECT_EQ(told(a, 2), "SVQ|'The dam is \"lawful\" and safe.'|Rita Bell|Rita Bell");
  EXPECT_EQ(told(a, 3), "QSV|'That is nonsense,'|Ashby|Tom Ashby");
}

TEST(Marks, CurlySingleMarksQuoteAsStraightOnesDo) {
  const Article a = annotated(
      "\u2018It\u2019s the farmers\u2019 land,\u2019 Tom Ashby said.\n\n\u2018We stay.\u2019");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(told(a, 0), "QSV|\u2018It\u2019s the farmers\u2019 land,\u2019|Tom Ashby|Tom Ashby");
}

TEST(Marks, SingleMarksInsideDoubleOnesOpenNothing) {
  const Article a =
      annotated("\"They told us, 'Go home,' and we went 'round the back,\" Tom Ashby said.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].type, QuoteType::direct);
}

TEST(Marks, ApostrophesOpenNothing) {
  const Article a = annotated(
      "The workers' union and the teachers' union met in the '90s. Rock 'n' roll was heard.");
  EXPECT_TRUE(a.quotes.empty());
}

}  // namespace
}  // namespace news::annotation

// SPDX-License-Identifier: GPL-2.0-or-later
// Who said what in Chinese, Japanese, Korean and Arabic. Each row is a short text and what it says,
// one "words|full name" a line.
#include "indexer/annotate/caseless/caseless.hh"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/unit/indexer/annotate/rows.hh"

namespace news::annotation {
namespace {

TEST(Caseless, JapaneseSaysWhoSpeaks) {
  constexpr Row kRows[] = {
      {"佐藤花子市長は「橋は来年できる」と述べた。「予算はある」と佐藤市長は強調した。",
       "「橋は来年できる」|佐藤花子\n「予算はある」|佐藤花子\n"},
      {"近くに住む田中一郎さん（62）は「知らなかった」と話す。「残念だ」とも語った。",
       "「知らなかった」|田中一郎\n「残念だ」|田中一郎\n"},
      {"大山正人首相は編成を指示した。「暮らしを守る」と強調した。", "「暮らしを守る」|大山正人\n"},
      {"県の担当者は「協議を続ける」としている。", "「協議を続ける」|県の担当者\n"},
      {"避難した女性は「眠れない」と声を震わせた。", "「眠れない」|\n"},
      {"佐藤花子市長は橋は来年できるとの見通しを示した。", "橋は来年できる|佐藤花子\n"},
      {"跡地は「ふれあい広場」になる予定だ。「青い橋」という歌もある。", ""},
  };
  expect_rows("ja", kRows);
}

TEST(Caseless, ChineseSaysWhoSpeaks) {
  constexpr Row kRows[] = {
      {"市长王丽表示：“我们等了十年。”“资金已经到位，”她说。",
       "“我们等了十年。”|王丽\n“资金已经到位，”|王丽\n"},
      {"家住附近的李强对记者说，“没有人问过我们”。", "“没有人问过我们”|李强\n"},
      {"「真的很捨不得」，校友何明則說。", "「真的很捨不得」|何明\n"},
      {"市民张丽华感到失望。“我等了三年了。”她说。", "“我等了三年了。”|张丽华\n"},
      {"市长王丽指出，新桥将于明年完工。", "新桥将于明年完工|王丽\n"},
      {"台风“海葵”预计七日登陆，被称为“风王”。", ""},
  };
  expect_rows("zh", kRows);
}

TEST(Caseless, KoreanSaysWhoSpeaks) {
  constexpr Row kRows[] = {
      {"김민수 시장은 \"10년을 기다렸다\"고 말했다. 김 시장은 \"예산은 있다\"며 \"내년에 "
       "끝난다\"고 밝혔다.",
       "\"10년을 기다렸다\"|김민수\n\"예산은 있다\"|김민수\n\"내년에 끝난다\"|김민수\n"},
      {"창고 주인 이정호 씨는 \"뛰쳐나왔다\"고 전했다. 이씨는 \"다시 짓겠다\"고 했다.",
       "\"뛰쳐나왔다\"|이정호\n\"다시 짓겠다\"|이정호\n"},
      {"경찰 관계자는 \"신고를 받았다\"고 설명했다.", "\"신고를 받았다\"|경찰 관계자\n"},
      {"\"어릴 때 꿈이다.\" 공격수 정하늘이 말했다.", "\"어릴 때 꿈이다.\"|정하늘\n"},
      {"김민수 시장은 다리가 내년에 완공된다고 말했다.", "다리가 내년에 완공된다|김민수\n"},
      {"그는 영화 \"푸른 다리\"의 주인공이다.", ""},
  };
  expect_rows("ko", kRows);
}

TEST(Caseless, ArabicSaysWhoSpeaks) {
  constexpr Row kRows[] = {
      {"وقالت رئيسة البلدية ليلى حداد: \"انتظرنا عشر سنوات\". وأضافت: \"الأموال متوفرة\".",
       "\"انتظرنا عشر سنوات\"|ليلى حداد\n\"الأموال متوفرة\"|ليلى حداد\n"},
      {"\"سمعت انفجارا قويا\"، قال صاحب المخزن يوسف منصور. وتابع منصور: «سنعيد البناء».",
       "\"سمعت انفجارا قويا\"|يوسف منصور\n«سنعيد البناء»|يوسف منصور\n"},
      {"فازت الطالبة مريم الحسن بجائزة. وقالت الحسن: «كتبتها في غرفتي».",
       "«كتبتها في غرفتي»|مريم الحسن\n"},
      {"وأكدت وزيرة الصحة ليلى حداد أن التحقيق بدأ فورا.", "التحقيق بدأ فورا|ليلى حداد\n"},
      {"وكانت صحيفة \"الأفق\" قد نشرت تقريرا.", ""},
  };
  expect_rows("ar", kRows);
}

TEST(Caseless, BrokenAndEndlessMarksAreRead) {
  for (const std::string_view code : {"ar", "ja", "ko", "zh"}) {
    std::string text = "「";
    for (int i = 0; i < 2000; ++i) text += "「『“";
    EXPECT_TRUE(annotated(text, code).quotes.empty());
    EXPECT_TRUE(annotated("」”」", code).quotes.empty());
    EXPECT_TRUE(annotated("「」", code).quotes.empty());
    annotated(std::string(20000, '"'), code);
    annotated("は、「と」は「は", code);
  }
}

}  // namespace
}  // namespace news::annotation

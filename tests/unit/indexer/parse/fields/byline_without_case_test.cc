// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/byline_without_case.hh"

#include <gtest/gtest.h>

namespace news {

using Names = std::vector<std::string>;

TEST(BylineWithoutCase, AWordBesideTheNameTellsIt) {
  const struct {
    const char *line, *language;
    Names names;
  } kCases[] = {
      {"文/张伟", "zh", {"张伟"}},
      {"本报记者 王丽 李强", "zh", {"王丽", "李强"}},
      {"记者王丽/台北报道", "zh", {"王丽"}},
      {"佐藤花子記者", "ja", {"佐藤花子"}},
      {"取材・文／佐藤花子", "ja", {"佐藤花子"}},
      {"김민수 기자 minsu@ilbo.example", "ko", {"김민수"}},
      {"بقلم سامي حداد", "ar", {"سامي حداد"}},
      {"מאת: דנה לוי", "he", {"דנה לוי"}},
      {"โดย มานี รักไทย", "th", {"มานี รักไทย"}},
  };
  for (const auto& one : kCases) {
    const auto found = read_caseless_byline(one.line, one.language);
    EXPECT_EQ(found.names, one.names) << one.line;
    EXPECT_TRUE(found.sure) << one.line;
  }
}

TEST(BylineWithoutCase, AFamilyNameAloneIsNotSure) {
  const auto found = read_caseless_byline("山田太郎", "ja");
  EXPECT_EQ(found.names, Names{"山田太郎"});
  EXPECT_FALSE(found.sure);
}

TEST(BylineWithoutCase, PicturesDesksAndSentencesNameNobody) {
  EXPECT_TRUE(read_caseless_byline("摄影 王丽", "zh").names.empty());
  EXPECT_TRUE(read_caseless_byline("旧港的清晨。王丽 摄", "zh").names.empty());
  EXPECT_TRUE(read_caseless_byline("정치부 기자", "ko").names.empty());
  EXPECT_TRUE(read_caseless_byline("白い橋の朝", "ja").names.empty());
  EXPECT_TRUE(read_caseless_byline("العودة إلى الميناء القديم", "ar").names.empty());
  EXPECT_TRUE(read_caseless_byline("", "zh").names.empty());
  EXPECT_TRUE(read_caseless_byline(std::string(5000, 'x'), "ko").names.empty());
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/remarks.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

TEST(Remarks, OfAnOptionThatIsAnExclusion) {
  EXPECT_EQ(remark_on("ukraine -i"),
            "-i leaves out the word i; newsquery --help lists the options");
  EXPECT_EQ(remark_on("ukraine -10"),
            "-10 leaves out the number 10; newsquery --help lists the options");
  for (const auto* query :
       {"ukraine -war", "ukraine NOT i", "covid-1", "\"ukraine -i\"", "a - b"}) {
    EXPECT_EQ(remark_on(query), "") << query;
  }
}

TEST(Remarks, OfOperatorsInSmallLetters) {
  EXPECT_EQ(remark_on("strike or walkout or lockout"),
            "or is read as a word; operators are written in capitals: strike OR walkout");
  for (const auto* query : {"bread and butter", "budget not minister", "strike near port"}) {
    EXPECT_NE(remark_on(query).find("capitals"), std::string::npos) << query;
  }
  for (const auto* query : {"strike OR walkout", "or not", "near", "\"to be or not to be\"",
                            "headline:or bridge", "Or bridge", "oral notes"}) {
    EXPECT_EQ(remark_on(query), "") << query;
  }
}

TEST(Remarks, OfOperatorsOfOtherArchives) {
  EXPECT_EQ(remark_on("strike AROUND(7) port"),
            "AROUND(7) is read as words; NEAR/7 joins what stands near one another");
  EXPECT_EQ(remark_on("fees~2"),
            "fees~2 is read as words; ~fees finds what is spelled about like that");
  EXPECT_NE(remark_on("fees~0.8 port").find("~fees"), std::string::npos);
  for (const auto* query : {"~fees", "around (seven ports)", "a~b", "x ~"}) {
    EXPECT_EQ(remark_on(query), "") << query;
  }
}

TEST(Remarks, OfTheEndOfAQuestion) {
  EXPECT_EQ(remark_on("who is psaki?"),
            "psaki? takes one more character; without the ? it finds psaki");
  for (const auto* query : {"wom?n", "sardine*", "govern*", "covi? vaccine", "what?s*?",
                            "\"psaki?\"", "by:psaki?", "?"}) {
    EXPECT_EQ(remark_on(query), "") << query;
  }
}

TEST(Remarks, StandInOneLineEachOnce) {
  const auto line = remark_on("a or b or c -i fees~2");
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(line.find("or is read"), line.rfind("or is read"));
  EXPECT_NE(line.find("~fees"), std::string::npos);
}

TEST(Remarks, OfAQueryThatCannotBeReadThereIsNone) {
  EXPECT_EQ(remark_on("\"open -i"), "");
  EXPECT_EQ(remark_on(""), "");
}

}  // namespace
}  // namespace news

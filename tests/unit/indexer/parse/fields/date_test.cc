// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/date.hh"

#include <gtest/gtest.h>

namespace news {

TEST(DateText, FindsTheDayInRunningText) {
  const auto found = find_date("Posted on Thursday, January 19, 2023 at 5 p.m.");
  EXPECT_EQ(found.day, "2023-01-19");
  EXPECT_EQ(found.begin, 20u);
  EXPECT_EQ(found.end, 36u);
}

TEST(DateText, ReadsTheFormsOfEnglish) {
  for (const char* text :
       {"Jan. 19, 2023", "Jan 19th 2023", "19 January 2023", "19th of January, 2023", "19-Jan-2023",
        "JANUARY 19 2023", "12:20pm Jan 19, 2023", "Thu, 19 Jan 2023 22:01:00 GMT",
        "Thu Jan 19 22:01:00 2023", "Thu Jan 19 22:01:00 GMT 2023", "Sept 30 and Jan 19, 2023"}) {
    EXPECT_EQ(find_date(text).day, "2023-01-19") << text;
  }
}

TEST(DateText, ReadsIsoInAllItsDresses) {
  for (const char* text : {"2023-01-19", "2023-01-19T23:59:00-05:00", "2023/01/19", "2023.1.19",
                           "20230119T220100Z", "at /2023/01/19/ in an address"}) {
    EXPECT_EQ(find_date(text).day, "2023-01-19") << text;
  }
}

TEST(DateText, ReadsOtherLanguages) {
  EXPECT_EQ(find_date("Stand: 3. März 2022, 8 Uhr").day, "2022-03-03");
  EXPECT_EQ(find_date("Publié le 1er août 2022 à 8h").day, "2022-08-01");
  EXPECT_EQ(find_date("el 5 de mayo de 2023").day, "2023-05-05");
  EXPECT_EQ(find_date("14 décembre 2021").day, "2021-12-14");
  EXPECT_EQ(find_date("2 maj 2025").day, "2025-05-02");
  EXPECT_EQ(find_date("2023年1月9日").day, "2023-01-09");
  EXPECT_EQ(find_date("2023년 1월 9일").day, "2023-01-09");
}

TEST(DateText, KnowsTheMonthsOfManyPapers) {
  for (const char* text :
       {"9 октября 2025, 10:00", "9 жовтня 2025", "9. října 2025", "9. októbra 2025", "9 Ekim 2025",
        "9. lokakuuta 2025", "9 Οκτωβρίου 2025", "9 octombrie 2025", "9 Oktober 2025",
        "9 أكتوبر 2025", "2025. 10. 9. 오전 10:00"}) {
    EXPECT_EQ(find_date(text).day, "2025-10-09") << text;
  }
  EXPECT_EQ(find_date("in 2019. 12.5 percent").day, "");
}

TEST(DateText, SlashesAreReadDayFirstWhereThatIsTheCustom) {
  EXPECT_EQ(find_date("03/04/2023", "en-GB").day, "2023-04-03");
  EXPECT_EQ(find_date("03/14/2023", "en-GB").day, "2023-03-14");
}

TEST(DateText, NumbersAreADateOnlyWhenOneReadingIsLeft) {
  EXPECT_EQ(find_date("03.04.2023").day, "2023-04-03");
  EXPECT_EQ(find_date("19/01/2023").day, "2023-01-19");
  EXPECT_EQ(find_date("01/19/2023").day, "2023-01-19");
  EXPECT_EQ(find_date("04/04/2023").day, "2023-04-04");
  EXPECT_EQ(find_date("03/04/2023").day, "");
}

TEST(DateText, WhatIsNoDayIsNone) {
  for (const char* text :
       {"February 30, 2023", "2023-13-01", "January 19", "May 2023", "a march of 20 people in 2020",
        "He may 5 times", "1234567890", "20230119", "12 in 2023", "", "x2023-01-19", "9 Jan 23"}) {
    EXPECT_EQ(find_date(text).day, "") << text;
  }
}

TEST(DateText, ValuesMayBeShorterThanProse) {
  EXPECT_EQ(read_date("20230119"), "2023-01-19");
  EXPECT_EQ(read_date("19 Jan 23 10:00 EST"), "2023-01-19");
  EXPECT_EQ(read_date("26-FEB-1987 15:01:01.79"), "1987-02-26");
  EXPECT_EQ(read_date("1674165660"), "2023-01-19");
  EXPECT_EQ(read_date(" 1674165660.5 "), "2023-01-19");
  EXPECT_EQ(read_date("1674165660000"), "2023-01-19");
  EXPECT_EQ(read_date("16741656600001"), "");
  EXPECT_EQ(read_date("-5"), "");
  EXPECT_EQ(read_date("2023-02-29"), "");
}

TEST(DateText, ReadsWhatMachinesWrite) {
  for (const char* text :
       {"2023-01-19", "2023-01-19T22:01:00Z", "2023-1-19 22:01", "2023/01/19",
        "20230119T220100+0100", "20230119", "Thu, 19 Jan 2023 22:01:00 GMT", "19 Jan 2023",
        "Thu 19 January 2023", "19-JAN-2023 15:01:01.79", " 19-Jan-23", "1674165660",
        "1674165660000", "1674165660.0", "1674165660000000"}) {
    EXPECT_EQ(read_date(text), "2023-01-19") << text;
  }
  EXPECT_EQ(read_date("2024-02-29"), "2024-02-29");
  for (const char* text : {"", "today", "2023", "2023-13-01", "99", "0", "19 Foo 2023",
                           "2023-01-191", "99999999999999999999", "-1"}) {
    EXPECT_EQ(read_date(text), "") << text;
  }
}

TEST(DateText, NoDayAfterTheLatestIsADate) {
  const std::string latest = latest_day();
  EXPECT_EQ(read_date(latest), latest);
  EXPECT_EQ(read_date("2999-01-01"), "");
  EXPECT_EQ(read_date("9999999999"), "");
  EXPECT_EQ(find_date("Tickets until 31 January 2999, posted 3 May 2024").day, "2024-05-03");
  EXPECT_EQ(read_date("19 Jan 60"), "1960-01-19");
}

TEST(DateText, WhatAMonthIsMayDependOnTheLanguage) {
  EXPECT_EQ(find_date("9. listopada 2023", "pl").day, "2023-11-09");
  EXPECT_EQ(find_date("9. listopada 2023", "hr-HR").day, "2023-10-09");
  EXPECT_EQ(find_date("9. lis 2023").day, "");
  EXPECT_EQ(find_date("9. lis 2023", "hr").day, "2023-10-09");
}

TEST(DateText, ReadsOrdinalsAndPartsOfSpeechOfManyLanguages) {
  for (const char* text :
       {"January the 9th, 2023", "9th January 2023", "9e janvier 2023", "9 de enero del 2023",
        "2023. janu\u00E1r 9.", "2023 m. sausio 9 d.", "2023. gada 9. janv\u0101ris",
        "9 th\u00E1ng 1 n\u0103m 2023", "9 de gener de 2023", "9 janu\u00E1ra 2023",
        "9. jan\u00FAar 2023", "9 ianuarie 2023", "9 januara 2023"}) {
    EXPECT_EQ(find_date(text).day, "2023-01-09") << text;
  }
}

TEST(DateText, ReadsTheDigitsAndNumeralsOfEveryScript) {
  for (const char* text : {"٨ أكتوبر ٢٠٢٣", "८ अक्टूबर २०२३", "২০২৩-১০-০৮", "２０２３年１０月８日",
                           "二〇二三年十月八日", "二零二三年十月八號"}) {
    EXPECT_EQ(find_date(text).day, "2023-10-08") << text;
  }
  EXPECT_EQ(find_date("三月的事").day, "");
}

TEST(DateText, TakesEndingsSecondNamesAndNamesOfTwoWords) {
  EXPECT_EQ(find_date("3:e maj 2024", "sv").day, "2024-05-03");
  EXPECT_EQ(find_date("1.º de junho de 2023").day, "2023-06-01");
  EXPECT_EQ(find_date("5 كانون الثاني 2024").day, "2024-01-05");
  EXPECT_EQ(find_date("5 كانون الثاني/يناير 2024").day, "2024-01-05");
  EXPECT_EQ(find_date("8 Meán Fómhair 2023").day, "2023-09-08");
  EXPECT_EQ(find_date("2023ko irailaren 8a").day, "2023-09-08");
}

TEST(DateText, ReadsAYearOfTwoDigitsWhereTheLanguageOrdersThem) {
  EXPECT_EQ(find_date("04.03.24", "de").day, "2024-03-04");
  EXPECT_EQ(find_date("5/6/98", "fr").day, "1998-06-05");
  EXPECT_EQ(find_date("04.03.24").day, "");
  EXPECT_EQ(find_date("04/03/24", "en").day, "");
  EXPECT_EQ(find_date("Version 1.2.14.5", "de").day, "");
}

}  // namespace news

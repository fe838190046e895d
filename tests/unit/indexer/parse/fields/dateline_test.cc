// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/dateline.hh"

#include <gtest/gtest.h>

#include <string>

namespace news {
namespace {

struct Case {
  const char *line, *language, *place, *agency;
};

void expect(const Case& one, const std::string& behind) {
  const std::string paragraph = one.line + behind;
  const auto found = find_dateline(paragraph, one.language);
  EXPECT_EQ(found.place, one.place) << paragraph;
  EXPECT_EQ(found.agency, one.agency) << paragraph;
  if (found.length > 0) {
    EXPECT_EQ(paragraph.substr(found.length), behind) << paragraph;
  }
}

}  // namespace

TEST(Dateline, IsReadAsTheWiresOfEachLanguageWriteIt) {
  const Case kCases[] = {
      {"Berlin/dpa - ", "de", "Berlin", "dpa"},
      {"HAMBURG (dpa/lno) – ", "de", "HAMBURG", "dpa"},
      {"Madrid, 3 mar (EFE).- ", "es", "Madrid", "EFE"},
      {"(ANSA) - MILANO, 04 GIU - ", "it", "MILANO", "ANSA"},
      {"Roma, 4 giu. (Adnkronos) - ", "it", "Roma", "Adnkronos"},
      {"МИНСК, 4 июня. /ТАСС/. ", "ru", "МИНСК", "ТАСС"},
      {"МОСКВА, 4 июн — РИА Новости. ", "ru", "МОСКВА", "РИА Новости"},
      {"OSLO (NTB): ", "no", "OSLO", "NTB"},
      {"عمان 4 حزيران (بترا) - ", "ar", "عمان", "بترا"},
      {"دمشق - سانا: ", "ar", "دمشق", "سانا"},
      {"STOCKHOLM. ", "sv", "STOCKHOLM", ""},
      {"Berlin. ", "de", "Berlin", ""},
  };
  for (const auto& one : kCases) expect(one, "Tagesordnung und mehr.");
}

TEST(Dateline, IsReadInEastAsianTexts) {
  const Case kCases[] = {
      {"新华社上海6月4日电（记者王丽）", "zh", "上海", "新华社"},
      {"（中央社記者陳美玲高雄4日電）", "zh", "高雄", "中央社"},
      {"【パリ共同】", "ja", "パリ", "共同"},
      {"[ロンドン ４日 ロイター] - ", "ja", "ロンドン", "ロイター"},
      {"(부산=연합뉴스) 김민수 기자 = ", "ko", "부산", "연합뉴스"},
      {"(파리 AFP=연합뉴스) ", "ko", "파리", "연합뉴스"},
  };
  for (const auto& one : kCases) expect(one, "本日开幕");
}

TEST(Dateline, SentencesHaveNone) {
  for (const Case& one : {Case{"Der Minister (CDU) - ", "de", "", ""},
                          Case{"Stille. ", "de", "", ""}, Case{"En savoir plus : ", "fr", "", ""},
                          Case{"(注意)", "zh", "", ""}, Case{"電話がつながらない。", "ja", "", ""},
                          Case{"Пресс-служба (завод) - ", "ru", "", ""}}) {
    expect(one, "Danach kam der Regen.");
  }
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <utility>

#include "indexer/parse/text/rules.hh"

namespace news {

TEST(WordedCredit, IsPartedFromItsCaptionByTheWordsOfTheLanguage) {
  const struct {
    const char *line, *language, *text, *credit;
  } kCases[] = {
      {"Der alte Hafen am Morgen. Foto: Ole Brand/dpa", "de", "Der alte Hafen am Morgen.",
       "Ole Brand/dpa"},
      {"Stary port o świcie (fot. Ewa Lipa)", "pl", "Stary port o świcie", "Ewa Lipa"},
      {"Le vieux port au matin. Photo Lise Caron", "fr", "Le vieux port au matin.", "Lise Caron"},
      {"El viejo puerto al amanecer. / EFE", "es", "El viejo puerto al amanecer.", "EFE"},
      {"De oude haven. Beeld Jan Mulder", "nl", "De oude haven.", "Jan Mulder"},
      {"Старый порт. Фото: Ольга Белова / ТАСС", "ru", "Старый порт.", "Ольга Белова / ТАСС"},
      {"ميناء قديم. تصوير: سامي حداد", "ar", "ميناء قديم.", "سامي حداد"},
      {"朝の旧港（佐藤花子撮影）", "ja", "朝の旧港", "佐藤花子"},
      {"朝の旧港＝共同", "ja", "朝の旧港", "共同"},
      {"旧港的清晨。王丽 摄", "zh", "旧港的清晨。", "王丽"},
      {"옛 항구의 아침 [사진=연합뉴스]", "ko", "옛 항구의 아침", "연합뉴스"},
      {"옛 항구의 아침. 사진=김민수 기자", "ko", "옛 항구의 아침.", "김민수"},
  };
  for (const auto& one : kCases) {
    const auto found = split_credit(one.line, one.language);
    EXPECT_EQ(found.text, one.text) << one.line;
    EXPECT_EQ(found.credit, one.credit) << one.line;
  }
}

TEST(WordedCredit, RunningTextHoldsNone) {
  for (const auto& [line, language] :
       {std::pair{"Das Foto zeigt den alten Hafen am Morgen", "de"},
        std::pair{"La photo de famille a été prise hier soir, a dit le maire.", "fr"},
        std::pair{"写真を見た市長は驚いた", "ja"}, std::pair{"제공된 자료를 검토했다", "ko"},
        std::pair{"他去了摄影展", "zh"}, std::pair{"", "zh"}, std::pair{"(", "ko"}}) {
    EXPECT_EQ(split_worded_credit(line, language).credit, "") << line;
  }
}

}  // namespace news

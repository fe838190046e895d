// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/language/article_language.hh"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "indexer/language/detect_language.hh"

namespace news {
namespace {

constexpr std::string_view kEnglish =
    "The harbour was closed for two days and the boats have not left, said the warden who was on "
    "duty when it happened.";
constexpr std::string_view kGerman =
    "Die Brücke ist seit dem Abend gesperrt, und der Verkehr wird über das Dorf geleitet, weil die "
    "Pfeiler nicht mehr sicher sind.";

TEST(DetectLanguage, tells_each_language_by_its_own_words) {
  for (const auto& [code, text] : {
           std::pair<std::string_view, std::string_view>{"en", kEnglish},
           {"de", kGerman},
           {"fr",
            "Le pont est fermé depuis hier et les voitures ne passent plus par le village, qui "
            "est sur la route de la côte."},
           {"nl",
            "De brug is sinds gisteren dicht en het verkeer wordt over het dorp geleid, maar "
            "dat is niet voor lang."},
           {"it",
            "Il ponte della città è chiuso da ieri e non si passa più, ma gli operai sono già "
            "nel cantiere con le gru."},
           {"nb",
            "Broen er stengt og trafikken går gjennom bygda, men det er ikke farlig etter at "
            "noe ble ryddet av vei."},
           {"ru",
            "Мост был закрыт на две недели, и все машины идут по дороге из города, но это не "
            "так опасно."},
           {"el",
            "Η γέφυρα της πόλης είναι κλειστή από χθες και τα αυτοκίνητα δεν περνούν με "
            "ασφάλεια στο χωριό."},
           {"ja", "橋は昨日から閉鎖されており、車は村を通る道に回されている。"},
           {"zh", "大桥从昨天起关闭，车辆改道经过村庄，工程师正在检查桥墩的情况。"},
           {"ko", "다리는 어제부터 폐쇄되었으며 차량은 마을을 지나는 도로로 우회하고 있다"},
           {"th", "สะพานปิดตั้งแต่เมื่อวานและรถต้องอ้อมไปทางหมู่บ้าน"},
       }) {
    EXPECT_EQ(detect_language(text), code) << text;
  }
}

TEST(DetectLanguage, tells_a_short_text_by_letters_that_few_languages_write) {
  EXPECT_EQ(
      detect_language("Górnicy rozpoczęli strajk. Nie zjedziemy, dopóki nie będzie podwyżek – "
                      "zaznaczył szef związku."),
      "pl");
  EXPECT_EQ(
      detect_language("Cuatro años más tarde nadie recuerda el puente, y la señora Montaña no "
                      "lo añora."),
      "es");
  // A name of another language is none of the text's words.
  EXPECT_EQ(detect_language("Łukasz Żak and Wałęsa Śliwa said that the harbour was closed and the "
                            "boats have left"),
            "en");
}

TEST(DetectLanguage, is_not_sure_of_what_is_short_a_list_of_names_or_mixed) {
  EXPECT_EQ(detect_language(""), "");
  EXPECT_EQ(detect_language("Council votes"), "");
  EXPECT_EQ(detect_language("Ann Roe, Tom Reed, Mara Quill, Ines Calder, Josef Brandt, Lena Holm"),
            "");
  EXPECT_EQ(detect_language(std::string(kEnglish) + " " + std::string(kGerman)), "");
}

TEST(DetectLanguage, reads_capitals_broken_bytes_and_endless_words) {
  EXPECT_EQ(detect_language("THE HARBOUR WAS CLOSED FOR TWO DAYS AND THE BOATS HAVE NOT LEFT"),
            "en");
  EXPECT_EQ(detect_language("\xFF\xC3 " + std::string(kEnglish)), "en");
  EXPECT_EQ(detect_language(std::string(1'000'000, 'x')), "");
}

TEST(ArticleLanguage, is_that_of_the_text_where_the_mark_up_names_another) {
  EXPECT_EQ(article_language("", kGerman), "de");
  EXPECT_EQ(article_language("en", kGerman), "de");
  EXPECT_EQ(article_language("de-AT", kGerman), "de-at");
  EXPECT_EQ(article_language("German", kGerman), "de");
  EXPECT_EQ(article_language("no", "Broen er stengt og trafikken går, men det er ikke av noe ble"),
            "no");
}

TEST(ArticleLanguage, is_that_of_the_mark_up_where_the_text_cannot_tell) {
  EXPECT_EQ(article_language("fr_CA", "Ann Roe, Tom Reed"), "fr-ca");
  EXPECT_EQ(article_language("lb", kGerman), "lb");
  EXPECT_EQ(article_language("x-default", "Ann Roe, Tom Reed"), "");
}

}  // namespace
}  // namespace news

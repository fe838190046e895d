// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

Article only(std::string_view json, std::string_view path = "a.json") {
  auto result = collect(json, path);
  EXPECT_EQ(result.articles.size(), 1u) << result.error;
  return result.articles.empty() ? Article{} : std::move(result.articles[0]);
}

TEST(Json, PlainHeadlineAndBody) {
  const auto article = only(
      R"({"headline":"Ice melts","body":"First.\nSecond.","byline":"By Ida Frost and Rolf Kern"})");
  EXPECT_EQ(article.format, "json");
  EXPECT_EQ(article.headline, "Ice melts");
  EXPECT_EQ(article.body, "First.\n\nSecond.");
  EXPECT_EQ(article.byline, (std::vector<std::string>{"Ida Frost", "Rolf Kern"}));
}

TEST(Json, ANumberThatNoDoubleHoldsIsAnErrorAndNoCrash) {
  const auto result =
      collect(R"({"headline":"Ice melts","body":"First.","size":9E9999999999})", "a.json");
  EXPECT_TRUE(result.articles.empty());
  EXPECT_NE((result.error + (result.skips.empty() ? "" : result.skips[0].reason)).find("too large"),
            std::string::npos);
}

TEST(Json, NewsPleaseKeys) {
  const auto article = only(
      R"({"authors":["Ida Frost"],"date_download":"2024-02-01 00:00:00","date_publish":"2017-07-17 17:03:00",)"
      R"("language":"en","source_domain":"www.north.example","maintext":"Text.","title":"T","title_rss":null,)"
      R"("url":"https://www.north.example/a"})");
  EXPECT_EQ(article.date, "2017-07-17");
  EXPECT_EQ(article.source, "www.north.example");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.url, "https://www.north.example/a");
}

TEST(Json, EpochDatesAndAddressesAsSources) {
  const auto article = only(
      R"({"title":"T","text":"X.","publish_date":1519776000.0,"source":"https://www.north.example"})");
  EXPECT_EQ(article.date, "2018-02-28");
  EXPECT_EQ(article.source, "north.example");
  EXPECT_EQ(only(R"({"title":"T","text":"X.","timestamp":1519776000000})").date, "2018-02-28");
  EXPECT_EQ(only(R"({"title":"T","text":"X.","publish_date":null})").date, "");
}

TEST(Json, CcNewsKeys) {
  const auto article =
      only(R"({"date":"2019-11-06 00:00:00","description":"Short.","domain":"www.north.example",)"
           R"("image_url":"https://north.example/a.jpg","text":"First.\nSecond.","title":"T",)"
           R"("url":"https://www.north.example/a"})");
  EXPECT_EQ(article.headline, "T");
  EXPECT_EQ(article.date, "2019-11-06");
  EXPECT_EQ(article.source, "www.north.example");
  EXPECT_EQ(article.url, "https://www.north.example/a");
  EXPECT_EQ(article.body, "First.\n\nSecond.");
  EXPECT_EQ(article.standfirst, "Short.");
  EXPECT_TRUE(article.byline.empty());
}

TEST(Json, NewspaperKeys) {
  const auto article = only(
      R"({"url":"https://north.example/a","text":"First.","images":["https://north.example/a.jpg"],)"
      R"("top_img":"","keywords":[],"authors":["Ida Frost","Rolf Kern"],"canonical_link":"",)"
      R"("title":"T","meta_data":{"og":{"title":"X"}},"movies":[],"publish_date":1519776000.0,)"
      R"("source":"https://north.example","summary":""})");
  EXPECT_EQ(article.headline, "T");
  EXPECT_EQ(article.byline, (std::vector<std::string>{"Ida Frost", "Rolf Kern"}));
  EXPECT_EQ(article.date, "2018-02-28");
  EXPECT_EQ(article.source, "north.example");
  EXPECT_TRUE(article.captions.empty());
}

TEST(Json, DpaKeysWithHtmlInsideAndPictures) {
  const auto article = only(
      R"({"version_created":"2024-09-25T18:52:17+02:00","headline":"Fluss steigt","teaser":"Kurz.",)"
      R"("byline":"Von Ina Kurz","dateline":"Talheim (dpa) - ","article_html":"<section><p>Ein Fluss.</p><h2>Folgen</h2><p>Viele.</p></section>",)"
      R"("creditline":"dpa","dpasubject_names":["Wetter"],"associations":[{"type":"image","caption":"Hochwasser im Tal.","creditline":"Jo Berg/dpa"}]})");
  EXPECT_EQ(article.body, "Ein Fluss.\n\nFolgen\n\nViele.");
  EXPECT_EQ(article.headings, std::vector<std::string>{"Folgen"});
  EXPECT_EQ(article.date, "2024-09-25");
  EXPECT_EQ(article.place, "Talheim");
  EXPECT_EQ(article.section, "Wetter");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].credit, "Jo Berg/dpa");
}

TEST(Json, NinjsOne) {
  const auto article = only(
      R"({"uri":"urn:x:1","type":"text","versioncreated":"2024-01-02T03:04:05Z","headline":"Owls return","byline":"Peter and Jane",)"
      R"("body_text":"Owls returned.They hoot.","body_xhtml":"<p>Owls returned.</p><p>They hoot.</p>","located":"Elm","copyrightholder":"Wood Wire",)"
      R"("subject":[{"name":"nature"}],"associations":{"main":{"type":"picture","description_text":"An owl.","byline":"Sam Oak","copyrightholder":"Wood Wire"}}})");
  EXPECT_EQ(article.format, "ninjs");
  EXPECT_EQ(article.byline, (std::vector<std::string>{"Peter", "Jane"}));
  EXPECT_EQ(article.body, "Owls returned.\n\nThey hoot.");
  EXPECT_EQ(article.date, "2024-01-02");
  EXPECT_EQ(article.section, "nature");
  EXPECT_EQ(article.place, "Elm");
  EXPECT_EQ(article.source, "Wood Wire");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, "An owl.");
  EXPECT_EQ(article.captions[0].credit, "Sam Oak/Wood Wire");
}

TEST(Json, NinjsTwoInLowerCase) {
  const auto article = only(
      R"({"uri":"https://w.example/9","type":"text","versioncreated":"2021-05-26T13:40:18+02:00",)"
      R"("copyrightholder":"Wood Wire","headlines":[{"role":"main","value":"Owls are back"}],)"
      R"("by":"Sam Oak","infosources":[{"name":"Elm Post"}],"places":[{"name":"Elm"}],)"
      R"("subjects":[{"name":"nature"}],"bodies":[{"role":"main","contenttype":"text/plain",)"
      R"("value":"Owls hoot.\nThey do."}],"associations":[{"name":"a","type":"picture",)"
      R"("creditline":"Kim Ash/WW","descriptions":[{"role":"caption","value":"A barn owl."}]}]})");
  EXPECT_EQ(article.headline, "Owls are back");
  EXPECT_EQ(article.byline, std::vector<std::string>{"Sam Oak"});
  EXPECT_EQ(article.date, "2021-05-26");
  EXPECT_EQ(article.source, "Elm Post");
  EXPECT_EQ(article.place, "Elm");
  EXPECT_EQ(article.section, "nature");
  EXPECT_EQ(article.url, "https://w.example/9");
  EXPECT_EQ(article.body, "Owls hoot.\n\nThey do.");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].credit, "Kim Ash/WW");
}

TEST(Json, AuthorsAreReadHoweverTheyAreBuilt) {
  const auto byline_of = [](const std::string& member) {
    return only(R"({"headline":"Owls are back","body":"Owls hoot at night.",)" + member + "}")
        .byline;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(byline_of(R"("author":3,"_embedded":{"author":[{"id":3,"name":"Sam Oak"}]})"),
            (Names{"Sam Oak"}));
  EXPECT_EQ(byline_of(R"("author":5)"), Names{});
  EXPECT_EQ(byline_of(R"("author":"3")"), Names{});
  EXPECT_EQ(byline_of(R"("author":{"display_name":"Sam Oak"})"), (Names{"Sam Oak"}));
  EXPECT_EQ(byline_of(R"("authors":[{"first_name":"Sam","last_name":"Oak"},{"name":"Kim Ash"}])"),
            (Names{"Sam Oak", "Kim Ash"}));
  EXPECT_EQ(byline_of(R"("author":{"url":"https://w.example/author/sam-oak/"})"),
            (Names{"Sam Oak"}));
  EXPECT_EQ(byline_of(R"("byline":{"original":"By Sam Oak and Kim Ash"})"),
            (Names{"Sam Oak", "Kim Ash"}));
}

TEST(Json, DatesAreReadFromNumbersAndExportsOfDatabases) {
  const auto date_of = [](const std::string& value) {
    return only(R"({"headline":"Owls are back","body":"Owls hoot at night.","date":)" + value + "}")
        .date;
  };
  EXPECT_EQ(date_of("20230119"), "2023-01-19");
  EXPECT_EQ(date_of("1674165660"), "2023-01-19");
  EXPECT_EQ(date_of("1674165660000.5"), "2023-01-19");
  EXPECT_EQ(date_of(R"({"$date":"2023-01-19T22:01:00Z"})"), "2023-01-19");
  EXPECT_EQ(date_of(R"({"$date":{"$numberLong":"1674165660000"}})"), "2023-01-19");
}

TEST(Json, NinjsThreeWithRoles) {
  const auto article = only(
      R"({"uri":"https://w.example/2","standard":{"name":"ninjs","version":"3.0"},"type":"text","firstCreated":"2024-01-05T00:00:00Z",)"
      R"("headlines":[{"role":"short","value":"Owls"},{"role":"main","value":"Owls are back"}],"by":"Sam Oak, Owl Trust",)"
      R"("bodies":[{"contentType":"text/plain","value":"Owls are back Elm Owls hoot."},{"contentType":"application/xml","value":"<X>no</X>"},)"
      R"({"contentType":"text/html","value":"<h1>Owls are back</h1><p>Owls hoot.</p>"}],)"
      R"("associations":[{"type":"picture","by":"Kim Ash","descriptions":[{"value":"A barn owl."}]}]})");
  EXPECT_EQ(article.headline, "Owls are back");
  EXPECT_EQ(article.body, "Owls hoot.");
  EXPECT_EQ(article.byline, (std::vector<std::string>{"Sam Oak"}));
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].credit, "Kim Ash");
}

TEST(Json, APictureInTheTextAndBesideItIsOneCaptionAndItsBylineACredit) {
  const auto article = only(
      R"({"uri":"urn:1","versioncreated":"2024-05-01","headlines":[{"value":"Fluss steigt"}],)"
      R"("bodies":[{"contenttype":"text/html","value":"<p>Ein Fluss.</p><figure><img src='a'/><div class='byline'>Jo Berg/dpa</div><figcaption>Hochwasser im Tal.</figcaption></figure>"}],)"
      R"("associations":[{"type":"picture","by":"Jo Berg/dpa","descriptions":[{"value":"Hochwasser im Tal."}]}]})");
  EXPECT_EQ(article.body, "Ein Fluss.");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, "Hochwasser im Tal.");
  EXPECT_EQ(article.captions[0].credit, "Jo Berg/dpa");
}

TEST(Json, NinjsPictureItemHasACaptionAndNoBody) {
  const auto article = only(
      R"({"uri":"urn:p","type":"picture","versioncreated":"2024-01-02","headline":"Owl","by":"Kim Ash","description_text":"An owl on a post."})");
  ASSERT_EQ(article.captions.size(), 1u);
  EXPECT_EQ(article.captions[0].text, "An owl on a post.");
  EXPECT_EQ(article.body, "");
}

TEST(Json, LinesAreArticlesAndABrokenOneIsNamed) {
  const auto result = collect(
      "{\"title\":\"A\",\"text\":\"One.\"}\n{\"title\":\"B\",\"text\":\n\n{\"title\":\"D\","
      "\"text\":\"Four.\"}\n[1]\n",
      "a.jsonl");
  ASSERT_EQ(result.articles.size(), 2u) << result.error;
  EXPECT_EQ(result.articles[0].member, "1");
  EXPECT_EQ(result.articles[1].member, "4");
  EXPECT_EQ(result.articles[1].ordinal, 3u);
  ASSERT_EQ(result.skips.size(), 2u);
  EXPECT_EQ(result.skips[0].member, "2");
  EXPECT_EQ(result.skips[0].reason, "not valid JSON: it ends too early");
  EXPECT_TRUE(result.error.empty());
}

TEST(Json, ArraysAndListsInsideAnObjectAreManyArticles) {
  const auto array =
      collect(R"([{"title":"A","text":"x","id":"a1"},{"title":"B","text":"y"}])", "a.json");
  ASSERT_EQ(array.articles.size(), 2u) << array.error;
  EXPECT_EQ(array.articles[0].member, "a1");
  EXPECT_EQ(array.articles[1].member, "2");
  const auto list = collect(
      R"({"status":"ok","articles":[{"title":"A","content":"x","publishedAt":"2024-01-02T00:00:00Z","source":{"name":"North"}},{"title":"B","content":"y"}]})",
      "a.json");
  ASSERT_EQ(list.articles.size(), 2u) << list.error;
  EXPECT_EQ(list.articles[0].source, "North");
  EXPECT_EQ(list.articles[0].date, "2024-01-02");
}

TEST(Json, AHundredThousandBracketsAreRefusedNotSuffered) {
  const std::string deep = "{\"title\":\"T\",\"text\":" + std::string(100'000, '[');
  EXPECT_EQ(collect(deep, "a.json").error, "not valid JSON: nested deeper than 200");
  const auto array = collect(std::string(100'000, '['), "a.json", {Format::json});
  EXPECT_EQ(array.error, "truncated: the file ends inside the value of line 1");
  const auto lines = collect(deep + "\n{\"title\":\"T\",\"text\":\"x\"}\n", "a.jsonl");
  EXPECT_EQ(lines.articles.size(), 1u);
  EXPECT_EQ(lines.failures(), 1u);
}

TEST(Json, TruncatedJsonIsNamed) {
  EXPECT_EQ(collect(R"({"title":"T","text":"abc)", "a.json").error,
            "not valid JSON: it ends too early");
}

TEST(Json, WhatWritersStrayInIsMended) {
  EXPECT_EQ(only("{\"title\":\"T\",\"text\":\"a\nb\",\"score\":NaN,\"low\":-Infinity}").body,
            "a\n\nb");
  EXPECT_EQ(only(R"({"title":"T \ud83d x","text":"smile \ud83d\ude00"})").headline,
            "T \xEF\xBF\xBD x");
  EXPECT_EQ(only("\xEF\xBB\xBF{\"title\":\"T\",\"text\":\"a\"}").headline, "T");
}

TEST(Json, WhatIsNoArticleIsNamed) {
  EXPECT_EQ(collect(R"({"answer":42})", "a.json").error, "JSON without headline and text");
}

TEST(Json, FundusSectionsAreHeadingsAndParagraphs) {
  const auto article = only(
      R"([{"title":"Ice melts","authors":["Ida Frost"],"publishing_date":"2024-03-04 10:11:12+01:00",)"
      R"("plaintext":"Short.\n\nFirst.","body":{"summary":["Short."],"sections":[{"headline":[],)"
      R"("paragraphs":["First.","Second."]},{"headline":["And now"],"paragraphs":["Third."]}]}}])");
  EXPECT_EQ(article.date, "2024-03-04");
  EXPECT_EQ(article.standfirst, "Short.");
  EXPECT_EQ(article.headings, std::vector<std::string>{"And now"});
  EXPECT_EQ(article.body, "First.\n\nSecond.\n\nAnd now\n\nThird.");
}

TEST(Json, TreesOfEditorsAreTexts) {
  for (
      const std::string_view body :
      {R"({"blocks":[{"type":"paragraph","data":{"text":"One <i>two</i>."}},{"type":"header",)"
       R"("data":{"text":"Now","level":2}},{"type":"list","data":{"items":["Three."]}}]})",
       R"({"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"One "},)"
       R"({"type":"text","text":"two."}]},{"type":"heading","content":[{"type":"text","text":"Now"}]},)"
       R"({"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph",)"
       R"("content":[{"type":"text","text":"Three."}]}]}]}]})",
       R"([{"_type":"block","style":"normal","children":[{"_type":"span","text":"One "},)"
       R"({"_type":"span","text":"two."}]},{"_type":"block","style":"h2","children":[{"_type":)"
       R"("span","text":"Now"}]},{"_type":"block","children":[{"_type":"span","text":"Three."}]}])",
       R"({"nodeType":"document","content":[{"nodeType":"paragraph","content":[{"nodeType":"text",)"
       R"("value":"One two."}]},{"nodeType":"heading-2","content":[{"nodeType":"text","value":)"
       R"("Now"}]},{"nodeType":"paragraph","content":[{"nodeType":"text","value":"Three."}]}]})",
       R"([{"type":"text","content":"<p>One two.</p>"},{"type":"header","content":"Now"},)"
       R"({"type":"text","content":"Three."}])"}) {
    const auto article = only(R"({"title":"T","body":)" + std::string(body) + "}");
    EXPECT_EQ(article.body, "One two.\n\nNow\n\nThree.") << body;
    EXPECT_EQ(article.headings, std::vector<std::string>{"Now"}) << body;
  }
}

TEST(Json, ATextInATreeThatNobodyKnowsIsNoEmptyArticle) {
  const auto result = collect(
      R"({"title":"T","summary":"Short.","body":{"pages":[{"lines":["Words that stand where no reader looks."]}]}})",
      "a.json");
  EXPECT_TRUE(result.articles.empty());
  EXPECT_EQ(result.error, "JSON whose text (\"body\") is built in a way that is not read");
  EXPECT_EQ(
      only(R"({"title":"T","content":{"rendered":"","protected":true},"excerpt":"E"})").headline,
      "T");
}

TEST(Json, DocumentsOfNewspapersInterfacesAreArticles) {
  const auto document = std::string(
      R"({"_id":"d1","headline":{"main":"Ice melts","kicker":null},"byline":{"original":)"
      R"("By Ida Frost and Rolf Kern"},"pub_date":"2024-01-03T10:00:00+0000","lead_paragraph":)"
      R"("Ice melted on the lake.","abstract":"Early.","web_url":"https://n.example/1"})");
  for (const auto& json : {document, R"({"response":{"docs":[)" + document + "]}}"}) {
    const auto article = only(json);
    EXPECT_EQ(article.headline, "Ice melts");
    EXPECT_EQ(article.byline, (std::vector<std::string>{"Ida Frost", "Rolf Kern"}));
    EXPECT_EQ(article.body, "Ice melted on the lake.");
    EXPECT_EQ(article.date, "2024-01-03");
  }
  const auto fields =
      only(R"({"response":{"results":[{"id":"w/1","webTitle":"Fog","webPublicationDate":)"
           R"("2024-01-03T10:00:00Z","fields":{"byline":"Ida Frost","bodyText":"Fog came."}}]}})");
  EXPECT_EQ(fields.headline, "Fog");
  EXPECT_EQ(fields.byline, std::vector<std::string>{"Ida Frost"});
  EXPECT_EQ(fields.date, "2024-01-03");
  EXPECT_EQ(fields.body, "Fog came.");
}

TEST(Json, ItemsOfAJsonFeedInheritFromIt) {
  const auto result = collect(
      R"({"version":"https://jsonfeed.org/version/1.1","title":"North Post","language":"en",)"
      R"("authors":[{"name":"Ida Frost"}],"items":[{"id":"1","title":"Ice","content_text":"It melts."},)"
      R"({"id":"2","title":"Is","content_html":"<p>Den smelter.</p>","language":"da",)"
      R"("authors":[{"name":"Rolf Kern"}]}]})",
      "feed.json");
  ASSERT_EQ(result.articles.size(), 2u) << result.error;
  EXPECT_EQ(result.articles[0].byline, std::vector<std::string>{"Ida Frost"});
  EXPECT_EQ(result.articles[0].language, "en");
  EXPECT_EQ(result.articles[0].source, "North Post");
  EXPECT_EQ(result.articles[1].byline, std::vector<std::string>{"Rolf Kern"});
  EXPECT_EQ(result.articles[1].language, "da");
}

TEST(Json, ManifestsAndOEmbedAreNoArticles) {
  EXPECT_EQ(collect(R"({"name":"North Post","icons":[{}],"display":"standalone"})", "a.json").error,
            "not an article: a web manifest");
  EXPECT_EQ(
      collect(R"({"version":"1.0","type":"rich","title":"Ice","html":"<b>a</b>"})", "a.json").error,
      "not an article: oEmbed");
}

TEST(Json, WhoWroteItMayStandAmongTheCredits) {
  const auto article = only(
      R"({"headlines":{"basic":"Ice melts"},"credits":{"by":[{"name":"Ida Frost"}],
      "photos":[{"name":"Rolf Kern"}]},"display_date":"2024-03-04T10:11:12Z",
      "content_elements":[{"type":"text","content":"First."}]})");
  EXPECT_EQ(article.headline, "Ice melts");
  EXPECT_EQ(article.byline, std::vector<std::string>{"Ida Frost"});
  EXPECT_EQ(article.date, "2024-03-04");
  EXPECT_EQ(only(R"({"title":"Ice melts","text":"First.","credits":[{"name":"Rolf Kern"}],
      "bylines":[{"creators":[{"displayName":"Ida Frost"}]}]})")
                .byline,
            std::vector<std::string>{"Ida Frost"});
}

TEST(Json, ThePlaceOfADatelineIsRead) {
  EXPECT_EQ(only(R"({"title":"Ice melts","text":"OXMOOR, Senn (KBN) -- The ice melts."})").place,
            "OXMOOR, Senn");
}

}  // namespace
}  // namespace news

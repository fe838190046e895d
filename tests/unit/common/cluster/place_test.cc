// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cluster/place.hh"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace news {
namespace {

using Hosts = std::vector<std::string>;

TEST(ClusterPlace, NamesHostsAndAnArchive) {
  const auto place = parse_cluster_place("opensearch+https://a.example:9200,b.example/press-2024");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->hosts, (Hosts{"https://a.example:9200", "https://b.example"}));
  EXPECT_EQ(place->archive, "press-2024");
}

TEST(ClusterPlace, GoesByPlainHttpToThisMachineAlone) {
  for (const auto* host : {"127.0.0.1:9200", "localhost", "[::1]:9200", "127.1.2.3"}) {
    EXPECT_TRUE(parse_cluster_place(std::string("opensearch+http://") + host + "/news")) << host;
  }
  for (const auto* host : {"10.0.0.1", "news.example", "127.0.0.1.example", "127.0.0.1,10.0.0.1",
                           "localhost.example", "[::2]"}) {
    const auto place = parse_cluster_place(std::string("opensearch+http://") + host + "/news");
    ASSERT_FALSE(place) << host;
    EXPECT_EQ(place.error().code, ErrorCode::usage);
    EXPECT_NE(place.error().hint.find("https"), std::string::npos) << host;
  }
}

TEST(ClusterPlace, HoldsNoPasswordAndPrintsNone) {
  const auto place = parse_cluster_place("opensearch+https://desk:secret@news.example/news");
  ASSERT_FALSE(place);
  EXPECT_EQ((place.error().message + place.error().hint).find("secret"), std::string::npos);
}

TEST(ClusterPlace, IsRefusedWhereItCouldMeanSomethingElse) {
  for (const auto* text :
       {"opensearch+ftp://a/news", "opensearch+https://a", "opensearch+https://a/",
        "opensearch+https:///news", "opensearch+https://a,/news", "opensearch+https://a:/news",
        "opensearch+https://a:99999999/news", "opensearch+https://a/News", "opensearch+https://a/*",
        "opensearch+https://a/x/_search", "opensearch+https://a/_all", "opensearch+https://a/x,y",
        "opensearch+https://a/x?y", "opensearch+https://a b/news", "opensearch+https://-a/news",
        "opensearch+https://[::1/news", "opensearch+https://[]/news", "https://a/news"}) {
    const auto place = parse_cluster_place(text);
    ASSERT_FALSE(place) << text;
    EXPECT_EQ(place.error().code, ErrorCode::usage);
    EXPECT_FALSE(place.error().hint.empty());
  }
}

}  // namespace
}  // namespace news

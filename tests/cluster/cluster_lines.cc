// SPDX-License-Identifier: GPL-2.0-or-later
// Prints an embedded index as what fills a cluster with the same articles: first the body that the
// index there is created with, then two lines of a bulk request for each article.
//
//   cluster_lines INDEX SHARDS
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <unordered_map>

#include "common/analyser.hh"
#include "common/index/index_reader.hh"
#include "common/index_schema.hh"
#include "common/json_writer.hh"
#include "common/stored_article.hh"
#include "indexer/cluster/document.hh"
#include "indexer/cluster/mapping.hh"

namespace {

using Bridges = std::unordered_map<std::string, std::string>;

int print_segment(const news::Segment& segment, const Xapian::Database& articles,
                  const Bridges& bridges, news::Analyser& analyser) {
  for (auto at = articles.postlist_begin(std::string(news::kEveryPrefix));
       at != articles.postlist_end(std::string(news::kEveryPrefix)); ++at) {
    if (std::binary_search(segment.dead_articles.begin(), segment.dead_articles.end(), *at)) {
      continue;
    }
    const auto document = articles.get_document(*at);
    const auto article = news::decode_article(document.get_data());
    if (!article) {
      std::fprintf(stderr, "%s\n", article.error().message.c_str());
      return 1;
    }
    const auto key = document.get_value(news::slot::kGroup);
    const auto older = bridges.find(key);
    news::JsonWriter json;
    json.begin_object().key("index").begin_object().key("_id").value(article->id);
    json.end_object().end_object();
    std::puts(json.text().c_str());
    std::puts(
        news::cluster_document(*article, older == bridges.end() ? key : older->second, analyser)
            .c_str());
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const auto index = news::IndexReader::open(argv[1]);
  if (!index) {
    std::fprintf(stderr, "%s\n", index.error().message.c_str());
    return 1;
  }
  const auto shards = static_cast<unsigned>(std::atoi(argv[2]));
  const auto& generation = index->generation();
  std::puts(news::cluster_index_body({shards, 0, generation.uuid}).c_str());
  Bridges bridges;
  for (const auto& bridge : generation.bridges) bridges.emplace(bridge.newer, bridge.older);
  news::Analyser analyser;
  for (std::size_t i = 0; i < generation.segments.size(); ++i) {
    if (const int status =
            print_segment(generation.segments[i], index->articles()[i], bridges, analyser);
        status != 0) {
      return status;
    }
  }
  return 0;
}

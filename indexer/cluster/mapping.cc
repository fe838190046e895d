// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cluster/mapping.hh"

#include "common/cluster_schema.hh"
#include "common/field.hh"
#include "common/index_schema.hh"
#include "common/json_writer.hh"

namespace news {
namespace {

constexpr std::string_view kAnalyser = "words_and_stems";
// Of quotations in one article; the server refuses articles with more.
constexpr unsigned kMostQuotations = 50000;

void add_type(JsonWriter& json, std::string_view name, std::string_view type) {
  json.key(name).begin_object().key("type").value(type).end_object();
}

// What is kept for no search.
void add_kept(JsonWriter& json, std::string_view name, std::string_view type) {
  json.key(name).begin_object().key("type").value(type);
  json.key("doc_values").value(false).end_object();
}

void add_date(JsonWriter& json) {
  json.key(cluster_field::kDate).begin_object();
  json.key("type").value("date").key("format").value("yyyy-MM-dd").end_object();
}

// The server adds the gap to the usual step of one, as the embedded index does.
void add_text(JsonWriter& json, std::string_view name, bool norms, bool plain) {
  json.key(name).begin_object().key("type").value("text").key("analyzer").value(kAnalyser);
  json.key("position_increment_gap").value(kParagraphGap);
  if (!norms) json.key("norms").value(false);
  if (plain) json.key("copy_to").value(cluster_field::kPlain);
  json.end_object();
}

void add_quotations(JsonWriter& json) {
  json.key(cluster_field::kQuotes).begin_object().key("type").value("nested");
  json.key("properties").begin_object();
  add_text(json, cluster_field::kSaid, true, false);
  for (const auto& row : field_table()) {
    if (!row.of_quotations) continue;
    if (row.kind == FieldKind::text) add_text(json, row.name, false, false);
    if (row.kind == FieldKind::exact) add_type(json, row.name, "keyword");
  }
  add_date(json);
  add_type(json, cluster_field::kLacks, "keyword");
  add_type(json, cluster_field::kGroup, "keyword");
  add_type(json, cluster_field::kStory, "keyword");
  add_type(json, cluster_field::kSure, "integer");
  json.end_object().end_object();
}

void add_settings(JsonWriter& json, const ClusterIndex& index) {
  json.key("settings").begin_object();
  json.key("number_of_shards").value(index.shards);
  json.key("number_of_replicas").value(index.replicas);
  json.key("codec").value("best_compression").key("refresh_interval").value(-1);
  json.key("max_inner_result_window").value(kMostInnerHits);
  json.key("mapping.nested_objects.limit").value(kMostQuotations);
  json.key("similarity").begin_object().key("default").begin_object();
  json.key("type").value("BM25").key("k1").value(1.6).key("b").value(0.7);
  json.end_object().end_object();
  json.key("analysis").begin_object();
  json.key("filter").begin_object();
  json.key("free").begin_object().key("type").value("stop");
  json.key("stopwords").begin_array().value(kFreePlace).end_array().end_object();
  json.key("forms").begin_object().key("type").value("pattern_capture");
  json.key("preserve_original").value(false);
  json.key("patterns").begin_array().value("^([^=]+)");
  json.value("(" + std::string(kStemMark) + ".+)$").end_array().end_object();
  json.end_object();
  json.key("analyzer").begin_object().key(kAnalyser).begin_object();
  json.key("type").value("custom").key("tokenizer").value("whitespace");
  json.key("filter").begin_array().value("free").value("forms").end_array();
  json.end_object().end_object().end_object().end_object();
}

void add_meta(JsonWriter& json, std::string_view uuid) {
  json.key("_meta").begin_object().key(cluster_meta::kArchive).begin_object();
  json.key(cluster_meta::kSchema).value(kClusterSchema);
  json.key(cluster_meta::kAnalyser).value(kAnalyserVersion);
  json.key(cluster_meta::kUuid).value(uuid).end_object().end_object();
}

}  // namespace

std::string cluster_index_body(const ClusterIndex& index) {
  JsonWriter json;
  json.begin_object();
  add_settings(json, index);
  json.key("mappings").begin_object().key("dynamic").value("strict");
  add_meta(json, index.uuid);
  json.key("_source").begin_object().key("includes").begin_array();
  json.value(cluster_field::kStored).value(cluster_field::kSignature).end_array().end_object();
  json.key("properties").begin_object();
  json.key(cluster_field::kPlain).begin_object().key("type").value("text");
  json.key("analyzer").value(kAnalyser).key("index_options").value("freqs").end_object();
  for (const auto& row : field_table()) {
    if (row.kind == FieldKind::text) add_text(json, row.name, row.in_plain, row.in_plain);
    if (row.kind == FieldKind::exact) add_type(json, row.name, "keyword");
  }
  add_date(json);
  add_type(json, cluster_field::kWords, "long");
  add_type(json, cluster_field::kLacks, "keyword");
  add_type(json, cluster_field::kGroup, "keyword");
  add_type(json, cluster_field::kWire, "keyword");
  add_type(json, cluster_field::kStory, "keyword");
  add_type(json, cluster_field::kEntered, "long");
  add_type(json, cluster_field::kRun, "long");
  add_type(json, cluster_field::kSum, "keyword");
  add_kept(json, cluster_field::kSentences, "long");
  add_kept(json, cluster_field::kStored, "binary");
  add_kept(json, cluster_field::kSignature, "binary");
  add_quotations(json);
  json.end_object().end_object().end_object();
  return json.take();
}

}  // namespace news

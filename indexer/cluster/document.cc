// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cluster/document.hh"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "common/base64.hh"
#include "common/cluster_schema.hh"
#include "common/field.hh"
#include "common/index/word_forms.hh"
#include "common/index_schema.hh"
#include "common/json_writer.hh"
#include "common/position_ranges.hh"
#include "common/stored_article.hh"
#include "common/stories.hh"
#include "indexer/copies/signature.hh"
#include "indexer/store/batch.hh"
#include "indexer/store/document.hh"

namespace news {
namespace {

using Words = std::vector<std::pair<std::uint32_t, std::string>>;  // by place

// Gathers what a document would hold, by prefix: terms begin with capitals, words never do.
class Gathered : public BatchWriter {
 public:
  void add_posting(std::string_view term, std::uint32_t position,
                   std::uint32_t frequency) override {
    auto [prefix, word] = parted(term);
    words[std::string(prefix)].emplace_back(position, word);
    length += frequency;
  }
  void add_boolean(std::string_view term) override {
    auto [prefix, word] = parted(term);
    exact[std::string(prefix)].emplace_back(word);
  }
  // Its place is told by quote_slot::kSpan.
  void add_word(std::string_view, std::uint32_t) override {}
  void set_value(unsigned slot, std::string_view value) override { values[slot] = value; }
  void set_data(std::string_view) override {}
  Status finish_document() override { return {}; }
  Status finish() override { return {}; }

  const std::string& value(unsigned slot) { return values[slot]; }

  std::map<std::string, Words> words;
  std::map<std::string, std::vector<std::string>> exact;
  std::map<unsigned, std::string> values;
  std::uint64_t length = 0;

 private:
  static std::pair<std::string_view, std::string_view> parted(std::string_view term) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto end = std::find_if_not(term.begin(), term.end(), capital);
    const auto size = static_cast<std::size_t>(end - term.begin());
    return {term.substr(0, size), term.substr(size)};
  }
};

// Words in the order of their places as the values of an array; where paragraphs part them, a value
// ends.
class StreamWriter {
 public:
  explicit StreamWriter(JsonWriter& json) : json_(json) {}

  void add(std::uint32_t place, const std::string& word) {
    if (any_ && (place <= last_ || place - last_ > kParagraphGap)) end();
    for (; any_ && last_ + 1 < place; ++last_) (text_ += ' ') += kFreePlace;
    if (any_) text_ += ' ';
    ((text_ += word) += kStemMark) += stem_of(word);
    last_ = place;
    any_ = true;
  }
  void end() {
    if (any_) json_.value(text_);
    text_.clear();
    any_ = false;
  }

 private:
  JsonWriter& json_;
  std::string text_;
  std::uint32_t last_ = 0;
  bool any_ = false;
};

void write_words(JsonWriter& json, std::string_view name, const Words& words) {
  if (words.empty()) return;
  json.key(name).begin_array();
  StreamWriter stream(json);
  for (const auto& [place, word] : words) stream.add(place, word);
  stream.end();
  json.end_array();
}

// The words of the body that stand in ranges of its places; by place.
Words words_in(const Words& body, std::string_view ranges) {
  std::vector<PositionRange> wanted;
  decode_ranges(ranges, wanted);
  Words out;
  for (const auto& [first, last] : wanted) {
    auto at =
        std::lower_bound(body.begin(), body.end(), first,
                         [](const auto& word, std::uint32_t place) { return word.first < place; });
    for (; at != body.end() && at->first <= last; ++at) out.push_back(*at);
  }
  return out;
}

void write_exact(JsonWriter& json, const FieldInfo& row, Gathered& gathered) {
  const auto& values = gathered.exact[std::string(row.prefix)];
  if (values.empty()) return;
  json.key(row.name).begin_array();
  for (const auto& value : values) json.value(value);
  json.end_array();
}

// "20230119"
void write_date(JsonWriter& json, const std::string& day) {
  if (day.size() != 8) return;
  json.key(cluster_field::kDate);
  json.value(day.substr(0, 4) + '-' + day.substr(4, 2) + '-' + day.substr(6));
}

// Of fields with a value slot those that hold nothing.
void write_lacks(JsonWriter& json, Gathered& gathered, unsigned FieldInfo::*slot) {
  json.key(cluster_field::kLacks).begin_array();
  for (const auto& row : field_table()) {
    if (row.*slot != kNoSlot && gathered.value(row.*slot).empty()) json.value(row.name);
  }
  json.end_array();
}

void write_key(JsonWriter& json, std::string_view name, std::string_view bytes) {
  if (!bytes.empty()) json.key(name).value(hexadecimal(bytes));
}

void write_quotation(JsonWriter& json, const Quote& quote, Gathered& gathered, const Words& body,
                     const ClusterPlacement& where) {
  json.begin_object();
  const auto& span = gathered.value(quote_slot::kSpan);
  write_words(json, cluster_field::kSaid,
              span.empty() ? gathered.words[std::string()] : words_in(body, span));
  for (const auto& row : field_table()) {
    if (!row.of_quotations) continue;
    if (row.kind == FieldKind::text) {
      write_words(json, row.name, gathered.words[std::string(row.prefix)]);
    }
    if (row.kind == FieldKind::exact) write_exact(json, row, gathered);
  }
  write_date(json, gathered.value(quote_slot::kDate));
  write_lacks(json, gathered, &FieldInfo::quote_slot);
  write_key(json, cluster_field::kGroup, gathered.value(quote_slot::kGroup));
  const auto story = story_of_quotation(where.story, key_number(where.group),
                                        key_number(gathered.value(quote_slot::kGroup)));
  write_key(json, cluster_field::kStory, key_value(story));
  json.key(cluster_field::kSure).value(static_cast<int>(quote.confidence * 1000 + 0.5));
  json.end_object();
}

// What writers need of it, and no question asks for.
void write_run(JsonWriter& json, const ClusterPlacement& where) {
  write_key(json, cluster_field::kStory, key_value(where.story));
  json.key(cluster_field::kEntered).value(where.entered);
  json.key(cluster_field::kRun).value(where.run);
  json.key(cluster_field::kSum).value(id_text(where.sum));
  json.key(cluster_field::kSentences).begin_array();
  for (const auto hash : lookup_hashes(where.signature)) json.value(std::uint64_t{hash});
  json.end_array();
  json.key(cluster_field::kSignature).value(encode_base64(where.signature));
}

}  // namespace

std::uint64_t cluster_sum(const std::string& data) {
  return stored_hash({data});
}

std::string cluster_document(const Article& article, const std::string& data,
                             const ClusterPlacement& where, Analyser& analyser) {
  const Placement placement{1, where.story, where.group};
  BodyWords body_words;
  Gathered gathered;
  write_article(article, placement, data, analyser, gathered, body_words);
  const Words& body = gathered.words[std::string()];

  JsonWriter json;
  json.begin_object();
  for (const auto& row : field_table()) {
    if (row.field == Field::lead) {
      write_words(json, row.name, words_in(body, gathered.value(slot::kLead)));
    } else if (row.kind == FieldKind::text) {
      write_words(json, row.name, gathered.words[std::string(row.prefix)]);
    } else if (row.kind == FieldKind::exact) {
      write_exact(json, row, gathered);
    }
  }
  write_date(json, gathered.value(slot::kDate));
  write_lacks(json, gathered, &FieldInfo::slot);
  json.key(cluster_field::kWords).value(gathered.length);
  write_key(json, cluster_field::kGroup, where.group);
  write_key(json, cluster_field::kWire, gathered.value(slot::kWire));
  write_run(json, where);
  json.key(cluster_field::kStored).value(encode_base64(data));
  json.key(cluster_field::kQuotes).begin_array();
  const SpeakerIndex speakers(article.speakers);
  for (std::size_t i = 0; i < article.quotes.size(); ++i) {
    Gathered quotation;
    write_quote(article, i, placement, speakers, body_words, analyser, quotation);
    write_quotation(json, article.quotes[i], quotation, body, where);
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace news

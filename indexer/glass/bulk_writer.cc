// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/bulk_writer.hh"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <system_error>
#include <vector>

#include "indexer/glass/deflater.hh"
#include "indexer/glass/glass_format.hh"
#include "indexer/glass/inverter.hh"
#include "indexer/glass/packing.hh"
#include "indexer/glass/posting_chunks.hh"
#include "indexer/glass/table_writer.hh"
#include "indexer/glass/termlists.hh"
#include "indexer/glass/value_streams.hh"
#include "indexer/glass/version_file.hh"

namespace news {

using glass::TableWriter;

namespace {

std::string document_key(std::uint32_t docid) {
  std::string key;
  glass::append_sortable(key, docid);
  return key;
}

}  // namespace

struct BulkWriter::State {
  std::string directory;
  std::uint32_t first_docid;
  bool termlists;

  // The document at hand.
  std::map<std::uint32_t, std::string> document_values;
  std::string document_data;

  glass::Inverter inverter;
  glass::ValueStreams values;
  std::vector<std::pair<std::uint32_t, std::string>> slots_used;  // docid, tag
  std::map<std::string, std::string, std::less<>> metadata;
  std::optional<TableWriter> data_table;
  glass::Deflater data_deflater, termlist_deflater;
  glass::Roots roots;

  State(std::string path, std::uint32_t first, BulkOptions chosen)
      : directory(std::move(path)),
        first_docid(first),
        termlists(chosen.termlists),
        data_deflater(chosen.data_level),
        termlist_deflater(chosen.termlist_level) {}

  std::string path(const char* table) const { return directory + "/" + table + ".glass"; }
  void keep_values(std::uint32_t docid);
  void keep_data(std::uint32_t docid);
  void add_tag(TableWriter& table, std::string_view key, std::string_view tag,
               glass::Deflater& deflater);
  Status write_postings();
  Status write_termlists();
  Status finish_data();
  glass::Statistics statistics() const;
};

void BulkWriter::State::add_tag(TableWriter& table, std::string_view key, std::string_view tag,
                                glass::Deflater& deflater) {
  if (tag.size() > glass::kCompressMin) {
    if (const std::string_view shorter = deflater.deflate(tag); !shorter.empty()) {
      return table.add(key, shorter, true);
    }
  }
  table.add(key, tag);
}

void BulkWriter::State::keep_values(std::uint32_t docid) {
  if (document_values.empty()) return;
  std::string used;
  std::uint32_t next = 0;
  for (const auto& [slot, value] : document_values) {
    values.add(docid, slot, value);
    glass::append_uint(used, slot - next);
    next = slot + 1;
  }
  if (termlists) slots_used.emplace_back(docid, std::move(used));
}

void BulkWriter::State::keep_data(std::uint32_t docid) {
  if (document_data.empty()) return;
  if (!data_table) data_table.emplace(path("docdata"));
  add_tag(*data_table, document_key(docid), document_data, data_deflater);
}

Status BulkWriter::State::finish_data() {
  if (!data_table) return {};
  auto root = data_table->finish();
  if (!root) return fail(root.error());
  roots.docdata = *root;
  data_table.reset();
  return {};
}

// Postlist and position tables, side by side, term by term.
Status BulkWriter::State::write_postings() {
  TableWriter postlist(path("postlist"));
  std::optional<TableWriter> position;
  for (const auto& [key, value] : metadata) {
    postlist.add(std::string("\0\xc0", 2) + key, value);
  }
  for (const auto& [key, tag] : values.entries()) postlist.add(key, tag);

  glass::PostingChunks chunks(postlist, first_docid);
  std::vector<glass::Inverter::Posting> lengths(inverter.documents());
  for (std::uint32_t i = 0; i < lengths.size(); ++i) {
    lengths[i] = {i, inverter.lengths()[i], 0, 0};
  }
  chunks.add_lengths(lengths);

  std::string key;
  for (std::size_t rank = 0; rank < inverter.terms(); ++rank) {
    const std::string_view term = inverter.term(rank);
    const auto [first, last] = inverter.postings(rank);
    chunks.add_term(term, {first, last});
    key.clear();
    glass::append_term_key(key, term, true);
    const std::size_t stem = key.size();
    for (auto one = first; one != last; ++one) {
      if (one->positions_size == 0) continue;
      if (!position) position.emplace(path("position"));
      key.resize(stem);
      glass::append_sortable(key, first_docid + one->document);
      position->add(key, inverter.positions(*one));
    }
  }
  auto root = postlist.finish();
  if (!root) return fail(root.error());
  roots.postlist = *root;
  if (!position) return {};
  root = position->finish();
  if (!root) return fail(root.error());
  roots.position = *root;
  return {};
}

Status BulkWriter::State::write_termlists() {
  TableWriter table(path("termlist"));
  std::string tag;
  auto used = slots_used.begin();
  for (std::uint32_t i = 0; i < inverter.documents(); ++i) {
    glass::make_termlist(inverter, i, tag);
    std::string key = document_key(first_docid + i);
    add_tag(table, key, tag, termlist_deflater);
    if (used == slots_used.end() || used->first != first_docid + i) continue;
    key.push_back('\0');
    add_tag(table, key, used->second, termlist_deflater);
    ++used;
  }
  auto root = table.finish();
  if (!root) return fail(root.error());
  roots.termlist = *root;
  return {};
}

glass::Statistics BulkWriter::State::statistics() const {
  glass::Statistics all;
  all.documents = inverter.documents();
  all.last_docid = all.documents == 0 ? 0 : first_docid + all.documents - 1;
  all.highest_frequency = inverter.highest_frequency();
  for (const std::uint32_t length : inverter.lengths()) {
    if (length != 0 && (all.shortest == 0 || length < all.shortest)) all.shortest = length;
    all.longest = std::max(all.longest, length);
    all.total_length += length;
  }
  return all;
}

BulkWriter::BulkWriter(std::string directory, std::uint32_t first_docid, BulkOptions options)
    : state_(std::make_unique<State>(std::move(directory), first_docid, options)) {
  // A failure shows when the first file cannot be made.
  std::error_code ignored;
  std::filesystem::create_directories(state_->directory, ignored);
}

BulkWriter::~BulkWriter() = default;

void BulkWriter::add_posting(std::string_view term, std::uint32_t position,
                             std::uint32_t frequency) {
  state_->inverter.add(term, frequency, position);
}

void BulkWriter::add_term(std::string_view term, std::uint32_t frequency) {
  state_->inverter.add(term, frequency);
}

void BulkWriter::set_value(std::uint32_t slot, std::string_view value) {
  if (value.empty()) {
    state_->document_values.erase(slot);
  } else {
    state_->document_values.insert_or_assign(slot, std::string(value));
  }
}

void BulkWriter::set_data(std::string_view data) {
  state_->document_data.assign(data);
}

void BulkWriter::set_metadata(std::string_view key, std::string_view value) {
  state_->metadata.insert_or_assign(std::string(key), std::string(value));
}

Result<std::uint32_t> BulkWriter::finish_document() {
  State& state = *state_;
  const std::uint32_t docid = state.first_docid + state.inverter.documents();
  Status kept;
  if (docid < state.first_docid || docid == 0) {
    kept = fail(ErrorCode::internal, "no document ids are left");
    state.inverter.drop();
  } else {
    kept = state.inverter.keep();
  }
  if (kept) {
    state.keep_values(docid);
    state.keep_data(docid);
  }
  state.document_values.clear();
  state.document_data.clear();
  if (!kept) return fail(kept.error());
  return docid;
}

Result<BulkSummary> BulkWriter::finish() {
  State& state = *state_;
  if (auto data = state.finish_data(); !data) return fail(data.error());
  state.inverter.sort(state.termlists);
  if (auto postings = state.write_postings(); !postings) return fail(postings.error());
  if (state.termlists) {
    if (auto written = state.write_termlists(); !written) return fail(written.error());
  }
  const glass::Statistics all = state.statistics();
  auto written = glass::write_version_file(state.directory, state.roots, all);
  if (!written) return fail(written.error());
  const auto& roots = state.roots;
  const std::uint64_t blocks = std::uint64_t{roots.postlist.blocks} + roots.docdata.blocks +
                               roots.termlist.blocks + roots.position.blocks;
  return BulkSummary{all.documents, all.last_docid, blocks * glass::kBlockSize};
}

std::uint32_t BulkWriter::documents() const {
  return state_->inverter.documents();
}

std::size_t BulkWriter::bytes_in_memory() const {
  const State& state = *state_;
  return state.inverter.bytes_in_memory() + state.values.bytes_in_memory() +
         state.slots_used.size() * 48 + state.data_deflater.bytes_in_memory() +
         state.termlist_deflater.bytes_in_memory() +
         (state.data_table ? state.data_table->bytes_in_memory() : 0);
}

}  // namespace news

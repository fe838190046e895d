// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/posting_chunks.hh"

#include "indexer/glass/packing.hh"

namespace news::glass {

void PostingChunks::add_term(std::string_view term, std::span<const Inverter::Posting> postings) {
  std::uint32_t all = 0;
  for (const Inverter::Posting& one : postings) all += one.frequency;
  begin_term(term, static_cast<std::uint32_t>(postings.size()), all);
  cut(postings);
}

void PostingChunks::add_lengths(std::span<const Inverter::Posting> lengths) {
  if (lengths.empty()) return;
  begin_lengths();
  cut(lengths);
}

void PostingChunks::cut(std::span<const Inverter::Posting> postings) {
  for (const Inverter::Posting& one : postings) put(one.document + first_docid_, one.frequency);
  end();
}

void PostingChunks::begin_term(std::string_view term, std::uint32_t documents,
                               std::uint64_t frequency) {
  key_.clear();
  append_term_key(key_, term, false);
  rest_key_.assign(key_).push_back('\0');
  head_.clear();
  body_.clear();
  append_uint(head_, documents);
  append_uint(head_, frequency);
  first_ = 0;
}

void PostingChunks::begin_lengths() {
  key_.assign("\0\xe0", 2);
  rest_key_ = key_;
  head_.assign(2, '\0');
  body_.clear();
  first_ = 0;
}

void PostingChunks::put(std::uint32_t docid, std::uint32_t frequency) {
  if (first_ == 0) {
    append_uint(head_, docid - 1);
    first_ = docid;
  } else if (body_.size() >= kChunk) {
    close_chunk(first_, last_, false);
    first_ = docid;
  } else {
    append_uint(body_, docid - last_ - 1);
  }
  append_uint(body_, frequency);
  last_ = docid;
}

void PostingChunks::end() {
  close_chunk(first_, last_, true);
}

// The first chunk has its own key and head; the others are filed under their first document.
void PostingChunks::close_chunk(std::uint32_t first, std::uint32_t last, bool is_last) {
  if (head_.empty()) {
    key_.assign(rest_key_);
    append_sortable(key_, first);
  }
  tag_.assign(head_);
  tag_.push_back(is_last ? '1' : '0');
  append_uint(tag_, last - first);
  tag_ += body_;
  table_.add(key_, tag_);
  body_.clear();
  head_.clear();
}

}  // namespace news::glass

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/build/bulk/posting_chunks.hh"

#include "indexer/build/bulk/packing.hh"

namespace news::glass {

void PostingChunks::add_term(std::string_view term, std::span<const Inverter::Posting> postings) {
  std::uint32_t all = 0;
  for (const Inverter::Posting& one : postings) all += one.frequency;
  key_.clear();
  append_term_key(key_, term, false);
  rest_key_.assign(key_).push_back('\0');
  head_.clear();
  append_uint(head_, postings.size());
  append_uint(head_, all);
  cut(postings);
}

void PostingChunks::add_lengths(std::span<const Inverter::Posting> lengths) {
  if (lengths.empty()) return;
  key_.assign("\0\xe0", 2);
  rest_key_ = key_;
  head_.assign(2, '\0');
  cut(lengths);
}

void PostingChunks::cut(std::span<const Inverter::Posting> postings) {
  std::uint32_t first = postings.front().document + first_docid_, last = first;
  append_uint(head_, first - 1);
  body_.clear();
  for (const Inverter::Posting& one : postings) {
    const std::uint32_t document = one.document + first_docid_;
    if (body_.size() >= kChunk) {
      close_chunk(first, last, false);
      first = document;
    } else if (!body_.empty()) {
      append_uint(body_, document - last - 1);
    }
    append_uint(body_, one.frequency);
    last = document;
  }
  close_chunk(first, last, true);
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

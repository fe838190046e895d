// SPDX-License-Identifier: GPL-2.0-or-later
// Records of a WARC file (ISO 28500, 1.0 and 1.1; 0.17 and 0.18 alike), streamed: one record's
// block in memory, never more than the cap. A record whose Content-Length is wrong is found out by
// what follows it, and the reader goes on at the next record's "WARC/" line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/parse/header_fields.hh"
#include "indexer/parse/warc/record_window.hh"

namespace news {

struct WarcRecord {
  HeaderFields header;
  std::string block;      // as stored; empty when it was not asked for
  bool too_long = false;  // over the cap: the block was passed over
  bool cut = false;       // the file ended inside it
  bool resized = false;   // Content-Length was wrong and the block is what stood there
};

class WarcReader {
 public:
  // The source must outlive this.
  WarcReader(ByteSource& source, std::size_t cap) : window_(source), cap_(cap) {}

  static constexpr std::string_view kName = "WARC";
  enum class Found { record, end };
  // wanted(header) says whether the block is to be kept. An error of the source (truncated gzip)
  // comes after what it cut was given as a record.
  template <class Wanted>
  Result<Found> next(WarcRecord& record, const Wanted& wanted) {
    if (auto status = next_header(record); !status) return fail(status.error());
    if (at_end_) return Found::end;
    read_block(record, wanted(static_cast<const HeaderFields&>(record.header)));
    return Found::record;
  }
  // Bytes that belong to no record, so far: damage, or no WARC at all.
  std::uint64_t stray_bytes() const { return stray_; }

 private:
  Status next_header(WarcRecord& record);
  void read_block(WarcRecord& record, bool keep);
  void settle_length(WarcRecord& record, std::uint64_t length, bool keep);

  RecordWindow window_;
  std::size_t cap_;
  bool at_end_ = false;
  std::uint64_t stray_ = 0;
};

}  // namespace news

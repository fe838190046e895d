// SPDX-License-Identifier: GPL-2.0-or-later
// Records of an ARC file, versions 1 and 2 (web archives up to 2008), streamed, and given as the
// WARC records they became: WARC-Type, WARC-Target-URI and Content-Type are filled. The day of the
// crawl is not given, for it is not the day of an article. A record whose length is wrong is found
// out by what follows it; the reader goes on at the next line that begins a record.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/parse/warc/warc_reader.hh"

namespace news {

// "http://a.example/ 192.0.2.1 20040102030405 text/html 404", and the ten fields of version 2.
bool begins_arc_record(std::string_view text);

class ArcReader {
 public:
  static constexpr std::string_view kName = "ARC";
  using Found = WarcReader::Found;

  // The source must outlive this.
  ArcReader(ByteSource& source, std::size_t cap) : window_(source), cap_(cap) {}

  // As WarcReader::next().
  template <class Wanted>
  Result<Found> next(WarcRecord& record, const Wanted& wanted) {
    std::uint64_t length = 0;
    if (!next_header(record, length)) {
      if (!window_.status()) return fail(window_.status().error());
      return Found::end;
    }
    read_block(record, length, wanted(static_cast<const HeaderFields&>(record.header)));
    return Found::record;
  }
  std::uint64_t stray_bytes() const { return stray_; }

 private:
  bool next_header(WarcRecord& record, std::uint64_t& length);
  void read_block(WarcRecord& record, std::uint64_t length, bool keep);
  void settle_length(WarcRecord& record, bool keep);

  RecordWindow window_;
  std::size_t cap_;
  std::uint64_t stray_ = 0;
};

}  // namespace news

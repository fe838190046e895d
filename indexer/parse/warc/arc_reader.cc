// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/warc/arc_reader.hh"

#include <algorithm>
#include <charconv>

#include "indexer/parse/sniff.hh"

namespace news {
namespace {

constexpr std::size_t kLongestLine = 1 << 14;  // an address may be long

struct ArcLine {
  std::string_view uri, type;
  std::uint64_t length = 0;
};

bool is_time(std::string_view word) {
  constexpr std::size_t kShortest = 12, kLongest = 17;
  return word.size() >= kShortest && word.size() <= kLongest &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The word at the end of the line, taken off it.
std::string_view last_word(std::string_view& line) {
  const auto blank = line.rfind(' ');
  const auto word = blank == line.npos ? line : line.substr(blank + 1);
  line = blank == line.npos ? std::string_view() : line.substr(0, blank);
  return word;
}

// Read from its end, for an address may hold blanks.
bool read_line(std::string_view line, ArcLine& read) {
  line = trim_blanks(line);
  const auto scheme = line.substr(0, 16).find(':');
  if (scheme == line.npos || scheme < 2) return false;
  const auto length = last_word(line);
  const auto end = length.data() + length.size();
  if (const auto number = std::from_chars(length.data(), end, read.length);
      number.ec != std::errc() || number.ptr != end) {
    return false;
  }
  // Version 1: type and length behind the time; version 2: four fields more between them.
  constexpr int kMostFields = 6;
  read.type = last_word(line);
  for (int field = 0; field < kMostFields; ++field) {
    const auto word = last_word(line);
    if (!is_time(word)) {
      read.type = word;
      continue;
    }
    last_word(line);  // the host's address
    read.uri = line;
    return !line.empty();
  }
  return false;
}

// The first line of the text begins a record.
bool read_first_line(std::string_view text, ArcLine& read) {
  return read_line(text.substr(0, std::min(text.find('\n'), kLongestLine)), read);
}

// Where in the text a line begins a record, from a line end on; npos: nowhere.
std::size_t find_arc_record(std::string_view text) {
  for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
    if (begins_arc_record(text.substr(at + 1))) return at + 1;
  }
  return text.npos;
}

}  // namespace

bool begins_arc_record(std::string_view text) {
  ArcLine line;
  return read_first_line(text, line) && text.find('\n') != text.npos;
}

bool ArcReader::next_header(WarcRecord& record, std::uint64_t& length) {
  record = {};
  for (;;) {
    if (!window_.fill(1)) return false;
    const auto blanks = window_.at_hand().find_first_not_of("\r\n");
    window_.consume(std::min(blanks, window_.at_hand().size()));
    if (blanks != 0) continue;
    window_.fill(kLongestLine);
    const auto text = window_.at_hand();
    const auto line_end = text.find('\n');
    ArcLine line;
    if (read_first_line(text, line)) {
      length = line.length;
      record.header.add("WARC-Target-URI", line.uri);
      record.header.add("Content-Type", line.type);
      record.header.add("WARC-Type", line.uri.starts_with("filedesc:") ? "filedesc" : "response");
      window_.consume(std::min(line_end, text.size() - 1) + 1);
      return true;
    }
    // Lost: on to the next line.
    const auto passed = std::min(line_end, text.size() - 1) + 1;
    stray_ += passed;
    window_.consume(passed);
  }
}

void ArcReader::read_block(WarcRecord& record, std::uint64_t length, bool keep) {
  if (keep && length <= cap_) {
    record.cut = !window_.take(static_cast<std::size_t>(length), record.block);
  } else {
    record.too_long = keep;
    record.cut = !window_.skip(length);
  }
  settle_length(record, keep);
}

// The block is what its line says; a line end and the next record's line behind it bear that out.
void ArcReader::settle_length(WarcRecord& record, bool keep) {
  if (!record.cut) {
    window_.fill(kLongestLine);
    const auto text = window_.at_hand();
    const auto blanks = text.find_first_not_of("\r\n");
    if (blanks == text.npos || (blanks > 0 && begins_arc_record(text.substr(blanks)))) return;
  }
  if (!keep) return;
  // Too long a length swallows the records that follow: give them back.
  if (const auto at = find_arc_record(record.block); at != std::string::npos) {
    window_.give_back(std::string_view(record.block).substr(at));
    record.block.resize(at);
    record.cut = false;
    record.resized = true;
    return;
  }
  if (record.cut) return;
  // Too short a length: up to the next record it is still this block.
  record.resized = true;
  while (window_.fill(1)) {
    window_.fill(kLongestLine);
    const auto text = window_.at_hand();
    if (text.front() != '\n' && begins_arc_record(text)) return;
    const auto take = std::min(text.find('\n', 1), text.size());
    if (record.block.size() + take <= cap_) {
      record.block.append(text.substr(0, take));
    } else {
      stray_ += take;
    }
    window_.consume(take);
    if (window_.at_hand().starts_with('\n') && begins_arc_record(window_.at_hand().substr(1)))
      return;
  }
}

}  // namespace news

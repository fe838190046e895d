// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/warc/warc_reader.hh"

#include <algorithm>
#include <charconv>

#include "indexer/parse/sniff.hh"

namespace news {
namespace {

constexpr std::size_t kChunk = RecordWindow::kChunk;
constexpr std::size_t kLongestHeader = 1 << 16;
constexpr std::size_t kLine = 10;  // "WARC/1.0" and its end

// "WARC/1.0" with a line end behind it.
bool begins_record(std::string_view text) {
  return text.size() >= 9 && text.starts_with("WARC/") && text[5] >= '0' && text[5] <= '9' &&
         text[6] == '.' &&
         (text[8] == '\r' || text[8] == '\n' || (text[8] >= '0' && text[8] <= '9'));
}

// The same, where the file ends inside that line.
bool ends_inside_first_line(std::string_view text) {
  constexpr std::string_view kFirst = "WARC/1.";
  return text.size() < kLine && !text.empty() && text.find('\n') == text.npos &&
         text.substr(0, kFirst.size()) == kFirst.substr(0, text.size());
}

// Where in the text a line begins a record; npos: nowhere.
std::size_t find_record(std::string_view text, std::size_t from) {
  for (auto at = text.find("WARC/", from); at != text.npos; at = text.find("WARC/", at + 1)) {
    if ((at == 0 || text[at - 1] == '\n') && begins_record(text.substr(at))) return at;
  }
  return text.npos;
}

// Behind the empty line that ends a header; npos: it is not at hand.
std::size_t header_end(std::string_view text) {
  const auto crlf = text.find("\r\n\r\n"), lf = text.find("\n\n");
  if (crlf < lf) return crlf + 4;
  return lf == text.npos ? lf : lf + 2;
}

}  // namespace

// To the next record's first line and through its header.
Status WarcReader::next_header(WarcRecord& record) {
  record = {};
  for (;;) {
    window_.fill(kLine);
    const auto text = window_.at_hand();
    const auto blanks = std::min(text.find_first_not_of("\r\n"), text.size());
    window_.consume(blanks);
    if (blanks > 0) continue;
    if (text.empty()) {
      at_end_ = true;
      return window_.status();
    }
    if (begins_record(text)) break;
    if (window_.ended() && ends_inside_first_line(text)) {
      record.cut = true;
      window_.consume(text.size());
      return {};
    }
    // Lost: forward to a line that begins a record.
    window_.fill(kChunk);
    const auto found = find_record(window_.at_hand(), 1);
    const std::size_t passed = found != std::string_view::npos ? found
                               : window_.ended()
                                   ? window_.at_hand().size()
                                   : std::max<std::size_t>(window_.at_hand().size() - kLine, 1);
    stray_ += passed;
    window_.consume(passed);
  }
  std::size_t end = header_end(window_.at_hand());
  for (std::size_t wanted = kChunk / 16; end == std::string_view::npos && wanted <= kLongestHeader;
       wanted *= 4) {
    const bool more = window_.fill(wanted);
    end = header_end(window_.at_hand());
    if (!more) break;
  }
  record.cut = end == std::string_view::npos;
  const auto text = window_.at_hand().substr(0, std::min(end, kLongestHeader));
  const auto line = std::min(text.find('\n'), text.size() - 1);
  record.header = HeaderFields::parse(text.substr(line + 1));
  window_.consume(text.size());
  return {};
}

void WarcReader::read_block(WarcRecord& record, bool keep) {
  const auto field = record.header.get("Content-Length");
  std::uint64_t length = 0;
  const auto read = std::from_chars(field.data(), field.data() + field.size(), length);
  if (record.cut) return;
  if (read.ec != std::errc() || field.empty()) length = 0;  // what follows tells
  if (keep && length <= cap_) {
    record.cut = !window_.take(static_cast<std::size_t>(length), record.block);
  } else {
    record.too_long = keep;
    record.cut = !window_.skip(length);
    if (record.cut) return;
  }
  settle_length(record, length, keep);
}

// The block is what Content-Length says; the two line ends and "WARC/" behind it must bear that
// out.
void WarcReader::settle_length(WarcRecord& record, std::uint64_t length, bool keep) {
  // Too long a length swallows the records that follow: give them back.
  const auto swallowed = [&] {
    const auto at = find_record(record.block, 1);
    if (at == std::string::npos) return;
    window_.give_back(std::string_view(record.block).substr(at));
    record.block.resize(at);
    record.cut = false;
    record.resized = true;
  };
  if (record.cut) {
    swallowed();
    return;
  }
  window_.fill(kLine + 8);
  auto text = window_.at_hand();
  const auto blanks = text.find_first_not_of("\r\n");
  if (blanks == text.npos || begins_record(text.substr(blanks))) return;
  if (window_.ended() && blanks > 0 && ends_inside_first_line(text.substr(blanks))) return;
  if (!record.block.empty() && find_record(record.block, 1) != std::string::npos) {
    swallowed();
    return;
  }
  // A few bytes too long: the next record's first line was begun. Never back into this one's own.
  const std::size_t back = window_.behind(keep ? record.block.size() : length);
  window_.step_back(back);
  const auto at = find_record(window_.at_hand(), 1);
  window_.consume(std::min(at, back));
  if (at < back) {
    if (keep) record.block.resize(record.block.size() - (back - at));
    record.resized = true;
    return;
  }
  // Too short a length: up to the next record it is still this block.
  record.resized = true;
  for (;;) {
    window_.fill(kChunk);
    text = window_.at_hand();
    if (text.empty()) return;
    const auto found = find_record(text, 0);
    const std::size_t take = found != text.npos ? found
                             : window_.ended()  ? text.size()
                                                : std::max<std::size_t>(text.size() - kLine, 1);
    if (keep && record.block.size() + take <= cap_) {
      record.block.append(text.substr(0, take));
    } else {
      stray_ += take;
    }
    window_.consume(take);
    if (found != text.npos) return;
  }
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/warc/http_message.hh"

#include <algorithm>
#include <charconv>
#include <utility>

#include "indexer/parse/sniff.hh"
#include "indexer/read/content_coding.hh"

namespace news {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// RFC 9112 chunks. False: the bytes are not in chunks (a crawler joined them and left the header).
bool join_chunks(std::string_view bytes, std::string& joined, bool& cut) {
  bool first = true;
  for (;;) {
    std::size_t size = 0;
    const auto line_end = bytes.find('\n');
    const auto line = trim_blanks(bytes.substr(0, line_end));
    const auto read = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const bool number = read.ec == std::errc() && (read.ptr == line.data() + line.size() ||
                                                   *read.ptr == ';' || *read.ptr == ' ');
    if (line_end == bytes.npos || !number) {
      cut = true;
      return !first;
    }
    bytes.remove_prefix(line_end + 1);
    if (size == 0) return true;
    joined.append(bytes.substr(0, size));
    if (bytes.size() <= size) {
      cut = bytes.size() < size;
      return true;
    }
    bytes.remove_prefix(size);
    if (bytes.starts_with('\r')) bytes.remove_prefix(1);
    if (bytes.starts_with('\n')) bytes.remove_prefix(1);
    first = false;
  }
}

}  // namespace

Result<HttpResponse> read_http_response(std::string_view block, std::size_t cap) {
  HttpResponse response;
  const auto line = block.substr(0, block.find('\n'));
  const auto blank = line.find(' ');
  if (!line.starts_with("HTTP/") || blank == line.npos) {
    return fail(ErrorCode::input, "no HTTP response in it");
  }
  const auto code = trim_blanks(line.substr(blank));
  std::from_chars(code.data(), code.data() + code.size(), response.status);
  const auto crlf = block.find("\r\n\r\n"), lf = block.find("\n\n");
  const auto end = crlf < lf ? crlf + 4 : lf == block.npos ? block.size() : lf + 2;
  response.header = HeaderFields::parse(block.substr(std::min(line.size() + 1, block.size()), end));
  if (response.status != 200) return response;
  std::string payload(block.substr(end));
  if (lower(response.header.get("Transfer-Encoding")).find("chunked") != std::string::npos) {
    std::string joined;
    if (join_chunks(payload, joined, response.cut)) {
      payload = std::move(joined);
    } else {
      response.cut = false;
    }
  }
  // Codings were put on in the order they stand in.
  std::string codings(response.header.get("Content-Encoding"));
  while (!codings.empty()) {
    const auto comma = codings.rfind(',');
    const auto last = comma == codings.npos ? 0 : comma + 1;
    auto decoded = decode_content(std::move(payload), codings.substr(last), cap);
    if (!decoded) return fail(decoded.error());
    payload = std::move(decoded->bytes);
    response.cut |= decoded->cut;
    codings.resize(last == 0 ? 0 : last - 1);
  }
  response.payload = std::move(payload);
  return response;
}

}  // namespace news

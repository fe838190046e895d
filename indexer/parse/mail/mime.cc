// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/mail/mime.hh"

#include <algorithm>
#include <array>

#include "indexer/parse/field_text.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/read/charset.hh"

namespace news {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// in_header: an underline stands for a blank.
std::string from_quoted_printable(std::string_view text, bool in_header) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '_' && in_header) {
      out += ' ';
    } else if (c != '=') {
      out += c;
    } else if (at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
               hex_value(text[at + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
      at += 2;
    } else {
      // A soft line end, blanks before it or not; any other '=' was never encoded.
      auto end = at + 1;
      while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r'))
        ++end;
      if (end < text.size() && text[end] == '\n') {
        at = end;
      } else if (end < text.size()) {
        out += c;
      }
    }
  }
  return out;
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

std::string from_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3);
  unsigned bits = 0;
  int held = 0;
  for (const char c : text) {
    const int value = base64_value(c);
    if (value < 0) continue;
    bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>(bits >> held & 0xFF);
  }
  return out;
}

// Behind the empty line that ends a header; the end of the text when there is none.
std::size_t header_end(std::string_view text) {
  if (text.starts_with("\r\n")) return 2;
  if (text.starts_with('\n')) return 1;
  const auto crlf = text.find("\n\r\n"), lf = text.find("\n\n");
  if (crlf < lf) return crlf + 3;
  return lf == text.npos ? text.size() : lf + 2;
}

// Where a line that begins with `mark` stands; npos: nowhere.
std::size_t find_line(std::string_view text, std::string_view mark, std::size_t from) {
  if (from == 0 && text.starts_with(mark)) return 0;
  const auto at = text.find("\n" + std::string(mark), from == 0 ? 0 : from - 1);
  return at == text.npos ? at : at + 1;
}

// Behind a boundary: the two signs of the last one.
bool ends_parts(std::string_view behind) {
  return behind.starts_with("--") &&
         trim_blanks(behind.substr(2, std::min(behind.find('\n'), behind.size()) - 2)).empty();
}

// As find_line(), and nothing else stands in that line: the boundary of parts within a part may
// begin as the one around them.
std::size_t find_boundary(std::string_view text, std::string_view mark, std::size_t from) {
  for (auto at = find_line(text, mark, from); at != text.npos;
       at = find_line(text, mark, at + mark.size())) {
    const auto behind = text.substr(at + mark.size());
    const auto line = behind.substr(0, behind.find('\n'));
    if (trim_blanks(line).empty() || ends_parts(behind)) return at;
  }
  return text.npos;
}

MimePart parse_part(std::string_view message, int depth);

void split(MimePart& part, std::string_view boundary, int depth) {
  const std::string mark = "--" + std::string(boundary);
  auto at = find_boundary(part.body, mark, 0);
  part.cut = true;
  while (at != part.body.npos) {
    const auto rest = part.body.substr(at + mark.size());
    if (ends_parts(rest)) {
      part.cut = false;
      return;
    }
    const auto line = rest.find('\n');
    if (line == rest.npos) return;
    const auto begin = at + mark.size() + line + 1;
    at = find_boundary(part.body, mark, begin);
    part.parts.push_back(parse_part(part.body.substr(begin, at - begin), depth + 1));
  }
}

MimePart parse_part(std::string_view message, int depth) {
  MimePart part;
  const auto end = header_end(message);
  part.header = HeaderFields::parse(message.substr(0, end));
  part.body = message.substr(end);
  const auto content_type = part.header.get("Content-Type");
  part.type = media_type(content_type);
  if (part.type.find('/') == std::string::npos) part.type = "text/plain";
  part.charset = media_charset(content_type);
  if (depth >= MimePart::kDeepest) return part;
  const auto boundary = header_parameter(content_type, "boundary");
  if (part.type.starts_with("multipart/") && !boundary.empty()) {
    split(part, boundary, depth);
  } else if (part.type == "message/rfc822") {
    part.parts.push_back(parse_part(part.body, depth + 1));
  }
  return part;
}

// One "=?charset?Q?words?=" at the front: its text, and how long it is; 0: none.
std::size_t encoded_word(std::string_view text, std::string& out) {
  if (!text.starts_with("=?")) return 0;
  constexpr std::size_t kLongest = 2000;
  text = text.substr(0, kLongest);
  const auto charset_end = text.find('?', 2);
  if (charset_end == text.npos || charset_end + 2 >= text.size() || text[charset_end + 2] != '?')
    return 0;
  const auto begin = charset_end + 3;
  const auto end = text.find("?=", begin);
  if (end == text.npos) return 0;
  const auto words = text.substr(begin, end - begin);
  const char kind = text[charset_end + 1];
  std::string bytes;
  if (kind == 'Q' || kind == 'q') {
    bytes = from_quoted_printable(words, true);
  } else if (kind == 'B' || kind == 'b') {
    bytes = from_base64(words);
  } else {
    return 0;
  }
  auto charset = text.substr(2, charset_end - 2);
  out += decode_text(bytes, charset.substr(0, charset.find('*'))).text;
  return end + 2;
}

bool is_name_byte(char c) {
  return c > ' ' && c < 0x7F && c != ':';
}

// The name of the header that the line is; empty: it is none.
std::string header_name(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == line.npos || colon == 0) return {};
  const auto name = line.substr(0, colon);
  if (!std::all_of(name.begin(), name.end(), is_name_byte)) return {};
  return lower(name);
}

// Which headers a file begins with.
struct Beginning {
  bool addressed = false;  // From, Subject, Date
  int machine = 0;         // what people do not type: MIME-Version, Received
  bool sent = false;       // it went through the post
  bool saved = false;      // a browser wrote it
  bool related = false;    // multipart/related
};

Beginning beginning_of(std::string_view head) {
  static constexpr std::array<std::string_view, 6> kMachine{
      "mime-version", "message-id", "received", "return-path", "delivered-to", "dkim-signature"};
  Beginning found;
  bool first = true;
  while (!head.empty()) {
    const auto end = std::min(head.find('\n'), head.size());
    const auto line = head.substr(0, end);
    const bool cut = end == head.size();  // the beginning of a file may end inside a header
    head.remove_prefix(std::min(end + 1, head.size()));
    if (trim_blanks(line).empty()) break;
    if (!first && (line.front() == ' ' || line.front() == '\t')) {
      found.related |= lower(line).find("multipart/related") != std::string::npos;
      continue;
    }
    first = false;
    const auto name = header_name(line);
    if (name.empty() && cut && found.machine > 0) break;
    if (name.empty()) return {};
    const auto value = lower(line.substr(name.size() + 1));
    found.addressed |= name == "from" || name == "subject" || name == "date";
    const bool machine = std::find(kMachine.begin(), kMachine.end(), name) != kMachine.end() ||
                         (name == "content-type" && value.find('/') != std::string::npos);
    found.machine += machine ? 1 : 0;
    found.sent |= name == "received" || name == "message-id" || name == "to";
    found.saved |= name == "snapshot-content-location" ||
                   (name == "from" && value.find("saved by") != std::string::npos);
    found.related |= name == "content-type" && value.find("multipart/related") != std::string::npos;
  }
  return found;
}

}  // namespace

bool MimePart::is_attachment() const {
  return lower(header.get("Content-Disposition")).starts_with("attachment");
}

MimePart parse_mime(std::string_view message) {
  return parse_part(message, 0);
}

std::string part_bytes(const MimePart& part) {
  const auto encoding = lower(trim_blanks(part.header.get("Content-Transfer-Encoding")));
  if (encoding == "quoted-printable") return from_quoted_printable(part.body, false);
  if (encoding == "base64") return from_base64(part.body);
  return std::string(part.body);
}

std::string readable_header(std::string_view value) {
  std::string out;
  bool behind_word = false;
  for (std::size_t at = 0; at < value.size();) {
    const auto next = std::min(value.find("=?", at), value.size());
    // Blanks between two encoded words are none of the text.
    const auto between = value.substr(at, next - at);
    if (!behind_word || !trim_blanks(between).empty() || next == value.size())
      out += decode_text(between).text;
    if (next == value.size()) break;
    const auto length = encoded_word(value.substr(next), out);
    behind_word = length > 0;
    if (length == 0) out += "=?";
    at = next + (length == 0 ? 2 : length);
  }
  return tidy(out);
}

std::string header_parameter(std::string_view value, std::string_view name) {
  while (true) {
    const auto semicolon = value.find(';');
    if (semicolon == value.npos) return {};
    value = trim_blanks(value.substr(semicolon + 1));
    const auto equals = value.find_first_of("=;");
    if (equals == value.npos) return {};
    if (value[equals] == ';') continue;
    if (lower(trim_blanks(value.substr(0, equals))) != name) continue;
    const auto written = trim_blanks(value.substr(equals + 1));
    if (written.starts_with('"')) return std::string(written.substr(1, written.find('"', 1) - 1));
    return std::string(trim_blanks(written.substr(0, written.find(';'))));
  }
}

MailKind mail_kind(std::string_view head) {
  if (head.starts_with("From ")) {
    const auto line = head.find('\n');
    const auto rest = line == head.npos ? std::string_view() : head.substr(line + 1);
    const auto found = beginning_of(rest);
    return found.addressed || found.machine > 1 ? MailKind::mailbox : MailKind::none;
  }
  const auto found = beginning_of(head);
  // Before the sender there may stand many that servers have put in.
  if (found.machine < (found.addressed ? 1 : 2)) return MailKind::none;
  if (found.saved || (found.related && !found.sent)) return MailKind::saved_page;
  return MailKind::message;
}

}  // namespace news

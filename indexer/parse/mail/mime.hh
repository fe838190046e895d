// SPDX-License-Identifier: GPL-2.0-or-later
// A mail, or a web page saved as one (MHTML): header, then text, or parts that are built the same
// way (RFC 5322, RFC 2045-2047). Damage is passed over: a part without its end reaches to the end,
// what is no base64 or quoted-printable stays out. Pure; linear, for parts nest kDeepest times at
// most and what lies deeper is not looked at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/header_fields.hh"

namespace news {

struct MimePart {
  static constexpr int kDeepest = 8;

  HeaderFields header;
  std::string type;             // "text/html", lower case
  std::string charset;          // as declared, lower case; empty: none
  std::string_view body;        // as it stands in the message, which must outlive this
  std::vector<MimePart> parts;  // of a multipart; a mail that was passed on is the one part of one
  bool cut = false;             // a multipart without its last line

  bool is_attachment() const;
};

MimePart parse_mime(std::string_view message);

// The part's bytes, its transfer encoding undone.
std::string part_bytes(const MimePart& part);

// A header's value as people read it, UTF-8: "=?utf-8?Q?Caf=C3=A9?=" is "Café".
std::string readable_header(std::string_view value);

// Of "multipart/mixed; boundary="a b"; x=y" the value of a name, as written; empty: none.
std::string header_parameter(std::string_view value, std::string_view name);

// What the beginning of a file is.
enum class MailKind { none, message, saved_page, mailbox };
MailKind mail_kind(std::string_view head);

}  // namespace news

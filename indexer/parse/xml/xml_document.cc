// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/xml/xml_document.hh"

#include <fmt/format.h>
#include <libxml/parser.h>

#include <algorithm>
#include <cctype>
#include <mutex>
#include <utility>

#include "indexer/parse/field_text.hh"
#include "indexer/read/charset.hh"

namespace news {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

// Behind the document type declaration that starts at the front; npos: it never ends.
std::size_t doctype_end(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      // Apostrophes stand alone in comments, so only a quoted literal on its way counts.
      const auto end = text.find(c, at + 1);
      if (end == text.npos) return end;
      at = end;
    } else if (text.substr(at).starts_with("<!--")) {
      at = text.find("-->", at);
      if (at == text.npos) return at;
      at += 2;
    } else if (c == '[') {
      ++depth;
    } else if (c == ']' && depth > 0) {
      --depth;
    } else if (c == '>' && depth == 0) {
      return at + 1;
    }
  }
  return text.npos;
}

// The text from its first element on: declaration, comments, instructions and doctype cut off.
std::string_view without_prolog(std::string_view text) {
  for (;;) {
    const auto next = text.find('<');
    if (next == text.npos) return {};
    text.remove_prefix(next);
    std::size_t end = 0;
    if (text.starts_with("<?")) {
      end = text.find("?>");
      end = end == text.npos ? end : end + 2;
    } else if (text.starts_with("<!--")) {
      end = text.find("-->");
      end = end == text.npos ? end : end + 3;
    } else if (text.starts_with("<!")) {
      end = doctype_end(text);
    } else {
      return text;
    }
    if (end == text.npos) return {};
    text.remove_prefix(end);
  }
}

// Bytes of "&name;" at the front, 0 when there is none.
std::size_t reference_name_bytes(std::string_view text) {
  constexpr std::size_t kLongest = 64;
  std::size_t at = 1;
  while (at < text.size() && at < kLongest &&
         (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_' ||
          text[at] == '-' || text[at] == '.')) {
    ++at;
  }
  return at > 1 && at < text.size() && text[at] == ';' ? at + 1 : 0;
}

// Every reference as a numeric one, outside CDATA and comments. The parser forgets even &amp; once
// it has met an error, but never these. HTML's names are known; a lone '&' is meant as itself; an
// entity that only the cut declaration defined says nothing.
std::string with_numeric_references(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  while (!text.empty()) {
    const auto next = text.find_first_of("&<");
    out.append(text.substr(0, next));
    if (next == text.npos) break;
    text.remove_prefix(next);
    std::size_t kept = 1;
    for (const auto& [begin, end] :
         {std::pair<std::string_view, std::string_view>{"<![CDATA[", "]]>"}, {"<!--", "-->"}}) {
      if (text.starts_with(begin)) kept = std::min(text.find(end, begin.size()), text.size());
    }
    if (text.front() == '<') {
      out.append(text.substr(0, kept));
      text.remove_prefix(kept);
      continue;
    }
    char32_t code = 0;
    const auto length = read_reference(text, code);
    if (length > 0) {
      if (code != 0) out += fmt::format("&#{};", static_cast<unsigned>(code));
      text.remove_prefix(length);
    } else if (const auto unknown = reference_name_bytes(text); unknown > 0) {
      text.remove_prefix(unknown);
    } else {
      out += "&#38;";
      text.remove_prefix(1);
    }
  }
  return out;
}

// The library compares the attributes of an element each with all before. News has some dozens.
constexpr std::size_t kMostAttributes = 1000;

// Behind the tag that `at` stands in ('<'), and how many attributes it has; a value ends at a '<',
// too, which may not stand in it.
std::size_t end_of_tag(std::string_view xml, std::size_t at, std::size_t& attributes) {
  attributes = 0;
  for (++at; at < xml.size() && xml[at] != '>' && xml[at] != '<'; ++at) {
    if (xml[at] != '=') continue;
    ++attributes;
    const auto mark = xml.find_first_not_of(kBlanks, at + 1);
    if (mark == xml.npos || (xml[mark] != '"' && xml[mark] != '\'')) continue;
    const char ends[] = {xml[mark], '<', 0};
    at = std::min(xml.find_first_of(ends, mark + 1), xml.size());
    if (at < xml.size() && xml[at] == '<') return at;
  }
  return at;
}

bool has_crowded_element(std::string_view xml) {
  std::size_t attributes = 0;
  for (auto at = xml.find('<'); at < xml.size(); at = xml.find('<', at)) {
    at = end_of_tag(xml, at, attributes);
    if (attributes > kMostAttributes) return true;
  }
  return false;
}

void ignore_error(void*, xmlErrorPtr) {}

void start_library() {
  static std::once_flag once;
  std::call_once(once, [] { xmlInitParser(); });
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t kLongest = 256;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(kBlanks);
  if (first == bytes.npos || !bytes.substr(first).starts_with("<?xml")) return {};
  const auto head = bytes.substr(first, std::min(kLongest, bytes.find("?>", first) - first));
  const auto at = head.find("encoding");
  if (at == head.npos) return {};
  const auto quote = head.find_first_of("\"'", at);
  if (quote == head.npos) return {};
  const auto end = head.find(head[quote], quote + 1);
  return end == head.npos ? std::string() : std::string(head.substr(quote + 1, end - quote - 1));
}

void XmlDocument::Free::operator()(_xmlDoc* doc) const {
  xmlFreeDoc(doc);
}

Result<XmlDocument> XmlDocument::parse(std::string_view bytes) {
  return parse_utf8(decode_text(bytes, declared_charset(bytes)).text);
}

Result<XmlDocument> XmlDocument::parse_utf8(std::string text) {
  start_library();
  // The charset is settled and entities are not wanted: nothing of the prolog is needed.
  const std::string body = with_numeric_references(without_prolog(text));
  if (body.empty() || body.size() > 0x7FFFFFFF) {
    return fail(ErrorCode::input, "not well-formed XML: no element");
  }
  if (has_crowded_element(body)) {
    return fail(ErrorCode::input,
                fmt::format("XML element with more than {} attributes", kMostAttributes));
  }
  const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> context(xmlNewParserCtxt(),
                                                                           xmlFreeParserCtxt);
  if (!context) return fail(ErrorCode::internal, "out of memory");
  context->sax->serror = ignore_error;
  context->sax->error = nullptr;
  context->sax->warning = nullptr;
  constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR |
                           XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_COMPACT;
  XmlDocument document;
  document.doc_.reset(xmlCtxtReadMemory(context.get(), body.data(), static_cast<int>(body.size()),
                                        nullptr, "UTF-8", kOptions));
  if (context->wellFormed == 0) {
    const auto name = body.substr(1, std::min(body.find_first_of(" \t\r\n/>", 1), body.size()) - 1);
    document.cut_ = body.rfind("</" + name) == body.npos;
  }
  if (!document.doc_ || document.root() == nullptr) {
    return fail(ErrorCode::input, "not well-formed XML: no element");
  }
  return document;
}

const XmlNode* XmlDocument::root() const {
  return xmlDocGetRootElement(doc_.get());
}

}  // namespace news

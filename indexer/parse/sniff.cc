// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/sniff.hh"

#include <algorithm>
#include <cctype>
#include <utility>

#include "indexer/read/charset.hh"

namespace news {
namespace {

struct Magic {
  std::string_view bytes, name, remedy = {};
};

// The commands that people have: poppler's, pandoc, LibreOffice.
constexpr std::string_view kFromPdf = "make a text of it with: pdftotext -layout FILE.pdf FILE.txt";
constexpr std::string_view kFromRtf =
    "make a text of it with: pandoc -t plain FILE.rtf -o FILE.txt";
constexpr std::string_view kFromDocx =
    "make a text of it with: pandoc -t plain FILE.docx -o FILE.txt";
constexpr std::string_view kFromOdt =
    "make a text of it with: pandoc -t plain FILE.odt -o FILE.txt";
constexpr std::string_view kFromDoc =
    "make a text of it with: libreoffice --headless --convert-to txt:Text FILE.doc";
constexpr std::string_view kFromEpub =
    "make a text of it with: pandoc -t plain FILE.epub -o FILE.txt";

constexpr std::string_view kFromAddress = "open it and save the page";
constexpr std::string_view kFromSubtitles =
    "cues are no sentences; index a transcript of it instead";

using namespace std::string_view_literals;

constexpr Magic kMagics[] = {
    {"%PDF-"sv, "PDF document", kFromPdf},
    {"\x89PNG\r\n"sv, "PNG image"},
    {"\xFF\xD8\xFF"sv, "JPEG image"},
    {"GIF8"sv, "GIF image"},
    {"PK\x03\x04"sv, "ZIP archive or office document",
     "unpack it first (unzip FILE), or save the document as text"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "old office document (.doc, .xls, .ppt)", kFromDoc},
    {"{\\rtf"sv, "RTF document", kFromRtf},
    {"\x7F"
     "ELF"sv,
     "program"},
    {"RIFF"sv, "RIFF media"},
    {"OggS"sv, "Ogg media"},
    {"ID3"sv, "MP3 audio"},
    {"7z\xBC\xAF\x27\x1C"sv, "7z archive", "unpack it first: 7z x FILE"},
    {"\x04\x22\x4D\x18"sv, "lz4 archive", "unpack it first: unlz4 FILE"},
    {"Rar!\x1A\x07"sv, "RAR archive", "unpack it first: unrar x FILE"},
    {"SQLite format 3\0"sv, "SQLite database"},
    {"\0\0\0\x18"
     "ftyp"sv,
     "MP4 media"},
    {"\0\0\0\x20"
     "ftyp"sv,
     "MP4 media"},
};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool is_name_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == ':' || c == '_' || c == '-' ||
         c == '.';
}

std::string_view name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_name_byte(text[end])) ++end;
  return text.substr(std::min(at, text.size()), end - at);
}

// Behind a declaration that starts at the front; npos: it does not end in what is at hand.
std::size_t behind_declaration(std::string_view text) {
  if (text.starts_with("<!--")) {
    const auto end = text.find("-->", 4);
    return end == text.npos ? end : end + 3;
  }
  // An internal subset ("<!DOCTYPE x [ ... ]>") holds '>' of its own.
  const auto bracket = text.find('[');
  auto end = text.find('>');
  if (text.starts_with("<!") && bracket < end) end = text.find("]>", bracket) + 1;
  return end == text.npos || end == 0 ? text.npos : end + 1;
}

// The header block of the first member names its kind.
bool is_tar(std::string_view head) {
  constexpr std::size_t kMagicAt = 257;
  return head.size() > kMagicAt && head.substr(kMagicAt).starts_with("ustar");
}

// "WEBVTT"; or a number alone, then a line "00:00:01,000 --> 00:00:04,000".
bool is_subtitles(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (head.starts_with("WEBVTT"))
    return head.size() == 6 || std::string_view(" \t\r\n").find(head[6]) != head.npos;
  head = trim_blanks(head);
  const auto end = head.find('\n');
  if (end == head.npos || end == 0) return false;
  const auto number = trim_blanks(head.substr(0, end));
  const auto rest = head.substr(end + 1);
  const auto times = trim_blanks(rest.substr(0, rest.find('\n')));
  const auto is_digit = [](unsigned char c) { return std::isdigit(c) != 0; };
  return std::all_of(number.begin(), number.end(), is_digit) && times.size() > 25 &&
         is_digit(static_cast<unsigned char>(times.front())) && times.find(" --> ") < 16;
}

// What a site tells programs, and the log of a crawl: by how their lines begin.
std::string_view record_of_crawl(std::string_view head) {
  head = trim_blanks(head);
  if (head.starts_with("--2") && head.substr(0, 40).find("--  http") != head.npos)
    return "wget.log";
  std::size_t rules = 0, sellers = 0, others = 0;
  for (int lines = 0; lines < 12 && !head.empty(); ++lines) {
    const auto end = std::min(head.find('\n'), head.size());
    const std::string line = lower(trim_blanks(head.substr(0, end)));
    head.remove_prefix(std::min(end + 1, head.size()));
    if (line.empty() || line.front() == '#') continue;
    const bool rule = line.starts_with("user-agent:") || line.starts_with("disallow:") ||
                      line.starts_with("allow:") || line.starts_with("sitemap:") ||
                      line.starts_with("crawl-delay:");
    const bool seller = line.find(", direct") != line.npos ||
                        line.find(", reseller") != line.npos ||
                        line.find(",direct,") != line.npos || line.find(",reseller,") != line.npos;
    rules += rule ? 1 : 0;
    sellers += seller ? 1 : 0;
    others += rule || seller ? 0 : 1;
  }
  if (rules >= 2 && others == 0) return "robots.txt";
  return sellers >= 1 && others == 0 ? "ads.txt" : std::string_view();
}

// Which document a ZIP archive is: the names of its first members say so.
BinaryKind office_kind(std::string_view head) {
  if (!head.starts_with("PK\x03\x04"sv)) return {};
  static constexpr std::pair<std::string_view, BinaryKind> kMembers[] = {
      {"mimetypeapplication/vnd.oasis.opendocument.text", {"OpenDocument text (.odt)", kFromOdt}},
      {"mimetypeapplication/epub+zip", {"EPUB book", kFromEpub}},
      {"word/", {"Word document (.docx)", kFromDocx}}};
  for (const auto& [member, kind] : kMembers) {
    if (head.find(member) != head.npos) return kind;
  }
  constexpr std::size_t kFlags = 6;  // of the first member, the lowest bit: encrypted
  if (head.size() > kFlags && (static_cast<unsigned char>(head[kFlags]) & 1U) != 0)
    return {"encrypted ZIP archive", "unpack it first: unzip FILE, which asks for its password"};
  return {};
}

}  // namespace

bool is_wide_text(std::string_view head) {
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ||
         head.starts_with("\0\0\xFE\xFF"sv) || !wide_charset(head).empty();
}

BinaryKind binary_kind(std::string_view head) {
  if (const auto office = office_kind(head); !office.name.empty()) return office;
  if (is_tar(head)) return {"tar archive", "unpack it first: tar -xf FILE"};
  if (head.starts_with("[InternetShortcut]")) return {"the address of a page (.url)", kFromAddress};
  if (const auto record = record_of_crawl(head); !record.empty()) return {record, {}};
  if (is_subtitles(head)) return {"subtitles (SubRip or WebVTT)", kFromSubtitles};
  for (const auto& magic : kMagics) {
    if (head.starts_with(magic.bytes)) return {magic.name, magic.remedy};
  }
  if (is_wide_text(head)) return {};
  if (head.find('\0') != head.npos) return {"binary data (NUL bytes)", {}};
  const auto controls = std::count_if(head.begin(), head.end(), [](unsigned char c) {
    return c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1A && c != 0x1B;
  });
  if (static_cast<std::size_t>(controls) * 20 > head.size()) return {"binary data", {}};
  return {};
}

FirstElement first_element(std::string_view head) {
  FirstElement found;
  for (head = trim_blanks(head); head.size() > 1 && head.front() == '<'; head = trim_blanks(head)) {
    if (head[1] != '?' && head[1] != '!') {
      const auto name = name_at(head, 1);
      const auto colon = name.rfind(':');
      found.name = lower(colon == name.npos ? name : name.substr(colon + 1));
      return found;
    }
    found.declared |= head.starts_with("<?xml");
    if (lower(head.substr(0, 9)) == "<!doctype") {
      const auto rest = trim_blanks(head.substr(9));
      found.doctype = lower(name_at(rest, 0));
    }
    const auto end = behind_declaration(head);
    if (end == head.npos) break;
    head.remove_prefix(end);
  }
  return found;
}

bool is_html(const FirstElement& root) {
  static constexpr std::string_view kTags[] = {
      "html",   "head",    "body",   "title",      "meta",   "link", "script", "style",
      "base",   "div",     "p",      "h1",         "h2",     "h3",   "table",  "article",
      "main",   "section", "header", "span",       "a",      "b",    "i",      "em",
      "strong", "ul",      "ol",     "blockquote", "center", "font", "br",     "img"};
  return root.doctype == "html" ||
         std::find(std::begin(kTags), std::end(kTags), root.name) != std::end(kTags);
}

std::string_view trim_blanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace news

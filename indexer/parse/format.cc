// SPDX-License-Identifier: GPL-2.0-or-later
// The table of formats, and which one a file is in: the sniffer whose fit is best.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

#include "indexer/parse/format_parser.hh"
#include "indexer/parse/parser.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/read/charset.hh"

namespace news {
namespace {

constexpr FormatInfo kTable[] = {
#define NEWS_FORMAT(format, name, extensions, sniff, parse, end, help) \
  {Format::format, name, extensions, sniff, parse, EndMark::end, help},
#include "indexer/parse/formats.def"
};
constexpr std::string_view kAutomatic = "auto", kAutomaticHelp = "by content, then by name";

// Calls visit with each word of a blank-separated list until it returns false; true: to the end.
template <class Visit>
constexpr bool each_word(std::string_view list, const Visit& visit) {
  while (!list.empty()) {
    const auto end = std::min(list.find(' '), list.size());
    if (!visit(list.substr(0, end))) return false;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return true;
}

constexpr bool lists(std::string_view list, std::string_view word) {
  return !each_word(list, [&](std::string_view listed) { return listed != word; });
}

// A row that contradicts itself.
constexpr bool is_sound(const FormatInfo& row) {
  return !row.name.empty() && row.name != kAutomatic && !row.help.empty() &&
         row.help.find_first_of("'\":\\") == row.help.npos &&
         each_word(row.extensions, [](std::string_view extension) {
           return extension.size() > 1 && extension.front() == '.' && extension != ".gz" &&
                  std::none_of(extension.begin(), extension.end(),
                               [](char c) { return c >= 'A' && c <= 'Z'; });
         });
}

// Two rows of one name or extension.
constexpr bool clash(const FormatInfo& a, const FormatInfo& b) {
  return a.name == b.name || !each_word(a.extensions, [&](std::string_view extension) {
           return !lists(b.extensions, extension);
         });
}

constexpr bool no_two_clash() {
  for (std::size_t i = 0; i < std::size(kTable); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (clash(kTable[i], kTable[j])) return false;
    }
  }
  return true;
}

static_assert(std::all_of(std::begin(kTable), std::end(kTable), is_sound));
static_assert(no_two_clash());

// ".html" of "a/b.HTML.gz"; empty: none. Lower case.
std::string extension_of(std::string_view path) {
  path.remove_prefix(path.find_last_of('/') == path.npos ? 0 : path.find_last_of('/') + 1);
  std::string name(path);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const std::string_view packed : {".gz", ".xz", ".bz2", ".zst"}) {
    if (!name.ends_with(packed)) continue;
    name.resize(name.size() - packed.size());
    break;
  }
  const auto dot = name.rfind('.');
  return dot == name.npos || dot == 0 ? std::string() : name.substr(dot);
}

Format named_format(std::string_view path) {
  const std::string extension = extension_of(path);
  for (const auto& row : kTable) {
    if (lists(row.extensions, extension)) return row.format;
  }
  return Format::automatic;
}

// A page with a stray NUL or two; a browser shows it.
bool is_page_with_nuls(std::string_view head) {
  constexpr std::size_t kRare = 50;  // one NUL in as many bytes
  if (!is_html(first_element(head))) return false;
  const auto nuls = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  return nuls * kRare <= head.size();
}

Result<Format> best_fit(const FileHead& head) {
  const FormatInfo* best = nullptr;
  Fit fit = Fit::none;
  for (const auto& row : kTable) {
    const Fit own = row.sniff(head);
    if (own > fit) {
      fit = own;
      best = &row;
    }
  }
  if (fit < Fit::archive) {
    if (const auto what = binary_kind(head.raw);
        !what.name.empty() && !is_page_with_nuls(head.raw)) {
      std::string reason = "not an article: " + std::string(what.name);
      if (!what.remedy.empty()) reason.append("; ").append(what.remedy);
      return fail(ErrorCode::input, std::move(reason));
    }
  }
  if (best != nullptr) return best->format;
  if (head.is_markup())
    return fail(ErrorCode::input, "not an article: XML <" + head.root.name + ">",
                "name its format with --format when it is one of ours");
  return fail(ErrorCode::input,
              "not an article: a table (CSV) whose first row names no headline and no text",
              "name its columns as JSON names fields: headline, author, date, text");
}

}  // namespace

const FormatInfo& format_info(Format format) {
  return kTable[static_cast<std::size_t>(format) - 1];
}

std::string_view format_name(Format format) {
  return format == Format::automatic ? kAutomatic : format_info(format).name;
}

std::string_view format_help(Format format) {
  return format == Format::automatic ? kAutomaticHelp : format_info(format).help;
}

std::span<const Format> all_formats() {
  static constexpr Format kAll[] = {
      Format::automatic,
#define NEWS_FORMAT(format, ...) Format::format,
#include "indexer/parse/formats.def"
  };
  return kAll;
}

bool find_format(std::string_view name, Format& format) {
  for (const Format known : all_formats()) {
    if (format_name(known) != name) continue;
    format = known;
    return true;
  }
  return false;
}

bool has_end_mark(std::string_view format_name) {
  return std::none_of(std::begin(kTable), std::end(kTable), [format_name](const FormatInfo& row) {
    return row.name == format_name && row.end == EndMark::none;
  });
}

Result<Format> detect_format(std::string_view raw, std::string_view path) {
  FileHead head;
  std::string decoded;
  head.raw = raw;
  head.text = raw;
  if (is_wide_text(raw)) {
    decoded = decode_text(raw).text;
    head.text = decoded;
  } else if (raw.starts_with("\xEF\xBB\xBF")) {
    head.text.remove_prefix(3);
  }
  head.text = trim_blanks(head.text);
  head.named = named_format(path);
  if (head.is_markup()) head.root = first_element(head.text);
  return best_fit(head);
}

}  // namespace news

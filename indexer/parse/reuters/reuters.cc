// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/reuters/reuters.hh"

#include <fmt/format.h>

#include <cctype>
#include <string>
#include <utility>

#include "indexer/parse/body_builder.hh"
#include "indexer/parse/element_scanner.hh"
#include "indexer/parse/field_text.hh"
#include "indexer/parse/fields/byline.hh"
#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/dateline.hh"
#include "indexer/parse/format_parser.hh"
#include "indexer/read/charset.hh"

namespace news {
namespace {

// Between <NAME...> and </NAME>; without its end tag, up to the end of `text`.
std::string_view element(std::string_view text, std::string_view name) {
  for (auto at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    if (text.substr(at + 1, name.size()) != name) continue;
    const char next = at + 1 + name.size() < text.size() ? text[at + 1 + name.size()] : ' ';
    if (next != '>' && next != ' ') continue;
    const auto open = text.find('>', at);
    if (open == text.npos) return {};
    const auto inside = text.substr(open + 1);
    return inside.substr(0, inside.find("</" + std::string(name)));
  }
  return {};
}

// NAME="value" of the record's own tag.
std::string_view attribute(std::string_view record, std::string_view name) {
  const auto tag = record.substr(0, record.find('>'));
  const auto at = tag.find(fmt::format(" {}=\"", name));
  if (at == tag.npos) return {};
  const auto value = tag.substr(at + name.size() + 3);
  return value.substr(0, value.find('"'));
}

// References decoded, those to control characters left out.
std::string clean(std::string_view text) {
  std::string out;
  for (const char c : decode_entities(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 ? byte != 0x7F : c == '\n' || c == '\t') out += c;
  }
  return out;
}

// "Reuter", "REUTER...", "Reuters" alone on the last line.
bool is_sign_off(std::string_view line) {
  const std::string text = tidy(line);
  constexpr std::string_view kWord = "reuter";
  if (text.size() < kWord.size() || text.size() > kWord.size() + 6) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = static_cast<char>(std::tolower(static_cast<unsigned char>(text[i])));
    if (i < kWord.size() ? c != kWord[i]
                         : c != 's' && c != '.' && c != ';' && c != ',' && c != ' ') {
      return false;
    }
  }
  return true;
}

// "... from 12 to 14. REUTER": signed off behind the last sentence.
std::string_view without_sign_off(std::string_view line) {
  constexpr std::string_view kSignature = ". REUTER";
  const auto at = line.rfind(kSignature);
  const bool last = at != line.npos && tidy(line.substr(at + kSignature.size())).empty();
  return last ? line.substr(0, at + 1) : line;
}

void add_body(std::string_view text, BodyBuilder& body) {
  std::string paragraph;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    const bool last = tidy(text).empty();
    if (last && is_sign_off(line)) break;
    if (last) line = without_sign_off(line);
    if (line.starts_with("   ") || tidy(line).empty()) {
      body.add_paragraph(paragraph);
      paragraph.clear();
    }
    paragraph.append(line).append(" ");
  }
  body.add_paragraph(paragraph);
}

// The text of an item that has no BODY tag: what follows title, author and dateline.
std::string_view untagged_body(std::string_view text) {
  for (const std::string_view end : {"</TITLE>", "</AUTHOR>", "</DATELINE>"}) {
    if (const auto at = text.find(end); at != text.npos) text.remove_prefix(at + end.size());
  }
  return text;
}

}  // namespace

Article read_reuters(std::string_view record) {
  Article article;
  const std::string_view text = element(record, "TEXT");
  article.headline = tidy(clean(element(text, "TITLE")));
  while (article.headline.starts_with('*')) article.headline.erase(0, 1);
  article.headline = tidy(article.headline);
  article.byline = read_byline(clean(element(text, "AUTHOR")), "en");
  article.date = read_date(clean(element(record, "DATE")), "en");
  article.place = dateline_place(clean(element(text, "DATELINE")));
  article.section = tidy(clean(element(element(record, "TOPICS"), "D")));
  if (article.place.empty()) article.place = tidy(clean(element(element(record, "PLACES"), "D")));
  article.source = "Reuters";
  article.language = "en";
  const bool brief = record.find("<TEXT TYPE=\"BRIEF\"") != record.npos;
  BodyBuilder body;
  if (const auto tagged = element(text, "BODY"); !tagged.empty()) {
    add_body(clean(tagged), body);
  } else if (!brief) {
    add_body(clean(untagged_body(text)), body);
  }
  if (article.headline.empty() && !body.empty()) article.headline = body.front();
  body.finish(article);
  return article;
}

Fit sniff_reuters(const FileHead& head) {
  return head.root.doctype == "lewis" || head.root.name == "reuters" ? Fit::certain : Fit::none;
}

Status parse_reuters_file(ByteSource& source, std::string_view, const ParseOptions& options,
                          ArticleSink& sink) {
  ElementScanner scanner(source, {"reuters"}, options.max_article_bytes);
  for (std::uint32_t ordinal = 1;; ++ordinal) {
    const auto found = scanner.next();
    if (!found) return fail(found.error());
    if (*found == ElementScanner::Found::end) {
      return ordinal == 1 ? Status(fail(ErrorCode::input, "no <REUTERS> element in it")) : Status();
    }
    if (*found == ElementScanner::Found::too_long) {
      if (!sink.on_skip({"", ordinal, "article larger than --max-size"})) return {};
      continue;
    }
    const std::string record = decode_text(scanner.bytes(), "iso-8859-1").text;
    std::string member = tidy(attribute(record, "NEWID"));
    if (*found == ElementScanner::Found::cut) {
      return fail(ErrorCode::input, "truncated: the file ends inside article " + member);
    }
    Article article = read_reuters(record);
    if (article.headline.empty() && article.body.empty()) {
      if (!sink.on_skip({member, ordinal, "article without headline and text"})) return {};
      continue;
    }
    article.member = std::move(member);
    article.ordinal = ordinal;
    article.placed = article.member.empty();
    if (!sink.on_article(std::move(article))) return {};
  }
}

}  // namespace news

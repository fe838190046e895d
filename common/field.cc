// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/field.hh"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "common/article.hh"
#include "common/index_schema.hh"
#include "common/language_tag.hh"
#include "common/nearest_name.hh"

namespace news {
namespace {

template <std::string Article::*kMember>
FieldValues text(const Article& article) {
  return {article.*kMember};
}

template <std::vector<std::string> Article::*kMember>
FieldValues list(const Article& article) {
  return {(article.*kMember).begin(), (article.*kMember).end()};
}

FieldValues captions(const Article& article) {
  FieldValues out;
  for (const auto& caption : article.captions) out.push_back(caption.text);
  return out;
}

FieldValues credits(const Article& article) {
  FieldValues out;
  for (const auto& caption : article.captions) out.push_back(caption.credit);
  out.insert(out.end(), article.credits.begin(), article.credits.end());
  return out;
}

FieldValues credits_once(const Article& article) {
  FieldValues out;
  std::unordered_set<std::string_view> seen;
  for (const auto credit : credits(article)) {
    if (!credit.empty() && seen.insert(credit).second) out.push_back(credit);
  }
  return out;
}

FieldValues speakers(const Article& article) {
  FieldValues out;
  for (const auto& speaker : article.speakers) {
    out.insert(out.end(), {speaker.name, speaker.description});
  }
  return out;
}

FieldValues speaker_names(const Article& article) {
  FieldValues out;
  for (const auto& speaker : article.speakers) out.push_back(speaker.name);
  return out;
}

// lang:de finds de-at, lang:no Bokmål and Nynorsk.
FieldValues languages(const Article& article) {
  const std::string_view tag = article.language, primary = primary_subtag(tag);
  FieldValues out{tag};
  if (primary != tag) out.push_back(primary);
  if (const auto macro = macrolanguage(primary); !macro.empty()) out.push_back(macro);
  return out;
}

// Where its file is; as it was named, too, where a link gave it another name.
FieldValues paths(const Article& article) {
  std::string_view given = article.path;
  while (given.starts_with("./")) given.remove_prefix(2);
  if (article.canonical.empty()) return {article.path};
  if (article.canonical.ends_with(given)) return {article.canonical};
  return {article.canonical, article.path};
}

FieldValues primary_language(const Article& article) {
  return {primary_subtag(article.language)};
}

// Weights: tuned on relevance judgements at query time; nothing is re-indexed when they change.
constexpr std::array<FieldInfo, kFields> kTable = {{
    {.field = Field::headline,
     .name = "headline",
     .aliases = "h title intitle hd ti",
     .prefix = "S",
     .kind = FieldKind::text,
     .help = "words of the headline",
     .in_plain = true,
     .weight = 1.3,
     .prose = true,
     .aliased = FieldAliases::words,
     .values = text<&Article::headline>},
    {.field = Field::byline,
     .name = "byline",
     .aliases = "by author au",
     .prefix = "A",
     .kind = FieldKind::text,
     .help = "who wrote it",
     .in_plain = true,
     .names = true,
     .slot = slot::kByline,
     .values = list<&Article::byline>,
     .facet = 2},
    {.field = Field::caption,
     .name = "caption",
     .aliases = "graphic art",
     .prefix = "XC",
     .kind = FieldKind::text,
     .help = "words of picture captions",
     .in_plain = true,
     .prose = true,
     .aliased = FieldAliases::words,
     .values = captions},
    {.field = Field::credit,
     .name = "credit",
     .aliases = "",
     .prefix = "XCR",
     .kind = FieldKind::text,
     .help = "picture credits: photographer, agency",
     .aliased = FieldAliases::outlets,
     .slot = slot::kCredit,
     .values = credits,
     .slot_values = credits_once,
     .facet = 7},
    {.field = Field::heading,
     .name = "heading",
     .aliases = "",
     .prefix = "XH",
     .kind = FieldKind::text,
     .help = "section headings inside the article",
     .counted = false,
     .prose = true,
     .aliased = FieldAliases::words,
     .marked_in = fields({Field::body}),
     .values = list<&Article::headings>},
    {.field = Field::body,
     .name = "body",
     .aliases = "text intext",
     .prefix = "",
     .kind = FieldKind::text,
     .help = "words of the article's paragraphs",
     .in_plain = true,
     .prose = true,
     .aliased = FieldAliases::words},
    {.field = Field::lead,
     .name = "lead",
     .aliases = "hlead hlp lp",
     .prefix = "XL",
     .kind = FieldKind::text,
     .help = "headline and first two paragraphs",
     .counted = false,
     .aliased = FieldAliases::words,
     .marked_in = fields({Field::headline, Field::body})},
    {.field = Field::speaker,
     .name = "speaker",
     .aliases = "who",
     .prefix = "XP",
     .kind = FieldKind::text,
     .help = "a person or body that is quoted",
     .names = true,
     .of_quotations = true,
     .marked_in = fields({Field::body}),
     .slot = slot::kSpeakers,
     .quote_slot = quote_slot::kSpeaker,
     .values = speakers,
     .slot_values = speaker_names,
     .facet = 1},
    {.field = Field::said,
     .name = "said",
     .aliases = "",
     .prefix = "",
     .kind = FieldKind::quotation,
     .help = "words inside quotations",
     .aliased = FieldAliases::words,
     .marked_in = fields({Field::body})},
    {.field = Field::source,
     .name = "source",
     .aliases = "pub publication sn",
     .prefix = "XSRC",
     .kind = FieldKind::text,
     .help = "newspaper, broadcaster or agency",
     .names = true,
     .filter = true,
     .of_quotations = true,
     .aliased = FieldAliases::outlets,
     .slot = slot::kSource,
     .quote_slot = quote_slot::kSource,
     .values = text<&Article::source>,
     .facet = 3},
    {.field = Field::section,
     .name = "section",
     .aliases = "",
     .prefix = "XSN",
     .kind = FieldKind::text,
     .help = "the desk it ran under",
     .filter = true,
     .aliased = FieldAliases::words,
     .slot = slot::kSection,
     .values = text<&Article::section>,
     .facet = 4},
    {.field = Field::place,
     .name = "place",
     .aliases = "dateline location",
     .prefix = "XPL",
     .kind = FieldKind::text,
     .help = "place of the dateline",
     .names = true,
     .filter = true,
     .aliased = FieldAliases::words,
     .slot = slot::kPlace,
     .values = text<&Article::place>,
     .facet = 5},
    {.field = Field::language,
     .name = "lang",
     .aliases = "language la",
     .prefix = "L",
     .kind = FieldKind::exact,
     .help = "language: en, pt-br, german",
     .filter = true,
     .slot = slot::kLanguage,
     .values = languages,
     .slot_values = primary_language,
     .facet = 6},
    {.field = Field::url,
     .name = "url",
     .aliases = "site inurl",
     .prefix = "U",
     .kind = FieldKind::text,
     .help = "words of the address it was published at",
     .names = true,
     .counted = false,
     .filter = true,
     .values = text<&Article::url>},
    {.field = Field::path,
     .name = "path",
     .aliases = "file",
     .prefix = "XPATH",
     .kind = FieldKind::text,
     .help = "words of the path of its file",
     .names = true,
     .counted = false,
     .filter = true,
     .values = paths},
    {.field = Field::id,
     .name = "id",
     .aliases = "",
     .prefix = "Q",
     .kind = FieldKind::exact,
     .help = "one article, by its id",
     .filter = true,
     .of_quotations = true,
     .slot = slot::kId,
     .values = text<&Article::id>},
    {.field = Field::date,
     .name = "date",
     .aliases = "",
     .prefix = "",
     .kind = FieldKind::date,
     .help = "2023, 2023-01, 2023-01-19, 2023-01-10..2023-02-01, 7d..",
     .filter = true,
     .of_quotations = true,
     .slot = slot::kDate,
     .quote_slot = quote_slot::kDate},
    {.field = Field::words,
     .name = "words",
     .aliases = "wc length",
     .prefix = "",
     .kind = FieldKind::number,
     .help = "length, about: 500.., ..300, 500..800"},
}};

constexpr bool lists(std::string_view blank_separated, std::string_view word) {
  std::size_t at = 0;
  while (at < blank_separated.size()) {
    const auto end = std::min(blank_separated.find(' ', at), blank_separated.size());
    if (blank_separated.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

// Where the row of each field stands.
constexpr auto kRows = [] {
  std::array<std::size_t, kFields> out{};
  out.fill(kFields);
  for (std::size_t i = 0; i < kFields; ++i) out[static_cast<std::size_t>(kTable[i].field)] = i;
  return out;
}();

// A row that contradicts itself.
constexpr bool is_sound(const FieldInfo& row) {
  const bool text = row.kind == FieldKind::text;
  return !row.name.empty() && !row.help.empty() &&
         (row.prefix.empty() ? !text || row.field == Field::body
                             : text || row.kind == FieldKind::exact) &&
         (!row.in_plain || (text && row.counted && !row.filter)) &&
         (row.weight == 1 || row.in_plain) && (row.counted || text) &&
         (row.facet == 0 || row.slot != kNoSlot) &&
         (row.quote_slot == kNoSlot || row.of_quotations);
}

#ifndef __SANITIZE_ADDRESS__
// A row whose slot nothing fills.
constexpr bool is_filled(const FieldInfo& row) {
  return (row.slot_values == nullptr || row.values) &&
         (row.slot == kNoSlot || row.values || row.kind == FieldKind::date);
}
#endif

// Two rows of one name, prefix, slot or place.
constexpr bool clash(const FieldInfo& a, const FieldInfo& b) {
  return a.field == b.field || a.name == b.name || lists(a.aliases, b.name) ||
         lists(b.aliases, a.name) || (!a.prefix.empty() && a.prefix == b.prefix) ||
         (a.slot != kNoSlot && a.slot == b.slot) || (a.facet != 0 && a.facet == b.facet) ||
         (a.quote_slot != kNoSlot && a.quote_slot == b.quote_slot);
}

constexpr bool no_two_clash() {
  for (std::size_t i = 0; i < kFields; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (clash(kTable[i], kTable[j])) return false;
    }
  }
  return true;
}

static_assert(std::all_of(kTable.begin(), kTable.end(), is_sound));
#ifndef __SANITIZE_ADDRESS__  // under sanitizers GCC 12 takes no function's address for a constant
static_assert(std::all_of(kTable.begin(), kTable.end(), is_filled));
#endif
static_assert(no_two_clash());
static_assert(std::find(kRows.begin(), kRows.end(), kFields) == kRows.end(), "a field has no row");

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

}  // namespace

std::span<const FieldInfo> field_table() {
  return kTable;
}

const FieldInfo& field_info(Field field) {
  return kTable[kRows[static_cast<std::size_t>(field)]];
}

const FieldInfo* find_field(std::string_view name) {
  const std::string wanted = lower_ascii(name);
  for (const auto& info : kTable) {
    if (info.name == wanted || lists(info.aliases, wanted)) return &info;
  }
  return nullptr;
}

std::string_view nearest_field(std::string_view name) {
  const std::string wanted = lower_ascii(name);
  NearestName nearest(wanted);
  for (const auto& info : kTable) nearest.offer(info.name);
  return nearest.best();
}

}  // namespace news

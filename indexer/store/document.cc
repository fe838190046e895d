// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/document.hh"

#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/field.hh"
#include "common/index_schema.hh"
#include "common/position_ranges.hh"
#include "common/quote_type.hh"
#include "common/quote_values.hh"
#include "common/stories.hh"
#include "common/unicode.hh"
#include "indexer/language/detect_language.hh"
#include "indexer/store/field_writer.hh"
#include "indexer/store/segment_words.hh"

namespace news {
namespace {

constexpr std::uint32_t kSilent = 0;  // matches, but has no share in the length
constexpr std::size_t kLeadParagraphs = 2;

std::string_view prefix_of(Field field) {
  return field_info(field).prefix;
}

// Calls visit(paragraph) for each; they are joined by blank lines.
template <class Visit>
void each_paragraph(std::string_view body, Visit&& visit) {
  for (std::size_t at = 0; at < body.size();) {
    const auto end = std::min(body.find("\n\n", at), body.size());
    if (end > at) visit(body.substr(at, end - at));
    at = end + 2;
  }
}

class Writer {
 public:
  Writer(const Article& article, Analyser& analyser, BatchWriter& out)
      : article_(article), analyser_(analyser), out_(out) {}

  void words(Field field, std::string_view text, std::uint32_t frequency = 1) {
    if (!text.empty()) FieldWriter(prefix_of(field), analyser_, out_, frequency).add(text);
  }
  void exact(Field field, std::string_view value) {
    if (value.empty()) return;
    out_.add_boolean(std::string(prefix_of(field)) + fold_text(value));
  }

  void body(BodyWords& words) {
    words.begin(article_.body);
    FieldWriter writer(prefix_of(Field::body), analyser_, out_);
    writer.mark_ends();
    std::vector<PositionRange> lead;
    std::string lead_term(prefix_of(Field::lead));
    const auto prefix = lead_term.size();
    const auto add_to_lead = [&](const Token& token, std::uint32_t position) {
      lead_term.resize(prefix);
      out_.add_boolean(lead_term += token.term);
      if (lead.empty()) lead.push_back({position, position});
      lead.back().last = position;
    };
    writer.add(article_.standfirst, add_to_lead);
    const std::unordered_set<std::string_view> among_headings(article_.headings.begin(),
                                                              article_.headings.end());
    std::size_t seen = 0;
    bool apart = false;  // a heading stands between two parts of the lead
    const std::string_view text = article_.body;
    each_paragraph(text, [&](std::string_view paragraph) {
      const auto begin = static_cast<std::size_t>(paragraph.data() - text.data());
      const bool heading = seen < kLeadParagraphs && among_headings.contains(paragraph);
      const bool leads = !heading && seen++ < kLeadParagraphs;
      writer.add(paragraph, [&](const Token& token, std::uint32_t position) {
        words.add(token.term, begin + token.begin, begin + token.end, position);
        if (!leads) return;
        if (std::exchange(apart, false)) lead.push_back({position, position});
        add_to_lead(token, position);
      });
      apart |= heading;
    });
    out_.set_value(slot::kLead, encode_ranges(lead));
  }

  // All fields but the body and what is made of it.
  void other_fields() {
    for (const auto& row : field_table()) {
      if (row.values == nullptr) continue;
      const auto values = row.values(article_);
      if (row.kind == FieldKind::exact) {
        for (const auto value : values) exact(row.field, value);
        continue;
      }
      FieldWriter writer(row.prefix, analyser_, out_, row.counted ? 1 : kSilent);
      if (row.prose) writer.mark_ends();
      for (const auto value : values) writer.add(value);
      if (row.field == Field::speaker) mentions(writer);
    }
  }

  // Whoever a quotation is found by, its article is found by: the names as they stand there too.
  // They match alone: an article is not longer for calling its speakers by several names.
  void mentions(FieldWriter& speakers) {
    speakers.count_as(kSilent);
    std::unordered_set<std::string_view> met;
    for (const auto& speaker : article_.speakers) met.insert(speaker.name);
    for (const auto& quote : article_.quotes) {
      if (met.insert(quote.speaker).second) speakers.add(quote.speaker);
    }
  }

  // Day, month, year; "2023-01-19" only.
  void date(unsigned slot) {
    if (article_.date.size() != 10) return;
    std::string day = article_.date;
    std::erase(day, '-');
    out_.add_boolean(kDayPrefix + day);
    out_.add_boolean(kMonthPrefix + day.substr(0, 6));
    out_.add_boolean(kYearPrefix + day.substr(0, 4));
    out_.set_value(slot, day);
  }

  void article_slots(const Placement& placement) {
    for (const auto& row : field_table()) {
      if (row.slot == kNoSlot || row.values == nullptr) continue;
      std::string joined;
      for (const auto value : (row.slot_values ? row.slot_values : row.values)(article_)) {
        joined += joined.empty() ? "" : "\n";
        joined += value;
      }
      out_.set_value(row.slot, joined);
    }
    out_.set_value(slot::kStory, key_value(placement.story));
    out_.set_value(slot::kGroup, placement.group);
    if (!article_.wire_name.empty())
      out_.set_value(slot::kWire, wire_value(article_.wire_name, article_.version));
    if (!placement.group.empty()) {
      out_.add_boolean(std::string(kGroupPrefix) + std::string(placement.group));
    }
  }

  Writer& boolean(std::string_view term) {
    out_.add_boolean(term);
    return *this;
  }

 private:
  const Article& article_;
  Analyser& analyser_;
  BatchWriter& out_;
};

// The words of a quotation. Where it stands in the body they are the body's, and it keeps which;
// elsewhere, and where the body left a line out of it, they have positions of their own.
void write_words(const Quote& quote, BodyWords& words, Analyser& analyser, BatchWriter& out) {
  if (quote.body_start != kNowhere) {
    const auto span = words.span(quote.body_start, quote.body_end);
    const auto inside = words.in(span);
    if (span == quote.text && !inside.empty()) {
      for (const auto& word : inside) out.add_word(words.term(word), 1);
      out.set_value(quote_slot::kSpan,
                    encode_ranges({{inside.front().position, inside.back().position}}));
      return;
    }
  }
  FieldWriter text("", analyser, out);
  text.mark_ends();
  each_paragraph(quote.text, [&text](std::string_view paragraph) { text.add(paragraph); });
}

// Marks and blanks above ASCII: those of Latin-1, general punctuation, and the marks of Chinese and
// Japanese. How many bytes of one stand there; 0: none does.
std::size_t mark_bytes(std::string_view text) {
  if (text.starts_with("\xC2")) return 2;
  const bool mark =
      text.starts_with("\xE2\x80") || text.starts_with("\xE2\x81") || text.starts_with("\xE3\x80");
  return mark ? 3 : 0;
}

// The same words in copies of one story are one quotation; papers differ in marks and dashes.
std::string quotation_group(std::string_view article_group, std::string_view words) {
  std::string plain;
  plain.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto mark = (c & 0x80) != 0 ? mark_bytes(words.substr(i)) : 0;
    if (mark > 0) {
      i += mark - 1;
    } else if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') ||
               (c & 0x80) != 0) {
      plain += lower;
    }
  }
  return key_value(XXH3_64bits(plain.data(), plain.size()) ^ key_number(article_group));
}

}  // namespace

void write_article(const Article& article, const Placement& placement, std::string_view data,
                   Analyser& analyser, BatchWriter& out, BodyWords& words) {
  Writer writer(article, analyser, out);
  writer.body(words);
  writer.other_fields();
  writer.boolean(kEveryPrefix);
  if (article.language.empty()) {
    if (const auto likely = likely_language(article.body); !likely.empty()) {
      writer.boolean(std::string(kLikelyLanguagePrefix).append(likely));
    }
  }
  writer.date(slot::kDate);
  writer.article_slots(placement);
  out.set_data(data);
}

void write_quote(const Article& article, std::size_t index, const Placement& placement,
                 const SpeakerIndex& speakers, BodyWords& words, Analyser& analyser,
                 BatchWriter& out) {
  const auto& quote = article.quotes[index];
  Writer writer(article, analyser, out);
  write_words(quote, words, analyser, out);
  FieldWriter who(prefix_of(Field::speaker), analyser, out);
  who.add(shown_speaker(quote));
  if (!quote.speaker_full.empty() && quote.speaker != quote.speaker_full) who.add(quote.speaker);
  if (quote.kind == SpeakerKind::nobody) who.add(quote.speaker);  // found as printed
  std::string names = shown_speaker(quote);
  if (const auto* speaker = speakers.find(names)) who.add(speaker->description);
  for (const auto& other : quote.also) {
    who.add(other);
    if (const auto* speaker = speakers.find(other)) who.add(speaker->description);
    names += '\n' + other;
  }
  FieldWriter(kQuoteVerbPrefix, analyser, out, kSilent).add(quote.verb);
  writer.words(Field::source, article.source, kSilent);
  writer.boolean(std::string(kQuoteTypePrefix) + quote_type_name(quote.type).front())
      .boolean(kEveryPrefix);
  writer.exact(Field::id, article.id);
  writer.date(quote_slot::kDate);
  out.set_value(quote_slot::kSource, article.source);
  out.set_value(quote_slot::kSpeaker, names);
  out.set_value(quote_slot::kArticle, article_value(placement.document));
  out.set_value(quote_slot::kOrder, quote_order(article.id, static_cast<std::uint32_t>(index)));
  out.set_value(quote_slot::kConfidence, confidence_value(quote.confidence));
  out.set_value(quote_slot::kGroup, quotation_group(placement.group, quote.text));
}

}  // namespace news

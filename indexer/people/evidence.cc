// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/people/evidence.hh"

#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_map>
#include <utility>

#include "common/bytes.hh"
#include "common/people/person_name.hh"
#include "common/unicode.hh"
#include "indexer/people/spoken_day.hh"

namespace news {
namespace {

// Of a name's flags: the kind, the gender above it, then whether a day follows.
constexpr unsigned kKindBits = 3, kHasThen = 1U << 5;

struct Gathered {
  std::string_view name, title;
  SpeakerKind kind = SpeakerKind::person;
  NamedPerson::Gender gender = NamedPerson::Gender::unknown;
  DayNumber then = kNoDay;
  std::vector<std::uint32_t> quotes;  // places in the article
};

// Of which day a sentence speaks that says "the president". One of long ago goes on until the
// article's end: nobody is meant there unless the article names him.
class SpokenDays {
 public:
  explicit SpokenDays(const Article& article)
      : text_(annotated_text(article)), day_(day_number(article.date)) {}

  DayNumber of(const Quote& quote) {
    if (day_ == kNoDay || quote.kind != SpeakerKind::role || quote.start < character_ ||
        use_of_office(office_of(quote.speaker_full)) != OfficeUse::in_archive)
      return kNoDay;
    for (; character_ < quote.start && byte_ < text_.size(); ++character_) {
      byte_ += character_at(text_, byte_).bytes;
    }
    const auto from = byte_ - std::min(byte_, kReach);
    const auto then = spoken_day(text_.substr(from, byte_ - from), day_);
    if (then != kNoDay) past_ = true;
    return then == kNoDay && past_ ? kLongAgo : then;
  }

 private:
  static constexpr std::size_t kReach = 400;  // bytes
  static constexpr DayNumber kLongAgo = 1;
  std::string_view text_;
  DayNumber day_;
  std::size_t character_ = 0, byte_ = 0;  // the same place; quotations come in their order
  bool past_ = false;
};

// Speakers first, in their order, then the others who are named.
std::vector<Gathered> gather(const Article& article) {
  std::vector<Gathered> out;
  std::unordered_map<std::string_view, std::size_t> places;
  std::map<std::pair<std::string_view, DayNumber>, std::size_t> past;
  const auto at = [&](std::string_view name, DayNumber then = kNoDay) -> Gathered& {
    const std::size_t next = out.size();
    const auto place = then == kNoDay ? places.emplace(name, next).first->second
                                      : past.emplace(std::pair(name, then), next).first->second;
    if (place == next) out.emplace_back().name = name;
    out[place].then = then;
    return out[place];
  };
  SpokenDays days(article);
  for (std::size_t i = 0; i < article.quotes.size(); ++i) {
    const auto& quote = article.quotes[i];
    const auto place = static_cast<std::uint32_t>(i);
    // A "he" of whom the article tells no more is nobody that another article could speak of.
    if (!quote.speaker_full.empty() && quote.kind != SpeakerKind::nobody) {
      auto& speaker = at(quote.speaker_full, days.of(quote));
      speaker.kind = quote.kind;
      speaker.quotes.push_back(place);
    }
    for (const auto& other : quote.also) {
      auto& speaker = at(other);
      if (speaker.quotes.empty() || speaker.quotes.back() != place) speaker.quotes.push_back(place);
    }
  }
  for (const auto& speaker : article.speakers) {
    if (const auto found = places.find(speaker.name); found != places.end()) {
      out[found->second].title = speaker.description;
    }
  }
  for (const auto& person : article.people) {
    const bool speaks = places.contains(person.name);
    // A surname alone, of one who says nothing, tells something only with an office.
    if (!speaks && person.title.empty() && person.name.find(' ') == person.name.npos) continue;
    auto& named = at(person.name);
    if (named.kind != SpeakerKind::person) continue;
    named.gender = person.gender;
    if (named.title.empty() || !office_of(person.title).empty()) named.title = person.title;
  }
  return out;
}

std::uint64_t number_of(std::string_view hex) {
  std::uint64_t number = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), number, 16);
  return number;
}

// All before its names; gives the document of its first quotation.
std::uint32_t get_article(ByteReader& in, std::uint32_t document, ArticleEvidence& out) {
  out.document = document;
  out.id = in.fixed64();
  out.group = in.fixed64();
  out.day = in.varint32();
  return in.varint32();
}

void get_name(ByteReader& in, std::uint32_t first_quote, NameEvidence& out) {
  const auto flags = in.varint();
  out.kind = to_speaker_kind(flags & ((1U << kKindBits) - 1));
  out.gender = static_cast<NamedPerson::Gender>(
      std::min<std::uint64_t>((flags & (kHasThen - 1)) >> kKindBits, 2));
  out.name = in.string();
  out.title = in.string();
  out.then = (flags & kHasThen) == 0 ? kNoDay : in.varint32();
  out.quotes.resize(in.count());
  std::uint32_t place = 0;
  for (auto& quote : out.quotes) quote = first_quote + (place += in.varint32());
}

}  // namespace

std::string encode_evidence(const Article& article, std::uint32_t first_quote,
                            std::string_view group) {
  ByteWriter out;
  out.fixed64(number_of(article.id));
  out.fixed64(XXH3_64bits(group.data(), group.size()));
  out.varint(day_number(article.date));
  out.varint(first_quote);
  const auto names = gather(article);
  out.varint(names.size());
  for (const auto& name : names) {
    out.varint(static_cast<std::uint64_t>(name.gender) << kKindBits |
               static_cast<std::uint64_t>(name.kind) | (name.then == kNoDay ? 0 : kHasThen));
    out.string(name.name);
    out.string(name.title);
    if (name.then != kNoDay) out.varint(name.then);
    out.varint(name.quotes.size());
    std::uint32_t before = 0;
    for (const auto place : name.quotes) {
      out.varint(place - before);
      before = place;
    }
  }
  return out.take();
}

bool decode_evidence(std::string_view bytes, std::uint32_t document, ArticleEvidence& out) {
  ByteReader in(bytes);
  const auto first_quote = get_article(in, document, out);
  out.names.resize(in.count());
  for (auto& name : out.names) {
    name.at = static_cast<std::uint32_t>(bytes.size() - in.left());
    get_name(in, first_quote, name);
  }
  return in.ok() && in.left() == 0;
}

bool decode_name(std::string_view bytes, std::uint32_t document, std::uint32_t at,
                 ArticleEvidence& out) {
  ByteReader head(bytes);
  const auto first_quote = get_article(head, document, out);
  if (!head.ok() || at >= bytes.size() || at <= bytes.size() - head.left()) return false;
  ByteReader in(bytes.substr(at));
  out.names.resize(1);
  out.names.front().at = at;
  get_name(in, first_quote, out.names.front());
  return in.ok();
}

std::vector<std::string> blocks_of(const NameEvidence& name) {
  std::vector<std::string> out;
  if (name.kind == SpeakerKind::person) {
    const auto parsed = parse_person_name(name.name);
    auto key = name_block(parsed);
    if (key.empty()) {
      if (!name.quotes.empty()) out.push_back(group_block(name.name));
      return out;
    }
    out.push_back(std::move(key));
    const auto office = called_by(office_of(name.title));
    if (use_of_office(office) == OfficeUse::in_archive) out.push_back(office_block(office));
  } else if (!name.quotes.empty()) {
    out.push_back(name.kind == SpeakerKind::role ? role_block(name.name) : group_block(name.name));
  }
  return out;
}

}  // namespace news

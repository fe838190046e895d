// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/people/people_file.hh"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace news {
namespace {

constexpr std::string_view kMagic = "NIPEOPL1";
constexpr std::size_t kTail = 4 * 4;
constexpr std::size_t kIdSize = 12;

tl::unexpected<Error> damaged(const std::string& path) {
  return fail(
      ErrorCode::index_missing, "the index is damaged: " + path + " is not as it was written",
      "go back with newsindex --rollback, or make it anew with newsindex --rebuild PATH...");
}

void put_days(ByteWriter& out, const DaySpan& days) {
  out.varint(days.first);
  out.varint(days.last - days.first);
}
DaySpan get_days(ByteReader& in) {
  DaySpan days;
  days.first = in.varint32();
  days.last = days.first + in.varint32();
  return days;
}

void put_entry(ByteWriter& out, const PersonEntry& entry) {
  out.varint(static_cast<std::uint64_t>(entry.standing) << 4 |
             static_cast<std::uint64_t>(entry.kind) << 1 | (entry.whole ? 1U : 0U));
  out.fixed64(entry.id);
  out.string(entry.label);
  out.varint(entry.spellings.size());
  for (const auto& spelling : entry.spellings) {
    out.string(spelling.name);
    out.varint(static_cast<std::uint64_t>(spelling.why));
    out.varint(spelling.articles);
    put_days(out, spelling.days);
  }
  out.varint(entry.offices.size());
  for (const auto& office : entry.offices) {
    out.string(office.title);
    out.varint(office.articles);
    put_days(out, office.days);
  }
  out.varint(entry.candidates.size());
  for (const auto id : entry.candidates) out.fixed64(id);
  out.string(entry.said);
}

PersonEntry get_entry(ByteReader& in) {
  PersonEntry entry;
  const auto head = in.varint();
  entry.standing = static_cast<PersonEntry::Standing>(std::min<std::uint64_t>(head >> 4, 2));
  entry.kind = to_speaker_kind(head >> 1 & 7);
  entry.whole = (head & 1) != 0;
  entry.id = in.fixed64();
  entry.label = in.string();
  entry.spellings.resize(in.count());
  for (auto& spelling : entry.spellings) {
    spelling.name = in.string();
    spelling.why = static_cast<Why>(
        std::min<std::uint64_t>(in.varint(), static_cast<std::uint64_t>(kLastWhy)));
    spelling.articles = in.varint32();
    spelling.days = get_days(in);
  }
  entry.offices.resize(in.count());
  for (auto& office : entry.offices) {
    office.title = in.string();
    office.articles = in.varint32();
    office.days = get_days(in);
  }
  entry.candidates.resize(in.count());
  for (auto& id : entry.candidates) id = in.fixed64();
  entry.said = in.string();
  return entry;
}

}  // namespace

DayNumber day_number(std::string_view date) {
  int year = 0;
  unsigned month = 0, day = 0;
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return kNoDay;
  std::from_chars(date.data(), date.data() + 4, year);
  std::from_chars(date.data() + 5, date.data() + 7, month);
  std::from_chars(date.data() + 8, date.data() + 10, day);
  const std::chrono::year_month_day whole{std::chrono::year(year), std::chrono::month(month),
                                          std::chrono::day(day)};
  if (!whole.ok()) return kNoDay;
  const std::chrono::sys_days zero{std::chrono::year(0) / 1 / 1};
  return static_cast<DayNumber>((std::chrono::sys_days(whole) - zero).count() + 1);
}

std::string day_text(DayNumber day) {
  if (day == kNoDay) return {};
  const std::chrono::sys_days zero{std::chrono::year(0) / 1 / 1};
  const std::chrono::year_month_day whole{zero + std::chrono::days(day - 1)};
  return fmt::format("{:04}-{:02}-{:02}", int(whole.year()), unsigned(whole.month()),
                     unsigned(whole.day()));
}

void DaySpan::add(DayNumber day) {
  if (day == kNoDay) return;
  first = first == kNoDay ? day : std::min(first, day);
  last = std::max(last, day);
}

bool each_said(std::string_view said, const std::function<void(const Said&)>& use) {
  ByteReader in(said);
  Said one;
  std::uint32_t quote = 0;
  for (auto articles = in.count(); articles > 0; --articles) {
    one.document += in.varint32();
    one.day = in.varint32();
    one.quotes.resize(in.count());
    for (auto& document : one.quotes) document = quote += in.varint32();
    if (!in.ok()) return false;
    use(one);
  }
  return in.ok() && in.left() == 0;
}

// Articles and quotations both rise: an article's quotations are numbered together.
void SaidWriter::add(std::uint32_t document, DayNumber day,
                     const std::vector<std::uint32_t>& quotes) {
  out_.varint(document - document_);
  out_.varint(day);
  out_.varint(quotes.size());
  for (const auto number : quotes) {
    out_.varint(number - quote_);
    quote_ = number;
  }
  document_ = document;
  ++articles_;
}

std::string SaidWriter::take() {
  ByteWriter out;
  out.varint(articles_);
  return out.take() + out_.bytes();
}

std::string encode_entries(const std::vector<PersonEntry>& entries) {
  ByteWriter out;
  out.varint(entries.size());
  for (const auto& entry : entries) put_entry(out, entry);
  return out.take();
}

std::uint32_t PeopleFileBuilder::add(std::string_view key, std::string_view block) {
  bytes_ += block;
  keys_ += key;
  key_ends_.fixed32(static_cast<std::uint32_t>(keys_.size()));
  block_ends_.fixed32(static_cast<std::uint32_t>(bytes_.size()));
  return blocks_++;
}

void PeopleFileBuilder::add_person(std::uint64_t id, std::uint32_t block) {
  ids_.emplace_back(id, block);
}

Result<std::string> PeopleFileBuilder::take() {
  const auto most = std::max({bytes_.size(), keys_.size(), ids_.size()});
  if (auto fits = fits_table("the people of the index", most, most_); !fits)
    return fail(fits.error());
  ByteWriter tail;
  tail.fixed32(0);
  tail.raw(key_ends_.bytes());
  tail.fixed32(static_cast<std::uint32_t>(kMagic.size()));
  tail.raw(block_ends_.bytes());
  std::sort(ids_.begin(), ids_.end());
  for (const auto& [id, block] : ids_) {
    tail.fixed64(id);
    tail.fixed32(block);
  }
  tail.fixed32(blocks_);
  tail.fixed32(static_cast<std::uint32_t>(ids_.size()));
  tail.fixed32(static_cast<std::uint32_t>(bytes_.size()));
  tail.fixed32(static_cast<std::uint32_t>(keys_.size()));
  return std::move(bytes_) + keys_ + tail.bytes();
}

Result<PeopleFile> PeopleFile::open(const std::string& path, std::uint64_t bytes,
                                    std::uint64_t hash) {
  auto file = MappedFile::open(path);
  if (!file) return fail(file.error());
  PeopleFile out;
  out.file_ = std::move(*file);
  const auto all = out.file_.bytes();
  if (all.size() != bytes || XXH3_64bits(all.data(), all.size()) != hash ||
      all.size() < kMagic.size() + kTail || !all.starts_with(kMagic)) {
    return damaged(path);
  }
  const auto tail = all.size() - kTail;
  const std::size_t blocks = number_at(all, tail);
  out.persons_ = number_at(all, tail + 4);
  const std::size_t keys = number_at(all, tail + 8), key_bytes = number_at(all, tail + 12);
  const auto key_ends = keys + key_bytes;
  const auto ends_bytes = 4 * (blocks + 1);
  out.ids_ = key_ends + 2 * ends_bytes;
  if (out.ids_ + kIdSize * out.persons_ != tail) return damaged(path);
  out.keys_ = {all.substr(keys, key_bytes), all.substr(key_ends, ends_bytes)};
  out.blocks_ = {all.substr(0, keys), all.substr(key_ends + ends_bytes, ends_bytes)};
  return out;
}

std::vector<PersonEntry> PeopleFile::entries(std::size_t block) const {
  ByteReader in(bytes_of(block));
  std::vector<PersonEntry> out;
  for (auto left = in.count(); left > 0 && in.ok(); --left) out.push_back(get_entry(in));
  if (!in.ok() || in.left() > 0) out.clear();
  return out;
}

std::uint64_t PeopleFile::person_id(std::size_t i) const {
  return ByteReader(file_.bytes().substr(ids_ + kIdSize * i, 8)).fixed64();
}

std::size_t PeopleFile::person_block(std::size_t i) const {
  return number_at(file_.bytes(), ids_ + kIdSize * i + 8);
}

std::optional<std::size_t> PeopleFile::block_of(std::uint64_t person) const {
  const auto at = first_place(persons_, [&](std::size_t i) { return person_id(i) < person; });
  if (at == persons_ || person_id(at) != person || person_block(at) >= blocks())
    return std::nullopt;
  return person_block(at);
}

std::string people_name(std::uint64_t generation) {
  return fmt::format("people-{:06}", generation);
}
bool is_people_name(std::string_view name) {
  constexpr std::string_view kStem = "people-";
  return name.size() >= kStem.size() + 6 && name.starts_with(kStem) &&
         std::all_of(name.begin() + kStem.size(), name.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}
std::string person_id_text(std::uint64_t id) {
  return fmt::format("{:016x}", id);
}

}  // namespace news

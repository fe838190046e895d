// SPDX-License-Identifier: GPL-2.0-or-later
// The people of an archive: every speaker of a generation's quotations, resolved or said to be
// open. One file a generation, made at publication (indexer/people/make_people.hh), read only where
// a person is asked for or shown.
//
// Speakers lie in blocks, by what they are looked up by: 'n' and a surname, 'o' and an office, 'g'
// and the words of a body, of a crowd, of somebody without a name. All entries of a name stand in
// one block, so what a night did not touch is copied as bytes. Documents are those of the
// quotations and articles; they never move, so neither a merge nor a copy of a segment changes this
// file.
//
// DIR/people-NNNNNN: "NIPEOPL1", the blocks, then: keys end to end; B+1 ends of keys and B+1 ends
// of blocks, four bytes each; P pairs of a person's id (eight bytes) and block (four), sorted; then
// B, P, bytes of all blocks and of all keys, four bytes each. A block is its entries, in varints,
// strings behind their length (people_file.cc has the order).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/bytes.hh"
#include "common/mapped_file.hh"
#include "common/result.hh"
#include "common/speaker_kind.hh"
#include "common/text_table.hh"

namespace news {

// Days are counted, so that reach is a difference; 0: undated.
using DayNumber = std::uint32_t;
inline constexpr DayNumber kNoDay = 0;
DayNumber day_number(std::string_view date);  // "2023-01-19"; anything else: kNoDay
std::string day_text(DayNumber day);          // empty: kNoDay

struct DaySpan {
  DayNumber first = kNoDay, last = kNoDay;  // kNoDay: no dated article
  void add(DayNumber day);
};

// Why a name is this person's.
enum class Why : std::uint8_t {
  full_name,    // it is the name
  article,      // its article names one in full with that surname
  only_one,     // nobody else within reach has that surname
  most,         // of those who have it, one is quoted several times as often as all others
  title,        // only one of them has that title
  alone,        // the archive knows no more of the name
  office,       // who holds the office on that day, as other articles tell
  named_holder  // the one whom the article names with that office
};
inline constexpr Why kLastWhy = Why::named_holder;

struct Spelling {
  std::string_view name;
  Why why = Why::full_name;
  std::uint32_t articles = 0;  // in which this speaker is quoted or named so
  DaySpan days;
};

struct HeldOffice {
  std::string_view title;
  std::uint32_t articles = 0;
  DaySpan days;
};

// The quotations of one speaker in one article.
struct Said {
  std::uint32_t document = 0;  // of the article
  DayNumber day = kNoDay;
  std::vector<std::uint32_t> quotes;  // documents, rising
};

struct PersonEntry {
  enum class Standing : std::uint8_t {
    own,    // a person, or a body, a crowd, a role: whom `kind` tells
    claim,  // of an office's block: what the person of this id said, called by the office
    open    // could be several or nobody: `candidates` has the ids of who may be meant
  };
  Standing standing = Standing::own;
  SpeakerKind kind = SpeakerKind::person;
  bool whole = false;  // the name has a given name and a surname
  std::uint64_t id = 0;
  std::string_view label;  // the commonest full spelling
  std::vector<Spelling> spellings;
  std::vector<HeldOffice> offices;
  std::vector<std::uint64_t> candidates;
  std::string_view said;  // for each_said()

  bool is_person() const { return standing != Standing::open && kind == SpeakerKind::person; }
};

// In the order of documents. False: the bytes are damaged; what was sound before came.
bool each_said(std::string_view said, const std::function<void(const Said&)>& use);

class PeopleFile {
 public:
  // `bytes`, `hash`: as its generation has them. index_missing: damaged. It is mapped; views live
  // as long as it does.
  static Result<PeopleFile> open(const std::string& path, std::uint64_t bytes, std::uint64_t hash);

  std::size_t blocks() const { return keys_.size(); }
  std::string_view key(std::size_t block) const { return keys_[block]; }
  std::string_view bytes_of(std::size_t block) const { return blocks_[block]; }
  std::optional<std::size_t> find(std::string_view key) const { return keys_.find(key); }
  std::size_t lower_bound(std::string_view key) const { return keys_.lower_bound(key); }
  // Empty where it is damaged.
  std::vector<PersonEntry> entries(std::size_t block) const;
  std::size_t persons() const { return persons_; }
  // Sorted by id.
  std::uint64_t person_id(std::size_t i) const;
  std::size_t person_block(std::size_t i) const;  // blocks() or more: damaged
  std::optional<std::size_t> block_of(std::uint64_t person) const;

 private:
  MappedFile file_;
  TextTable keys_, blocks_;
  std::size_t persons_ = 0, ids_ = 0;  // ids_: place in the file
};

// Writes what each_said() reads; articles come in the order of their documents.
class SaidWriter {
 public:
  void add(std::uint32_t document, DayNumber day, const std::vector<std::uint32_t>& quotes);
  std::string take();

 private:
  ByteWriter out_;
  std::size_t articles_ = 0;
  std::uint32_t document_ = 0, quote_ = 0;
};
std::string encode_entries(const std::vector<PersonEntry>& entries);

// Its blocks come in the order of their keys, none twice.
class PeopleFileBuilder {
 public:
  // `most`: bytes of all blocks, or keys, that the file can count.
  explicit PeopleFileBuilder(std::uint64_t most = kMostTableBytes) : most_(most) {}

  // The block's place.
  std::uint32_t add(std::string_view key, std::string_view block);
  void add_person(std::uint64_t id, std::uint32_t block);
  // usage: more than the file can count.
  Result<std::string> take();

 private:
  std::uint64_t most_;
  std::string bytes_ = "NIPEOPL1", keys_;
  ByteWriter key_ends_, block_ends_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> ids_;
  std::uint32_t blocks_ = 0;
};

std::string people_name(std::uint64_t generation);  // "people-000042"
bool is_people_name(std::string_view name);
std::string person_id_text(std::uint64_t id);  // sixteen hexadecimal digits

}  // namespace news

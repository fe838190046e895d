// SPDX-License-Identifier: GPL-2.0-or-later
// What one generation of an index consists of, and the file that says so. Immutable once written.
//
// DIR/generation-NNNNNN: 8 bytes "NIGENER1", the fields of Generation in the order of this header
// (numbers as varints, strings behind their length, document ids as steps from the one before),
// then XXH3-64 of all bytes before it, little end first. DIR/CURRENT holds the file's name and a
// line end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.hh"

namespace news {

// One file of a segment, as it was when it was published; --verify compares.
struct FileSum {
  std::string name;  // relative to the segment: "articles/postlist.glass"
  std::uint64_t bytes = 0;
  std::uint64_t hash = 0;  // XXH3-64
};

// A segment is never written again. Its documents lie in [first, last], ranges of different
// segments never touch; first > last: none.
struct Segment {
  std::uint32_t number = 0;  // DIR/segments/000017
  std::uint32_t first_article = 1, last_article = 0;
  std::uint32_t first_quote = 1, last_quote = 0;
  std::uint32_t articles = 0, quotes = 0;    // documents stored, the dead ones included
  std::string articles_uuid, quotes_uuid;    // of the Xapian databases: Database::get_uuid()
  std::vector<std::uint32_t> dead_articles;  // sorted document ids that no answer may show
  std::vector<std::uint32_t> dead_quotes;
  std::vector<FileSum> files;

  std::uint64_t bytes() const;
};

// An article taken out for good: neither its id nor its content comes in again.
struct Purged {
  std::uint64_t id = 0, content_hash = 0;
};

// Two groups of near-copies that an article found later showed to be one: documents keep the key
// they were written with, so readers take the newer key for the older.
struct Bridge {
  std::string newer, older;
};

// A PATH that led through a symbolic link when it was indexed last: absolute as it was given, and
// where it led. When it leads elsewhere, what it brought in from there is gone.
struct PathLink {
  std::string given, canonical;
};

struct Generation {
  std::uint64_t number = 0;
  std::string uuid;  // of the index; kept by --rebuild and --rollback
  std::uint32_t schema = 0, analyser = 0;
  std::string program;       // version that wrote it
  std::int64_t written = 0;  // seconds since 1970
  // The next free ones. Ids are never given twice.
  std::uint32_t next_segment = 1, next_article = 1, next_quote = 1;
  std::uint64_t source_bytes = 0;  // of the articles' source files, decompressed
  std::vector<Segment> segments;   // by number
  std::vector<Purged> purged;
  std::uint64_t manifest_bytes = 0, manifest_hash = 0;  // of DIR/manifest-NNNNNN
  std::vector<Bridge> bridges;  // no `older` stands as `newer` elsewhere; by `newer`
  std::vector<PathLink> links;  // by `given`
  std::uint64_t people_bytes = 0, people_hash = 0;  // of DIR/people-NNNNNN (people_file.hh)
  std::uint64_t han_variants = 0;  // han_variants_key() of the program that wrote it
  // Folders that were indexed, absolute as they were given, sorted; none below another.
  std::vector<std::string> roots;
  std::uint64_t people_of = 0;  // whose that is: its own number, once it is written; not stored

  std::uint64_t live_articles() const;
  std::uint64_t live_quotes() const;
};

std::string encode_generation(const Generation& generation);

// index_missing: damaged; schema: written by another release's layout, or with other ways of
// writing a Han character (the message names the remedy).
Result<Generation> decode_generation(std::string_view bytes, const std::string& path);

// What was taken out for good, and from where it was made, of a generation of whatever release, as
// long as it lays the file out as this one does: an index of another release is made anew, and the
// promise outlives it. index_missing: it cannot be known.
struct KeptForRebuild {
  std::vector<Purged> purged;
  std::vector<std::string> roots;
};
Result<KeptForRebuild> decode_kept(std::string_view bytes, const std::string& path);

// Whether a file that begins so is a generation of ours, of whatever release, whole or not.
bool begins_as_generation(std::string_view head);

// File names inside the index directory.
std::string generation_name(std::uint64_t number);  // "generation-000042"
std::string manifest_name(std::uint64_t number);    // "manifest-000042"
std::string segment_name(std::uint32_t number);     // "segments/000017"

// Whether a name is one of those.
bool is_generation_name(std::string_view name);
bool is_manifest_name(std::string_view name);
bool is_segment_name(std::string_view name);

}  // namespace news

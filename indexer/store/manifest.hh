// SPDX-License-Identifier: GPL-2.0-or-later
// What was indexed: every file with its stamp, every article of it with its hashes and documents,
// every input that was skipped. One flat file, mapped; the generation holds its size and hash.
//
// DIR/manifest-NNNNNN, numbers little end first: "NIMANIF1", then eight bytes each: files F,
// articles A, skips S, table slots T (a power of two, more than F), bytes of text; then F
// FileEntry, A ArticleEntry, S SkipEntry, T table slots of four bytes (number of the file + 1, 0:
// free; looked for from XXH3-64(path) onwards), the texts. Files stand in the order of their paths,
// and what belongs to them (articles, skips, texts) in the order of the files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/generation.hh"
#include "common/mapped_file.hh"
#include "common/result.hh"
#include "indexer/read/input_file.hh"
#include "indexer/store/spool.hh"

namespace news {

// What of an article is kept through change, move, merge and --rebuild.
struct Origin {
  std::uint64_t story = 0;  // 0: it enters now
  std::uint32_t first_seen = 0;
  explicit operator bool() const { return story != 0; }
};

struct ArticleEntry {
  std::uint64_t id = 0;            // of the article: the 16 hexadecimal digits as a number
  std::uint64_t content_hash = 0;  // of what the parser found; decides "changed"
  std::uint64_t stored_hash = 0;   // of the article's data and its quotations' places
  std::uint64_t story = 0;         // what it is told as new by (common/stories.hh)
  std::uint32_t document = 0, first_quote = 0, quotes = 0;
  std::uint32_t first_seen = 0;  // generation it entered

  Origin origin() const { return {story, first_seen}; }
};
static_assert(sizeof(ArticleEntry) == 48);

// A file, or one record of it, that gave no article. member empty: the file.
struct SkipRecord {
  std::string member, reason;
};

// A file's flags.
inline constexpr std::uint32_t kRacy =
    1;  // so young when it was read that its stamp proves nothing
inline constexpr std::uint32_t kIncomplete = 2;  // a run was stopped inside it: read it again
inline constexpr std::uint32_t kFailed = 4;      // the file, or the rest of it, could not be read
inline constexpr std::uint32_t kByLink = 8;      // named through a symbolic link (PathLink)
inline constexpr std::uint32_t kKept = 32;       // holds what the file lacks, for --no-delete
inline constexpr std::uint32_t kUndated = 16;    // one of its articles states no date
inline constexpr std::uint32_t kHoldsBack = 64;  // an item in it is held back: read it every time
// Its last line has no end, and nothing was amiss: one that ends so for the first time was cut.
inline constexpr std::uint32_t kOpenLine = 128;
// How it was read (change_plan.hh): --format, --mtime-dates, and a hash of --max-size.
inline constexpr std::uint32_t kReadAsFormat = 0x3F00, kReadMtimeDates = 0x4000;
inline constexpr std::uint32_t kReadMaxSize = 0xFFFF'0000;

// Copies share what is mapped.
class Manifest {
 public:
  struct File {
    std::string_view path;  // canonical
    FileStamp stamp;
    std::uint32_t flags = 0;
    std::span<const ArticleEntry> articles;
  };
  struct SkipView {
    std::string_view member, reason;
  };

  Manifest() = default;  // empty
  // Checked against its hash; index_missing when it is damaged or gone.
  static Result<Manifest> open(const std::string& path, std::uint64_t bytes, std::uint64_t hash);

  std::size_t size() const { return files_; }
  std::size_t articles() const { return articles_; }
  File file(std::size_t index) const;
  std::optional<std::size_t> find(std::string_view path) const;
  std::string_view path(std::size_t index) const;
  std::size_t lower_bound(std::string_view path) const;  // first file not before it
  bool skipped(std::size_t index) const;                 // has it skips?
  std::vector<SkipView> skips(std::size_t index) const;
  std::vector<SkipRecord> skip_records(std::size_t index) const;  // the same, of their own
  std::span<const ArticleEntry> all_articles() const;
  std::string_view bytes() const { return bytes_; }  // of the file
  // What was looked at counts as memory of ours until it is let go of; it can be looked at again.
  // For those who walk through it. Any thread.
  void let_go() const;

 private:
  struct FileEntry;
  struct SkipEntry;
  const FileEntry& entry(std::size_t index) const;
  std::string_view text(std::uint64_t at, std::uint64_t size) const;

  std::shared_ptr<const MappedFile> mapped_;
  std::string_view bytes_;
  std::size_t files_ = 0, articles_ = 0, skips_ = 0, slots_ = 0;
  std::size_t articles_at_ = 0, skips_at_ = 0, table_at_ = 0, text_at_ = 0;
  friend class ManifestBuilder;
};

// What is told of one whose bytes are not those that its generation names.
Error damaged_manifest(const std::string& path);

// What it holds goes to files beside once it is more than some megabytes: of a file, in memory
// there stay sixteen bytes.
class ManifestBuilder {
 public:
  // `beside`: what the names of those files begin with. They go with the builder.
  explicit ManifestBuilder(const std::string& beside);
  void add(std::string_view path, const FileStamp& stamp, std::uint32_t flags,
           std::span<const ArticleEntry> articles, std::span<const SkipRecord> skips);
  // Old files as they stand, [first, last): most of an archive is copied so every night.
  void copy(const Manifest& old, std::size_t first, std::size_t last);
  // The file, not synced, and its size and hash. Nothing may be added afterwards. io.
  Result<FileSum> write(const std::string& path);

 private:
  std::uint64_t put(std::string_view text);
  void copy_some(const Manifest& old, std::size_t first, std::size_t last);

  Spool files_, articles_, skips_, text_;
  std::vector<std::uint64_t> path_hashes_;
  std::size_t article_count_ = 0, skip_count_ = 0, copied_ = 0;
};

}  // namespace news

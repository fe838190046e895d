// SPDX-License-Identifier: GPL-2.0-or-later
// The signatures of a segment's articles, by which a later run finds the older copies of a new
// article. Written once when the segment is built and read piece by piece where it stands: a
// mapping would count as memory of ours, a kilobyte an article of the archive.
//
// DIR/segments/NNNNNN/signatures, numbers four bytes little end first:
//   "NISIGNA2", articles A, look-ups L,
//   L pairs (sentence hash, article index), sorted,
//   A+1 ends of entries, from the first entry's begin,
//   the entries: document id, one byte length of the group key, the key, the encoded signature.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/result.hh"
#include "indexer/copies/signature.hh"

namespace news {

// Of a batch, held in memory.
class SignatureFileBuilder {
 public:
  // `signature`: as encode_signature() gives it.
  void add(std::uint32_t document, std::string_view group, std::string_view signature);
  // Not synced; nothing may be added afterwards.
  Status write(const std::string& path);

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> lookups_;
  std::vector<std::uint32_t> ends_;
  std::string entries_;
};

// One article's entry.
struct SignatureEntry {
  std::uint32_t document = 0;
  std::string_view group, signature;  // encoded; both are good until the next is read
};

// An open file. Movable; one thread at a time. What cannot be read reads as not there.
class SignatureFile {
 public:
  SignatureFile() = default;
  // io: it cannot be opened. A damaged one opens as a file without articles.
  static Result<SignatureFile> open(const std::string& path);
  SignatureFile(SignatureFile&& other) noexcept { swap(other); }
  SignatureFile& operator=(SignatureFile&& other) noexcept {
    swap(other);
    return *this;
  }
  ~SignatureFile();

  std::size_t size() const { return articles_; }
  std::size_t lookups() const { return lookups_; }
  // Document 0: there is no such article.
  SignatureEntry entry(std::size_t article);
  // Appends the articles that hold the sentence, at most `most` of them.
  void articles_with(std::uint32_t sentence, std::size_t most, std::vector<std::uint32_t>& out);

  // Where its parts stand in the file, for one who reads it through.
  std::uint64_t lookups_at() const { return ends_at_ - lookups_ * 8; }
  std::uint64_t ends_at() const { return ends_at_; }
  std::uint64_t entries_at() const { return entries_at_; }
  std::uint64_t bytes() const { return bytes_; }
  // All of it, or false.
  bool read(std::uint64_t at, char* to, std::size_t bytes) const;

 private:
  void swap(SignatureFile& other) noexcept;
  bool read_ends();
  std::uint32_t fence(std::size_t block);
  std::size_t pairs_from(std::size_t pair);

  int file_ = -1;
  std::size_t articles_ = 0, lookups_ = 0;
  std::uint64_t ends_at_ = 0, entries_at_ = 0, bytes_ = 0;
  // The first sentence of each block of look-ups that a search came by: they are asked for again
  // and again.
  std::vector<std::uint64_t> fences_;
  std::vector<std::uint32_t> ends_;  // of the entries, once one is asked for
  std::string pairs_, entry_;
};

}  // namespace news

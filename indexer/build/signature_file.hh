// SPDX-License-Identifier: GPL-2.0-or-later
// The signatures of a segment's articles, by which a later run finds the older copies of a new
// article. Written once when the segment is built, mapped afterwards.
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

#include "indexer/annotate/signature.hh"

namespace news {

class SignatureFile;

class SignatureFileBuilder {
 public:
  void add(std::uint32_t document, std::string_view group, const Signature& signature);
  // All of another file but the documents listed (sorted): segments are merged without their dead.
  // Its bytes are written from where they stand and have to outlive the builder. A builder is
  // filled by add() or by add_all(), not by both.
  void add_all(const SignatureFile& file, const std::vector<std::uint32_t>& without);
  std::size_t size() const { return ends_.size(); }
  std::string bytes() const;
  // The same in pieces; they live as long as the builder and what was added.
  std::vector<std::string_view> pieces();

 private:
  std::string head() const;
  void add_entry(std::string_view entry, const Signature& signature);

  std::vector<std::pair<std::uint32_t, std::uint32_t>> lookups_;
  std::vector<std::uint32_t> ends_;
  std::string entries_, head_;
  std::vector<std::string_view> elsewhere_;  // entries of other files, neighbours as one
  std::uint32_t elsewhere_bytes_ = 0;
};

// Views into bytes that outlive it. A damaged file reads as one without articles.
class SignatureFile {
 public:
  SignatureFile() = default;
  explicit SignatureFile(std::string_view bytes);

  std::size_t size() const { return articles_; }
  std::uint32_t document(std::size_t article) const;
  std::string_view group(std::size_t article) const;
  Signature signature(std::size_t article) const;
  // Appends the articles that hold the sentence, at most `most` of them.
  void articles_with(std::uint32_t sentence, std::size_t most,
                     std::vector<std::uint32_t>& out) const;

 private:
  friend class SignatureFileBuilder;
  std::uint32_t number(std::size_t at) const;
  std::string_view entry(std::size_t article) const;

  std::string_view bytes_;
  std::size_t articles_ = 0, lookups_ = 0;
  std::size_t ends_at_ = 0, entries_at_ = 0;
};

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// The evidence of a batch or a segment (evidence.hh): by article, and for each block of the
// people's file the articles that have something to tell of it. Written once, never changed; a
// merge leaves out the dead, so that nothing of a takedown stays.
//
// DIR/segments/NNNNNN/people: "NIEVIDE2", the articles' evidence end to end; A documents (sorted)
// and A+1 ends of evidence; the keys of blocks end to end, K+1 ends of keys, K+1 ends of lists; the
// lists, pairs of an article's place and where in its evidence a name stands; then A, K, bytes of
// all evidence, bytes of all keys and pairs in all lists. Numbers four bytes, little end first.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/mapped_file.hh"
#include "common/result.hh"
#include "common/text_table.hh"
#include "indexer/people/evidence.hh"

namespace news {

// Where a name stands: the article's place in the file, the name's in the article's evidence.
struct NamePlace {
  std::uint32_t article = 0, name = 0;
};

class EvidenceFile {
 public:
  // io, index_missing. Mapped; views live as long as it does.
  static Result<EvidenceFile> open(const std::string& path);

  std::size_t articles() const { return evidence_.size(); }
  std::uint32_t document(std::size_t article) const;
  std::string_view bytes_of(std::size_t article) const { return evidence_[article]; }
  // False: damaged.
  bool read(std::size_t article, ArticleEvidence& out) const;
  bool read(const NamePlace& place, ArticleEvidence& out) const;  // with that name alone
  // The place of a document; articles(): it is not here.
  std::size_t place_of(std::uint32_t document) const;

  std::size_t keys() const { return keys_.size(); }
  std::string_view key(std::size_t i) const { return keys_[i]; }
  // The names that belong to a block, in the order of the articles.
  std::vector<NamePlace> names_of(std::string_view key) const;
  std::vector<NamePlace> names_of(std::size_t key) const;  // by the key's place

 private:
  MappedFile file_;
  TextTable evidence_, keys_;
  std::size_t listed_ = 0;
  std::size_t documents_ = 0, list_ends_ = 0, lists_ = 0;  // places in the file
};

// Of articles that come in the order of their documents.
class EvidenceFileBuilder {
 public:
  // `most`: bytes of all evidence, or keys, that the file can count.
  explicit EvidenceFileBuilder(std::uint64_t most = kMostTableBytes) : most_(most) {}

  // index_missing: the bytes are damaged.
  Status add(std::uint32_t document, std::string_view evidence);
  // All of a file but the dead (sorted); its documents are above those that came before.
  void add(const EvidenceFile& file, const std::vector<std::uint32_t>& dead);
  // The bytes of the file; nothing may be added afterwards. usage: more than it can count.
  Result<std::string> take();

 private:
  void add_bytes(std::uint32_t document, std::string_view evidence);

  std::uint64_t most_;
  std::string evidence_ = "NIEVIDE2";
  std::vector<std::uint32_t> documents_, ends_;
  std::map<std::string, std::vector<NamePlace>, std::less<>> lists_;
};

// A file of several, given in any order, without the dead.
struct EvidenceSource {
  std::string path;
  std::vector<std::uint32_t> dead;  // sorted
};
Result<std::string> merge_evidence(const std::vector<EvidenceSource>& sources);

}  // namespace news

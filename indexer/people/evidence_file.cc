// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/people/evidence_file.hh"

#include <algorithm>
#include <utility>

#include "common/bytes.hh"

namespace news {
namespace {

constexpr std::string_view kMagic = "NIEVIDE1";
constexpr std::size_t kTail = 5 * 4;

tl::unexpected<Error> damaged(const std::string& path) {
  return fail(
      ErrorCode::index_missing, "the index is damaged: " + path + " is not as it was written",
      "go back with newsindex --rollback, or make it anew with newsindex --rebuild PATH...");
}

void put_all(ByteWriter& out, const std::vector<std::uint32_t>& numbers) {
  for (const auto number : numbers) out.fixed32(number);
}

}  // namespace

std::uint32_t EvidenceFile::number(std::size_t at) const {
  return ByteReader(file_.bytes().substr(at, 4)).fixed32();
}

Result<EvidenceFile> EvidenceFile::open(const std::string& path) {
  auto file = MappedFile::open(path);
  if (!file) return fail(file.error());
  EvidenceFile out;
  out.file_ = std::move(*file);
  const auto all = out.file_.bytes();
  if (all.size() < kMagic.size() + kTail || !all.starts_with(kMagic)) return damaged(path);
  const auto tail = all.size() - kTail;
  out.articles_ = out.number(tail);
  out.keys_ = out.number(tail + 4);
  out.evidence_bytes_ = out.number(tail + 8);
  out.key_bytes_ = out.number(tail + 12);
  out.listed_ = out.number(tail + 16);
  out.documents_ = out.evidence_bytes_;
  out.ends_ = out.documents_ + 4 * out.articles_;
  out.key_text_ = out.ends_ + 4 * (out.articles_ + 1);
  out.key_ends_ = out.key_text_ + out.key_bytes_;
  out.list_ends_ = out.key_ends_ + 4 * (out.keys_ + 1);
  out.lists_ = out.list_ends_ + 4 * (out.keys_ + 1);
  if (out.lists_ + 8 * out.listed_ != tail) return damaged(path);
  return out;
}

std::uint32_t EvidenceFile::document(std::size_t article) const {
  return number(documents_ + 4 * article);
}

std::string_view EvidenceFile::bytes_of(std::size_t article) const {
  const auto begin = number(ends_ + 4 * article), end = number(ends_ + 4 * (article + 1));
  if (begin > end || end > evidence_bytes_) return {};
  return file_.bytes().substr(begin, end - begin);
}

bool EvidenceFile::read(std::size_t article, ArticleEvidence& out) const {
  return decode_evidence(bytes_of(article), document(article), out);
}

std::size_t EvidenceFile::place_of(std::uint32_t wanted) const {
  std::size_t low = 0, high = articles_;
  while (low < high) {
    const auto middle = (low + high) / 2;
    if (document(middle) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < articles_ && document(low) == wanted ? low : articles_;
}

std::string_view EvidenceFile::key(std::size_t i) const {
  const auto begin = number(key_ends_ + 4 * i), end = number(key_ends_ + 4 * (i + 1));
  if (begin > end || end > key_bytes_) return {};
  return file_.bytes().substr(key_text_ + begin, end - begin);
}

std::vector<NamePlace> EvidenceFile::names_of(std::string_view wanted) const {
  std::size_t low = 0, high = keys_;
  while (low < high) {
    const auto middle = (low + high) / 2;
    if (key(middle) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == keys_ || key(low) != wanted) return {};
  return names_of(low);
}

std::vector<NamePlace> EvidenceFile::names_of(std::size_t key) const {
  std::vector<NamePlace> out;
  const auto begin = number(list_ends_ + 4 * key), end = number(list_ends_ + 4 * (key + 1));
  for (auto i = begin; i < end && i < listed_; ++i) {
    const NamePlace place{number(lists_ + 8 * i), number(lists_ + 8 * i + 4)};
    if (place.article < articles_) out.push_back(place);
  }
  return out;
}

Status EvidenceFileBuilder::add(std::uint32_t document, std::string_view evidence) {
  ArticleEvidence read;
  if (!decode_evidence(evidence, document, read)) {
    return fail(ErrorCode::index_missing, "the index is damaged: evidence of speakers is not sound",
                "make it anew with newsindex --rebuild PATH...");
  }
  const auto place = static_cast<std::uint32_t>(documents_.size());
  for (std::size_t i = 0; i < read.names.size(); ++i) {
    for (const auto& key : blocks_of(read.names[i])) {
      lists_[key].push_back({place, static_cast<std::uint32_t>(i)});
    }
  }
  add_bytes(document, evidence);
  return {};
}

void EvidenceFileBuilder::add_bytes(std::uint32_t document, std::string_view evidence) {
  documents_.push_back(document);
  evidence_ += evidence;
  ends_.push_back(static_cast<std::uint32_t>(evidence_.size()));
}

void EvidenceFileBuilder::add(const EvidenceFile& file, const std::vector<std::uint32_t>& dead) {
  constexpr std::uint32_t kGone = UINT32_MAX;
  std::vector<std::uint32_t> places(file.articles(), kGone);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (std::binary_search(dead.begin(), dead.end(), file.document(i))) continue;
    places[i] = static_cast<std::uint32_t>(documents_.size());
    add_bytes(file.document(i), file.bytes_of(i));
  }
  for (std::size_t k = 0; k < file.keys(); ++k) {
    std::vector<NamePlace>* list = nullptr;
    for (const auto& [article, name] : file.names_of(k)) {
      if (places[article] == kGone) continue;
      if (list == nullptr) list = &lists_[std::string(file.key(k))];
      list->push_back({places[article], name});
    }
  }
}

std::string EvidenceFileBuilder::take() {
  ByteWriter tail, keys, key_ends, list_ends, lists;
  put_all(tail, documents_);
  tail.fixed32(static_cast<std::uint32_t>(kMagic.size()));
  put_all(tail, ends_);
  key_ends.fixed32(0);
  list_ends.fixed32(0);
  std::uint32_t listed = 0;
  for (const auto& [key, list] : lists_) {
    keys.raw(key);
    key_ends.fixed32(static_cast<std::uint32_t>(keys.size()));
    for (const auto& place : list) {
      lists.fixed32(place.article);
      lists.fixed32(place.name);
    }
    list_ends.fixed32(listed += static_cast<std::uint32_t>(list.size()));
  }
  for (const auto* part : {&keys, &key_ends, &list_ends, &lists}) tail.raw(part->bytes());
  tail.fixed32(static_cast<std::uint32_t>(documents_.size()));
  tail.fixed32(static_cast<std::uint32_t>(lists_.size()));
  tail.fixed32(static_cast<std::uint32_t>(evidence_.size()));
  tail.fixed32(static_cast<std::uint32_t>(keys.size()));
  tail.fixed32(listed);
  return std::move(evidence_) + tail.bytes();
}

Result<std::string> merge_evidence(const std::vector<EvidenceSource>& sources) {
  std::vector<std::pair<EvidenceFile, const EvidenceSource*>> files;
  for (const auto& source : sources) {
    auto file = EvidenceFile::open(source.path);
    if (!file) return fail(file.error());
    if (file->articles() > 0) files.emplace_back(std::move(*file), &source);
  }
  // Batches are done in whatever order; their documents do not interleave.
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.first.document(0) < b.first.document(0); });
  EvidenceFileBuilder builder;
  for (const auto& [file, source] : files) builder.add(file, source->dead);
  return builder.take();
}

}  // namespace news

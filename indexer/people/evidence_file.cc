// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/people/evidence_file.hh"

#include <algorithm>
#include <utility>

#include "common/bytes.hh"

namespace news {
namespace {

constexpr std::string_view kMagic = "NIEVIDE2";
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

Result<EvidenceFile> EvidenceFile::open(const std::string& path) {
  auto file = MappedFile::open(path);
  if (!file) return fail(file.error());
  EvidenceFile out;
  out.file_ = std::move(*file);
  const auto all = out.file_.bytes();
  if (all.size() < kMagic.size() + kTail || !all.starts_with(kMagic)) return damaged(path);
  const auto tail = all.size() - kTail;
  const std::size_t articles = number_at(all, tail), keys = number_at(all, tail + 4);
  out.documents_ = number_at(all, tail + 8);
  const std::size_t key_bytes = number_at(all, tail + 12);
  out.listed_ = number_at(all, tail + 16);
  const auto ends = out.documents_ + 4 * articles;
  const auto key_text = ends + 4 * (articles + 1);
  const auto key_ends = key_text + key_bytes;
  out.list_ends_ = key_ends + 4 * (keys + 1);
  out.lists_ = out.list_ends_ + 4 * (keys + 1);
  if (out.lists_ + 8 * out.listed_ != tail) return damaged(path);
  out.evidence_ = {all.substr(0, out.documents_), all.substr(ends, 4 * (articles + 1))};
  out.keys_ = {all.substr(key_text, key_bytes), all.substr(key_ends, 4 * (keys + 1))};
  return out;
}

std::uint32_t EvidenceFile::document(std::size_t article) const {
  return number_at(file_.bytes(), documents_ + 4 * article);
}

bool EvidenceFile::read(std::size_t article, ArticleEvidence& out) const {
  return decode_evidence(bytes_of(article), document(article), out);
}

bool EvidenceFile::read(const NamePlace& place, ArticleEvidence& out) const {
  return decode_name(bytes_of(place.article), document(place.article), place.name, out);
}

std::size_t EvidenceFile::place_of(std::uint32_t wanted) const {
  const auto at = first_place(articles(), [&](std::size_t i) { return document(i) < wanted; });
  return at < articles() && document(at) == wanted ? at : articles();
}

std::vector<NamePlace> EvidenceFile::names_of(std::string_view wanted) const {
  const auto key = keys_.find(wanted);
  return key ? names_of(*key) : std::vector<NamePlace>();
}

std::vector<NamePlace> EvidenceFile::names_of(std::size_t key) const {
  std::vector<NamePlace> out;
  const auto all = file_.bytes();
  const auto begin = number_at(all, list_ends_ + 4 * key);
  const auto end = number_at(all, list_ends_ + 4 * (key + 1));
  for (auto i = begin; i < end && i < listed_; ++i) {
    const auto at = lists_ + std::size_t{8} * i;
    const NamePlace place{number_at(all, at), number_at(all, at + 4)};
    if (place.article < articles()) out.push_back(place);
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
  for (const auto& name : read.names) {
    for (const auto& key : blocks_of(name)) lists_[key].push_back({place, name.at});
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

Result<std::string> EvidenceFileBuilder::take() {
  ByteWriter tail, keys, key_ends, list_ends, lists;
  put_all(tail, documents_);
  tail.fixed32(static_cast<std::uint32_t>(kMagic.size()));
  put_all(tail, ends_);
  key_ends.fixed32(0);
  list_ends.fixed32(0);
  std::uint64_t listed = 0;
  for (const auto& [key, list] : lists_) {
    keys.raw(key);
    key_ends.fixed32(static_cast<std::uint32_t>(keys.size()));
    for (const auto& place : list) {
      lists.fixed32(place.article);
      lists.fixed32(place.name);
    }
    listed += list.size();
    list_ends.fixed32(static_cast<std::uint32_t>(listed));
  }
  const auto most = std::max<std::uint64_t>({evidence_.size(), keys.size(), listed});
  if (auto fits = fits_table("what a part of the index tells of people", most, most_); !fits)
    return fail(fits.error());
  for (const auto* part : {&keys, &key_ends, &list_ends, &lists}) tail.raw(part->bytes());
  tail.fixed32(static_cast<std::uint32_t>(documents_.size()));
  tail.fixed32(static_cast<std::uint32_t>(lists_.size()));
  tail.fixed32(static_cast<std::uint32_t>(evidence_.size()));
  tail.fixed32(static_cast<std::uint32_t>(keys.size()));
  tail.fixed32(static_cast<std::uint32_t>(listed));
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

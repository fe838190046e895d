// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/build/signature_file.hh"

#include <algorithm>

namespace news {
namespace {

constexpr std::string_view kMagic = "NISIGNA2";
constexpr std::size_t kHeadBytes = 16;
constexpr std::size_t kEntryHead = 5;

void put_number(std::string& out, std::size_t number) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(number >> shift);
}

}  // namespace

void SignatureFileBuilder::add(std::uint32_t document, std::string_view group,
                               const Signature& signature) {
  const auto index = static_cast<std::uint32_t>(ends_.size());
  for (const auto hash : lookup_hashes(signature)) lookups_.emplace_back(hash, index);
  put_number(entries_, document);
  entries_ += static_cast<char>(group.size());
  entries_ += group;
  entries_ += encode_signature(signature);
  ends_.push_back(static_cast<std::uint32_t>(entries_.size()));
}

void SignatureFileBuilder::add_all(const SignatureFile& file,
                                   const std::vector<std::uint32_t>& without) {
  for (std::size_t i = 0; i < file.size(); ++i) {
    const auto document = file.document(i);
    if (std::binary_search(without.begin(), without.end(), document)) continue;
    add_entry(file.entry(i), file.signature(i));
  }
}

void SignatureFileBuilder::add_entry(std::string_view entry, const Signature& signature) {
  const auto index = static_cast<std::uint32_t>(ends_.size());
  for (const auto hash : lookup_hashes(signature)) lookups_.emplace_back(hash, index);
  auto& last = elsewhere_.empty() ? elsewhere_.emplace_back(entry.data(), 0) : elsewhere_.back();
  if (last.data() + last.size() == entry.data()) {
    last = {last.data(), last.size() + entry.size()};
  } else {
    elsewhere_.push_back(entry);
  }
  elsewhere_bytes_ += static_cast<std::uint32_t>(entry.size());
  ends_.push_back(elsewhere_bytes_);
}

std::vector<std::string_view> SignatureFileBuilder::pieces() {
  head_ = head();
  std::vector<std::string_view> out = {head_, entries_};
  out.insert(out.end(), elsewhere_.begin(), elsewhere_.end());
  return out;
}

std::string SignatureFileBuilder::bytes() const {
  std::string out = head() + entries_;
  for (const auto entry : elsewhere_) out += entry;
  return out;
}

std::string SignatureFileBuilder::head() const {
  auto sorted = lookups_;
  std::sort(sorted.begin(), sorted.end());
  std::string out(kMagic);
  put_number(out, ends_.size());
  put_number(out, sorted.size());
  for (const auto& [hash, index] : sorted) {
    put_number(out, hash);
    put_number(out, index);
  }
  put_number(out, 0);
  for (const auto end : ends_) put_number(out, end);
  return out;
}

SignatureFile::SignatureFile(std::string_view bytes) : bytes_(bytes) {
  if (!bytes.starts_with(kMagic) || bytes.size() < kHeadBytes) return;
  const std::size_t articles = number(8), lookups = number(12);
  const std::size_t ends_at = kHeadBytes + lookups * 8;
  const std::size_t entries_at = ends_at + (articles + 1) * 4;
  if (entries_at > bytes.size() || number(entries_at - 4) != bytes.size() - entries_at) return;
  articles_ = articles;
  lookups_ = lookups;
  ends_at_ = ends_at;
  entries_at_ = entries_at;
}

std::uint32_t SignatureFile::number(std::size_t at) const {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    out |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[at + i])) << (8 * i);
  }
  return out;
}

std::string_view SignatureFile::entry(std::size_t article) const {
  if (article >= articles_) return {};
  const std::size_t begin = number(ends_at_ + article * 4);
  const std::size_t end = number(ends_at_ + article * 4 + 4);
  if (begin > end || end > bytes_.size() - entries_at_ || end - begin < kEntryHead) return {};
  return bytes_.substr(entries_at_ + begin, end - begin);
}

std::uint32_t SignatureFile::document(std::size_t article) const {
  return entry(article).empty() ? 0 : number(entries_at_ + number(ends_at_ + article * 4));
}

std::string_view SignatureFile::group(std::size_t article) const {
  const auto bytes = entry(article);
  if (bytes.empty()) return {};
  return bytes.substr(kEntryHead, static_cast<unsigned char>(bytes[kEntryHead - 1]));
}

Signature SignatureFile::signature(std::size_t article) const {
  const auto bytes = entry(article);
  const std::size_t skip =
      bytes.empty() ? 0 : kEntryHead + static_cast<unsigned char>(bytes[kEntryHead - 1]);
  return skip > bytes.size() ? Signature{} : decode_signature(bytes.substr(skip));
}

void SignatureFile::articles_with(std::uint32_t sentence, std::size_t most,
                                  std::vector<std::uint32_t>& out) const {
  std::size_t low = 0, high = lookups_;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (number(kHeadBytes + middle * 8) < sentence) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < lookups_ && most > 0 && number(kHeadBytes + low * 8) == sentence; ++low, --most) {
    out.push_back(number(kHeadBytes + low * 8 + 4));
  }
}

}  // namespace news

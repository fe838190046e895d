// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/copies/signature_file.hh"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "common/bytes.hh"
#include "indexer/glass/block_file.hh"

namespace news {
namespace {

constexpr std::string_view kMagic = "NISIGNA2";
constexpr std::size_t kHeadBytes = 16;
constexpr std::size_t kPairBytes = 8;
constexpr std::size_t kEntryHead = 5;
constexpr std::size_t kBlock = 256;  // pairs read at once
constexpr std::uint64_t kUnknown = ~std::uint64_t{0};

std::uint32_t number(const char* at) {
  std::uint32_t out = 0;
  for (int i = 0; i < 4; ++i) {
    out |= static_cast<std::uint32_t>(static_cast<unsigned char>(at[i])) << (8 * i);
  }
  return out;
}

}  // namespace

void SignatureFileBuilder::add(std::uint32_t document, std::string_view group,
                               std::string_view signature) {
  const auto index = static_cast<std::uint32_t>(ends_.size());
  for (const auto hash : lookup_hashes(signature)) lookups_.emplace_back(hash, index);
  ByteWriter entry;
  entry.fixed32(document);
  entry.raw(std::string(1, static_cast<char>(group.size())));
  entry.raw(group);
  entries_ += entry.bytes();
  entries_ += signature;
  ends_.push_back(static_cast<std::uint32_t>(entries_.size()));
}

Status SignatureFileBuilder::write(const std::string& path) {
  std::sort(lookups_.begin(), lookups_.end());
  ByteWriter head;
  head.raw(kMagic);
  head.fixed32(static_cast<std::uint32_t>(ends_.size()));
  head.fixed32(static_cast<std::uint32_t>(lookups_.size()));
  for (const auto& [hash, index] : lookups_) {
    head.fixed32(hash);
    head.fixed32(index);
  }
  head.fixed32(0);
  for (const auto end : ends_) head.fixed32(end);
  glass::BlockFile file(path);
  file.append(head.bytes());
  file.append(entries_);
  return file.close();
}

Result<SignatureFile> SignatureFile::open(const std::string& path) {
  SignatureFile out;
  out.file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat info {};
  if (out.file_ < 0 || ::fstat(out.file_, &info) != 0) {
    return fail(ErrorCode::io, "cannot read " + path + ": " + std::strerror(errno));
  }
  const auto size = static_cast<std::uint64_t>(info.st_size);
  char head[kHeadBytes];
  if (!out.read(0, head, sizeof head) || !std::string_view(head, sizeof head).starts_with(kMagic)) {
    return out;
  }
  const std::size_t articles = number(head + 8), lookups = number(head + 12);
  const std::uint64_t ends_at = kHeadBytes + lookups * kPairBytes;
  const std::uint64_t entries_at = ends_at + (articles + 1) * 4;
  char last[4];
  if (entries_at > size || !out.read(entries_at - 4, last, sizeof last) ||
      number(last) != size - entries_at) {
    return out;
  }
  out.articles_ = articles;
  out.lookups_ = lookups;
  out.ends_at_ = ends_at;
  out.entries_at_ = entries_at;
  out.bytes_ = size;
  return out;
}

SignatureFile::~SignatureFile() {
  if (file_ >= 0) ::close(file_);
}

void SignatureFile::swap(SignatureFile& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(articles_, other.articles_);
  std::swap(lookups_, other.lookups_);
  std::swap(ends_at_, other.ends_at_);
  std::swap(entries_at_, other.entries_at_);
  std::swap(bytes_, other.bytes_);
  fences_.swap(other.fences_);
  ends_.swap(other.ends_);
  pairs_.swap(other.pairs_);
  entry_.swap(other.entry_);
}

bool SignatureFile::read(std::uint64_t at, char* to, std::size_t bytes) const {
  while (bytes > 0) {
    const auto got = ::pread(file_, to, bytes, static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += static_cast<std::uint64_t>(got);
    to += got;
    bytes -= static_cast<std::size_t>(got);
  }
  return true;
}

bool SignatureFile::read_ends() {
  if (!ends_.empty()) return true;
  ends_.resize(articles_ + 1);
  auto* bytes = reinterpret_cast<char*>(ends_.data());
  if (!read(ends_at_, bytes, ends_.size() * 4)) {
    ends_.clear();
    return false;
  }
  for (std::size_t i = 0; i < ends_.size(); ++i) ends_[i] = number(bytes + i * 4);
  return true;
}

SignatureEntry SignatureFile::entry(std::size_t article) {
  if (article >= articles_ || !read_ends()) return {};
  const std::uint64_t begin = ends_[article], end = ends_[article + 1];
  if (begin > end || end > bytes_ - entries_at_ || end - begin < kEntryHead) return {};
  entry_.resize(end - begin);
  if (!read(entries_at_ + begin, entry_.data(), entry_.size())) return {};
  const std::string_view bytes = entry_;
  const std::size_t group = static_cast<unsigned char>(bytes[kEntryHead - 1]);
  if (kEntryHead + group > bytes.size()) return {};
  return {number(bytes.data()), bytes.substr(kEntryHead, group), bytes.substr(kEntryHead + group)};
}

std::uint32_t SignatureFile::fence(std::size_t block) {
  auto& known = fences_[block];
  if (known == kUnknown) {
    char first[4] = {};
    // One that cannot be read ends the search before it.
    known = read(kHeadBytes + block * kBlock * kPairBytes, first, sizeof first)
                ? number(first)
                : std::uint64_t{UINT32_MAX};
  }
  return static_cast<std::uint32_t>(known);
}

// Reads the block that begins with the pair; how many pairs it has.
std::size_t SignatureFile::pairs_from(std::size_t pair) {
  const auto pairs = std::min(kBlock, lookups_ - pair);
  pairs_.resize(kBlock * kPairBytes);
  return read(kHeadBytes + pair * kPairBytes, pairs_.data(), pairs * kPairBytes) ? pairs : 0;
}

void SignatureFile::articles_with(std::uint32_t sentence, std::size_t most,
                                  std::vector<std::uint32_t>& out) {
  if (lookups_ == 0) return;
  const std::size_t blocks = (lookups_ + kBlock - 1) / kBlock;
  if (fences_.empty()) fences_.assign(blocks, kUnknown);
  // The last block that begins before the sentence, or the first.
  std::size_t low = 0, high = blocks;
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    if (fence(middle) < sentence) {
      low = middle;
    } else {
      high = middle;
    }
  }
  for (std::size_t pair = low * kBlock; pair < lookups_; pair += kBlock) {
    const auto pairs = pairs_from(pair);
    std::size_t at = 0, end = pairs;
    while (at < end) {
      const std::size_t middle = at + (end - at) / 2;
      if (number(pairs_.data() + middle * kPairBytes) < sentence) {
        at = middle + 1;
      } else {
        end = middle;
      }
    }
    for (; at < pairs && most > 0; ++at, --most) {
      if (number(pairs_.data() + at * kPairBytes) != sentence) return;
      out.push_back(number(pairs_.data() + at * kPairBytes + 4));
    }
    if (pairs == 0 || most == 0) return;
  }
}

}  // namespace news

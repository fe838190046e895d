// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/manifest.hh"

#include <algorithm>
#include <bit>
#include <cstring>

#include "indexer/store/index_files.hh"

namespace news {
namespace {

static_assert(std::endian::native == std::endian::little, "the manifest is mapped as it stands");

constexpr std::string_view kMagic = "NIMANIF1";
constexpr std::size_t kHeader = 8 + 5 * 8;

// Files copied between two times of letting go: some megabytes of the old manifest.
constexpr std::size_t kLetGoEvery = 16'384;

template <class Record>
std::string_view bytes_of(const Record& record) {
  return {reinterpret_cast<const char*>(&record), sizeof record};
}

}  // namespace

struct Manifest::FileEntry {
  FileStamp stamp;
  std::uint64_t path_at = 0;
  std::uint32_t path_bytes = 0, flags = 0;
  std::uint32_t first_article = 0, articles = 0, first_skip = 0, skips = 0;
};

struct Manifest::SkipEntry {
  std::uint64_t member_at = 0, reason_at = 0;
  std::uint32_t member_bytes = 0, reason_bytes = 0;
};

Error damaged_manifest(const std::string& path) {
  return {ErrorCode::index_missing, "the index is damaged: " + path + " is not as it was written",
          "go back with newsindex --rollback, or make it anew with newsindex --rebuild PATH..."};
}

Result<Manifest> Manifest::open(const std::string& path, std::uint64_t bytes, std::uint64_t hash) {
  const auto damaged = [&path] { return fail(damaged_manifest(path)); };
  // Read through for its hash before it is mapped: what is read counts as nobody's memory.
  const auto sum = sum_file(path);
  if (!sum || sum->bytes != bytes || sum->hash != hash) return damaged();
  auto mapped = MappedFile::open(path);
  if (!mapped) return damaged();
  const auto all = mapped->bytes();
  if (all.size() != bytes || all.size() < kHeader || !all.starts_with(kMagic)) return damaged();
  std::uint64_t counts[5];
  std::memcpy(counts, all.data() + kMagic.size(), sizeof counts);
  Manifest out;
  out.files_ = counts[0];
  out.articles_ = counts[1];
  out.skips_ = counts[2];
  out.slots_ = counts[3];
  out.articles_at_ = kHeader + out.files_ * sizeof(FileEntry);
  out.skips_at_ = out.articles_at_ + out.articles_ * sizeof(ArticleEntry);
  out.table_at_ = out.skips_at_ + out.skips_ * sizeof(SkipEntry);
  out.text_at_ = out.table_at_ + out.slots_ * 4;
  if (out.text_at_ + counts[4] != all.size()) return damaged();
  out.mapped_ = std::make_shared<const MappedFile>(std::move(*mapped));
  out.bytes_ = out.mapped_->bytes();
  return out;
}

const Manifest::FileEntry& Manifest::entry(std::size_t index) const {
  return reinterpret_cast<const FileEntry*>(bytes_.data() + kHeader)[index];
}

std::string_view Manifest::text(std::uint64_t at, std::uint64_t size) const {
  return bytes_.substr(text_at_ + at, size);
}

Manifest::File Manifest::file(std::size_t index) const {
  const auto& found = entry(index);
  return {text(found.path_at, found.path_bytes), found.stamp, found.flags,
          all_articles().subspan(found.first_article, found.articles)};
}

std::span<const ArticleEntry> Manifest::all_articles() const {
  if (articles_ == 0) return {};
  return {reinterpret_cast<const ArticleEntry*>(bytes_.data() + articles_at_), articles_};
}

std::vector<Manifest::SkipView> Manifest::skips(std::size_t index) const {
  const auto& found = entry(index);
  const auto* first = reinterpret_cast<const SkipEntry*>(bytes_.data() + skips_at_);
  std::vector<SkipView> out;
  for (auto i = found.first_skip; i < found.first_skip + found.skips; ++i) {
    out.push_back({text(first[i].member_at, first[i].member_bytes),
                   text(first[i].reason_at, first[i].reason_bytes)});
  }
  return out;
}

std::vector<SkipRecord> Manifest::skip_records(std::size_t index) const {
  std::vector<SkipRecord> out;
  for (const auto& skip : skips(index)) {
    out.push_back({std::string(skip.member), std::string(skip.reason)});
  }
  return out;
}

std::optional<std::size_t> Manifest::find(std::string_view path) const {
  if (files_ == 0) return std::nullopt;
  const char* table = bytes_.data() + table_at_;
  for (auto slot = hash_bytes(path) & (slots_ - 1);; slot = (slot + 1) & (slots_ - 1)) {
    std::uint32_t number = 0;
    std::memcpy(&number, table + 4 * slot, 4);
    if (number == 0) return std::nullopt;
    const auto& found = entry(number - 1);
    if (text(found.path_at, found.path_bytes) == path) return number - 1;
  }
}

std::string_view Manifest::path(std::size_t index) const {
  const auto& found = entry(index);
  return text(found.path_at, found.path_bytes);
}

std::size_t Manifest::lower_bound(std::string_view path) const {
  std::size_t low = 0, high = files_;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (this->path(middle) < path) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

bool Manifest::skipped(std::size_t index) const {
  return entry(index).skips > 0;
}

void Manifest::let_go() const {
  if (mapped_) mapped_->let_go();
}

ManifestBuilder::ManifestBuilder(const std::string& beside)
    : files_(beside + "-files"),
      articles_(beside + "-articles"),
      skips_(beside + "-skips"),
      text_(beside + "-text") {}

std::uint64_t ManifestBuilder::put(std::string_view text) {
  const auto at = text_.size();
  text_.append(text);
  return at;
}

void ManifestBuilder::add(std::string_view path, const FileStamp& stamp, std::uint32_t flags,
                          std::span<const ArticleEntry> articles,
                          std::span<const SkipRecord> skips) {
  Manifest::FileEntry entry;
  entry.stamp = stamp;
  entry.path_at = put(path);
  entry.path_bytes = static_cast<std::uint32_t>(path.size());
  entry.flags = flags;
  entry.first_article = static_cast<std::uint32_t>(article_count_);
  entry.articles = static_cast<std::uint32_t>(articles.size());
  entry.first_skip = static_cast<std::uint32_t>(skip_count_);
  entry.skips = static_cast<std::uint32_t>(skips.size());
  files_.append(bytes_of(entry));
  path_hashes_.push_back(hash_bytes(path));
  for (const auto& article : articles) articles_.append(bytes_of(article));
  article_count_ += articles.size();
  for (const auto& skip : skips) {
    skips_.append(bytes_of(Manifest::SkipEntry{put(skip.member), put(skip.reason),
                                               static_cast<std::uint32_t>(skip.member.size()),
                                               static_cast<std::uint32_t>(skip.reason.size())}));
  }
  skip_count_ += skips.size();
}

void ManifestBuilder::copy(const Manifest& old, std::size_t first, std::size_t last) {
  while (first < last) {
    const auto end = std::min(last, first + kLetGoEvery);
    copy_some(old, first, end);
    copied_ += end - first;
    if (copied_ >= kLetGoEvery) {
      old.let_go();
      copied_ = 0;
    }
    first = end;
  }
}

void ManifestBuilder::copy_some(const Manifest& old, std::size_t first, std::size_t last) {
  // What comes behind the last of them; the end, where that is the last of all.
  Manifest::FileEntry end;
  end.path_at = old.bytes_.size() - old.text_at_;
  end.first_article = static_cast<std::uint32_t>(old.articles_);
  end.first_skip = static_cast<std::uint32_t>(old.skips_);
  if (last < old.files_) end = old.entry(last);
  const auto& begin = old.entry(first);
  const auto moved_text = text_.size() - begin.path_at;  // modulo 2^64, as are the sums
  const auto moved_articles = static_cast<std::uint32_t>(article_count_) - begin.first_article;
  const auto moved_skips = static_cast<std::uint32_t>(skip_count_) - begin.first_skip;
  for (std::size_t i = first; i < last; ++i) {
    auto entry = old.entry(i);
    path_hashes_.push_back(hash_bytes(old.text(entry.path_at, entry.path_bytes)));
    entry.path_at += moved_text;
    entry.first_article += moved_articles;
    entry.first_skip += moved_skips;
    files_.append(bytes_of(entry));
  }
  const auto* skips =
      reinterpret_cast<const Manifest::SkipEntry*>(old.bytes_.data() + old.skips_at_);
  for (auto i = begin.first_skip; i < end.first_skip; ++i) {
    auto skip = skips[i];
    skip.member_at += moved_text;
    skip.reason_at += moved_text;
    skips_.append(bytes_of(skip));
  }
  const auto articles =
      old.all_articles().subspan(begin.first_article, end.first_article - begin.first_article);
  articles_.append({reinterpret_cast<const char*>(articles.data()), articles.size_bytes()});
  text_.append(old.text(begin.path_at, end.path_at - begin.path_at));
  article_count_ += articles.size();
  skip_count_ += end.first_skip - begin.first_skip;
}

Result<FileSum> ManifestBuilder::write(const std::string& path) {
  const std::uint64_t slots = std::bit_ceil(path_hashes_.size() * 2 + 1);
  std::vector<std::uint32_t> table(slots, 0);
  for (std::size_t i = 0; i < path_hashes_.size(); ++i) {
    auto slot = path_hashes_[i] & (slots - 1);
    while (table[slot] != 0) slot = (slot + 1) & (slots - 1);
    table[slot] = static_cast<std::uint32_t>(i + 1);
  }
  glass::BlockFile out(path);
  out.append(kMagic);
  for (const std::uint64_t count :
       {std::uint64_t{path_hashes_.size()}, std::uint64_t{article_count_},
        std::uint64_t{skip_count_}, slots, text_.size()}) {
    out.append(bytes_of(count));
  }
  for (auto* part : {&files_, &articles_, &skips_}) {
    if (auto done = part->copy_to(out); !done) return fail(done.error());
  }
  out.append({reinterpret_cast<const char*>(table.data()), 4 * table.size()});
  if (auto done = text_.copy_to(out); !done) return fail(done.error());
  if (auto done = out.close(); !done) return fail(done.error());
  return sum_file(path);
}

}  // namespace news

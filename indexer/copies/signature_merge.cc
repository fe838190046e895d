// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/copies/signature_merge.hh"

#include <algorithm>
#include <functional>
#include <optional>
#include <queue>
#include <tuple>

#include "common/bytes.hh"
#include "indexer/glass/block_file.hh"

namespace news {
namespace {

constexpr std::size_t kPiece = std::size_t{16} << 10;
constexpr std::uint32_t kGone = UINT32_MAX;

std::string number_bytes(std::uint32_t number) {
  ByteWriter out;
  out.fixed32(number);
  return out.take();
}

// Reads a part of a file from front to back.
class Stream {
 public:
  Stream(const SignatureFile& file, std::uint64_t at, std::uint64_t end)
      : file_(&file), at_(at), end_(end) {}

  bool done() const { return at_ == end_ && next_ == held_.size(); }
  // As many bytes as are left, and no more than `most`; empty: it cannot be read.
  std::string_view take(std::size_t most) {
    if (next_ == held_.size()) {
      held_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, end_ - at_)));
      next_ = 0;
      if (!file_->read(at_, held_.data(), held_.size())) held_.clear();
      at_ += held_.size();
    }
    const auto out = std::string_view(held_).substr(next_, most);
    next_ += out.size();
    return out;
  }
  // Numbers do not straddle pieces: the parts begin with one and a piece is a multiple of two.
  std::uint32_t number() {
    ByteReader reader(take(4));
    const auto out = reader.fixed32();
    good_ = good_ && reader.ok();
    return out;
  }
  bool good() const { return good_; }

 private:
  const SignatureFile* file_;
  std::uint64_t at_, end_;
  std::string held_;
  std::size_t next_ = 0;
  bool good_ = true;
};

Stream lookups_of(const SignatureFile& file) {
  return {file, file.lookups_at(), file.ends_at()};
}
Stream ends_of(const SignatureFile& file) {
  return {file, file.ends_at(), file.entries_at()};
}

// A source, and the numbers that its articles have in the merged file.
struct Part {
  SignatureSource source;
  std::uint32_t first = 0, articles = 0, lookups = 0;
  std::vector<std::uint32_t> numbers;  // of each article, or kGone; empty: all stay in order

  std::uint32_t number(std::uint32_t article) const {
    if (numbers.empty()) return first + article;
    return article < numbers.size() ? numbers[article] : kGone;
  }
};

class Merge {
 public:
  Merge(std::vector<SignatureSource> sources, const std::string& path) : path_(path), out_(path) {
    for (auto& source : sources) parts_.push_back({std::move(source), 0, 0, 0, {}});
  }

  Status run() {
    std::uint32_t articles = 0, lookups = 0;
    for (auto& part : parts_) {
      part.first = articles;
      if (!count(part)) return unreadable();
      articles += part.articles;
      lookups += part.lookups;
    }
    out_.append("NISIGNA2");
    out_.append(number_bytes(articles));
    out_.append(number_bytes(lookups));
    if (!write_lookups() || !write_ends() || !write_entries()) return unreadable();
    return out_.close();
  }

 private:
  Status unreadable() const {
    return fail(ErrorCode::io, "cannot read the signatures that " + path_ + " is made of");
  }

  static bool count(Part& part) {
    auto& file = part.source.file;
    part.articles = static_cast<std::uint32_t>(file.size());
    part.lookups = static_cast<std::uint32_t>(file.lookups());
    const auto& dead = part.source.dead;
    if (dead.empty() || file.size() == 0) return true;
    part.articles = part.lookups = 0;
    part.numbers.reserve(file.size());
    for (std::size_t i = 0; i < file.size(); ++i) {
      const auto document = file.entry(i).document;
      const bool gone = std::binary_search(dead.begin(), dead.end(), document);
      part.numbers.push_back(gone ? kGone : part.first + part.articles++);
    }
    auto lookups = lookups_of(file);
    while (!lookups.done() && lookups.good()) {
      (void)lookups.number();
      if (part.number(lookups.number()) != kGone) ++part.lookups;
    }
    return lookups.good();
  }

  // Each source's are sorted, and stay so under their new numbers.
  bool write_lookups() {
    using Head = std::tuple<std::uint32_t, std::uint32_t, std::size_t>;  // hash, number, source
    std::priority_queue<Head, std::vector<Head>, std::greater<>> heads;
    std::vector<Stream> streams;
    for (const auto& part : parts_) streams.push_back(lookups_of(part.source.file));
    const auto advance = [&](std::size_t i) {
      while (!streams[i].done() && streams[i].good()) {
        const auto hash = streams[i].number(), number = parts_[i].number(streams[i].number());
        if (number == kGone) continue;
        heads.emplace(hash, number, i);
        return;
      }
    };
    for (std::size_t i = 0; i < parts_.size(); ++i) advance(i);
    while (!heads.empty()) {
      const auto [hash, number, i] = heads.top();
      heads.pop();
      out_.append(number_bytes(hash));
      out_.append(number_bytes(number));
      advance(i);
    }
    return std::all_of(streams.begin(), streams.end(), [](const auto& one) { return one.good(); });
  }

  bool write_ends() {
    std::uint32_t at = 0;
    out_.append(number_bytes(at));
    return each_entry([&](const Part&, std::uint32_t bytes, bool alive) {
      if (alive) out_.append(number_bytes(at += bytes));
      return true;
    });
  }

  bool write_entries() {
    std::optional<Stream> entries;
    const Part* of = nullptr;
    return each_entry([&](const Part& part, std::uint32_t bytes, bool alive) {
      if (of != &part) {
        const auto& file = part.source.file;
        entries.emplace(file, file.entries_at(), file.bytes());
        of = &part;
      }
      while (bytes > 0) {
        const auto piece = entries->take(bytes);
        if (piece.empty()) return false;
        if (alive) out_.append(piece);
        bytes -= static_cast<std::uint32_t>(piece.size());
      }
      return true;
    });
  }

  // Calls visit(part, bytes, alive) for every entry in order, while it says true.
  template <class Visit>
  bool each_entry(Visit&& visit) {
    for (const auto& part : parts_) {
      if (part.source.file.size() == 0) continue;
      auto ends = ends_of(part.source.file);
      auto begin = ends.number();
      for (std::uint32_t i = 0; i < part.source.file.size(); ++i) {
        const auto end = ends.number();
        if (!ends.good() || end < begin) return false;
        if (!visit(part, end - begin, part.number(i) != kGone)) return false;
        begin = end;
      }
    }
    return true;
  }

  std::string path_;
  glass::BlockFile out_;
  std::vector<Part> parts_;
};

}  // namespace

Status merge_signatures(std::vector<SignatureSource> sources, const std::string& path) {
  return Merge(std::move(sources), path).run();
}

}  // namespace news

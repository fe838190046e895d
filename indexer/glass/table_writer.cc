// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/table_writer.hh"

#include <algorithm>
#include <cstring>
#include <utility>

namespace news::glass {

namespace {

constexpr std::size_t kLeafHead = 3;  // size and key length
constexpr std::size_t kPart = 2;
constexpr std::size_t kChild = 4;
// When a long tag would end no sooner for it, its first part fills the rest of a block only if this
// much more than the key fits there: smaller pieces cost more in the branches than they save.
constexpr std::size_t kWorthFilling = 34;

void put2(char* at, std::size_t value) {
  at[0] = static_cast<char>(value >> 8);
  at[1] = static_cast<char>(value);
}

void put4(char* at, std::uint32_t value) {
  put2(at, value >> 16);
  put2(at + 2, value & 0xffff);
}

std::size_t shared_bytes(std::string_view a, std::string_view b) {
  const auto end = std::min(a.size(), b.size());
  return static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<long>(end), b.begin()).first - a.begin());
}

}  // namespace

std::size_t TableWriter::Block::free() const {
  return top - kBlockHeader - items * kDirectoryEntry;
}

char* TableWriter::Block::lay(std::size_t size) {
  top -= size;
  put2(bytes.data() + kBlockHeader + items++ * kDirectoryEntry, top);
  return bytes.data() + top;
}

void TableWriter::Block::clear() {
  std::memset(bytes.data(), 0, bytes.size());
  items = 0;
  top = kBlockSize;
}

TableWriter::TableWriter(std::string path) : file_(std::move(path)) {}

void TableWriter::begin() {
  levels_.push_back(std::make_unique<Block>());
  char* const item = levels_[0]->lay(kLeafHead);  // the entry before all others
  put2(item, kFirstPart | kLastPart);
}

void TableWriter::add(std::string_view key, std::string_view tag, bool deflated) {
  if (key.empty() || key.size() > kMaxKey || key <= last_key_) {
    misuse_ = "keys out of order or of impossible length";
    return;
  }
  if (levels_.empty()) begin();
  const std::size_t head = kLeafHead + key.size();
  const std::size_t whole = kMaxItem - head - kPart;  // of a part but the first
  std::size_t first = whole + kPart;
  if (tag.size() <= first) {
    first = tag.size();
  } else {
    // Parts of the largest size leave this much of the block: the first part takes it.
    const std::size_t left = levels_[0]->free() % (kMaxItem + kDirectoryEntry);
    const std::size_t cost = kDirectoryEntry + head + kPart;
    if (left > cost && (left - cost >= (tag.size() - kPart) % whole ||
                        left - cost >= key.size() + kWorthFilling)) {
      first = left - cost + kPart;
    }
  }
  if ((tag.size() - first) / whole + 2 > kMaxParts) {
    misuse_ = "an entry is too large for the database";
    return;
  }
  const unsigned flags = deflated ? kDeflated : 0;
  std::uint32_t part = 1;
  do {
    const std::string_view piece = tag.substr(0, part == 1 ? first : whole);
    tag.remove_prefix(piece.size());
    add_part(key, part, piece,
             flags | (part == 1 ? kFirstPart : 0) | (tag.empty() ? kLastPart : 0));
    ++part;
  } while (!tag.empty());
  last_key_.assign(key);
  ++entries_;
}

void TableWriter::add_part(std::string_view key, std::uint32_t part, std::string_view bytes,
                           unsigned flags) {
  const std::size_t head = kLeafHead + key.size() + (part == 1 ? 0 : kPart);
  const std::size_t size = head + bytes.size();
  Block& leaf = *levels_[0];
  if (leaf.free() < size + kDirectoryEntry) {
    write(0);
    set_dividing_key(key, part);
  }
  char* at = leaf.lay(size);
  put2(at, (size - kLeafHead) | flags);
  at[2] = static_cast<char>(key.size());
  std::memcpy(at + kLeafHead, key.data(), key.size());
  if (part > 1) put2(at + kLeafHead + key.size(), part);
  if (!bytes.empty()) std::memcpy(at + head, bytes.data(), bytes.size());
  // A next part of the same key may open the next leaf.
  if ((flags & kLastPart) == 0) last_key_.assign(key);
}

// The shortest key above all of the leaf just written, not above the entry to come.
void TableWriter::set_dividing_key(std::string_view key, std::uint32_t part) {
  const std::size_t length = std::min(key.size(), shared_bytes(last_key_, key) + 1);
  std::string& divides = levels_[0]->dividing_key;
  divides.assign(1, static_cast<char>(length));
  divides.append(key.substr(0, length));
  divides.push_back(static_cast<char>(part >> 8));
  divides.push_back(static_cast<char>(part));
}

std::uint32_t TableWriter::write(std::size_t level) {
  Block& block = *levels_[level];
  char* const head = block.bytes.data();
  const std::size_t free = block.free();
  put4(head, kRevision);
  head[4] = static_cast<char>(level);
  put2(head + 5, free);
  put2(head + 7, free);
  put2(head + 9, kBlockHeader + block.items * kDirectoryEntry);
  file_.append(block.bytes);
  const std::uint32_t number = blocks_++;
  if (level + 1 == levels_.size()) levels_.push_back(std::make_unique<Block>());
  // The level above may be written on the way; a child is numbered before its parent.
  add_child(level + 1, block.dividing_key, number);
  block.clear();
  return number;
}

void TableWriter::add_child(std::size_t level, std::string_view dividing_key, std::uint32_t child) {
  static constexpr std::string_view kEmptyKey("\0\0\0", 3);
  Block& branch = *levels_[level];
  if (branch.items > 0 && branch.free() < kChild + dividing_key.size() + kDirectoryEntry) {
    write(level);
  }
  if (branch.items == 0) {
    branch.dividing_key.assign(dividing_key);
    dividing_key = kEmptyKey;
  }
  char* const at = branch.lay(kChild + dividing_key.size());
  put4(at, child);
  std::memcpy(at + kChild, dividing_key.data(), dividing_key.size());
}

Result<TableRoot> TableWriter::finish() {
  TableRoot root;
  // A level that holds one child and nothing was written of is no level: its child is the root.
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    const bool alone = level + 1 == levels_.size();
    if (alone && level > 0 && levels_[level]->items == 1) break;
    root.root = write(level);
    root.levels = static_cast<std::uint32_t>(level);
  }
  root.blocks = blocks_;
  root.entries = entries_;
  root.fake = entries_ == 0;
  if (auto closed = file_.close(); !closed) return fail(closed.error());
  if (!misuse_.empty()) return fail(ErrorCode::internal, "bulk writer: " + misuse_);
  return root;
}

std::size_t TableWriter::bytes_in_memory() const {
  return levels_.size() * kBlockSize + 512 * 1024;
}

}  // namespace news::glass

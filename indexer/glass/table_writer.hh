// SPDX-License-Identifier: GPL-2.0-or-later
// Writes one glass B-tree from entries that come in key order: leaves filled from the left, the
// branches above them as they grow, every block written once. As dense as xapian-compact -F leaves
// it. One thread; failures stick and finish() tells them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.hh"
#include "indexer/glass/block_file.hh"
#include "indexer/glass/glass_format.hh"

namespace news::glass {

// What the version file says of a table. Without entries there is no block: `fake` is true.
struct TableRoot {
  std::uint32_t root = 0, levels = 0, blocks = 0;
  std::uint64_t entries = 0;
  bool fake = true;
};

class TableWriter {
 public:
  explicit TableWriter(std::string path);

  // `key` greater than every key so far, not empty, at most kMaxKey bytes.
  void add(std::string_view key, std::string_view tag, bool deflated = false);

  // Writes what is open and closes the file. Nothing may be added afterwards.
  Result<TableRoot> finish();

  std::size_t bytes_in_memory() const;

 private:
  // A block being filled, and the key that will stand for it in the level above.
  struct Block {
    std::string bytes = std::string(kBlockSize, '\0');
    std::size_t items = 0, top = kBlockSize;  // items are laid down from the end to the front
    std::string dividing_key;                 // branch item without its child

    std::size_t free() const;
    char* lay(std::size_t size);  // room for one more item, entered in the directory
    void clear();
  };

  void begin();
  void add_part(std::string_view key, std::uint32_t part, std::string_view bytes, unsigned flags);
  void add_child(std::size_t level, std::string_view dividing_key, std::uint32_t block);
  std::uint32_t write(std::size_t level);
  void set_dividing_key(std::string_view key, std::uint32_t part);

  BlockFile file_;
  std::vector<std::unique_ptr<Block>> levels_;  // 0: leaf
  std::uint32_t blocks_ = 0;
  std::uint64_t entries_ = 0;
  std::string last_key_;
  std::string misuse_;
};

}  // namespace news::glass

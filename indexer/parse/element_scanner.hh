// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts the records out of a stream of markup: each <item>...</item> as its bytes stand, one at a
// time, however long the file. A record that is broken inside costs itself alone. CDATA sections
// and comments may hold the end tag. Memory: one record and the cap.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/byte_source.hh"

namespace news {

class ElementScanner {
 public:
  enum class Found {
    record,    // bytes() is one element
    too_long,  // one over the cap was left out
    cut,       // the stream ended inside one; bytes() is its beginning
    end        // no more
  };

  // names: local names, ASCII lower case; matched without prefix and case. The source must outlive
  // this.
  ElementScanner(ByteSource& source, std::vector<std::string> names, std::size_t cap);

  // An error of the source comes after the records before it.
  Result<Found> next();
  std::string_view bytes() const { return std::string_view(buffer_).substr(from_, length_); }
  // What stood before the first record (capped): declaration, root, a feed's own title.
  const std::string& prologue() const { return prologue_; }
  // What stood between and behind the records, the last of it.
  const std::string& behind() const { return behind_; }

 private:
  bool fill();  // false: nothing more
  bool find_start();
  Found find_end(std::size_t name_length);
  void drop(std::size_t count);
  std::size_t start_length(std::size_t at) const;

  ByteSource& source_;
  std::vector<std::string> names_;
  std::size_t cap_;
  std::string buffer_;
  std::string prologue_, behind_;
  std::string name_;  // of the record at hand
  std::size_t from_ = 0, length_ = 0;
  bool in_prologue_ = true, done_ = false;
  Status status_;
};

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// The endings of a language's words, of common/languages/<code>/forms.txt, or of its stems. An
// entry is an ending, with what takes its place behind a blank, and as tag how many letters must
// stand before it; three without. Of the endings of a word the longest that leaves enough counts,
// and it alone; one that is replaced by itself is kept, so that no shorter one is taken off.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace news {

class Endings {
 public:
  explicit Endings(std::string_view list) : list_(list) {}  // "forms"; a literal

  void add(std::string_view language);

  // A folded word without its ending, or with what takes its place.
  std::string without(std::string_view word) const;

 private:
  struct Change {
    std::string to;
    std::size_t least = 0;  // letters
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::string_view list_;
  std::unordered_map<std::string, Change, Hash, std::equal_to<>> changes_;
  std::size_t longest_ = 0;  // bytes
};

}  // namespace news

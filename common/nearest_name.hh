// SPDX-License-Identifier: GPL-2.0-or-later
// "Did you mean ...?": which of the known names (options, settings, fields) a mistyped one may
// stand for. A name that begins with what was typed (two letters or more) goes before one that
// differs in some letters; those are at most two, and no more than half of what was typed, since of
// "x" everything is a near spelling. Of equally near names the first one offered.
#pragma once

#include <cstddef>
#include <string_view>

namespace news {

class NearestName {
 public:
  explicit NearestName(std::string_view typed);

  // Both strings must outlive the object.
  void offer(std::string_view name);

  // Empty: none is near.
  std::string_view best() const { return best_; }

 private:
  std::string_view typed_, best_;
  std::size_t least_;  // a name this far away is too far
};

}  // namespace news

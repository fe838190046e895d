// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/article_id.hh"

#include <fmt/format.h>
#include <xxhash.h>

namespace news {

std::string article_id(std::string_view canonical_path, std::string_view member) {
  std::string key(canonical_path);
  key += '\0';  // stands in no path: "a" + "bc" is not "ab" + "c"
  key += member;
  return fmt::format("{:016x}", XXH3_64bits(key.data(), key.size()));
}

}  // namespace news

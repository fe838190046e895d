// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cluster/names.hh"

#include <fmt/format.h>

#include "common/cluster/place.hh"

namespace news {
std::string ClusterNames::index(std::uint64_t number) const {
  return fmt::format("{}~{}~{:06}", archive, origin, number);
}

std::string ClusterNames::state() const {
  return fmt::format("{}~{}~state", archive, origin);
}

std::string origin_from(std::string_view host) {
  std::string out;
  for (const char c : host) {
    const auto small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    out +=
        is_origin_name(std::string_view(&small, 1)) || small == '-' || small == '.' ? small : '-';
  }
  return is_origin_name(out) ? out : "host";
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/nearest_name.hh"

#include <algorithm>

#include "common/edit_distance.hh"

namespace news {

NearestName::NearestName(std::string_view typed)
    : typed_(typed), least_(std::min<std::size_t>(typed.size() / 2, 2) + 1) {}

void NearestName::offer(std::string_view name) {
  const bool begun = typed_.size() >= 2 && name.starts_with(typed_);
  const std::size_t distance = begun ? 0 : edit_distance(typed_, name, least_);
  if (distance >= least_) return;
  least_ = distance;
  best_ = name;
}

}  // namespace news

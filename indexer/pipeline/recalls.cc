// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/recalls.hh"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "common/stories.hh"
#include "indexer/store/batch.hh"

namespace news {

void Recalls::read(const Article& article, std::uint32_t scanned) {
  if (article.wire_name.empty()) return;
  items_.push_back({wire_key(article.wire_name), article.version, id_number(article.id), scanned});
}

void Recalls::recall(std::string_view wire_name, std::uint64_t version) {
  if (wire_name.empty()) return;
  auto& until = recalled_[wire_key(wire_name)];
  until = std::max(until, version == 0 ? std::numeric_limits<std::uint64_t>::max() : version);
}

void Recalls::add(Recalls&& other) {
  items_.insert(items_.end(), std::make_move_iterator(other.items_.begin()),
                std::make_move_iterator(other.items_.end()));
  kept_.insert(kept_.end(), other.kept_.begin(), other.kept_.end());
  for (const auto& [key, version] : other.recalled_)
    recalled_[key] = std::max(recalled_[key], version);
  other = {};
}

bool Recalls::hold(std::uint64_t key, std::uint64_t version) const {
  const auto found = recalled_.find(key);
  return found != recalled_.end() && version <= found->second;
}

std::vector<Recalls::Item> Recalls::found() const {
  std::vector<Item> out;
  std::copy_if(items_.begin(), items_.end(), std::back_inserter(out),
               [this](const Item& item) { return hold(item.key, item.version); });
  return out;
}

}  // namespace news

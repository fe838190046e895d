// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/removal.hh"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace news {

void Removal::add(Removal&& other) {
  leaving_.articles.merge(std::move(other.leaving_.articles));  // a file is one thread's
  contents_.merge(std::move(other.contents_));
  entered_.insert(entered_.end(), other.entered_.begin(), other.entered_.end());
  in_place_.insert(in_place_.end(), other.in_place_.begin(), other.in_place_.end());
  other = {};
}

// Of a file at most as many as leave it.
std::map<std::string, Removal::Moved> Removal::moved_by_file() const {
  std::unordered_map<std::uint64_t, Moved> came;
  for (const auto content : entered_) ++came[content].entered;
  for (const auto content : in_place_) ++came[content].in_place;
  std::map<std::string, Moved> out;
  for (const auto& [file, contents] : contents_) {
    const auto leaving = leaving_.articles.find(file);
    if (leaving == leaving_.articles.end()) continue;
    auto& moved = out[file];
    for (const auto content : contents) {
      if (moved.all() == leaving->second.size()) break;
      const auto found = came.find(content);
      if (found == came.end()) continue;
      if (found->second.entered > 0) {
        --found->second.entered;
        ++moved.entered;
      } else if (found->second.in_place > 0) {
        --found->second.in_place;
        ++moved.in_place;
      }
    }
  }
  return out;
}

Removal::Moved Removal::moved() const {
  Moved sum;
  for (const auto& [file, moved] : moved_by_file()) {
    sum.entered += moved.entered;
    sum.in_place += moved.in_place;
  }
  return sum;
}

std::vector<std::string> Removal::removed_from() const {
  auto moved = moved_by_file();
  std::vector<std::string> out;
  for (const auto& [path, ids] : leaving_.articles) {
    out.insert(out.end(), ids.size() - moved[path].all(), path);
  }
  return out;
}

std::uint64_t Removal::articles(const ChangePlan& plan, std::uint64_t moved) const {
  std::uint64_t sum = plan.gone_articles;
  for (const auto& [file, ids] : leaving_.articles) sum += ids.size();
  return sum - std::min(sum, moved);
}

std::optional<Error> removal_refusal(const ChangePlan& plan, std::uint64_t removed) {
  constexpr const char* kHint =
      "is a disk not mounted, or a file cut short? --allow-mass-delete permits it, --no-delete "
      "keeps them";
  const auto refused = [&](std::string_view why) {
    return Error{
        ErrorCode::usage,
        fmt::format("refused: {}{} of {} articles would leave the index; nothing was removed", why,
                    removed, plan.covered_articles),
        kHint};
  };
  if (removed > 0 && !plan.emptied.empty())
    return refused(plan.emptied.front() + " is empty now: ");
  if (is_mass_delete(removed, plan.covered_articles)) return refused("");
  return std::nullopt;
}

}  // namespace news

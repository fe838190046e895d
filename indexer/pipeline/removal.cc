// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/removal.hh"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

namespace news {

void Removal::leaves(const std::string& file, const ArticleEntry& article) {
  leaving_.articles[file].push_back(article.id);
  ++contents_[article.content_hash];
}

void Removal::add(Removal&& other) {
  leaving_.articles.merge(std::move(other.leaving_.articles));  // a file is one thread's
  for (const auto& [content, number] : other.contents_) contents_[content] += number;
  entered_.insert(entered_.end(), other.entered_.begin(), other.entered_.end());
  other = {};
}

std::uint64_t Removal::moved() const {
  auto left = contents_;
  std::uint64_t moved = 0;
  for (const auto content : entered_) {
    const auto found = left.find(content);
    if (found == left.end() || found->second == 0) continue;
    --found->second;
    ++moved;
  }
  return moved;
}

std::vector<std::string> Removal::removed_from(const Manifest& manifest) const {
  std::unordered_multiset<std::uint64_t> elsewhere(entered_.begin(), entered_.end());
  std::vector<std::string> out;
  for (const auto& [path, ids] : leaving_.articles) {
    const auto file = manifest.find(path);
    if (!file) continue;
    const std::unordered_set<std::uint64_t> left(ids.begin(), ids.end());
    for (const auto& article : manifest.file(*file).articles) {
      if (!left.contains(article.id)) continue;
      if (const auto found = elsewhere.find(article.content_hash); found != elsewhere.end()) {
        elsewhere.erase(found);
      } else {
        out.push_back(path);
      }
    }
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

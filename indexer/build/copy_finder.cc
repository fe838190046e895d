// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/build/copy_finder.hh"

#include <algorithm>

namespace news {
namespace {

// A sentence that more articles share than this ("This is a developing story ...") says nothing;
// the other sentences of a true copy find it.
constexpr std::size_t kMostPerSentence = 24;

void keep_unique(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

void add_group(std::vector<std::string>& groups, std::string_view group) {
  if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.emplace_back(group);
}

}  // namespace

void CopyFinder::add_segment(std::string_view signature_file) {
  const std::lock_guard lock(mutex_);
  segments_.emplace_back(signature_file);
}

void CopyFinder::segment_published(std::string_view signature_file) {
  const std::lock_guard lock(mutex_);
  segments_.emplace_back(signature_file);
  recent_.clear();
  recent_by_sentence_.clear();
}

void CopyFinder::groups_alike(const Signature& signature, std::vector<std::string>& groups) const {
  const auto lookups = lookup_hashes(signature);
  std::vector<std::uint32_t> found;
  for (const auto& segment : segments_) {
    found.clear();
    for (const auto hash : lookups) segment.articles_with(hash, kMostPerSentence, found);
    keep_unique(found);
    for (const auto article : found) {
      if (same_story(signature, segment.signature(article))) {
        add_group(groups, segment.group(article));
      }
    }
  }
  found.clear();
  for (const auto hash : lookups) {
    std::size_t most = kMostPerSentence;
    for (auto [it, end] = recent_by_sentence_.equal_range(hash); it != end && most > 0;
         ++it, --most) {
      found.push_back(it->second);
    }
  }
  keep_unique(found);
  for (const auto article : found) {
    if (same_story(signature, recent_[article].signature))
      add_group(groups, recent_[article].group);
  }
}

std::string CopyFinder::group_of(const Signature& signature, std::string_view id) {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> groups;
  groups_alike(signature, groups);
  std::string group = groups.empty() ? std::string(id) : groups.front();
  if (!groups.empty() && group != id) ++copies_;
  for (std::size_t i = 1; i < groups.size(); ++i) bridges_.insert(std::minmax(group, groups[i]));

  const auto index = static_cast<std::uint32_t>(recent_.size());
  for (const auto hash : lookup_hashes(signature)) recent_by_sentence_.emplace(hash, index);
  recent_.push_back({signature, group});
  return group;
}

std::set<std::pair<std::string, std::string>> CopyFinder::bridges() const {
  const std::lock_guard lock(mutex_);
  return bridges_;
}

std::uint64_t CopyFinder::copies_found() const {
  const std::lock_guard lock(mutex_);
  return copies_;
}

}  // namespace news

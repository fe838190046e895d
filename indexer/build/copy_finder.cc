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

void CopyFinder::add_segment(const std::string& path, std::vector<std::uint32_t> dead) {
  auto file = MappedFile::open(path);
  if (!file) return;
  const SignatureFile signatures(file->bytes());
  const std::lock_guard lock(mutex_);
  if (closed_) return;
  segments_.push_back({std::move(*file), signatures, std::move(dead)});
}

void CopyFinder::segment_made(const std::string& path) {
  add_segment(path, {});
  const std::lock_guard lock(mutex_);
  before_ = std::exchange(recent_, {});
}

void CopyFinder::Recents::groups_alike(const Signature& signature,
                                       const std::vector<std::uint32_t>& lookups,
                                       std::vector<std::string>& groups) const {
  std::vector<std::uint32_t> found;
  for (const auto hash : lookups) {
    std::size_t most = kMostPerSentence;
    for (auto [it, end] = by_sentence.equal_range(hash); it != end && most > 0; ++it, --most) {
      found.push_back(it->second);
    }
  }
  keep_unique(found);
  for (const auto article : found) {
    if (same_story(signature, articles[article].signature)) {
      add_group(groups, articles[article].group);
    }
  }
}

void CopyFinder::groups_alike(const Signature& signature, std::vector<std::string>& groups) const {
  const auto lookups = lookup_hashes(signature);
  std::vector<std::uint32_t> found;
  for (const auto& segment : segments_) {
    const auto& known = segment.signatures;
    found.clear();
    for (const auto hash : lookups) known.articles_with(hash, kMostPerSentence, found);
    keep_unique(found);
    for (const auto article : found) {
      const auto& dead = segment.dead;
      if (std::binary_search(dead.begin(), dead.end(), known.document(article))) continue;
      if (same_story(signature, known.signature(article))) add_group(groups, known.group(article));
    }
  }
  before_.groups_alike(signature, lookups, groups);
  recent_.groups_alike(signature, lookups, groups);
}

std::string CopyFinder::group_of(const Signature& signature, std::string_view own_key) {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> groups;
  groups_alike(signature, groups);
  merge_bridged(groups);
  std::string group = groups.empty() ? std::string(own_key) : groups.front();
  if (!groups.empty()) ++copies_;
  for (std::size_t i = 1; i < groups.size(); ++i) bridge(groups[i], group);

  const auto index = static_cast<std::uint32_t>(recent_.articles.size());
  for (const auto hash : lookup_hashes(signature)) recent_.by_sentence.emplace(hash, index);
  recent_.articles.push_back({signature, group});
  return group;
}

// Groups known to be one count once, where the first of them stood.
void CopyFinder::merge_bridged(std::vector<std::string>& groups) const {
  std::vector<std::string> merged;
  for (const auto& group : groups) {
    const auto found = bridges_.find(group);
    add_group(merged, found == bridges_.end() ? group : found->second);
  }
  groups = std::move(merged);
}

// What led to the newer one leads on to the older.
void CopyFinder::bridge(const std::string& newer, const std::string& older) {
  for (auto& [from, to] : bridges_) {
    if (to == newer) to = older;
  }
  bridges_.insert_or_assign(newer, older);
}

void CopyFinder::add_bridges(const std::vector<Bridge>& known) {
  const std::lock_guard lock(mutex_);
  for (const auto& bridge : known) bridges_.insert_or_assign(bridge.newer, bridge.older);
}

std::vector<Bridge> CopyFinder::bridges() const {
  const std::lock_guard lock(mutex_);
  std::vector<Bridge> out;
  for (const auto& [newer, older] : bridges_) out.push_back({newer, older});
  return out;
}

void CopyFinder::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  segments_.clear();
  recent_ = {};
  before_ = {};
}

std::uint64_t CopyFinder::copies_found() const {
  const std::lock_guard lock(mutex_);
  return copies_;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/copies/copy_finder.hh"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace news {
namespace {

// A sentence that more articles share than this ("This is a developing story ...") says nothing;
// the other sentences of a true copy find it. In all segments together, the oldest first: of a
// hundred thousand copies of one story each is compared with as many.
constexpr std::size_t kMostPerSentence = 24;

void keep_unique(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

void add_group(std::vector<std::string>& groups, std::string_view group) {
  if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.emplace_back(group);
}

}  // namespace

void CopyFinder::Recents::grow() {
  last_.assign(std::max<std::size_t>(last_.size() * 2, 1024), 0);
  for (std::uint32_t i = 0; i < lookups_.size(); ++i) {
    auto& last = last_[lookups_[i].sentence & (last_.size() - 1)];
    lookups_[i].before = last;
    last = i + 1;
  }
}

void CopyFinder::Recents::add(std::string_view encoded, std::string_view group) {
  const auto article = static_cast<std::uint32_t>(articles_.size());
  articles_.push_back({text_.size(), static_cast<std::uint32_t>(group.size())});
  text_ += group;
  text_ += encoded;
  for (const auto sentence : lookup_hashes(encoded)) {
    if (lookups_.size() >= last_.size()) grow();
    auto& last = last_[sentence & (last_.size() - 1)];
    lookups_.push_back({sentence, article, last});
    last = static_cast<std::uint32_t>(lookups_.size());
  }
}

void CopyFinder::Recents::articles_with(std::uint32_t sentence, std::size_t most,
                                        std::vector<std::uint32_t>& out) const {
  if (last_.empty()) return;
  for (auto at = last_[sentence & (last_.size() - 1)]; at != 0 && most > 0;) {
    const auto& lookup = lookups_[at - 1];
    if (lookup.sentence == sentence) {
      out.push_back(lookup.article);
      --most;
    }
    at = lookup.before;
  }
}

std::string_view CopyFinder::Recents::group(std::uint32_t article) const {
  const auto& found = articles_[article];
  return std::string_view(text_).substr(found.at, found.group_bytes);
}

std::string_view CopyFinder::Recents::signature(std::uint32_t article) const {
  const auto begin = articles_[article].at + articles_[article].group_bytes;
  const auto end = article + 1 < articles_.size() ? articles_[article + 1].at : text_.size();
  return std::string_view(text_).substr(begin, end - begin);
}

void CopyFinder::add_segment(SignatureFile signatures, std::vector<std::uint32_t> dead) {
  const Locked lock(mutex_);
  if (closed_) return;
  segments_.push_back({std::move(signatures), std::move(dead)});
}

void CopyFinder::segment_made(std::optional<SignatureFile> signatures) {
  if (signatures) add_segment(std::move(*signatures), {});
  const Locked lock(mutex_);
  before_ = std::exchange(recent_, {});
}

void CopyFinder::groups_alike(const Recents& recents, const Signature& signature,
                              const std::vector<std::uint32_t>& lookups,
                              std::vector<std::string>& groups) {
  found_.clear();
  for (const auto hash : lookups) recents.articles_with(hash, kMostPerSentence, found_);
  keep_unique(found_);
  for (const auto article : found_) {
    if (!same_story(signature, recents.signature(article), candidate_)) continue;
    add_group(groups, recents.group(article));
  }
}

// False: it is dead, and counts for nothing.
bool CopyFinder::compare(Known& segment, std::uint32_t article, const Signature& signature,
                         std::vector<std::string>& groups) {
  const auto known = segment.signatures.entry(article);
  const auto& dead = segment.dead;
  if (std::binary_search(dead.begin(), dead.end(), known.document)) return false;
  if (same_story(signature, known.signature, candidate_)) add_group(groups, known.group);
  return true;
}

void CopyFinder::groups_alike(const Signature& signature, const std::vector<std::uint32_t>& lookups,
                              std::vector<std::string>& groups) {
  std::vector<std::size_t> left(lookups.size(), kMostPerSentence);
  std::unordered_map<std::uint32_t, bool> alive;  // candidates of one segment
  for (auto& segment : segments_) {
    alive.clear();
    for (std::size_t i = 0; i < lookups.size(); ++i) {
      if (left[i] == 0) continue;
      found_.clear();
      segment.signatures.articles_with(lookups[i], kMostPerSentence, found_);
      for (const auto article : found_) {
        const auto [met, first] = alive.try_emplace(article);
        if (first) met->second = compare(segment, article, signature, groups);
        if (met->second && left[i] > 0) --left[i];
      }
    }
  }
  groups_alike(before_, signature, lookups, groups);
  groups_alike(recent_, signature, lookups, groups);
}

std::string CopyFinder::group_of(const Signature& signature, std::string_view encoded,
                                 std::string_view own_key) {
  const auto lookups = lookup_hashes(encoded);
  std::vector<Elsewhere> elsewhere;
  if (elsewhere_ && !lookups.empty()) elsewhere = elsewhere_(lookups);
  const Locked lock(mutex_);
  std::vector<std::string> groups;
  for (const auto& known : elsewhere) {
    if (same_story(signature, known.signature, candidate_)) add_group(groups, known.group);
  }
  groups_alike(signature, lookups, groups);
  merge_bridged(groups);
  std::string group = groups.empty() ? std::string(own_key) : groups.front();
  if (!groups.empty()) ++copies_;
  for (std::size_t i = 1; i < groups.size(); ++i) bridge(groups[i], group);
  recent_.add(encoded, group);
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
  const Locked lock(mutex_);
  for (const auto& bridge : known) bridges_.insert_or_assign(bridge.newer, bridge.older);
}

std::vector<Bridge> CopyFinder::bridges() const {
  const Locked lock(mutex_);
  std::vector<Bridge> out;
  for (const auto& [newer, older] : bridges_) out.push_back({newer, older});
  return out;
}

void CopyFinder::close() {
  const Locked lock(mutex_);
  closed_ = true;
  segments_.clear();
  recent_ = {};
  before_ = {};
}

std::uint64_t CopyFinder::copies_found() const {
  const Locked lock(mutex_);
  return copies_;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/manifest_difference.hh"

#include <algorithm>
#include <span>
#include <vector>

namespace news {
namespace {

// Files looked at between two times of letting go: some megabytes of a manifest.
constexpr std::size_t kLetGoEvery = 16'384;

using Articles = std::vector<ArticleEntry>;

// Of files of one path, told apart by id. What is on one side only goes, by its content, to the
// lists.
class Sides {
 public:
  void compare(std::span<const ArticleEntry> before, std::span<const ArticleEntry> after) {
    sort(before, old_);
    sort(after, new_);
    auto old = old_.begin();
    auto now = new_.begin();
    while (old != old_.end() || now != new_.end()) {
      if (now == new_.end() || (old != old_.end() && old->id < now->id)) {
        left_.push_back((old++)->content_hash);
      } else if (old == old_.end() || now->id < old->id) {
        entered_.push_back((now++)->content_hash);
      } else {
        changed_ += old->content_hash != now->content_hash;
        ++old;
        ++now;
      }
    }
  }

  ManifestDifference counts() {
    std::sort(left_.begin(), left_.end());
    std::sort(entered_.begin(), entered_.end());
    ManifestDifference out;
    auto left = left_.begin();
    for (const auto hash : entered_) {
      while (left != left_.end() && *left < hash) ++left;
      if (left == left_.end() || *left != hash) continue;
      ++out.moved;
      ++left;
    }
    out.changed = changed_;
    out.added = entered_.size() - out.moved;
    out.removed = left_.size() - out.moved;
    return out;
  }

 private:
  static void sort(std::span<const ArticleEntry> articles, Articles& out) {
    out.assign(articles.begin(), articles.end());
    std::sort(out.begin(), out.end(),
              [](const ArticleEntry& a, const ArticleEntry& b) { return a.id < b.id; });
  }

  Articles old_, new_;
  std::vector<std::uint64_t> left_, entered_;
  std::uint64_t changed_ = 0;
};

}  // namespace

ManifestDifference difference(const Manifest& before, const Manifest& after) {
  Sides sides;
  std::size_t old = 0, now = 0;
  for (std::size_t met = 0; old < before.size() || now < after.size(); ++met) {
    if (met % kLetGoEvery == 0) {
      before.let_go();
      after.let_go();
    }
    const bool no_old = old == before.size(), no_new = now == after.size();
    const int order = no_old ? 1 : no_new ? -1 : before.path(old).compare(after.path(now));
    const auto was = order <= 0 ? before.file(old++).articles : std::span<const ArticleEntry>();
    const auto is = order >= 0 ? after.file(now++).articles : std::span<const ArticleEntry>();
    sides.compare(was, is);
  }
  return sides.counts();
}

}  // namespace news

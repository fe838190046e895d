// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/file_results.hh"

#include <algorithm>
#include <span>
#include <unordered_set>
#include <utility>

namespace news {
namespace {

bool same_articles(std::span<const ArticleEntry> old, std::span<const ArticleEntry> now) {
  return std::equal(old.begin(), old.end(), now.begin(), now.end(),
                    [](const ArticleEntry& a, const ArticleEntry& b) {
                      return a.document == b.document && a.id == b.id;
                    });
}

bool same_skips(const std::vector<Manifest::SkipView>& old, const std::vector<SkipRecord>& now) {
  return std::equal(old.begin(), old.end(), now.begin(), now.end(),
                    [](const Manifest::SkipView& a, const SkipRecord& b) {
                      return a.member == b.member && a.reason == b.reason;
                    });
}

}  // namespace

FileResult file_told_by(const Manifest& manifest, std::size_t index) {
  const auto file = manifest.file(index);
  FileResult out{std::string(file.path), file.stamp, file.flags, {}, {}};
  out.articles.assign(file.articles.begin(), file.articles.end());
  out.skips = manifest.skip_records(index);
  return out;
}

bool differs(const Manifest& manifest, const FileResult& result) {
  const auto index = manifest.find(result.path);
  if (!index) return true;
  const auto old = manifest.file(*index);
  return !(old.stamp == result.stamp) || (old.flags & ~kRacy) != (result.flags & ~kRacy) ||
         !same_articles(old.articles, result.articles) ||
         !same_skips(manifest.skips(*index), result.skips);
}

void take_out(std::map<std::string, FileResult>& files, const Manifest& told_before,
              const std::map<std::string, std::vector<std::uint64_t>>& leaving,
              std::vector<ArticleEntry>& withdrawn) {
  for (const auto& [path, ids] : leaving) {
    const auto old = told_before.find(path);
    auto told = files.find(path);
    if (told == files.end() && old) {
      told = files.emplace(path, file_told_by(told_before, *old)).first;
    }
    if (told == files.end()) continue;
    const std::unordered_set<std::uint64_t> out(ids.begin(), ids.end());
    auto& file = told->second;
    std::vector<ArticleEntry> stay;
    for (const auto& article : file.articles)
      (out.contains(article.id) ? withdrawn : stay).push_back(article);
    file.articles = std::move(stay);
  }
}

}  // namespace news

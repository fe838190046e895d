// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/change_plan.hh"

#include <algorithm>
#include <filesystem>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "common/absolute_path.hh"
#include "indexer/store/index_files.hh"

namespace news {
namespace {

// A set of files and folders. Asked by walking up from a path, for --files-from may name thousands.
class Places {
 public:
  void add(std::string_view path) { paths_.insert(path); }
  bool hold(std::string_view path) const {
    if (paths_.empty()) return false;
    for (;;) {
      if (paths_.contains(path)) return true;
      const auto slash = path.rfind('/');
      if (slash == path.npos || path == "/") return false;
      path = path.substr(0, std::max<std::size_t>(slash, 1));
    }
  }

 private:
  std::unordered_set<std::string_view> paths_;
};

// What the scan could not look into, and PATHs that are missing: nothing there is known to be gone.
struct Unknown {
  Places folders;
  Places by_link;                                      // where a link led that leads nowhere now
  std::unordered_set<std::string_view> missing_files;  // PATHs that were articles' files

  bool covers(const Manifest::File& file) const {
    if ((file.flags & kByLink) != 0 && by_link.hold(file.path)) return true;
    return !missing_files.contains(file.path) && folders.hold(file.path);
  }
};

// A PATH is below a link, or is one.
bool leads_through(const std::string& link, const std::string& path) {
  return path == link || path.starts_with(link + '/');
}

Unknown unknown_places(const ScanResult& scanned, const Manifest& manifest,
                       const std::vector<PathLink>& links, ChangePlan& plan) {
  const std::unordered_set<std::string_view> roots(scanned.roots.begin(), scanned.roots.end());
  Unknown out;
  for (std::size_t i = 0; i < scanned.problems.size(); ++i) {
    const auto& problem = scanned.problems[i];
    const bool deleted = !problem.folder && roots.contains(problem.canonical) &&
                         problem.reason.starts_with("no such") &&
                         manifest.find(problem.canonical).has_value();
    if (deleted) {
      out.missing_files.insert(problem.canonical);
    } else {
      out.folders.add(problem.canonical);
      plan.problems.push_back(i);
      if (!roots.contains(problem.canonical)) continue;
      const auto path = absolute_path(problem.path);
      for (const auto& link : links) {
        if (!leads_through(link.given, path)) continue;
        out.by_link.add(link.canonical);
        plan.turned_off.push_back(i);
      }
    }
  }
  return out;
}

// Files looked at: some two megabytes of the manifest.
constexpr std::size_t kLetGoEvery = 16'384;

// Cut or left out for its size before, or large enough for that now. Packed files hold some three
// hundred times their size at most (UnpackLimits).
bool may_hold_large(const Manifest& manifest, std::size_t index, std::uint64_t max_size) {
  if (manifest.file(index).stamp.size > max_size / UnpackLimits().max_ratio) return true;
  const auto skips = manifest.skips(index);
  return std::any_of(skips.begin(), skips.end(), [](const Manifest::SkipView& skip) {
    return skip.reason.find("--max-size") != skip.reason.npos;
  });
}

bool read_otherwise(const Manifest& manifest, std::size_t index, const PlanOptions& options) {
  const auto flags = manifest.file(index).flags;
  const auto other = flags ^ options.reading;
  return (other & kReadAsFormat) != 0 ||
         ((other & kReadMtimeDates) != 0 && (flags & kUndated) != 0) ||
         ((other & kReadMaxSize) != 0 && may_hold_large(manifest, index, options.max_size));
}

bool same_as_before(const FileStamp& stamp, const Manifest& manifest, std::size_t index,
                    const PlanOptions& options) {
  if (options.checksum || options.rebuild) return false;
  const auto old = manifest.file(index);
  if ((old.flags & kKept) != 0 && !options.no_delete) return false;
  return old.stamp == stamp && (old.flags & (kRacy | kIncomplete | kHoldsBack)) == 0 &&
         !read_otherwise(manifest, index, options);
}

// Where PATHs that are there led before and lead no more.
Places turned_from(const ScanResult& scanned, const std::vector<PathLink>& links) {
  std::unordered_map<std::string_view, std::string_view> now;
  for (const auto& name : scanned.names) now.emplace(name.given, name.canonical);
  Places left;
  for (const auto& link : links) {
    const auto found = now.find(link.given);
    if (found != now.end() && found->second != link.canonical) left.add(link.canonical);
  }
  return left;
}

bool holds_articles_below(const Manifest& manifest, const std::string& folder) {
  const auto begin = folder + '/';
  for (auto i = manifest.lower_bound(begin); i < manifest.size(); ++i) {
    const auto file = manifest.file(i);
    if (!file.path.starts_with(begin)) return false;
    if (!file.articles.empty()) return true;
  }
  return false;
}

}  // namespace

std::uint32_t reading_flags(const ParseOptions& options, bool mtime_dates) {
  const std::uint64_t most = options.max_article_bytes;
  const auto size = hash_bytes({reinterpret_cast<const char*>(&most), sizeof most});
  return (static_cast<std::uint32_t>(options.format) << 8 & kReadAsFormat) |
         (mtime_dates ? kReadMtimeDates : 0) | static_cast<std::uint32_t>(size & kReadMaxSize);
}

bool is_mass_delete(std::size_t removed, std::size_t covered) {
  return removed > 100 && removed * 5 > covered;
}

std::vector<std::string> roots_after(const ScanResult& scanned, std::vector<std::string> roots) {
  for (const auto& name : scanned.names) {
    std::error_code error;
    if (std::filesystem::is_directory(name.canonical, error)) roots.push_back(name.given);
  }
  std::sort(roots.begin(), roots.end());
  std::vector<std::string> out;
  Places met;
  for (const auto& root : roots) {  // what is above comes first
    if (met.hold(root)) continue;
    met.add(root);
    out.push_back(root);
  }
  return out;
}

std::vector<std::string> known_paths(const std::vector<std::string>& roots,
                                     const std::vector<PathLink>& links, const Manifest& manifest) {
  auto out = roots;
  std::vector<std::string> canonical;
  canonical.reserve(roots.size());
  for (const auto& root : roots) canonical.push_back(canonical_path(root));
  Places below, by_link;
  for (const auto& root : canonical) below.add(root);
  for (const auto& link : links) {
    if (std::find(roots.begin(), roots.end(), link.given) != roots.end()) {
      by_link.add(link.canonical);
    }
  }
  for (std::size_t i = 0; i < manifest.size(); ++i) {
    const auto file = manifest.file(i);
    const bool through = (file.flags & kByLink) != 0 && by_link.hold(file.path);
    if (!through && !below.hold(file.path)) out.emplace_back(file.path);
  }
  return out;
}

std::vector<PathLink> links_after(const ScanResult& scanned, const std::vector<PathLink>& links) {
  std::map<std::string, std::string> now;
  for (const auto& link : links) now[link.given] = link.canonical;
  for (const auto& name : scanned.names) {
    if (name.given == name.canonical) {
      now.erase(name.given);
    } else {
      now[name.given] = name.canonical;
    }
  }
  std::vector<PathLink> out;
  out.reserve(now.size());
  for (const auto& [given, canonical] : now) out.push_back({given, canonical});
  return out;
}

ChangePlan plan_changes(const ScanResult& scanned, const Manifest& manifest,
                        const PlanOptions& options, const std::vector<PathLink>& links) {
  ChangePlan plan;
  std::vector<bool> found(manifest.size(), false);
  std::size_t next = 0;  // a scan finds files mostly in the manifest's order
  std::string path;
  for (std::size_t i = 0; i < scanned.files.size(); ++i) {
    if (i % kLetGoEvery == 0) manifest.let_go();
    const auto number = static_cast<std::uint32_t>(i);
    scanned.files.canonical(i, path);
    const bool in_order = next < manifest.size() && manifest.path(next) == path;
    const auto old = in_order ? std::optional(next) : manifest.find(path);
    if (old) next = *old + 1;
    if (!old) {
      plan.tasks.push_back({number, std::nullopt});
      continue;
    }
    found[*old] = true;
    const auto file = manifest.file(*old);
    plan.covered_articles += file.articles.size();
    const bool skipped = manifest.skipped(*old);
    if (!same_as_before(scanned.files.stamp(i), manifest, *old, options) ||
        (skipped && options.retry_skipped)) {
      plan.tasks.push_back({number, static_cast<std::uint32_t>(*old)});
      continue;
    }
    plan.unchanged_articles += file.articles.size();
    if (skipped) plan.still_skipped.push_back(*old);
  }
  const auto unknown = unknown_places(scanned, manifest, links, plan);
  Places roots;
  for (const auto& root : scanned.roots) roots.add(root);
  const auto left = turned_from(scanned, links);
  manifest.let_go();
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i]) continue;
    if (i % kLetGoEvery == 0) manifest.let_go();
    const auto file = manifest.file(i);
    const bool turned = (file.flags & kByLink) != 0 && left.hold(file.path);
    if (!options.rebuild && !turned && !roots.hold(file.path)) continue;
    plan.covered_articles += file.articles.size();
    if (options.no_delete || unknown.covers(file)) continue;
    plan.gone.push_back(i);
    plan.gone_articles += file.articles.size();
  }
  for (const auto& folder : scanned.empty_roots) {
    if (!options.no_delete && holds_articles_below(manifest, folder))
      plan.emptied.push_back(folder);
  }
  return plan;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/carry_over.hh"

#include <algorithm>

#include "indexer/store/dead_documents.hh"

namespace news {
namespace {

class Carrier {
 public:
  Carrier(std::uint32_t first_new, ManifestBuilder& builder)
      : first_new_(first_new), builder_(builder) {}

  void keep(const Manifest& manifest, std::size_t index) {
    builder_.copy(manifest, index, index + 1);
    for (const auto& article : manifest.file(index).articles) {
      if (article.document < first_new_) documents_.push_back(article.document);
    }
  }

  // Sorted.
  std::vector<std::uint32_t> documents() {
    std::sort(documents_.begin(), documents_.end());
    return std::move(documents_);
  }

 private:
  std::uint32_t first_new_;
  ManifestBuilder& builder_;
  std::vector<std::uint32_t> documents_;
};

}  // namespace

std::uint64_t carry_over(const Generation& before, const Manifest& old, const Manifest& told,
                         const std::vector<std::string>& gone, Generation& next,
                         ManifestBuilder& builder) {
  Carrier carrier(before.next_article, builder);
  std::size_t was = 0, is = 0;
  while (was < old.size() || is < told.size()) {
    const bool no_old = was == old.size(), no_new = is == told.size();
    const int order = no_old ? 1 : no_new ? -1 : old.path(was).compare(told.path(is));
    if (order >= 0) {
      carrier.keep(told, is++);
    } else if (!std::binary_search(gone.begin(), gone.end(), old.path(was), std::less<>())) {
      carrier.keep(old, was);
    }
    if (order <= 0) ++was;
  }
  const auto carried = carrier.documents();
  if (carried.empty()) return 0;
  auto segments = before.segments;
  for (const auto& article : old.all_articles()) {
    if (!std::binary_search(carried.begin(), carried.end(), article.document)) {
      bury(segments, article);
    }
  }
  tidy_dead(segments);
  drop_all_dead(segments);
  next.segments.insert(next.segments.begin(), segments.begin(), segments.end());
  return carried.size();
}

}  // namespace news

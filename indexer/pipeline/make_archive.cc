// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/make_archive.hh"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/store/index_files.hh"
#include "indexer/store/index_folder.hh"
#include "indexer/store/publisher.hh"
#include "indexer/store/wire_documents.hh"

namespace news {
namespace {

class FolderArchive final : public Archive {
 public:
  explicit FolderArchive(std::string directory) : directory_(std::move(directory)) {}

  bool is_unmade() const override {
    const auto holds = folder_holds(directory_);
    return holds && *holds == FolderHolds::nothing;
  }

  Result<WritableIndex> open(const OpenForWriting& how) override {
    return open_for_writing(directory_, how);
  }

  void add_known(const WritableIndex& index, CopyFinder& copies) override {
    for (const auto& segment : index.generation.segments) {
      if (auto signatures = open_signatures(directory_, segment)) {
        copies.add_segment(std::move(*signatures), segment.dead_articles);
      }
    }
  }

  Result<std::unique_ptr<Store>> make_store(PublisherOptions how, const WritableIndex& index,
                                            CopyFinder& copies) override {
    if (auto made = make_folder(scratch_folder(directory_)); !made) return fail(made.error());
    how.directory = directory_;
    how.segment_made = [this, &copies](const Segment& segment) {
      copies.segment_made(open_signatures(directory_, segment));
    };
    return std::make_unique<Publisher>(std::move(how), index.generation, index.manifest);
  }

  Result<IsItem> find_wire_items(const WritableIndex& index, const WantsItem& wanted) override {
    auto documents = find_wire_documents(directory_, index.generation, wanted);
    if (!documents) return fail(documents.error());
    if (documents->empty()) return IsItem();
    return [found = std::move(*documents)](const ArticleEntry& article) {
      return std::binary_search(found.begin(), found.end(), article.document);
    };
  }

  Standing standing_now(const WritableIndex& before) override {
    return news::standing_now(directory_, before);
  }
  void tidy() override { clear_scratch(directory_); }
  void sweep(const Generation& now, const WritableIndex& before) override {
    std::vector<Generation> keep = {now, before.generation};
    if (before.previous) keep.push_back(*before.previous);
    news::sweep(directory_, std::move(keep));
  }

 private:
  const std::string directory_;
};

}  // namespace

Result<std::unique_ptr<Archive>> make_archive(const Options& options) {
  return std::make_unique<FolderArchive>(options.db);
}

}  // namespace news

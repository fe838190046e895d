// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/wire_documents.hh"

#include <xapian.h>

#include <algorithm>

#include "common/index/xapian_guard.hh"
#include "common/index_schema.hh"
#include "common/stories.hh"

namespace news {

Result<std::vector<std::uint32_t>> find_wire_documents(
    const std::string& directory, const Generation& generation,
    const std::function<bool(std::uint64_t key, std::uint64_t version)>& wanted) {
  return guard("reading " + directory, [&]() -> Result<std::vector<std::uint32_t>> {
    std::vector<std::uint32_t> out;
    for (const auto& segment : generation.segments) {
      const Xapian::Database articles(directory + "/" + segment_name(segment.number) + "/articles");
      const auto end = articles.valuestream_end(slot::kWire);
      for (auto at = articles.valuestream_begin(slot::kWire); at != end; ++at) {
        const std::string value = *at;
        if (wanted(wire_item(value), wire_version(value))) out.push_back(at.get_docid());
      }
    }
    std::sort(out.begin(), out.end());
    return out;
  });
}

}  // namespace news

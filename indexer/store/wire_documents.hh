// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents of a generation are versions of items on a wire, by their value slot
// (slot::kWire). Any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/index/generation.hh"
#include "common/result.hh"

namespace news {

// Those, sorted, whose key and version (wire_key(), Article::version) are wanted; dead ones too.
// Fails as index_missing where a segment cannot be read.
Result<std::vector<std::uint32_t>> find_wire_documents(
    const std::string& directory, const Generation& generation,
    const std::function<bool(std::uint64_t key, std::uint64_t version)>& wanted);

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// The terms of one document as glass lists them.
#pragma once

#include <cstdint>
#include <string>

#include "indexer/glass/inverter.hh"

namespace news::glass {

// Puts the tag of a document into `tag`. `sorted`: Inverter::sort() was called.
void make_termlist(const Inverter& sorted, std::uint32_t document, std::string& tag);

}  // namespace news::glass

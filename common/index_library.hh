// SPDX-License-Identifier: GPL-2.0-or-later
// The index library in use, by name: what -V prints and messages about damage mention.
#pragma once

#include <string>

namespace news {

std::string index_library_version();  // "1.4.22": the one loaded, not the one compiled against

}  // namespace news

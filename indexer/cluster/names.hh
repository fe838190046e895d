// SPDX-License-Identifier: GPL-2.0-or-later
// What of an archive is called what on its cluster. ARCHIVE is an alias over the articles of all
// origins; an origin is a writer with its own files, and has
//   ARCHIVE~ORIGIN~000003   its articles, the third time they were made anew;
//   ARCHIVE~ORIGIN~state    what it knows of itself (state.hh). No reader needs it.
// A '~' stands in no name of an archive or an origin.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace news {

struct ClusterNames {
  std::string archive, origin;

  std::string index(std::uint64_t number) const;
  std::string state() const;
};

// A host's name as the name of an origin: small letters, digits, '-', '_', '.'.
std::string origin_from(std::string_view host);

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index_library.hh"

#include <xapian.h>

namespace news {

std::string index_library_version() {
  return Xapian::version_string();
}

}  // namespace news

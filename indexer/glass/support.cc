// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include "indexer/glass/bulk_writer.hh"

namespace news {

// The format stands since before 1.4.0 and no release of that series may change it; 1.5 and 2.0 do.
bool bulk_writing_supported() {
  return Xapian::major_version() == 1 && Xapian::minor_version() == 4;
}

}  // namespace news

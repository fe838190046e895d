// SPDX-License-Identifier: GPL-2.0-or-later
// A program may be started with its standard streams closed (">&-"). The next file it opens would
// then be stream 0, 1 or 2, and what is printed would land in it: in the index.
#pragma once

namespace news {

// Fills closed standard streams with ones that fail as closed ones do. To be called first of all.
void hold_standard_streams();

}  // namespace news

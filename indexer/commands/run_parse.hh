// SPDX-License-Identifier: GPL-2.0-or-later
// newsindex --parse: every article of the inputs as a line of JSON on stdout, nothing else there;
// skips with their reasons on stderr, in the order of the inputs. No database is touched.
#pragma once

#include "indexer/cli/options.hh"

namespace news {

// The exit status: 0; 1 when an input was skipped; 2 usage; 74 when stdout cannot be written.
int run_parse(const Options& options);

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// SIGINT, SIGTERM and SIGHUP as a wish to stop: the first is remembered, the second ends the
// process at once (what was published stays, the rest is swept by the next run).
#pragma once

#include <atomic>
#include <optional>

namespace news {

// Installs the handlers; for the life of the process. The value is 0 until a signal came.
const std::atomic<int>& watch_stop_signals();
// The signal that came, 0: none, or nobody watches.
int stop_signal_met();

// Since the first signal; none: there was none.
std::optional<double> seconds_since_stop();

}  // namespace news

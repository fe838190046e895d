// SPDX-License-Identifier: GPL-2.0-or-later
// When a file's stamp begins to prove that the file is the one that was read. Within the grain of a
// file system's clock a second change shows no other stamp, so what is read of a file younger than
// that grain may not be what its stamp will stand for.
//
// Only the time of the last change (ctime) counts where the system itself keeps it: mtime is
// whatever a program says it is, 1970 or 2106, and no change of the file leaves its ctime as it
// was. Local file systems that show nanoseconds take them from the kernel's clock, which ticks
// every 10 ms or more often; everything else (FAT: two seconds; network file systems: another
// machine's clock) is given two seconds, mtime counted.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "indexer/read/input_file.hh"

namespace news {

inline constexpr std::int64_t kFineGrain = 50'000'000, kCoarseGrain = 2'000'000'000;

// `fine`: the file stands on a local file system that keeps ctime by the kernel's clock.
std::int64_t proven_from(const FileStamp& stamp, bool fine);

// Waits until the stamp proves what is read from now on: as a rule not at all, and never longer
// than the coarse grain. False, at once: its time lies ahead (the clock was set back); or, sooner,
// `stop`.
bool wait_until_proven(const FileStamp& stamp, const std::string& path,
                       const std::function<bool()>& stop);

}  // namespace news

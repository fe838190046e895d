// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/standard_streams.hh"

#include <fcntl.h>
#include <unistd.h>

namespace news {

void hold_standard_streams() {
  // open() gives the lowest number that is free, so each lands where it is meant.
  for (int stream = 0; stream <= 2; ++stream) {
    if (fcntl(stream, F_GETFD) != -1) continue;
    (void)open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace news

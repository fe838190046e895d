// SPDX-License-Identifier: GPL-2.0-or-later
#include <malloc.h>

#include <cstdio>
#include <exception>
#include <new>

#include "query/run.hh"

// The heap of one answer grows in few steps and is given back by the end of the program alone:
// growing by pages and trimming between texts costs a short query 2 %.
static void settle_heap() {
#ifdef M_TOP_PAD
  mallopt(M_TOP_PAD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
#endif
}

int main(int argc, char** argv) {
  settle_heap();
  try {
    return news::run_query({argv + 1, argv + argc});
  } catch (const std::bad_alloc&) {
    std::fputs("newsquery: out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "newsquery: %s\n", error.what());
  }
  return 70;
}

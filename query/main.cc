// SPDX-License-Identifier: GPL-2.0-or-later
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

#include "common/lost_pages.hh"
#include "common/standard_streams.hh"
#include "query/cli/run.hh"

// The heap of one answer grows in few steps and is given back by the end of the program alone:
// growing by pages and trimming between texts costs a short query 2 %.
static void settle_heap() {
#ifdef M_TOP_PAD
  mallopt(M_TOP_PAD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
#endif
#ifdef MADV_POPULATE_WRITE
  // What every answer needs of the heap, asked of the kernel at once and not page by page: a fifth
  // of the price.
  constexpr std::size_t kPage = 4096, kEveryAnswer = 384 << 10;
  if (void* block = std::malloc(kEveryAnswer)) {
    const auto begin = (reinterpret_cast<std::uintptr_t>(block) + kPage - 1) & ~(kPage - 1);
    madvise(reinterpret_cast<void*>(begin), kEveryAnswer - kPage, MADV_POPULATE_WRITE);
    std::free(block);
  }
#endif
}

int main(int argc, char** argv) {
  news::hold_standard_streams();
  news::tell_lost_pages("newsquery");
  settle_heap();
  try {
    const int status = news::run_query({argv + 1, argv + argc});
    std::fflush(stderr);
    _exit(status);  // what was written is out; the kernel takes the rest back faster than we do
  } catch (const std::bad_alloc&) {
    std::fputs("newsquery: out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "newsquery: %s\n", error.what());
  }
  return 70;
}

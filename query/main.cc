// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdio>
#include <exception>

#include "query/run.hh"

int main(int argc, char** argv) {
  try {
    return news::run_query({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "newsquery: %s\n", error.what());
    return 70;
  }
}

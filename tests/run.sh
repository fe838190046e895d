#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds Newsindex and runs every test: tests/run.sh [--quick]
#
# Installs what is missing from Debian's packages (as root, or with sudo). The gates, in order:
#   1. AddressSanitizer and UndefinedBehaviorSanitizer: unit, command-line and fuzz regression tests;
#   2. a build of both programs by clang, which checks the locks, and clang-tidy (.clang-tidy) over every source of the
#      programs, with the headers that this build precompiled;
#   3. a release build, warnings as errors: everything.
# --quick leaves out all but the last. Each of the others says at its end how many seconds it took.
# The last thing printed is ctest's summary; the exit status is 0 only when everything passed.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

quick=no
for option in "$@"; do
  case $option in
    --quick) quick=yes ;;
    *) echo "usage: tests/run.sh [--quick]" >&2; exit 2 ;;
  esac
done

. tests/packages.sh
install_missing $build_packages $test_packages
[ $quick = yes ] || install_missing $clang_packages

jobs=$(nproc); [ "$jobs" -le 2 ] || jobs=2
generator=(); if command -v ninja >/dev/null; then generator=(-G Ninja); fi

targets=()  # what to build; nothing: all
build() {  # build FOLDER OPTION...
  local folder=$1; shift
  cmake -S . -B "$folder" "${generator[@]}" -DNEWSINDEX_WERROR=ON "$@"
  cmake --build "$folder" --parallel "$jobs" "${targets[@]}"
}

run_tests() {  # run_tests FOLDER OPTION...
  local folder=$1; shift
  ctest --test-dir "$folder" --parallel "$jobs" --output-on-failure --no-tests=error "$@"
}

# A failure ends the script: the summary of what failed is the last word.
gate() {  # gate NAME FUNCTION
  local from=$SECONDS
  echo "== $1"
  "$2"
  echo "== $1: $((SECONDS - from)) s"
}

sanitizers() {
  build build-asan -DCMAKE_BUILD_TYPE=Debug "-DCMAKE_CXX_FLAGS_DEBUG=-O1 -g1" -DNEWSINDEX_SANITIZE=ON
  run_tests build-asan -L '^(unit|cli|fuzz)$'
}

clang_build() {  # built, not run: not optimised, it costs what the parsing of the sources costs
  local targets=(--target newsindex newsquery newsindex-cluster newsquery-cluster)
  build build-clang -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O0 -DCMAKE_CXX_COMPILER=clang++ \
    -DCMAKE_CXX_FLAGS=-Wsuggest-override
}

tidy() {
  find common indexer query -name '*.cc' -print0 |
    xargs -0 -P "$jobs" -n 8 clang-tidy -p build-clang --quiet
}

if [ $quick = no ]; then
  gate "AddressSanitizer and UndefinedBehaviorSanitizer" sanitizers
  gate "clang" clang_build
  gate "clang-tidy" tidy
fi
echo "== release, warnings as errors, all tests; $SECONDS s so far"
build build-test -DCMAKE_BUILD_TYPE=Release
run_tests build-test

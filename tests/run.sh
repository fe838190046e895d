#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds Newsindex and runs every test: tests/run.sh [--quick]
#
# Installs what is missing from Debian's packages (as root, or with sudo). First a build with
# AddressSanitizer and UndefinedBehaviorSanitizer runs the unit, command-line and fuzz regression tests;
# then a release build, warnings as errors, runs everything. --quick leaves the first out.
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

jobs=$(nproc); [ "$jobs" -le 2 ] || jobs=2
generator=(); if command -v ninja >/dev/null; then generator=(-G Ninja); fi

build() {  # build FOLDER OPTION...
  local folder=$1; shift
  cmake -S . -B "$folder" "${generator[@]}" -DNEWSINDEX_WERROR=ON "$@"
  cmake --build "$folder" --parallel "$jobs"
}

run_tests() {  # run_tests FOLDER OPTION...
  local folder=$1; shift
  ctest --test-dir "$folder" --parallel "$jobs" --output-on-failure --no-tests=error "$@"
}

if [ $quick = no ]; then
  echo "== AddressSanitizer and UndefinedBehaviorSanitizer"
  build build-asan -DCMAKE_BUILD_TYPE=Debug "-DCMAKE_CXX_FLAGS_DEBUG=-O1 -g1" -DNEWSINDEX_SANITIZE=ON
  run_tests build-asan -L '^(unit|cli|fuzz)$'  # a failure ends here: its summary is the last word
fi

echo "== Release, warnings as errors, all tests"
build build-test -DCMAKE_BUILD_TYPE=Release
run_tests build-test

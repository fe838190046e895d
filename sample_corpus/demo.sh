#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds Newsindex, indexes the sample corpus into a temporary index and asks it what a journalist
# would: sample_corpus/demo.sh. Installs what is missing from Debian's packages (as root, or with
# sudo). Run it as often as you like; it leaves only build/.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

. tests/packages.sh
install_missing $build_packages

if [ ! -x build/indexer/newsindex ] || [ ! -x build/query/newsquery ] || [ -d .git ] || [ -f .git ]; then
  echo "== building (the first time takes some minutes)"
  first=()  # a build folder that is there keeps its options
  if [ ! -f build/CMakeCache.txt ]; then
    first=(-DCMAKE_BUILD_TYPE=Release -DNEWSINDEX_TESTS=OFF)
    if command -v ninja >/dev/null; then first+=(-G Ninja); fi
  fi
  cmake -S . -B build "${first[@]}" >/dev/null
  cmake --build build --parallel "$(nproc)" --target newsindex newsquery
fi

PATH=$PWD/build/indexer:$PWD/build/query:$PATH
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT
export NEWSINDEX_DB=$scratch/index XDG_CONFIG_HOME=$scratch XDG_STATE_HOME=$scratch NO_COLOR=1
cd sample_corpus/articles

show() {  # show COMMENT COMMAND...: what is asked, the command as typed, its answer
  local word line=
  printf '\n# %s\n' "$1"; shift
  for word in "$@"; do
    case $word in *[!A-Za-z0-9_./:=-]*) line+=" '$word'" ;; *) line+=" $word" ;; esac
  done
  printf '$%s\n' "$line"
  status=0; "$@" 2>&1 || status=$?
  # 1: nothing found, or an input was skipped (one here is broken on purpose)
  [ "$status" -le "${worst:-1}" ] || { echo "demo.sh: that ended with status $status" >&2; exit 1; }
}

. ../demo_searches.sh

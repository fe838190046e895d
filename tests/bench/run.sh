#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Measures newsindex and newsquery beside the engines that are installed.
#
#   tests/bench/run.sh                             1,000 made-up articles, 3 rounds
#   tests/bench/run.sh --sizes 1k,10k,50k,100k     growth
#   tests/bench/run.sh --folder ~/articles         your own plain-text articles
#   tests/bench/run.sh --help                      every option
#
# Builds the release preset unless NEWSINDEX and NEWSQUERY name the programs. Writes bench.json,
# bench.md and bench.svg into the folder of --out (default: build/bench).
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
if [ -z "${NEWSINDEX:-}" ] || [ -z "${NEWSQUERY:-}" ]; then
  case " $* " in *" --help "* | *" -h "*) ;; *)
    cmake -S "$top" -B "$top/build" -DCMAKE_BUILD_TYPE=Release >/dev/null
    cmake --build "$top/build" --parallel 2 --target newsindex newsquery >/dev/null ;;
  esac
  export NEWSINDEX=$top/build/indexer/newsindex NEWSQUERY=$top/build/query/newsquery
fi
exec python3 -B "$here/bench.py" "$@"

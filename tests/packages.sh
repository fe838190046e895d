# SPDX-License-Identifier: GPL-2.0-or-later
# Debian 12 packages that Newsindex is built and tested with; sourced by tests/run.sh and
# sample_corpus/demo.sh. install_missing PACKAGE... installs those that are not there.

build_packages="g++ cmake ninja-build pkg-config libxapian-dev libcli11-dev zlib1g-dev libbrotli-dev
  libzstd-dev liblzma-dev libbz2-dev libxml2-dev libmd4c-dev libmd4c-html0-dev nlohmann-json3-dev libutf8proc-dev
  libfmt-dev libxxhash-dev libdeflate-dev libexpected-dev libcurl4-openssl-dev libtomlplusplus-dev opencc"
test_packages="libgtest-dev python3 python3-jsonschema clang-format-14 man-db"
clang_packages="clang clang-tidy"

# apt-get with what stands before it, for as long as others hold its locks: a new machine updates itself
# first. DPkg::Lock::Timeout waits for the lock of dpkg, not for those of the lists and of the archives.
apt_get_in_turn() {
  local errors told= until=$((SECONDS + ${NEWSINDEX_APT_WAIT:-1200}))
  until errors=$("$@" </dev/null 2>&1 >/dev/null); do
    case $errors in
      *"ould not get lock"*|*"nable to acquire the dpkg"*|*"nable to lock"*) ;;
      *) printf '%s\n' "$errors" >&2; return 1 ;;
    esac
    if [ $SECONDS -ge $until ]; then printf '%s\n' "$errors" >&2; return 1; fi
    [ -n "$told" ] || echo "== another program installs packages; waiting for its end"
    told=yes
    sleep 3
  done
}

install_missing() {
  local package missing=() as_root=()
  command -v dpkg-query >/dev/null || return 0  # not a Debian: cmake will say what is missing
  for package in "$@"; do
    dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed' ||
      missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
      as_root=(sudo -n)
    else
      echo "missing packages, and no root to install them: apt-get install ${missing[*]}" >&2
      return 1
    fi
  fi
  echo "== installing ${missing[*]}"
  local apt_get=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -qq -o DPkg::Lock::Timeout=1200)
  apt_get_in_turn "${apt_get[@]}" update &&
    apt_get_in_turn "${apt_get[@]}" install -y --no-install-recommends "${missing[@]}"
}

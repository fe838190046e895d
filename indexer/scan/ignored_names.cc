// SPDX-License-Identifier: GPL-2.0-or-later
// Names that a folder of articles holds and that are no articles: what a saved web page brings
// along, what editors leave behind, media and archives. Documents (PDF, office) are not here:
// people expect those to be read, so they are opened and told as skipped.
#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>

#include "indexer/scan/scan.hh"

namespace news {
namespace {

// Lower case, without the dot.
constexpr std::string_view kExtensions[] = {
    "7z",   "aac",         "ai",   "avi",  "avif",   "bak",  "bat",   "bmp",  "bz2",  "c",
    "cc",   "class",       "cpp",  "css",  "cur",    "db",   "deb",   "dll",  "dmg",  "eot",
    "eps",  "exe",         "flac", "flv",  "gif",    "h",    "heic",  "hh",   "ico",  "ini",
    "iso",  "jar",         "java", "jfif", "jpe",    "jpeg", "jpg",   "js",   "less", "lock",
    "log",  "lz4",         "lzma", "m4a",  "m4v",    "map",  "mjs",   "mkv",  "mov",  "mp3",
    "mp4",  "mpeg",        "mpg",  "o",    "ogg",    "ogv",  "old",   "orig", "otf",  "php",
    "pl",   "png",         "ps1",  "psd",  "py",     "pyc",  "rar",   "rb",   "rpm",  "rs",
    "sass", "scss",        "sh",   "so",   "sqlite", "svg",  "swf",   "swo",  "swp",  "tar",
    "tgz",  "tif",         "tiff", "tmp",  "ts",     "ttf",  "tsx",   "vtt",  "wasm", "wav",
    "webm", "webmanifest", "webp", "wma",  "wmv",    "woff", "woff2", "xz",   "zip",  "zst"};

}  // namespace

bool is_ignored_name(std::string_view name) {
  if (name.empty() || name.front() == '.' || name.back() == '~') return true;
  if (name.size() > 2 && name.front() == '#' && name.back() == '#') return true;
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::string_view rest = lower;
  if (rest.ends_with(".gz")) rest.remove_suffix(3);
  const auto dot = rest.rfind('.');
  if (dot == rest.npos || dot == 0) return false;
  const auto extension = rest.substr(dot + 1);
  return std::find(std::begin(kExtensions), std::end(kExtensions), extension) !=
         std::end(kExtensions);
}

}  // namespace news

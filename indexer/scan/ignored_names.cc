// SPDX-License-Identifier: GPL-2.0-or-later
// Names that a folder of articles holds and that are no articles: what a saved web page brings
// along, what editors leave behind, media and programs. Documents (PDF, office), archives (zip,
// tar, xz) and subtitles are not here: people expect those to be read, so they are opened and told
// as skipped, with what makes a text of them.
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/scan/scan.hh"

namespace news {
namespace {

// Lower case, without the dot, sorted.
constexpr std::string_view kExtensions[] = {
    "aac",  "ai",   "avi",  "avif",        "bak",  "bat",  "bmp",  "c",    "cc",   "class",
    "cpp",  "css",  "cur",  "db",          "deb",  "dll",  "dmg",  "eot",  "eps",  "exe",
    "flac", "flv",  "gif",  "h",           "heic", "hh",   "ico",  "ini",  "iso",  "jar",
    "java", "jfif", "jpe",  "jpeg",        "jpg",  "js",   "less", "lock", "log",  "m4a",
    "m4v",  "map",  "mjs",  "mkv",         "mov",  "mp3",  "mp4",  "mpeg", "mpg",  "o",
    "ogg",  "ogv",  "old",  "orig",        "otf",  "php",  "pl",   "png",  "ps1",  "psd",
    "py",   "pyc",  "rb",   "rpm",         "rs",   "sass", "scss", "sh",   "so",   "sqlite",
    "svg",  "swf",  "swo",  "swp",         "tif",  "tiff", "tmp",  "ts",   "tsx",  "ttf",
    "wasm", "wav",  "webm", "webmanifest", "webp", "wma",  "wmv",  "woff", "woff2"};

static_assert(std::is_sorted(std::begin(kExtensions), std::end(kExtensions)));
constexpr std::size_t kLongest = 11;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// What browsers put behind the name of a page, in their languages.
constexpr std::string_view kSavedFolders[] = {
    "_files",     "-Dateien",  "_Dateien",   "_fichiers", "_archivos", "_bestanden",
    "_file",      "_arquivos", "_ficheiros", "-filer",    "_filer",    "_pliki",
    "_tiedostot", "_dosyalar", "_elemei",    "_soubory",  ".files"};
constexpr std::string_view kPages[] = {".html", ".htm",     ".xhtml", ".HTML",
                                       ".HTM",  ".html.gz", ".htm.gz"};

bool is_gz(std::string_view ending) {
  return ending.size() == 3 && ending[0] == '.' && lower(ending[1]) == 'g' &&
         lower(ending[2]) == 'z';
}

}  // namespace

std::vector<std::string> pages_of_folder(std::string_view folder) {
  std::vector<std::string> pages;
  for (const std::string_view ending : kSavedFolders) {
    if (folder.size() <= ending.size() || !folder.ends_with(ending)) continue;
    const std::string name(folder.substr(0, folder.size() - ending.size()));
    for (const std::string_view page : kPages) pages.push_back(name + std::string(page));
  }
  return pages;
}

// Asked of every file of an archive every night.
bool is_ignored_name(std::string_view name) {
  if (name.empty() || name.front() == '.' || name.back() == '~') return true;
  if (name.size() > 2 && name.front() == '#' && name.back() == '#') return true;
  if (name.size() > 3 && is_gz(name.substr(name.size() - 3))) name.remove_suffix(3);
  const auto dot = name.rfind('.');
  if (dot == name.npos || dot == 0) return false;
  const auto extension = name.substr(dot + 1);
  if (extension.size() > kLongest) return false;
  char folded[kLongest];
  std::transform(extension.begin(), extension.end(), folded, lower);
  return std::binary_search(std::begin(kExtensions), std::end(kExtensions),
                            std::string_view(folded, extension.size()));
}

}  // namespace news

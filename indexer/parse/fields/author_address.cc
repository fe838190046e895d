// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>

#include "indexer/parse/fields/byline.hh"
#include "indexer/parse/fields/person.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

constexpr std::array<std::string_view, 27> kFolders = {
    "author",       "authors",    "autor",       "autores",  "autoren", "autori",   "autore",
    "auteur",       "auteurs",    "auteure",     "writer",   "writers", "staff",    "reporter",
    "reporters",    "journalist", "journalists", "by",       "profile", "profil",   "contributor",
    "contributors", "autorin",    "journaliste", "skribent", "people",  "columnist"};

// Where the part behind the last author's folder begins; npos: there is none.
std::size_t behind_folder(std::string_view address) {
  std::size_t found = address.npos;
  for (std::size_t at = address.find('/'); at != address.npos;) {
    const std::size_t end = address.find('/', at + 1);
    if (end == address.npos) break;  // the last part is the name
    const std::string folder = ascii_lower(address.substr(at + 1, end - at - 1));
    if (std::find(kFolders.begin(), kFolders.end(), folder) != kFolders.end() &&
        end + 1 < address.size())
      found = end + 1;
    at = end;
  }
  return found;
}

}  // namespace

bool leads_to_author(std::string_view address) {
  return behind_folder(address) != address.npos;
}

std::string name_in_address(std::string_view address) {
  const auto at = behind_folder(address);
  if (at == address.npos) return {};
  auto slug = address.substr(at);
  slug = slug.substr(0, slug.find_first_of("/?#"));
  if (slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != slug.npos) return {};
  std::string name;
  bool first = true;
  for (const char c : slug) {
    name += c == '-' ? ' ' : first ? static_cast<char>(c - 32) : c;
    first = c == '-';
  }
  return looks_like_person(name) ? name : std::string();
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// What a reader says of persons, against what an archive tells: that names are one person's, that a
// name was another person's in some years, and how a person is called. Plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/people/people_file.hh"

namespace news {

// A name, and on which days it is this person's.
struct PersonAlias {
  std::string key;    // alias_key() of the name
  std::string block;  // of the people's file in which it stands; empty: it is nobody's name
  DayNumber first = kNoDay, last = kNoDay;  // kNoDay, both: on all

  bool always() const { return first == kNoDay; }
};

struct AliasedPerson {
  std::string label;
  std::uint64_t id = 0;  // of the label; no person's whom the archive makes
  std::vector<PersonAlias> names;
};

// Names that differ in case, accents, titles and full stops have one key.
std::string alias_key(std::string_view name);

class PersonAliases {
 public:
  // `text`: "Marta Quill", or with years at its end: "Marta Quill 2010..2014", "... 2010", "...
  // ..2014". nullopt: there is no name in it.
  static std::optional<PersonAlias> read_name(std::string_view text);

  void add(std::string_view label, std::vector<PersonAlias> names);
  bool empty() const { return persons_.empty(); }
  const std::vector<AliasedPerson>& persons() const { return persons_; }

 private:
  std::vector<AliasedPerson> persons_;
};

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// Which full names of one surname are one person's. Classes are made by a key that each name has of
// its own, never by chains: that A may be B and B may be C joins nothing.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "common/people/people_file.hh"
#include "common/people/person_name.hh"

namespace news {

// A full name, and how it is met.
struct FullName {
  PersonName name;
  std::uint32_t articles = 0;
  std::set<std::string> offices;  // that it is met with
};

// For each name the number of its class, from 0, and for each class the key its id is made of.
//
// Nicknames stand for the formal name ("joe": "joseph"); one that may be short for several stands
// for the only one of them met here. Where a surname has many given names (kManyGiven), a nickname
// needs an office in common with the formal name. Different initials of middle names, or different
// suffixes, are different people; so is one with a suffix and no initial, a son who bears the name
// of the father. A name without them goes to the one who is met three times as
// often as all others, unless their offices say that they are two.
struct NameClasses {
  std::vector<std::size_t> of;
  std::vector<std::string> keys;
};
NameClasses class_names(const std::vector<FullName>& names);

inline constexpr std::size_t kManyGiven = 12;

}  // namespace news

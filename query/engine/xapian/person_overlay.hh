// SPDX-License-Identifier: GPL-2.0-or-later
// The persons of one index as a reader's aliases have them (person_aliases.hh): whose words an
// entry of the people's file holds, where the aliases say so. Views live as long as both.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/people/people_file.hh"
#include "common/people/person_aliases.hh"

namespace news {

class PersonOverlay {
 public:
  // Reads the blocks of the aliases' names; of none: nothing.
  PersonOverlay(const PeopleFile& people, const PersonAliases& aliases);

  // Who says what the entry holds of that day, as the aliases have it; nullptr: they are silent.
  const AliasedPerson* of(const PersonEntry& entry, DayNumber day) const;

  // Whom a name asked for means: those who have it on all days, by itself or as one of the names
  // of a person of the archive.
  std::unordered_set<const AliasedPerson*> called(
      std::string_view name, const std::unordered_set<std::uint64_t>& persons) const;

  bool empty() const { return aliases_.empty(); }

 private:
  struct Rule {
    const AliasedPerson* who;
    const PersonAlias* name;
  };
  using Rules = std::vector<Rule>;

  void read(const PeopleFile& people, const AliasedPerson& who, const PersonAlias& name);
  static const AliasedPerson* meant(const Rules& rules, DayNumber day);

  const PersonAliases& aliases_;
  std::unordered_map<std::uint64_t, Rules> persons_;  // by id
  std::unordered_map<std::string, Rules> open_;       // by the name that is open
};

}  // namespace news

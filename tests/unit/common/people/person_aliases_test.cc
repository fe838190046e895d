// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/people/person_aliases.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

std::string days(std::string_view text) {
  const auto name = PersonAliases::read_name(text);
  if (!name) return "none";
  return name->always() ? "always" : day_text(name->first) + " " + day_text(name->last);
}

TEST(PersonAliasesTest, ReadsTheYearsOfAName) {
  EXPECT_EQ(days("Ama Okonjo"), "always");
  EXPECT_EQ(days("Ama Okonjo 2010"), "2010-01-01 2010-12-31");
  EXPECT_EQ(days("Ama Okonjo 2010..2014"), "2010-01-01 2014-12-31");
  EXPECT_EQ(days("Ama Okonjo ..2014"), "0001-01-01 2014-12-31");
  EXPECT_EQ(days("Ama Okonjo 2010.."), "2010-01-01 9999-12-31");
  EXPECT_EQ(days(""), "none");
}

TEST(PersonAliasesTest, CaseAccentsAndTitlesMakeNoOtherName) {
  EXPECT_EQ(alias_key("Mayor AMA Okonjo"), alias_key("Am\xC3\xA1 Okonjo"));
  EXPECT_NE(alias_key("Ama R. Okonjo"), alias_key("Ama Okonjo"));
  EXPECT_EQ(PersonAliases::read_name("Ama Okonjo 2010")->key, alias_key("ama okonjo"));
}

TEST(PersonAliasesTest, NamesOfSomeYearsGoBeforeThoseOfAll) {
  PersonAliases aliases;
  aliases.add("Ama", {*PersonAliases::read_name("Ama Okonjo"),
                      *PersonAliases::read_name("Kofi Okonjo 2010")});
  EXPECT_FALSE(aliases.persons().front().names.front().always());
}

}  // namespace
}  // namespace news

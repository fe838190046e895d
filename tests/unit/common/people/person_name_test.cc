// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/people/person_name.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

std::string parts(std::string_view text) {
  const auto name = parse_person_name(text);
  return name.given + '|' + name.middle + '|' + name.surname + '|' + name.suffix;
}

TEST(PersonNameTest, TakesANameApart) {
  EXPECT_EQ(parts("Theodor R. Okonjo, Jr."), "theodor|r|okonjo|jr");
  EXPECT_EQ(parts("Theodor Robert Okonjo JR."), "theodor|r|okonjo|jr");
  EXPECT_EQ(parts("Maria van der Berg"), "maria||berg|");
  EXPECT_EQ(parts("Zo\xC3\xA9 Lef\xC3\xA8vre"), "zoe||lefevre|");
  EXPECT_EQ(parts("Okonjo"), "||okonjo|");
  EXPECT_EQ(parts(""), "|||");
}

TEST(PersonNameTest, ReadsInitialsOfTwoLettersAsOneGivenName) {
  EXPECT_EQ(parts("T.R. Okonjo"), "tr||okonjo|");
  EXPECT_EQ(parts("T. R. Okonjo"), "tr||okonjo|");
  EXPECT_EQ(parts("TR Okonjo"), "tr||okonjo|");
  EXPECT_TRUE(parse_person_name("T. Okonjo").is_initial());
  EXPECT_FALSE(parse_person_name("T. Okonjo").is_full());
}

TEST(PersonNameTest, AParticleThatLeadsIsNoGivenName) {
  EXPECT_EQ(parts("von der Berg"), "||berg|");
  EXPECT_EQ(parts("VON DER BERG"), "||berg|");
  EXPECT_EQ(parts("President de Okonjo"), "||okonjo|");
  EXPECT_EQ(parts("van Okonjo"), "||okonjo|");
  EXPECT_EQ(parts("Van Okonjo"), "van||okonjo|");
  EXPECT_EQ(parts("Al Okonjo"), "al||okonjo|");
}

TEST(PersonNameTest, ALongTitleIsKnownThoughALetterIsMissing) {
  EXPECT_EQ(parts("Adminstrator Okonjo"), "||okonjo|");
  EXPECT_EQ(parts("Presiident Okonjo"), "||okonjo|");
  EXPECT_EQ(parts("Deanna Okonjo"), "deanna||okonjo|");
}

TEST(PersonNameTest, AnOfficeOfANamedBodyIsNotTheOneMeantAlone) {
  EXPECT_EQ(role_block("The President"), "opresident");
  EXPECT_EQ(role_block("the president of the Reed Museum"), "gpresident of the reed museum");
  EXPECT_EQ(role_block("the Secretary of Commerce"), "osecretary");
  EXPECT_EQ(role_block("a lock keeper"), "glock keeper");
}

TEST(PersonNameTest, LeavesOutTitlesAndDegrees) {
  EXPECT_EQ(parts("Press Secretary Okonjo"), "||okonjo|");
  EXPECT_EQ(parse_person_name("Press Secretary Okonjo").title, "press secretary");
  EXPECT_EQ(parts("Dr. Ama Okonjo, MD"), "ama||okonjo|");
}

TEST(PersonNameTest, KnowsWhatANicknameIsShortFor) {
  ASSERT_EQ(formal_names("joe").size(), 1u);
  EXPECT_EQ(formal_names("joe").front(), "joseph");
  EXPECT_EQ(formal_names("ted").size(), 2u);
  EXPECT_EQ(formal_names("ama").front(), "ama");
}

TEST(PersonNameTest, ReadsAnOfficeWithoutCountryAndOwner) {
  EXPECT_EQ(office_of("the U.S. Secretary of Commerce"), "secretary");
  EXPECT_EQ(office_of("Vice President"), "vice president");
  EXPECT_EQ(office_of("a fisherman who works the banks"), "fisherman");
  EXPECT_EQ(office_of("First Lady Dr."), "first lady");
  EXPECT_EQ(office_of("former President"), "");
  EXPECT_EQ(office_of("President-elect"), "");
  EXPECT_EQ(use_of_office("president"), OfficeUse::in_archive);
  EXPECT_EQ(use_of_office("secretary"), OfficeUse::in_article);
  EXPECT_EQ(use_of_office("teacher"), OfficeUse::none);
}

TEST(PersonNameTest, TakesBodiesThatDifferInCaseAndArticleForOne) {
  EXPECT_EQ(group_key("The Harbour Board"), group_key("harbour board"));
  EXPECT_EQ(group_key("the U.S."), group_key("U.S."));
  EXPECT_NE(group_key("Harbour Board"), group_key("School Board"));
}

TEST(PersonNameTest, TakesWordsForBodiesOfficesAndCrowdsForNobody) {
  EXPECT_EQ(parts("Oxmoor Chronicle"), "|||");
  EXPECT_EQ(parts("New Harbourists"), "|||");
  EXPECT_EQ(parts("Quay Leaders"), "|||");
  EXPECT_EQ(parts("Past President"), "|||");
  EXPECT_EQ(parts("Ming Sun"), "ming||sun|");
  EXPECT_EQ(parts("Economic Adviser Lena Okonjo"), "lena||okonjo|");
}

}  // namespace
}  // namespace news

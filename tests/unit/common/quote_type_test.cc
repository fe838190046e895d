// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/quote_type.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

// The index tells them apart by the first letter.
TEST(QuoteType, each_kind_has_a_name_that_begins_with_a_letter_of_its_own) {
  EXPECT_EQ(quote_type_name(QuoteType::direct), "direct");
  EXPECT_EQ(quote_type_name(QuoteType::mixed), "mixed");
  EXPECT_EQ(quote_type_name(QuoteType::indirect), "indirect");
}

}  // namespace
}  // namespace news

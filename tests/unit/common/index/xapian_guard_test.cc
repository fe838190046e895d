// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/xapian_guard.hh"

#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <new>
#include <stdexcept>
#include <system_error>

namespace news {
namespace {

template <class Thrown>
Error error_of(const Thrown& thrown) {
  return guard("reading", [&thrown] { throw thrown; }).error();
}

TEST(XapianGuard, calls_a_block_of_another_revision_damage_since_segments_never_change) {
  const auto error = error_of(Xapian::DatabaseModifiedError("the revision has been discarded"));
  EXPECT_EQ(error.code, ErrorCode::index_missing);
  EXPECT_NE(error.message.find("damaged"), std::string::npos) << error.message;
  EXPECT_NE(error.hint.find("--verify"), std::string::npos) << error.hint;
}

TEST(XapianGuard, tells_damage_from_a_full_disk_and_from_lack_of_memory) {
  EXPECT_EQ(error_of(Xapian::DatabaseCorruptError("bad block")).code, ErrorCode::index_missing);
  EXPECT_EQ(error_of(std::length_error("too long")).code, ErrorCode::index_missing);
  EXPECT_EQ(error_of(Xapian::DatabaseError("No space left on device")).code, ErrorCode::io);
  EXPECT_EQ(error_of(std::bad_alloc()).code, ErrorCode::internal);
}

TEST(XapianGuard, calls_what_the_system_refuses_no_damage_unless_a_file_is_not_there) {
  const auto refused = [](std::errc reason) {
    return error_of(std::filesystem::filesystem_error("cannot copy", std::make_error_code(reason)));
  };
  for (const auto reason : {std::errc::no_space_on_device, std::errc::file_too_large,
                            std::errc::io_error, std::errc::permission_denied}) {
    EXPECT_EQ(refused(reason).code, ErrorCode::io);
  }
  EXPECT_EQ(refused(std::errc::no_such_file_or_directory).code, ErrorCode::index_missing);
}

TEST(XapianGuard, passes_a_value_and_a_result_on_as_they_are) {
  EXPECT_EQ(*guard("counting", [] { return 3; }), 3);
  const auto failed = guard("counting", [] { return Result<int>(fail(ErrorCode::usage, "no")); });
  EXPECT_EQ(failed.error().code, ErrorCode::usage);
}

}  // namespace
}  // namespace news

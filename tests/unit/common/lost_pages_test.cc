// SPDX-License-Identifier: GPL-2.0-or-later
// A mapped file that is cut short while it is looked at ends the process with a message.
#include "common/lost_pages.hh"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "common/mapped_file.hh"
#include "tests/unit/scratch_path.hh"

namespace news {
namespace {

class LostPagesTest : public ::testing::Test {
 protected:
  LostPagesTest() { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
};

TEST_F(LostPagesTest, a_file_that_is_cut_short_is_an_input_output_error_by_name) {
  const auto path = scratch_path("cut\nshort");
  std::ofstream(path) << std::string(100'000, 'x');
  const auto look = [&path] {
    tell_lost_pages("newsindex");
    const auto file = MappedFile::open(path);
    std::filesystem::resize_file(path, 100);
    volatile char last = file->bytes().back();
    (void)last;
  };
  EXPECT_EXIT(look(), ::testing::ExitedWithCode(74), "newsindex: cannot read /.*short: it was cut");
}

TEST_F(LostPagesTest, the_signal_sent_by_hand_ends_the_process_as_ever) {
  const auto sent = [] {
    tell_lost_pages("newsindex");
    raise(SIGBUS);
  };
  EXPECT_EXIT(sent(), ::testing::KilledBySignal(SIGBUS), "");
}

}  // namespace
}  // namespace news

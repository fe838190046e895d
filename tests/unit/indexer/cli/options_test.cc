// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cli/options.hh"

#include <gtest/gtest.h>

#include <cstdlib>

namespace news {
namespace {

class OptionsTest : public testing::Test {
 protected:
  OptionsTest() { ::setenv("XDG_CONFIG_HOME", "/nonexistent", 1); }

  static Result<Options> read(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "newsindex");
    return parse_options(static_cast<int>(arguments.size()), arguments.data());
  }
  static std::string refusal(std::vector<const char*> arguments) {
    const auto options = read(std::move(arguments));
    if (options) return "accepted";
    EXPECT_EQ(options.error().code, ErrorCode::usage);
    return options.error().message + " | " + options.error().hint;
  }
};

}  // namespace

TEST_F(OptionsTest, PathsAndSwitchesMayStandInAnyOrder) {
  const auto options = read({"a", "--parse", "--exclude", "x", "b", "--exclude=y", "-v"});
  ASSERT_TRUE(options);
  EXPECT_EQ(options->mode, Mode::parse);
  EXPECT_EQ(options->paths, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(options->exclude, (std::vector<std::string>{"x", "y"}));
  EXPECT_TRUE(options->verbose);
  EXPECT_GE(options->jobs, 1u);
}

TEST_F(OptionsTest, WhatFollowsTwoDashesIsAPath) {
  const auto options = read({"--parse", "--", "--parse", "-x"});
  ASSERT_TRUE(options);
  EXPECT_EQ(options->paths, (std::vector<std::string>{"--parse", "-x"}));
}

TEST_F(OptionsTest, ValuesAreCheckedAndTheGoodOnesNamed) {
  EXPECT_EQ(read({"--parse", "--max-size", "64K", "a"})->parse.max_article_bytes, 65536u);
  EXPECT_EQ(read({"--parse", "--jobs", "2", "--jobs", "3", "a"})->jobs, 3u);
  EXPECT_EQ(read({"--parse", "--format", "newsml", "a"})->parse.format, Format::newsml);
  EXPECT_EQ(refusal({"--parse", "--jobs", "none", "a"}),
            "--jobs takes a number of threads from 1 to 1024, not 'none' | see newsindex --help");
  EXPECT_NE(refusal({"--parse", "--max-size", "-1", "a"}), "accepted");
  EXPECT_NE(refusal({"--parse", "--max-size", "99999999999999999999", "a"}), "accepted");
  EXPECT_NE(refusal({"--parse", "--format", "docx", "a"}), "accepted");
}

TEST_F(OptionsTest, UnknownOptionsAreNamedWithTheNearest) {
  EXPECT_EQ(refusal({"--pasre", "a"}), "unknown option --pasre | did you mean --parse?");
  EXPECT_EQ(refusal({"--file-from=x"}),
            "unknown option --file-from=x | did you mean --files-from?");
  EXPECT_EQ(refusal({"--parse", "-Z", "a"}), "unknown option -Z | see newsindex --help");
  EXPECT_EQ(refusal({"--qu", "a"}), "unknown option --qu | did you mean --quiet?");
}

TEST_F(OptionsTest, AnOptionWithoutItsValueSaysSo) {
  EXPECT_EQ(refusal({"a", "--format"}), "--format needs a value | see newsindex --help");
}

TEST_F(OptionsTest, AMissingPathIsRefused) {
  EXPECT_EQ(refusal({"--parse"}),
            "no PATH given | name a file or a folder, or use --files-from FILE");
  EXPECT_EQ(refusal({"--parse", "--from0", "a"}),
            "--from0 without --files-from | add --files-from FILE");
  EXPECT_TRUE(read({"--parse", "--files-from", "-"}));
}

TEST_F(OptionsTest, HelpAndVersionArePrintedWhateverElseStands) {
  EXPECT_NE(read({"-h"})->print.find("--files-from"), std::string::npos);
  EXPECT_EQ(read({"-V"})->mode, Mode::print);
  EXPECT_NE(read({"-V"})->print.find("Xapian 1."), std::string::npos);
}

}  // namespace news

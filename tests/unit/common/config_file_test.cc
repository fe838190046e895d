// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/config_file.hh"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/unit/scratch_path.hh"

namespace news {
namespace {

class ConfigFileTest : public testing::Test {
 protected:
  ConfigFileTest() : path_(scratch_path("config-test.toml")) {}
  ~ConfigFileTest() override { std::remove(path_.c_str()); }

  Result<std::vector<ConfigEntry>> read(std::string_view text, bool must_exist = true) {
    std::ofstream(path_, std::ios::binary) << text;
    return read_config_file(path_, must_exist);
  }

  // Each entry as section.key=value|value@line.
  std::string shown(std::string_view text) {
    const auto entries = read(text);
    if (!entries) return entries.error().message.substr(path_.size());
    std::string out;
    for (const auto& entry : *entries) {
      out += entry.section + "." + entry.key + "=";
      for (const auto& value : entry.values) out += value + "|";
      out += "@" + std::to_string(entry.line) + " ";
    }
    return out;
  }

  std::string path_;
};

TEST_F(ConfigFileTest, reads_keys_with_their_section_and_line) {
  EXPECT_EQ(
      shown("db = \"/a b\"\n\n# a note\n[newsindex]\njobs = 2\n[ newsquery ] # ours\nlimit=20\n"),
      ".db=/a b|@1 newsindex.jobs=2|@5 newsquery.limit=20|@7 ");
}

TEST_F(ConfigFileTest, reads_strings_words_and_lists) {
  EXPECT_EQ(shown("a = \"q\\\"b\\\\s\\tt\\nn\""), ".a=q\"b\\s\tt\nn|@1 ");
  EXPECT_EQ(shown("a = 'C:\\x \"y\" #'"), ".a=C:\\x \"y\" #|@1 ");
  EXPECT_EQ(shown("a = true # yes"), ".a=true|@1 ");
  EXPECT_EQ(shown("a = [ \"x\", 'y', 3, ]"), ".a=x|y|3|@1 ");
  EXPECT_EQ(shown("a = []"), ".a=@1 ");
}

TEST_F(ConfigFileTest, reads_whatever_else_is_toml) {
  EXPECT_EQ(shown("a = [\n  \"x\",  # one\n  'y',\n]\nb = 1"), ".a=x|y|@1 .b=1|@5 ");
  EXPECT_EQ(shown("a = \"\"\"\none\ntwo\"\"\"\n"), ".a=one\ntwo|@1 ");
  EXPECT_EQ(shown("\"limit\" = 1_000\nx = 0x10"), ".limit=1000|@1 .x=16|@2 ");
  EXPECT_EQ(shown("newsquery.limit = 3\n"), "newsquery.limit=3|@1 ");
  EXPECT_EQ(shown("newsquery = { limit = 3, sort = \"oldest\" }\n"),
            "newsquery.limit=3|@1 newsquery.sort=oldest|@1 ");
  EXPECT_EQ(shown("a = \"caf\\u00e9\"\nb = -0.5"), ".a=caf\xC3\xA9|@1 .b=-0.5|@2 ");
  EXPECT_EQ(shown(""), "");
}

TEST_F(ConfigFileTest, shows_how_a_word_is_written) {
  const auto read_it = read("sort = oldest\n");
  ASSERT_FALSE(read_it);
  EXPECT_EQ(read_it.error().hint, "text stands in quotation marks: sort = \"oldest\"");
}

TEST_F(ConfigFileTest, takes_a_byte_order_mark_and_cr_lf) {
  EXPECT_EQ(shown("\xEF\xBB\xBFlimit = 3\r\nsort = \"oldest\"\r\n"),
            ".limit=3|@1 .sort=oldest|@2 ");
}

TEST_F(ConfigFileTest, names_the_line_of_what_it_cannot_read) {
  EXPECT_EQ(shown("limit = 3\nnonsense\n"), ":2: this is neither a section nor key = value");
  EXPECT_EQ(shown("[colours]\n"), ":1: there is no section [colours]");
  EXPECT_EQ(shown("[newsquery] x\n"), ":1: there is no section [newsquery] x");
  EXPECT_EQ(shown("[newsquery.fast]\n"), ":1: there is no section [newsquery.fast]");
  EXPECT_EQ(shown("[newsquery]\na = 1\n[newsquery]\n"), ":3: [newsquery] begins in line 1 already");
  EXPECT_EQ(shown("limit =\n"), ":1: the value of limit cannot be read");
  EXPECT_EQ(shown("limit = \"open\n"), ":1: the value of limit cannot be read");
  EXPECT_EQ(shown("limit = \"a\\q\"\n"), ":1: the value of limit cannot be read");
  EXPECT_EQ(shown("limit = 1 2\n"), ":1: the value of limit cannot be read");
  EXPECT_EQ(shown("a = [1 2]\n"), ":1: the value of a cannot be read");
  EXPECT_EQ(shown("a = [1,\n"), ":1: the value of a cannot be read");
  EXPECT_EQ(shown("a = [,]\n"), ":1: the value of a cannot be read");
  EXPECT_EQ(shown("a = 1\n\na = 2\n"), ":3: a is set in line 1 already");
  EXPECT_EQ(shown("a = 1\n[newsquery]\na = 2\nb = 1\nb = 2"), ":5: b is set in line 4 already");
  EXPECT_EQ(shown("b = 1\na = [1,\n  2\n\n"), ":2: the value of a cannot be read");
  EXPECT_EQ(shown("b = 1\na = [1,\n  2 3\n]\n"), ":2: the value of a cannot be read");
  EXPECT_EQ(shown("a = {b = 1}\n"), ":1: there is no section [a]");
  EXPECT_EQ(shown("a = [[1]]\n"), ":1: the value of a cannot be read");
  EXPECT_EQ(shown("a = 2023-01-01\n"), ":1: the value of a cannot be read");
  EXPECT_EQ(shown("="), ":1: this is neither a section nor key = value");
  EXPECT_EQ(shown("a = 1\nb = \xFF\n"), ":2: this line is not UTF-8 text");
  EXPECT_EQ(shown(std::string_view("a = \0\n", 6)), ":1: this line is not UTF-8 text");
}

TEST_F(ConfigFileTest, tells_a_missing_file_only_when_it_was_named) {
  const auto absent = read_config_file("/nonexistent/config.toml", false);
  ASSERT_TRUE(absent);
  EXPECT_TRUE(absent->empty());
  EXPECT_FALSE(read_config_file("/nonexistent/config.toml", true));
}

TEST_F(ConfigFileTest, refuses_a_folder_and_a_file_that_is_too_long) {
  EXPECT_FALSE(read_config_file(testing::TempDir(), false));
  EXPECT_FALSE(read(std::string((std::size_t{4} << 20) + 1, '#')));
}

}  // namespace
}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/charset.hh"

#include <gtest/gtest.h>

using namespace std::string_literals;

namespace news {

TEST(Charset, ValidUtf8IsTakenAsItIs) {
  const auto decoded = decode_text("Zoë left – at 5 £");
  EXPECT_EQ(decoded.text, "Zoë left – at 5 £");
  EXPECT_EQ(decoded.charset, "utf-8");
  EXPECT_EQ(decoded.repaired, 0u);
}

TEST(Charset, MarkIsDroppedAndOutranksTheDeclaration) {
  EXPECT_EQ(decode_text("\xEF\xBB\xBFZoë", "windows-1251").text, "Zoë");
  EXPECT_EQ(decode_text("\xFF\xFEZ\0o\0\xEB\0"s).text, "Zoë");
  EXPECT_EQ(decode_text("\xFE\xFF\0Z\0o\0\xEB"s).charset, "utf-16be");
  EXPECT_EQ(decode_text("\xFF\xFE\0\0Z\0\0\0\xEB\0\0\0"s).text, "Zë");
}

TEST(Charset, OldSingleByteTextIsWindows1252) {
  const auto decoded = decode_text("\x93quoted\x94 caf\xE9");
  EXPECT_EQ(decoded.text, "“quoted” café");
  EXPECT_EQ(decoded.charset, "windows-1252");
}

TEST(Charset, DeclaredCharsetIsUsedUnderItsOrdinaryMeaning) {
  EXPECT_EQ(decode_text("\xCF\xF0\xE0\xE2\xE4\xE0", "windows-1251").text, "Правда");
  EXPECT_EQ(decode_text("\x93\xE9\x94", "ISO-8859-1").text, "“é”");
  EXPECT_EQ(decode_text("\x93\xFA\x96\x7B", " \"Shift_JIS\" ").text, "日本");
}

TEST(Charset, UnknownDeclarationFallsBack) {
  EXPECT_EQ(decode_text("caf\xE9", "no-such-charset").text, "café");
}

TEST(Charset, DamagedUtf8KeepsItsGoodCharacters) {
  const auto decoded = decode_text("“Zoë” caf\xE9 é\xFF");
  EXPECT_EQ(decoded.text, "“Zoë” caf\uFFFD é\uFFFD");
  EXPECT_EQ(decoded.repaired, 2u);
  EXPECT_EQ(decoded.charset, "utf-8");
}

TEST(Charset, DeclaredUtf8IsRepairedOneCharacterAByte) {
  EXPECT_EQ(decode_text("a\xE2\x82z", "UTF8").text, "a\uFFFD\uFFFDz");
}

TEST(Charset, WindowsLettersUnderADeclarationOfUtf8AreRead) {
  EXPECT_EQ(decode_text("The \x93"
                        "Caf\xE9\x94 closes",
                        "utf-8")
                .text,
            "The \u201CCaf\u00E9\u201D closes");
  EXPECT_EQ(decode_text("Zo\xEB Br\xFBl\xE9 left", "utf-8").charset, "windows-1252");
  // More whole characters than broken bytes: damage.
  EXPECT_EQ(decode_text("\u201CZo\u00EB\u201D left caf\xE9", "utf-8").charset, "utf-8");
}

TEST(Charset, ControlCharactersAreWhatWindowsHasThere) {
  EXPECT_EQ(decode_text("\xC2\x93The pier\xC2\x94 \xC2\x97 it\xC2\x92s shut").text,
            "\u201CThe pier\u201D \u2014 it\u2019s shut");
  EXPECT_EQ(decode_text("\x93pier\x94", "iso-8859-15").text, "\u201Cpier\u201D");
  EXPECT_EQ(decode_text("a\xC2\x81z \xC2\xA0").text, "a\xC2\x81z \xC2\xA0");
}

TEST(Charset, Utf16NeedsNoMark) {
  EXPECT_EQ(decode_text("T\0h\0e\0 \0p\0i\0e\0r\0 \0\x1C\x20s\0\x1D\x20"s).text,
            "The pier \u201Cs\u201D");
  EXPECT_EQ(decode_text("\0T\0h\0e\0 \0p\0i\0e\0r\0 \0i\0s"s).charset, "utf-16be");
  EXPECT_EQ(decode_text("The pier\0 is long and open"s).text, "The pier\uFFFD is long and open");
}

TEST(Charset, HalfACharacterAtTheEndOfUtf16IsRepaired) {
  const auto decoded = decode_text("\xFF\xFEZ\0o"s);
  EXPECT_EQ(decoded.text, "Z\uFFFD");
  EXPECT_EQ(decoded.repaired, 1u);
}

TEST(Charset, NulBecomesTheReplacementCharacter) {
  EXPECT_EQ(decode_text("12345678\0a"s).text, "12345678\uFFFDa");
  EXPECT_EQ(decode_text(""s).text, "");
}

}  // namespace news

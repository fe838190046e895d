// SPDX-License-Identifier: GPL-2.0-or-later
// What may be written to a terminal, and how wide it is. No text of an article, path or query goes
// to a terminal but through printable(): an article must not move the cursor, recolour the screen,
// reorder a line or type into the shell. Conventions: NO_COLOR, CLICOLOR_FORCE, COLUMNS.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace news {

// The text with every control character (C0 but tab and line end, DEL, C1), bidirectional override,
// line and paragraph separator and broken byte replaced by U+FFFD; tab becomes a blank, directional
// marks go. Line ends stay when asked for, else become blanks. Linear.
std::string printable(std::string_view text, bool keep_line_ends = false);
void append_printable(std::string& out, std::string_view text, bool keep_line_ends = false);

// Does the character act on a terminal, or on the order of what stands around it?
bool acts_on_terminal(char32_t character);

// Columns the text takes (wide characters two, combining ones none). Text without escapes.
std::size_t columns(std::string_view text);

// The longest beginning of the text, whole characters with their marks, that fits.
std::string_view fit_columns(std::string_view text, std::size_t width);

// Shortened to the width with "…" at its end when it does not fit.
std::string shorten(std::string_view text, std::size_t width);

// Lines no wider than that, broken at blanks and each rest behind two blanks; what is longer than a
// line (a path) stays whole. Width 0: the text as it is. Linear.
std::string fill_lines(std::string_view text, std::size_t width);

enum class ColorChoice { automatic, always, never };

// Whether escapes go to this file descriptor: --color first, then NO_COLOR, CLICOLOR_FORCE,
// TERM=dumb and whether it is a terminal.
bool use_color(ColorChoice choice, int descriptor);

bool is_terminal(int descriptor);

struct Screen {
  std::size_t columns = 80, rows = 24;
};
// By COLUMNS and LINES, else as the terminal says, else 80 by 24. At least 20 columns.
Screen screen_size(int descriptor);

}  // namespace news

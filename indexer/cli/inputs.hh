// SPDX-License-Identifier: GPL-2.0-or-later
// The files a command line asks for: its PATHs and those of --files-from, scanned.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "indexer/cli/options.hh"
#include "indexer/scan/scan.hh"

namespace news {

// Fails only when the list of --files-from cannot be read, and where standard input ("-") is asked
// for by another command than --parse: a later run could not tell that it is gone.
Result<ScanResult> scan_inputs(const Options& options, const std::function<bool()>& stop = {});

// What is said on stderr, one line each, safe for a terminal.
// "newsindex: skipped a/b.txt: empty file"; member may be empty.
std::string skip_line(std::string_view path, std::string_view member, std::string_view reason);
std::string held_line(std::string_view path, std::string_view member, std::string_view reason);
std::string warning_line(std::string_view path, std::string_view warning);
std::string ignored_line(std::string_view path);
std::string error_line(const Error& error);  // and its hint on a second line, when it has one

// To stdout: 0, or, after saying why it cannot be written, the status to exit with.
int print_out(const std::string& text);

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// Words for what the file system refuses, the same in scan/ and read/. Thread-safe.
#pragma once

#include <sys/stat.h>

#include <string>

#include "indexer/read/input_file.hh"

namespace news {

std::string error_text(int code);    // of errno: "Permission denied"
std::string file_kind(mode_t mode);  // of what is no regular file: "a FIFO"
FileStamp make_stamp(const struct stat& info);

}  // namespace news

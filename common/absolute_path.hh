// SPDX-License-Identifier: GPL-2.0-or-later
// Paths as they lead to a file from anywhere, and as they are shown to somebody who stands in a
// folder.
#pragma once

#include <string>
#include <string_view>

namespace news {

// Absolute, symbolic links resolved, no "." or "..", no slash at its end; the path made absolute as
// text when the file is not there (any more).
std::string canonical_path(const std::string& path);

// The same without a look at the disk: "." and ".." taken out, links left as they stand.
std::string absolute_path(const std::string& path);

// The folder this process stands in, canonical; empty where it is gone.
std::string current_folder();

// A path that opens from `folder` (canonical; empty: not known). The one that was given, where it
// is absolute or leads from there to the canonical one; else what leads below the folder, else the
// canonical one. Looks at no disk.
std::string path_from(std::string_view folder, std::string_view given, std::string_view canonical);

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// What an article is called for ever: 16 hexadecimal digits made of the canonical absolute path of
// its file and of its member (newsindex-format(5)), whatever the working directory. Two
// articles of one archive share an id with a chance of about 1 in 10^7 at a million articles; the
// manifest compares path and member too.
#pragma once

#include <string>
#include <string_view>

namespace news {

std::string article_id(std::string_view canonical_path, std::string_view member);

}  // namespace news

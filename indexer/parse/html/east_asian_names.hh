// SPDX-License-Identifier: GPL-2.0-or-later
// Bylines in Chinese, Japanese and Korean: the name beside the word for reporter, in brackets or
// run together with it (【記者・佐藤海斗】, 佐藤海斗記者, 记者 王小明, 홍길동 기자). Without such a
// word it may as well be a desk (政治部), and nothing is read. Pure; linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news::html {

std::vector<std::string> east_asian_names(std::string_view mark);

}  // namespace news::html

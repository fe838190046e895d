// SPDX-License-Identifier: GPL-2.0-or-later
// Datelines of Chinese, Japanese and Korean wires: "新华社北京3月3日电（记者王丽）",
// "（中央社台北3日電）", "【パリ共同】", "[東京 3日 ロイター] - ", "(서울=연합뉴스) 김민수 기자 =
// ". Pure, linear, any thread.
#pragma once

#include <string_view>

#include "indexer/parse/fields/dateline.hh"

namespace news {

// head: the beginning of a paragraph, a dateline long; language: zh, ja or ko.
Dateline find_east_asian_dateline(std::string_view head, std::string_view language);

}  // namespace news

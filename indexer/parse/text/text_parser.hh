// SPDX-License-Identifier: GPL-2.0-or-later
// Plain text of one article, as a scraper, a wire service or a person saved it, into fields.
#pragma once

#include <string>

#include "common/article.hh"

namespace news {

// Pure and linear. `text` is valid UTF-8, as decoded and otherwise untouched; it becomes
// Article::text, and Article::blocks lie in it. Fields the text does not state stay empty; nothing
// of the text is lost: what is no other field is body or furniture.
Article parse_text(std::string text);

}  // namespace news

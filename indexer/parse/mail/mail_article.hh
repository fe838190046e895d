// SPDX-License-Identifier: GPL-2.0-or-later
// One mail as an article, a newsletter above all: subject, sender, date, and the text, which is the
// HTML part where that reads as an article, else the plain one. Pure, linear.
#pragma once

#include <string_view>

#include "common/article.hh"
#include "common/result.hh"

namespace news {

// Everything but path, id, member and ordinal. An input error when there is no text in it.
Result<Article> read_mail(std::string_view message);

// What the mail calls itself (Message-ID), without its brackets; empty: nothing.
std::string mail_name(std::string_view message);

}  // namespace news

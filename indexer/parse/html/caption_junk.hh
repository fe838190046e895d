// SPDX-License-Identifier: GPL-2.0-or-later
// Lines that stand where captions do and say nothing of a picture: reading times, players, consent,
// newsletters, subscriptions, advertising; in the languages that news is mostly written in. Pure.
#pragma once

#include <string_view>

namespace news::html {

bool is_caption_junk(std::string_view text);

}  // namespace news::html

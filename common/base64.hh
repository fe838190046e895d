// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes as text for JSON (RFC 4648, with padding), and back. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace news {

std::string encode_base64(std::string_view bytes);

// nullopt: the text is not what encode_base64() makes.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace news

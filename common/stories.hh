// SPDX-License-Identifier: GPL-2.0-or-later
// What a match is told as new by (newsquery --new): eight bytes that stay the same while it is the
// same to a reader, and that nothing else has.
//
// An article gets them when it enters, of its id and of what it says, and keeps them when it is
// rewritten under its name, when its file moves, and where its place in a file has no name, when it
// moves to another place (slot::kStory). Made anew from the same files an index gives the same
// ones. A quotation's are of its article's and of its words: what is said for the first time in an
// old article is new. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace news {

// Never 0.
std::uint64_t new_story(std::uint64_t article_id, std::uint64_t content_hash);

// `article_group`, `quotation_group`: slot::kGroup of its article, quote_slot::kGroup of itself,
// which is the hash of its words and the article's group, XORed.
std::uint64_t story_of_quotation(std::uint64_t article_story, std::uint64_t article_group,
                                 std::uint64_t quotation_group);

// Such a number as eight bytes of a value slot, little end first, and back; 0 of fewer bytes.
std::string key_value(std::uint64_t number);
std::uint64_t key_number(std::string_view value);

// The key of all versions of an item on a wire.
std::uint64_t wire_key(std::string_view wire_name);
// slot::kWire: kWireItemBytes that stand for the item, then its version, big end first: of two of
// one item the greater value is the newer.
inline constexpr std::size_t kWireItemBytes = 8;
std::string wire_value(std::string_view wire_name, std::uint64_t version);
std::uint64_t wire_item(std::string_view value);  // its wire_key()
std::uint64_t wire_version(std::string_view value);

}  // namespace news

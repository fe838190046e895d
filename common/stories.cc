// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/stories.hh"

#include <xxhash.h>

#include <algorithm>

#include "common/bytes.hh"

namespace news {
namespace {

std::uint64_t hash_of(std::uint64_t one, std::uint64_t other) {
  const auto bytes = key_value(one) + key_value(other);
  return std::max<std::uint64_t>(XXH3_64bits(bytes.data(), bytes.size()), 1);
}

}  // namespace

std::uint64_t new_story(std::uint64_t article_id, std::uint64_t content_hash) {
  return hash_of(article_id, content_hash);
}

std::uint64_t story_of_quotation(std::uint64_t article_story, std::uint64_t article_group,
                                 std::uint64_t quotation_group) {
  return hash_of(article_story, article_group ^ quotation_group);
}

std::string key_value(std::uint64_t number) {
  ByteWriter out;
  out.fixed64(number);
  return out.take();
}

std::uint64_t key_number(std::string_view value) {
  return ByteReader(value).fixed64();
}

std::uint64_t wire_key(std::string_view wire_name) {
  return XXH3_64bits(wire_name.data(), wire_name.size());
}

std::string wire_value(std::string_view wire_name, std::uint64_t version) {
  std::string value = key_value(wire_key(wire_name));
  for (int shift = 56; shift >= 0; shift -= 8) value += static_cast<char>(version >> shift & 0xFF);
  return value;
}

std::uint64_t wire_item(std::string_view value) {
  return key_number(value.substr(0, kWireItemBytes));
}

std::uint64_t wire_version(std::string_view value) {
  std::uint64_t version = 0;
  for (const char byte : value.substr(std::min(kWireItemBytes, value.size())))
    version = version << 8 | static_cast<unsigned char>(byte);
  return version;
}

}  // namespace news

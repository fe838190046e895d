// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/quote_values.hh"

#include <charconv>

namespace news {
namespace {

constexpr std::size_t kIdBytes = 8;
constexpr std::uint32_t kLong = 0xF0;  // places from here on take four bytes behind this one

void put_big_end(std::string& out, std::uint64_t number, int bytes) {
  while (bytes-- > 0) out += static_cast<char>(number >> (8 * bytes) & 0xFF);
}

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

}  // namespace

std::string all_speakers(const std::string& first, const std::vector<std::string>& also) {
  std::string out = first;
  for (std::size_t i = 0; i < also.size(); ++i)
    out += (i + 1 == also.size() ? " and " : ", ") + also[i];
  return out;
}

std::string article_value(std::uint32_t document) {
  std::string out;
  put_big_end(out, document, 4);
  return out;
}

std::string quote_order(std::string_view article_id, std::uint32_t place) {
  std::uint64_t number = 0;
  std::from_chars(article_id.data(), article_id.data() + article_id.size(), number, 16);
  std::string out;
  put_big_end(out, number, kIdBytes);
  if (place < kLong) {
    put_big_end(out, place, 1);
  } else {
    put_big_end(out, kLong, 1);
    put_big_end(out, place, 4);
  }
  return out;
}

bool quote_place(std::string_view order, std::uint32_t& place) {
  if (order.size() <= kIdBytes) return false;
  place = byte_at(order, kIdBytes);
  if (place < kLong) return order.size() == kIdBytes + 1;
  if (order.size() != kIdBytes + 5) return false;
  place = 0;
  for (std::size_t i = 1; i < 5; ++i) place = place << 8 | byte_at(order, kIdBytes + i);
  return true;
}

std::string confidence_value(double confidence) {
  const auto thousandths = static_cast<int>(confidence * 1000 + 0.5);
  return std::string(1, static_cast<char>(thousandths >> 8)) +
         static_cast<char>(thousandths & 0xFF);
}

}  // namespace news

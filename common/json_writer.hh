// SPDX-License-Identifier: GPL-2.0-or-later
// Writes JSON, and nothing but: keys in the order they are given, UTF-8, no locale, no blanks
// beside what strings hold. What is written always parses: broken UTF-8 becomes U+FFFD, control
// characters, U+2028/2029 and bidirectional controls are escaped. Commas are its own business.
//
//   JsonWriter json;
//   json.begin_object().key("name").value("Ada").key("year").value(1843).end_object();
//   json.text()  ->  {"name":"Ada","year":1843}
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace news {

class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(bool truth);
  JsonWriter& value(double number);  // shortest form that reads back the same; null if not finite
  template <std::integral Number>
  JsonWriter& value(Number number) {
    if constexpr (std::signed_integral<Number>) {
      return integer(static_cast<std::int64_t>(number));
    } else {
      return natural(static_cast<std::uint64_t>(number));
    }
  }
  JsonWriter& null();
  JsonWriter& text_or_null(std::string_view text) { return text.empty() ? null() : value(text); }

  const std::string& text() const { return out_; }
  std::string take();  // hands the text over and starts anew

 private:
  JsonWriter& integer(std::int64_t number);
  JsonWriter& natural(std::uint64_t number);
  void separate();

  std::string out_;
  bool comma_ = false;
};

void append_json_string(std::string& out, std::string_view text);

}  // namespace news

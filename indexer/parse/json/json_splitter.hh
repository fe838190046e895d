// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts a stream of JSON into values that may be articles, one at a time: the elements of an array,
// the objects of one that follow each other, or, in lines mode, one a line. Only strings and
// brackets are looked at; whether a value is valid shows when it is parsed. Memory: one value and
// the cap.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/read/byte_cursor.hh"

namespace news {

class JsonSplitter {
 public:
  enum class Found { value, too_long, end };
  enum class Mode { values, lines };

  // The source must outlive this.
  JsonSplitter(ByteSource& source, Mode mode, std::size_t cap)
      : cursor_(source), mode_(mode), cap_(cap) {}

  // An error of the source comes after the values before it; the piece it cut is given first.
  Result<Found> next();
  const std::string& text() const { return text_; }
  std::size_t line() const { return line_; }  // of the value's beginning, from 1
  bool in_array() const { return in_array_; }
  // The source ended inside the value just given: in lines mode one without a line end.
  bool unended() const { return unended_; }

 private:
  Found take_line();
  Found take_value(char first);
  void keep(char byte);

  ByteCursor cursor_;
  Mode mode_;
  std::size_t cap_;
  std::string text_;
  std::size_t line_ = 0;
  bool in_array_ = false, too_long_ = false, unended_ = false;
};

}  // namespace news

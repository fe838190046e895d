// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/json/json_splitter.hh"

namespace news {
namespace {

bool is_blank(int byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

}  // namespace

void JsonSplitter::keep(char byte) {
  if (text_.size() < cap_) {
    text_ += byte;
  } else {
    too_long_ = true;
  }
}

JsonSplitter::Found JsonSplitter::take_line() {
  for (;;) {
    text_.clear();
    too_long_ = false;
    line_ = cursor_.lines() + 1;
    bool blank = true;
    int byte = cursor_.take();
    if (byte < 0) return Found::end;
    for (; byte >= 0 && byte != '\n'; byte = cursor_.take()) {
      blank = blank && is_blank(byte);
      keep(static_cast<char>(byte));
    }
    unended_ = byte < 0;
    if (!blank) return too_long_ ? Found::too_long : Found::value;
  }
}

JsonSplitter::Found JsonSplitter::take_value(char first) {
  std::size_t depth = 0;
  bool in_string = false;
  int byte = static_cast<unsigned char>(first);
  do {
    keep(static_cast<char>(byte));
    if (in_string) {
      if (byte == '\\') {
        if ((byte = cursor_.take()) < 0) break;
        keep(static_cast<char>(byte));
      } else if (byte == '"') {
        in_string = false;
      }
    } else if (byte == '"') {
      in_string = true;
    } else if (byte == '{' || byte == '[') {
      ++depth;
    } else if (byte == '}' || byte == ']') {
      if (depth <= 1) break;
      --depth;
    } else if (depth == 0 && (byte == ',' || byte == '\n')) {
      break;  // a number or word by itself
    }
  } while ((byte = cursor_.take()) >= 0);
  unended_ = byte < 0 && (in_string || depth > 0);
  return too_long_ ? Found::too_long : Found::value;
}

Result<JsonSplitter::Found> JsonSplitter::next() {
  text_.clear();
  too_long_ = false;
  if (mode_ == Mode::lines) {
    const auto found = take_line();
    if (found == Found::end && !cursor_.status()) return fail(cursor_.status().error());
    return found;
  }
  for (;;) {
    const int byte = cursor_.take();
    if (byte < 0) {
      if (!cursor_.status()) return fail(cursor_.status().error());
      return Found::end;
    }
    if (is_blank(byte) || byte == ',' || byte == 0x1E) continue;  // RFC 7464 parts records by 1E
    if (byte == ']' && in_array_) {
      in_array_ = false;
      continue;
    }
    if (byte == '[' && !in_array_) {
      in_array_ = true;
      continue;
    }
    line_ = cursor_.lines() + (byte == '\n' ? 0 : 1);
    return take_value(static_cast<char>(byte));
  }
}

}  // namespace news

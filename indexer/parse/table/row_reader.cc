// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/table/row_reader.hh"

#include <string_view>

namespace news {

void RowReader::keep(TableRow& row, int byte) {
  if (kept_ < cap_) {
    row.cells.back() += static_cast<char>(byte);
    ++kept_;
  } else {
    row.too_long = true;
  }
}

bool RowReader::ends_cell(int byte, End& end) {
  if (byte < 0) {
    end = End::file;
  } else if (byte == '\n') {
    end = End::row;
  } else if (byte == '\r') {
    if (cursor_.peek() == '\n') {
      cursor_.take();
    } else {
      ++lone_returns_;
    }
    end = End::row;
  } else if (byte == static_cast<unsigned char>(shape_.delimiter)) {
    end = End::cell;
  } else {
    return false;
  }
  return true;
}

// Behind the opening quote, to what ends the cell.
RowReader::End RowReader::take_quoted(TableRow& row) {
  End end = End::file;
  for (;;) {
    int byte = cursor_.take();
    if (byte < 0) {
      row.unended = true;
      return End::file;
    }
    if (byte == '\\' && shape_.backslash && cursor_.peek() == '"') {
      byte = cursor_.take();
    } else if (byte == '"') {
      if (cursor_.peek() != '"') break;
      cursor_.take();
    } else if (byte == '\r') {
      if (cursor_.peek() == '\n') continue;
      ++lone_returns_;
      byte = '\n';
    }
    keep(row, byte);
  }
  // Nothing belongs behind the closing quote; what stands there is kept.
  for (int byte = cursor_.take(); !ends_cell(byte, end); byte = cursor_.take()) keep(row, byte);
  return end;
}

RowReader::End RowReader::take_cell(TableRow& row) {
  if (row.cells.size() < kMostCells) {
    row.cells.emplace_back();
  } else {
    row.too_long = true;
  }
  End end = End::file;
  int byte = cursor_.take();
  // `"a", "b"`: a blank before the quote, which no writer means as text.
  while (byte == ' ' && (cursor_.peek() == ' ' || cursor_.peek() == '"')) byte = cursor_.take();
  if (byte == '"') return take_quoted(row);
  for (; !ends_cell(byte, end); byte = cursor_.take()) keep(row, byte);
  return end;
}

Result<bool> RowReader::next(TableRow& row) {
  for (;;) {
    row = {};
    kept_ = 0;
    row.line = cursor_.lines() + lone_returns_ + 1;
    End end = End::cell;
    while (end == End::cell) end = take_cell(row);
    const bool blank = row.cells.size() == 1 && !row.unended &&
                       row.cells[0].find_first_not_of(" \t\v\f\x1A") == std::string::npos;
    if (!blank) return true;
    if (end != End::file) continue;
    if (!cursor_.status()) return fail(cursor_.status().error());
    return false;
  }
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// Rows of a table in text (RFC 4180 with what programs make of it), streamed: any delimiter, cells
// in double quotes over several lines, quotes doubled or behind a backslash, lines that end in LF,
// CR LF or CR. Memory: one row and the cap.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/read/byte_cursor.hh"

namespace news {

struct TableShape {
  char delimiter = ',';
  bool backslash = false;  // \" stands for a quote inside quotes
};

struct TableRow {
  std::vector<std::string> cells;  // bytes as they stand; line ends inside are LF
  std::size_t line = 0;            // of the row's beginning, from 1
  bool too_long = false;  // over the cap, or of too many cells: what came before it is here
  bool unended = false;   // the file ends inside a quoted cell
};

class RowReader {
 public:
  static constexpr std::size_t kMostCells = 4096;

  // The source must outlive this.
  RowReader(ByteSource& source, TableShape shape, std::size_t cap)
      : cursor_(source), shape_(shape), cap_(cap) {}

  // False: there is none left. Blank lines are no rows. An error of the source comes after what it
  // cut was given.
  Result<bool> next(TableRow& row);

 private:
  enum class End { cell, row, file };
  End take_cell(TableRow& row);
  End take_quoted(TableRow& row);
  // What ends a cell; `byte` is taken. False: it belongs to the cell.
  bool ends_cell(int byte, End& end);
  void keep(TableRow& row, int byte);

  ByteCursor cursor_;
  TableShape shape_;
  std::size_t cap_, kept_ = 0, lone_returns_ = 0;
};

}  // namespace news

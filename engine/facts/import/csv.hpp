// Reads CSV as RFC 4180 has it, through libcsv: quoted fields, doubled quotes, line breaks inside quotes, CRLF, a byte
// order mark. Streams: memory holds one row of at most `longest_row` bytes, whatever the size of the file. A row that
// breaks the rules is handed out as broken, with the reason, and reading goes on at the line after the one it began on;
// so one open quote costs one row, not the rest of the file.
#pragma once

#include <cstddef>
#include <istream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dun::import {

inline constexpr std::size_t longest_row = std::size_t{1} << 20;

struct CsvRow {
  std::size_t line = 0;                  // where the row begins, counted from 1
  std::vector<std::string_view> fields;  // bytes as in the file; valid until the next row is read
  std::string broken;                    // why this is no row; empty if it is one
};

class CsvReader {
 public:
  CsvReader(std::istream& in, char separator);
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;
  ~CsvReader();

  /// The next row that is not blank; false at the end of the file.
  [[nodiscard]] bool next(CsvRow& row);
  /// Bytes of the file behind the last row handed out.
  [[nodiscard]] std::size_t bytes_read() const { return dropped_ + begin_; }

 private:
  struct Parser;

  bool fill();
  std::size_t line_end() const;
  std::size_t row_line() const;
  bool feed(std::size_t end);
  void hand_out(CsvRow& row);
  void give_up(CsvRow& row, std::string reason);
  void skip_first_line();
  void advance_to(std::size_t position);

  std::istream& in_;
  std::unique_ptr<Parser> parser_;
  std::string window_;         // bytes from the beginning of the current row on, as far as they are read
  std::size_t begin_ = 0;      // where the current row begins in the window
  std::size_t at_ = 0;         // what the parser has seen
  std::size_t dropped_ = 0;    // bytes before the window
  std::size_t line_ = 1;       // the line on which `begin_` lies
  bool after_return_ = false;  // the byte before `begin_` is a carriage return whose line feed may follow
  bool started_ = false;
};

}  // namespace dun::import

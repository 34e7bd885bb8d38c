#include "engine/facts/import/csv.hpp"

#include <csv.h>

#include <algorithm>

namespace dun::import {
namespace {

constexpr std::size_t chunk = std::size_t{1} << 16;

int is_never_space(unsigned char) {
  return 0;
}

}  // namespace

/// libcsv's state and the row it is gathering: all fields in one text, with their ends.
struct CsvReader::Parser {
  explicit Parser(char separator) {
    csv_init(&csv, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&csv, static_cast<unsigned char>(separator));
    csv_set_space_func(&csv, is_never_space);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { csv_free(&csv); }

  static void on_field(void* bytes, std::size_t size, void* self) noexcept {
    auto* parser = static_cast<Parser*>(self);
    if (bytes != nullptr) parser->text.append(static_cast<const char*>(bytes), size);
    parser->ends.push_back(parser->text.size());
  }
  static void on_row(int, void* self) noexcept { static_cast<Parser*>(self)->complete = true; }

  bool parse(std::string_view bytes) {
    return csv_parse(&csv, bytes.data(), bytes.size(), on_field, on_row, this) == bytes.size();
  }
  bool finish() { return csv_fini(&csv, on_field, on_row, this) == 0; }
  void clear() {
    text.clear();
    ends.clear();
    complete = false;
  }
  /// Forgets a half-read row. Without the strict option the end of input is taken wherever it comes.
  void reset() {
    csv_set_opts(&csv, 0);
    csv_fini(&csv, on_field, on_row, this);
    csv_set_opts(&csv, CSV_STRICT | CSV_STRICT_FINI);
    clear();
  }

  csv_parser csv{};
  std::string text;
  std::vector<std::size_t> ends;
  bool complete = false;
};

CsvReader::CsvReader(std::istream& in, char separator) : in_(in), parser_(std::make_unique<Parser>(separator)) {}
CsvReader::~CsvReader() = default;

bool CsvReader::fill() {
  if (begin_ > chunk) {
    window_.erase(0, begin_);
    at_ -= begin_;
    dropped_ += begin_;
    begin_ = 0;
  }
  const std::size_t size = window_.size();
  window_.resize(size + chunk);
  in_.read(window_.data() + size, static_cast<std::streamsize>(chunk));
  window_.resize(size + static_cast<std::size_t>(in_.gcount()));
  return window_.size() > size;
}

/// Behind the line break that ends the line `at_` lies on, or the end of the window. A lone carriage return ends a line
/// too.
std::size_t CsvReader::line_end() const {
  const std::string_view rest = std::string_view(window_).substr(at_);
  const std::size_t feed = rest.find('\n');
  const std::size_t size = feed == std::string_view::npos ? rest.size() : feed + 1;
  const std::size_t lone_return = rest.substr(0, size).find('\r');
  if (lone_return == std::string_view::npos || lone_return + 2 >= size) return at_ + size;
  return at_ + lone_return + 1;
}

bool CsvReader::feed(std::size_t end) {
  const bool accepted = parser_->parse(std::string_view(window_).substr(at_, end - at_));
  at_ = end;
  return accepted;
}

void CsvReader::advance_to(std::size_t position) {
  const auto passed = std::string_view(window_).substr(begin_, position - begin_);
  line_ += static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
  for (std::size_t at = passed.find('\r'); at != std::string_view::npos; at = passed.find('\r', at + 1))
    if (at + 1 < passed.size() && passed[at + 1] != '\n') ++line_;
  if (after_return_ && !passed.empty() && passed.front() != '\n') ++line_;
  if (!passed.empty()) after_return_ = passed.back() == '\r';
  begin_ = position;
  at_ = position;
}

/// A carriage return ends its line only once no line feed is seen to follow it.
std::size_t CsvReader::row_line() const {
  return line_ + (after_return_ ? 1 : 0);
}

void CsvReader::hand_out(CsvRow& row) {
  row.line = row_line();
  row.broken.clear();
  row.fields.clear();
  std::size_t from = 0;
  for (const std::size_t end : parser_->ends) {
    row.fields.push_back(std::string_view(parser_->text).substr(from, end - from));
    from = end;
  }
  advance_to(at_);
}

void CsvReader::skip_first_line() {
  at_ = begin_;
  while (true) {
    const std::size_t end = line_end();
    const bool ended = end > at_ && (window_[end - 1] == '\n' || window_[end - 1] == '\r');
    advance_to(end);
    if (ended || !fill()) return;
  }
}

void CsvReader::give_up(CsvRow& row, std::string reason) {
  parser_->reset();
  row.line = row_line();
  row.fields.clear();
  row.broken = std::move(reason);
  skip_first_line();
}

bool CsvReader::next(CsvRow& row) {
  if (!started_) {
    started_ = true;
    while (window_.size() < 3 && fill()) {
    }
    if (window_.starts_with("\xEF\xBB\xBF")) begin_ = at_ = 3;
  }
  parser_->clear();
  while (true) {
    if (at_ == window_.size() && !fill()) break;
    if (!feed(line_end())) {
      give_up(row, "a quote stands inside a field; enclose the field in quotes and double the quotes within");
      return true;
    }
    if (parser_->complete) {
      hand_out(row);
      return true;
    }
    if (parser_->ends.empty() && parser_->csv.pstate == 0) advance_to(at_);
    if (at_ - begin_ > longest_row) {
      give_up(row, "the row is longer than 1 MiB; is a quote left open on this line?");
      return true;
    }
  }
  if (begin_ == at_) return false;
  if (!parser_->finish()) {
    give_up(row, "a quote opened on this line is never closed");
    return true;
  }
  if (parser_->complete) hand_out(row);
  return !parser_->ends.empty();
}

}  // namespace dun::import

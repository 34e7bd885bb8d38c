// Rows of a CSV file: the first row names the columns, and every other row has as many fields as it has names.
#pragma once

#include <fstream>
#include <memory>

#include "engine/facts/import/csv.hpp"
#include "engine/facts/import/encoding.hpp"
#include "engine/facts/import/row_source.hpp"

namespace dun::import {

struct CsvFormat {
  char separator = ',';
  std::string encoding = "utf-8";
};

class CsvSource : public RowSource {
 public:
  [[nodiscard]] static base::Result<std::unique_ptr<CsvSource>> open(const std::string& path, const CsvFormat& format);

  [[nodiscard]] const std::vector<std::string>& header() const override { return header_; }
  [[nodiscard]] base::Result<bool> next(SourceRow& row) override;
  [[nodiscard]] base::Result<void> rewind() override;
  [[nodiscard]] Progress progress() const override;

 private:
  CsvSource(std::string path, CsvFormat format, Decoder decoder);
  base::Result<void> read_header();
  void decode(SourceRow& row);

  std::string path_;
  CsvFormat format_;
  Decoder decoder_;
  std::ifstream file_;
  std::unique_ptr<CsvReader> reader_;
  std::vector<std::string> header_;
  CsvRow raw_;
  std::string text_;               // the decoded fields of the current row, one after another
  std::vector<std::size_t> ends_;  // where each of them ends
  std::size_t size_ = 0;
};

}  // namespace dun::import

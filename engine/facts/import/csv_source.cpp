#include "engine/facts/import/csv_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>

namespace dun::import {
namespace {

using base::FaultKind;
using base::refuse;

bool is_utf16(std::ifstream& file) {
  char mark[2] = {};
  file.read(mark, 2);
  file.clear();
  file.seekg(0);
  const std::string_view seen(mark, 2);
  return seen == "\xFF\xFE" || seen == "\xFE\xFF";
}

/// A header that is one long name with another separator in it was probably read with the wrong one.
std::string separator_advice(const std::vector<std::string>& header, char separator) {
  for (const char other : {';', ',', '\t', '|'})
    if (other != separator && std::count(header.front().begin(), header.front().end(), other) > 1)
      return other == '\t'
                 ? "the file seems to be separated by tabs; name the separator in a mapping (separator = \"\\t\")"
                 : fmt::format(
                       "the file seems to be separated by `{0}`; name the separator in a mapping (separator = \"{0}\")",
                       other);
  return {};
}

}  // namespace

CsvSource::CsvSource(std::string path, CsvFormat format, Decoder decoder)
    : path_(std::move(path)), format_(std::move(format)), decoder_(std::move(decoder)) {}

base::Result<std::unique_ptr<CsvSource>> CsvSource::open(const std::string& path, const CsvFormat& format) {
  auto decoder = Decoder::of(format.encoding);
  if (!decoder) return tl::make_unexpected(decoder.error());
  std::unique_ptr<CsvSource> source(new CsvSource(path, format, std::move(*decoder)));
  if (auto opened = source->rewind(); !opened) return tl::make_unexpected(opened.error());
  return source;
}

base::Result<void> CsvSource::rewind() {
  std::error_code error;
  if (std::filesystem::is_directory(path_, error))
    return refuse(FaultKind::usage, fmt::format("{} is a folder", path_), "name a CSV file");
  file_ = std::ifstream(path_, std::ios::binary);
  if (!file_)
    return refuse(FaultKind::usage, fmt::format("cannot read {}: {}", path_, std::strerror(errno)),
                  "check the path and the permissions");
  const std::uintmax_t size = std::filesystem::file_size(path_, error);
  size_ = error ? 0 : static_cast<std::size_t>(size);
  if (is_utf16(file_))
    return refuse(FaultKind::data, fmt::format("{} is UTF-16", path_),
                  "save it as UTF-8 (in a spreadsheet: \"CSV UTF-8\")");
  reader_ = std::make_unique<CsvReader>(file_, format_.separator);
  return read_header();
}

base::Result<void> CsvSource::read_header() {
  SourceRow row;
  header_.clear();
  if (!reader_->next(raw_))
    return refuse(FaultKind::data, fmt::format("{} is empty", path_), "the first row names the columns");
  row.problems.clear();
  if (raw_.broken.empty())
    decode(row);
  else
    row.problems.push_back({"", raw_.broken});
  if (!row.problems.empty())
    return refuse(FaultKind::data, fmt::format("{}:{}: {}", path_, raw_.line, row.problems.front().reason));
  std::set<std::string_view> seen;
  for (const std::string_view name : row.fields) {
    if (!seen.insert(name).second)
      return refuse(FaultKind::data, fmt::format("{}:{}: column `{}` is named twice", path_, raw_.line, name));
    header_.emplace_back(name);
  }
  if (header_.size() == 1)
    if (const std::string advice = separator_advice(header_, format_.separator); !advice.empty())
      return refuse(FaultKind::data, fmt::format("{}:{}: only one column is named", path_, raw_.line), advice);
  return {};
}

void CsvSource::decode(SourceRow& row) {
  row.fields.clear();
  text_.clear();
  ends_.clear();
  for (std::size_t i = 0; i < raw_.fields.size(); ++i) {
    if (std::string wrong = decoder_.append(raw_.fields[i], text_); !wrong.empty())
      row.problems.push_back({i < header_.size() ? header_[i] : "", std::move(wrong)});
    ends_.push_back(text_.size());
  }
  std::size_t from = 0;
  for (const std::size_t end : ends_) {
    row.fields.push_back(std::string_view(text_).substr(from, end - from));
    from = end;
  }
}

base::Result<bool> CsvSource::next(SourceRow& row) {
  row.problems.clear();
  const bool more = reader_->next(raw_);
  if (file_.bad())
    return refuse(FaultKind::machine, fmt::format("cannot read on in {}: {}", path_, std::strerror(errno)));
  if (!more) return false;
  row.line = raw_.line;
  if (!raw_.broken.empty())
    row.problems.push_back({"", raw_.broken});
  else if (raw_.fields.size() != header_.size())
    row.problems.push_back(
        {"", fmt::format("the row has {} fields, the header names {}", raw_.fields.size(), header_.size())});
  else
    decode(row);
  return true;
}

Progress CsvSource::progress() const {
  return {reader_->bytes_read(), size_};
}

}  // namespace dun::import

#include "engine/facts/import/view_source.hpp"

#include "engine/facts/import/encoding.hpp"
#include "engine/facts/ledger/foreign_rows.hpp"

namespace dun::import {
namespace {

class ViewSource : public RowSource {
 public:
  ViewSource(std::unique_ptr<facts::ForeignRows> rows, Decoder decoder)
      : rows_(std::move(rows)), decoder_(std::move(decoder)) {}

  [[nodiscard]] const std::vector<std::string>& header() const override { return rows_->columns(); }

  [[nodiscard]] base::Result<bool> next(SourceRow& row) override {
    row.problems.clear();
    row.fields.clear();
    const auto more = rows_->step();
    if (!more || !*more) return more;
    row.line = ++line_;
    read(row);
    return true;
  }

  [[nodiscard]] base::Result<void> rewind() override {
    rows_->rewind();
    line_ = 0;
    return {};
  }

  [[nodiscard]] Progress progress() const override { return {line_, 0}; }

 private:
  void read(SourceRow& row) {
    text_.clear();
    ends_.clear();
    for (std::size_t i = 0; i < header().size(); ++i) {
      if (rows_->is_inexact(i))
        row.problems.push_back({header()[i], "is floating point or bytes; cast it to text, in the view"});
      else if (std::string wrong = decoder_.append(rows_->text(i), text_); !wrong.empty())
        row.problems.push_back({header()[i], std::move(wrong)});
      ends_.push_back(text_.size());
    }
    std::size_t from = 0;
    for (const std::size_t end : ends_) {
      row.fields.push_back(std::string_view(text_).substr(from, end - from));
      from = end;
    }
  }

  std::unique_ptr<facts::ForeignRows> rows_;
  Decoder decoder_;
  std::string text_;
  std::vector<std::size_t> ends_;
  std::size_t line_ = 0;
};

}  // namespace

base::Result<std::unique_ptr<RowSource>> open_view(const std::string& database, const std::string& view) {
  auto rows = facts::ForeignRows::open(database, view);
  if (!rows) return tl::make_unexpected(rows.error());
  auto decoder = Decoder::of("utf-8");
  if (!decoder) return tl::make_unexpected(decoder.error());
  return std::make_unique<ViewSource>(std::move(*rows), std::move(*decoder));
}

}  // namespace dun::import

#include "engine/facts/import/rejects.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include "engine/facts/import/csv_text.hpp"

namespace dun::import {
namespace {

base::Result<void> cannot_write(const std::string& path) {
  return base::refuse(base::FaultKind::machine,
                      fmt::format("cannot write the rejected rows to {}: {}", path, std::strerror(errno)),
                      "check the folder, its permissions and the space on the disk; nothing was loaded");
}

}  // namespace

base::Result<void> Rejects::open(const std::string& path) {
  path_ = path;
  if (path_.empty()) return {};
  file_.open(path_, std::ios::binary | std::ios::trunc);
  if (!file_) return cannot_write(path_);
  write_csv_row(file_, {"file", "line", "column", "reason"});
  return {};
}

void Rejects::add(const std::string& file, std::size_t line, const Problem& problem) {
  ++count_;
  if (first_.size() < kept) first_.push_back({file, line, problem});
  if (file_.is_open()) write_csv_row(file_, {file, std::to_string(line), problem.column, problem.reason});
}

base::Result<void> Rejects::close() {
  if (path_.empty()) return {};
  file_.close();
  if (!file_) return cannot_write(path_);
  return {};
}

}  // namespace dun::import

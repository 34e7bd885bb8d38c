#include "cli/log.hpp"

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/basic_file_sink.h>

#include "cli/failure.hpp"

namespace dun::cli {

Log::Log(Log&&) noexcept = default;
Log& Log::operator=(Log&&) noexcept = default;
Log::~Log() = default;

base::Result<Log> Log::open(const std::string& path) {
  Log log;
  if (path.empty()) return log;
  try {
    log.logger_ = std::make_unique<spdlog::logger>("dun", std::make_shared<spdlog::sinks::basic_file_sink_st>(path));
  } catch (const spdlog::spdlog_ex&) {
    return base::refuse(base::FaultKind::usage, "cannot write the log " + path,
                        "give --log a file in a folder that is there and can be written to");
  }
  log.logger_->set_formatter(
      std::make_unique<spdlog::pattern_formatter>("%Y-%m-%dT%H:%M:%SZ %P %l  %v", spdlog::pattern_time_type::utc));
  log.logger_->flush_on(spdlog::level::info);
  return log;
}

void Log::info(const std::string& text) const {
  if (logger_ != nullptr) logger_->info(text);
}

void Log::warn(const std::string& text) const {
  if (logger_ != nullptr) logger_->warn(text);
}

int Log::fail(const base::Fault& fault) const {
  if (logger_ != nullptr) logger_->error(fault.message);
  return cli::fail(fault);
}

}  // namespace dun::cli

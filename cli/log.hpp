// The log of a command that does much: what it set out to do, what it came to and what refused, appended to a file with
// the time of each line. Nothing is logged unless a file is named, and what is logged decides nothing. The only
// room that sees spdlog is this file's source.
#pragma once

#include <memory>
#include <string>

#include "engine/base/result.hpp"

namespace spdlog {
class logger;
}

namespace dun::cli {

class Log {
 public:
  Log() = default;  // keeps nothing
  Log(Log&&) noexcept;
  Log& operator=(Log&&) noexcept;
  ~Log();

  /// Appends to the file at `path`, which is made if it is not there; an empty path keeps nothing.
  [[nodiscard]] static base::Result<Log> open(const std::string& path);

  void info(const std::string& text) const;
  void warn(const std::string& text) const;
  /// Notes the fault, prints it as cli/failure.hpp does, and returns the exit status to end with.
  [[nodiscard]] int fail(const base::Fault& fault) const;

 private:
  std::unique_ptr<spdlog::logger> logger_;
};

}  // namespace dun::cli

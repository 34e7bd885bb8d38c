#include "cli/terminal.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>

namespace dun::cli {

values::Day today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  const std::chrono::year_month_day date{std::chrono::year(local.tm_year + 1900),
                                         std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
                                         std::chrono::day(static_cast<unsigned>(local.tm_mday))};
  return values::from_civil(date);
}

std::string user_name() {
  const passwd* const user = getpwuid(geteuid());
  return user == nullptr ? std::string() : std::string(user->pw_name);
}

ProgressLine::ProgressLine(std::string what)
    : what_(std::move(what)),
      is_watched_(isatty(STDERR_FILENO) == 1),
      next_(std::chrono::steady_clock::now() + std::chrono::seconds(1)) {}

ProgressLine::~ProgressLine() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

void ProgressLine::show(std::size_t done, std::size_t total, std::size_t rows) {
  if (!is_watched_ || std::chrono::steady_clock::now() < next_) return;
  next_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(200);
  shown_ = true;
  const std::string part = total == 0 ? std::string() : fmt::format("{:3} %, ", done * 100 / total);
  fmt::print(stderr, "\r{}: {}{} rows\x1b[K", what_, part, rows);
  std::fflush(stderr);
}

}  // namespace dun::cli

#include "cli/replace_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace dun::cli {

namespace {

namespace fs = std::filesystem;

tl::unexpected<base::Fault> refused(const std::string& path, int error) {
  return base::refuse(base::FaultKind::machine, fmt::format("`{}` cannot be written: {}", path, std::strerror(error)),
                      "check the permissions of its folder and the space left");
}

/// 0, or the error that stopped the writing.
int write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0 ? 0 : errno;
}

}  // namespace

base::Result<std::monostate> replace_file(const std::string& path, std::string_view text) {
  std::error_code ignored;
  const fs::path target = fs::weakly_canonical(path, ignored);
  std::string beside = (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
  if (::access(target.c_str(), W_OK) != 0) return refused(path, errno);
  const int file = ::mkstemp(beside.data());
  if (file < 0) return refused(path, errno);
  struct stat status {};
  int error = ::stat(target.c_str(), &status) == 0 && ::fchmod(file, status.st_mode & 07777u) == 0 ? 0 : errno;
  if (error == 0) error = write_all(file, text);
  if (::close(file) != 0 && error == 0) error = errno;
  if (error == 0 && std::rename(beside.c_str(), target.c_str()) != 0) error = errno;
  if (error == 0) return std::monostate{};
  ::unlink(beside.c_str());
  return refused(path, error);
}

}  // namespace dun::cli

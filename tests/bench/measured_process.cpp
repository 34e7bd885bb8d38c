#include "tests/bench/measured_process.hpp"

#include <fmt/core.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "tests/bench/clock.hpp"

namespace dun::bench {

namespace {

struct Child {
  pid_t id = -1;
  int output = -1;
};

Child start(const std::vector<std::string>& command) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) std::abort();
  const pid_t id = fork();
  if (id != 0) {
    close(ends[1]);
    return {id, ends[0]};
  }
  dup2(ends[1], STDOUT_FILENO);
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  execv(words[0], words.data());
  _exit(127);
}

std::string read_all(int from) {
  std::string text;
  std::array<char, 4096> part{};
  for (ssize_t got = read(from, part.data(), part.size()); got > 0; got = read(from, part.data(), part.size()))
    text.append(part.data(), static_cast<std::size_t>(got));
  close(from);
  return text;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

Measured run_measured(const std::vector<std::string>& command) {
  Measured measured;
  rusage usage{};
  int status = 0;
  measured.seconds = seconds_of([&] {
    const Child child = start(command);
    measured.output = read_all(child.output);
    wait4(child.id, &status, 0, &usage);
  });
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    fmt::print(stderr, "{} failed\n{}", command[0], measured.output);
    std::exit(1);
  }
  measured.processor_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  measured.peak_megabytes = static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
  return measured;
}

}  // namespace dun::bench

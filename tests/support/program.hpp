// Runs the program under test as a person would, through the shell, in a folder of the test's own.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/support/scratch.hpp"

namespace dun::support {

[[nodiscard]] inline std::string text_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Ended {
  int status = 0;  // the exit status; 128 and the signal if it was ended by one
  std::string out;
  std::string err;
};

/// `dun ARGUMENTS`, after what the shell is to do before ("ulimit -f 8;").
[[nodiscard]] inline Ended run_dun(const Scratch& scratch, const std::string& arguments,
                                   const std::string& before = {}) {
  const std::string command = before + " '" DUN_BINARY "' " + arguments + " >'" + scratch.path("stdout") + "' 2>'" +
                              scratch.path("stderr") + "' </dev/null";
  const int status = std::system(command.c_str());
  const int ended = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {ended, text_of_file(scratch.path("stdout")), text_of_file(scratch.path("stderr"))};
}

}  // namespace dun::support

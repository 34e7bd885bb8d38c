// What the code refrains from: floating point, notes to oneself, paths of one machine, shared ownership, long
// functions.
#include <algorithm>
#include <regex>

#include "tests/architecture/tree.hpp"
#include "tests/support/catch.hpp"

using namespace dun::architecture;

namespace {

struct Refrained {
  const char* why;
  std::regex pattern;
};

/// Reports each line of each file that matches; where it stands is in the message of the failure.
void check_absent(const std::vector<SourceFile>& files, const Refrained& refrained, bool in_comments) {
  for (const SourceFile& file : files) {
    const auto& lines = in_comments ? file.lines : file.code;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!std::regex_search(lines[i], refrained.pattern)) continue;
      FAIL_CHECK(file.path << ":" << i + 1 << ": " << refrained.why << ": " << file.lines[i]);
    }
  }
}

/// Functions that begin in column 0, as the formatter leaves them, with their number of lines. The one line that stands
/// under a `case` and the label itself are a table written as a switch and do not count.
struct Function {
  std::string place;
  std::size_t length;
};

std::size_t length_of(const std::vector<std::string>& code, std::size_t begin, std::size_t end) {
  static const std::regex label{R"(^\s+(case\b.*|default):$)"};
  static const std::regex answer{R"(^\s+return\b.*;$)"};
  std::size_t length = end - begin + 1;
  for (std::size_t i = begin; i < end; ++i) {
    if (!std::regex_match(code[i], label)) continue;
    length -= std::regex_match(code[i + 1], answer) ? 2 : 1;
  }
  return length;
}

std::vector<Function> functions_of(const SourceFile& file) {
  static const std::regex other_block{
      "^(namespace|struct|class|enum|union|extern|template|using|constexpr .*=|const .*=).*"};
  std::vector<Function> functions;
  std::size_t begin = 0;
  bool inside = false;
  for (std::size_t i = 0; i < file.code.size(); ++i) {
    const std::string& line = file.code[i];
    if (!inside) {
      const bool at_margin = !line.empty() && line[0] != ' ' && line[0] != '}' && line[0] != '#';
      const bool signature = at_margin && line.find('(') != std::string::npos && !std::regex_match(line, other_block);
      if (!signature) continue;
      begin = i;
      inside = true;
    }
    if (line == "}") functions.push_back({file.path + ":" + std::to_string(begin + 1), length_of(file.code, begin, i)});
    if (line == "}" || (line.ends_with(";") && line[0] != ' ')) inside = false;
    if (inside && i > begin && !line.empty() && line[0] != ' ' && line[0] != '}') inside = false;
  }
  return functions;
}

}  // namespace

TEST_CASE("the storeys refrain from what the house does not do") {
  const auto files = source_files({"engine", "dsl"});
  check_absent(files, {"money and rates are exact", std::regex{R"(\b(float|double|long double)\b)"}}, false);
  check_absent(files, {"one owner for each thing", std::regex{R"(\bshared_ptr\b)"}}, false);
  check_absent(files, {"a question or a noun, not get_", std::regex{R"(\bget_(?!if\b)\w+)"}}, false);
  check_absent(files, {"not in every compiler used", std::regex{R"(#include <(ranges|format)>)"}}, false);
  check_absent(files, {"no time of day behind the door", std::regex{R"(\b(system_clock|localtime|gmtime)\b)"}}, false);
}

TEST_CASE("no notes to oneself, no paths of one machine") {
  const auto files = source_files({"engine", "dsl", "cli", "tests"});
  const std::string own_place = "tests/architecture/";
  auto others = files;
  others.erase(std::remove_if(others.begin(), others.end(),
                              [&](const SourceFile& file) { return file.path.starts_with(own_place); }),
               others.end());
  check_absent(others, {"finish it or write an issue", std::regex{R"(\b(TODO|FIXME|HACK)\b)"}}, true);
  check_absent(source_files({"engine", "dsl", "cli"}),
               {"a path of one machine", std::regex{R"((^|[^\w.])/(work|tmp|root|home|var)/)"}}, true);
}

TEST_CASE("headers open no namespace to their readers") {
  std::vector<SourceFile> headers;
  for (const SourceFile& file : source_files({"engine", "dsl", "cli"}))
    if (file.is_header()) headers.push_back(file);
  check_absent(headers, {"a header decides for its readers", std::regex{R"(^using namespace)"}}, false);
}

TEST_CASE("a function is shorter than 60 lines, and half of them are shorter than 10") {
  std::vector<std::size_t> lengths;
  for (const SourceFile& file : source_files({"engine", "dsl", "cli"}))
    for (const Function& function : functions_of(file)) {
      CAPTURE(function.place);
      CHECK(function.length <= 60);
      lengths.push_back(function.length);
    }
  REQUIRE(lengths.size() > 100);
  std::sort(lengths.begin(), lengths.end());
  CHECK(lengths[lengths.size() / 2] < 10);
  CHECK(lengths[lengths.size() * 9 / 10] <= 25);
}

#include "tests/unit/dsl/proof/edited_policy.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace dun::tests {

namespace {

using Lines = std::vector<std::string>;

/// The head of a block and the lines below it, comments and blank lines among them.
struct Block {
  std::string head;
  Lines lines;
};

/// Words with single spaces between, so that how a line is aligned does not matter.
std::string plain(const std::string& line) {
  std::istringstream in(line);
  std::string all;
  for (std::string word; in >> word;) all += (all.empty() ? "" : " ") + word;
  return all;
}

bool starts(const std::string& line, const std::string& words) {
  return plain(line).rfind(plain(words) + " ", 0) == 0 || plain(line) == plain(words);
}

/// What stands before the first head is a block without one.
std::vector<Block> blocks_of(const std::string& text) {
  std::vector<Block> blocks(1);
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line[0] != ' ' && line[0] != '#' && !starts(line, "use"))
      blocks.push_back({line, {}});
    else
      blocks.back().lines.push_back(line);
  return blocks;
}

/// The policy and its steps, behind whatever the file declares besides policies; no tests, no schedules.
std::vector<Block> only(std::vector<Block> blocks, const std::string& of) {
  std::vector<Block> kept;
  std::size_t policies = 0;
  bool is_wanted = false;
  for (Block& block : blocks) {
    if (starts(block.head, "policy")) {
      is_wanted = of.empty() || plain(block.head) == "policy " + of;
      policies += is_wanted ? 1 : 0;
    }
    const bool in_policy = starts(block.head, "policy") || starts(block.head, "step");
    const bool is_other = starts(block.head, "test") || starts(block.head, "schedule") ||
                          starts(block.head, "change") || starts(block.head, "add") || starts(block.head, "drop");
    if (in_policy ? is_wanted : !is_other) kept.push_back(std::move(block));
  }
  if (policies == 1) return kept;
  throw std::invalid_argument(policies == 0 ? fmt::format("the file has no policy `{}`", of)
                                            : "the file has several policies: say of = \"which\"");
}

Block& block_of(std::vector<Block>& blocks, const std::string& step) {
  const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const Block& block) {
    return step.empty() ? starts(block.head, "policy") : plain(block.head) == "step " + step;
  });
  if (found == blocks.end()) throw std::invalid_argument(fmt::format("the policy has no step `{}`", step));
  return *found;
}

void edit_line(Block& block, const Edit& edit) {
  const auto line = std::find_if(block.lines.begin(), block.lines.end(),
                                 [&](const std::string& each) { return starts(each, edit.word); });
  const bool is_there = line != block.lines.end();
  if (!is_there && edit.rest.empty())
    throw std::invalid_argument(fmt::format("`{}` has no line `{}` to take out", block.head, edit.word));
  if (edit.rest.empty()) {
    block.lines.erase(line);
    return;
  }
  const std::string text = "  " + edit.word + "  " + edit.rest;
  if (is_there)
    *line = text;
  else
    block.lines.insert(block.lines.begin(), text);
}

std::string text_of(const std::vector<Block>& blocks) {
  std::string text;
  for (const Block& block : blocks) {
    if (!block.head.empty()) text += block.head + "\n";
    for (const std::string& line : block.lines) text += line + "\n";
  }
  return text;
}

}  // namespace

std::string edited_policy(const std::string& text, const std::string& of, const std::vector<Edit>& edits) {
  std::vector<Block> blocks = only(blocks_of(text), of);
  for (const Edit& edit : edits) {
    Block& block = block_of(blocks, edit.step);
    if (edit.word != "step") {
      edit_line(block, edit);
      continue;
    }
    const std::vector<Block> added = blocks_of((starts(edit.rest, "step") ? "" : "step ") + edit.rest + "\n");
    blocks.insert(blocks.begin() + (&block - blocks.data()) + 1, added.begin() + 1, added.end());
  }
  return text_of(blocks);
}

}  // namespace dun::tests

#include "dsl/source/source.hpp"

#include <algorithm>

namespace dun::source {

SourceFile::SourceFile(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::size_t at = 0; at < text_.size(); ++at)
    if (text_[at] == '\n') line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
}

}  // namespace dun::source

#include "dsl/compile/hash.hpp"

#include <fmt/core.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <vector>

namespace dun::compile {

namespace {

using Digest = std::array<unsigned char, 32>;

Digest sha256(std::string_view text) {
  Digest digest{};
  unsigned int size = 0;
  if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1 || size != digest.size())
    throw std::runtime_error("SHA-256 is not available");
  return digest;
}

}  // namespace

std::string hash_of(const source::SourceSet& sources) {
  std::vector<Digest> files;
  for (std::size_t file = 0; file < sources.size(); ++file)
    files.push_back(sha256(sources.at(base::FileId(file)).text()));
  std::sort(files.begin(), files.end());
  std::string all;
  for (const Digest& digest : files) all.append(digest.begin(), digest.end());
  std::string text;
  for (const unsigned char byte : sha256(all)) text += fmt::format("{:02x}", byte);
  return text;
}

}  // namespace dun::compile

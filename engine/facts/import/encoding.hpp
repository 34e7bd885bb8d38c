// Turns bytes of a file into UTF-8, through iconv. Only encodings in which a separator, a quote and a line break are
// the ASCII bytes are taken, so that a file can be split before it is decoded.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace dun::import {

class Decoder {
 public:
  /// "utf-8", "windows-1252", "iso-8859-1" or "iso-8859-15", in any case.
  [[nodiscard]] static base::Result<Decoder> of(std::string_view encoding);

  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;
  ~Decoder();

  /// Appends `bytes` to `text` as UTF-8; says what is wrong with them otherwise, or nothing. Control characters other
  /// than tab and line breaks are refused.
  [[nodiscard]] std::string append(std::string_view bytes, std::string& text);

 private:
  struct Conversion;
  Decoder(std::unique_ptr<Conversion> conversion, std::string encoding);

  std::unique_ptr<Conversion> conversion_;
  std::string encoding_;
};

}  // namespace dun::import

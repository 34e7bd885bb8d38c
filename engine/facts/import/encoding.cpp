#include "engine/facts/import/encoding.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>

namespace dun::import {
namespace {

struct Encoding {
  std::string_view name;
  const char* iconv_name;
};
constexpr std::array encodings{
    Encoding{"utf-8", "UTF-8"},
    Encoding{"windows-1252", "CP1252"},
    Encoding{"iso-8859-1", "ISO-8859-1"},
    Encoding{"iso-8859-15", "ISO-8859-15"},
};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

bool is_printable_ascii(unsigned char byte) {
  return (byte >= 0x20 && byte < 0x7f) || byte == '\t';
}
bool is_control(unsigned char byte) {
  return byte == 0x7f || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r');
}

std::string unreadable(unsigned char byte, std::string_view encoding) {
  if (encoding == "utf-8")
    return fmt::format(
        "byte 0x{:02X} is not UTF-8; name the file's encoding in a mapping (encoding = \"windows-1252\")", byte);
  return fmt::format("byte 0x{:02X} stands for nothing in {}", byte, encoding);
}

}  // namespace

struct Decoder::Conversion {
  explicit Conversion(iconv_t opened) : handle(opened) {}
  Conversion(const Conversion&) = delete;
  Conversion& operator=(const Conversion&) = delete;
  ~Conversion() { iconv_close(handle); }

  iconv_t handle;
};

Decoder::Decoder(std::unique_ptr<Conversion> conversion, std::string encoding)
    : conversion_(std::move(conversion)), encoding_(std::move(encoding)) {}
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;
Decoder::~Decoder() = default;

base::Result<Decoder> Decoder::of(std::string_view encoding) {
  const std::string name = lower(encoding);
  const auto* known = std::find_if(encodings.begin(), encodings.end(),
                                   [&](const Encoding& candidate) { return candidate.name == name; });
  if (known == encodings.end())
    return base::refuse(base::FaultKind::data, fmt::format("unknown encoding `{}`", encoding),
                        "write utf-8, windows-1252, iso-8859-1 or iso-8859-15");
  const iconv_t handle = iconv_open("UTF-8", known->iconv_name);
  if (handle == reinterpret_cast<iconv_t>(-1))  // NOLINT: the value iconv_open is documented to return
    return base::refuse(base::FaultKind::machine, fmt::format("this system cannot convert from {}", known->name),
                        "install the conversion tables of the C library (Debian: libc6, or libc-gconv-modules-extra)");
  return Decoder(std::make_unique<Conversion>(handle), name);
}

std::string Decoder::append(std::string_view bytes, std::string& text) {
  if (std::all_of(bytes.begin(), bytes.end(),
                  [](char c) { return is_printable_ascii(static_cast<unsigned char>(c)); })) {
    text.append(bytes);
    return {};
  }
  for (const char c : bytes)
    if (is_control(static_cast<unsigned char>(c)))
      return fmt::format("control character 0x{:02X} in the text", static_cast<unsigned char>(c));
  iconv(conversion_->handle, nullptr, nullptr, nullptr, nullptr);
  const std::size_t size = text.size();
  text.resize(size +
              bytes.size() * 3);  // none of the encodings takes more than three bytes of UTF-8 for one of its own
  char* in = const_cast<char*>(bytes.data());  // iconv does not write to its input
  std::size_t in_left = bytes.size();
  char* out = text.data() + size;
  std::size_t out_left = text.size() - size;
  const bool converted = iconv(conversion_->handle, &in, &in_left, &out, &out_left) != static_cast<std::size_t>(-1);
  if (!converted) {
    text.resize(size);
    return unreadable(static_cast<unsigned char>(*in), encoding_);
  }
  text.resize(text.size() - out_left);
  return {};
}

}  // namespace dun::import

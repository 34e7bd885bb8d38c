#include "engine/facts/import/encoding.hpp"

#include "tests/support/catch.hpp"

using dun::import::Decoder;

namespace {

std::string decoded(const std::string& encoding, const std::string& bytes) {
  auto decoder = Decoder::of(encoding);
  REQUIRE(decoder.has_value());
  std::string text;
  const std::string wrong = decoder->append(bytes, text);
  return wrong.empty() ? text : "wrong: " + wrong;
}

}  // namespace

TEST_CASE("encoding: bytes become UTF-8", "[import]") {
  CHECK(decoded("utf-8", "Bjørn Åse Ærlig") == "Bjørn Åse Ærlig");
  CHECK(decoded("Windows-1252", "Bj\xF8rn \x80") == "Bjørn €");
  CHECK(decoded("iso-8859-1", "\xC5se") == "Åse");
  CHECK(decoded("iso-8859-15", "\xA4") == "€");
  CHECK(decoded("utf-8", "").empty());
}

TEST_CASE("encoding: what is no text is refused and said", "[import]") {
  CHECK(decoded("utf-8", "Bj\xF8rn").find("byte 0xF8 is not UTF-8") != std::string::npos);
  CHECK(decoded("utf-8", "\xC0\xAF").find("byte 0xC0") != std::string::npos);
  CHECK(decoded("windows-1252", "\x81").find("byte 0x81 stands for nothing in windows-1252") != std::string::npos);
  CHECK(decoded("utf-8", std::string("a\0b", 3)).find("control character 0x00") != std::string::npos);
  CHECK_FALSE(Decoder::of("ebcdic").has_value());
}

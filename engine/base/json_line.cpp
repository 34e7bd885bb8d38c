#include "engine/base/json_line.hpp"

#include <fmt/core.h>

namespace dun::base {

std::string json_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20)
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
          out += c;
    }
  }
  return out + "\"";
}

void JsonLine::name(std::string_view name) {
  if (!fields_.empty()) fields_ += ',';
  fields_ += json_quoted(name);
  fields_ += ':';
}

JsonLine& JsonLine::add(std::string_view field, std::string_view text) {
  return add_raw(field, json_quoted(text));
}
JsonLine& JsonLine::add(std::string_view field, std::int64_t number) {
  return add_raw(field, std::to_string(number));
}
JsonLine& JsonLine::add(std::string_view field, bool value) {
  return add_raw(field, value ? "true" : "false");
}
JsonLine& JsonLine::add_if(std::string_view field, std::string_view text) {
  return text.empty() ? *this : add(field, text);
}

JsonLine& JsonLine::add_raw(std::string_view field, std::string_view json) {
  name(field);
  fields_ += json;
  return *this;
}

void JsonArray::add_raw(std::string_view json) {
  if (!values_.empty()) values_ += ',';
  values_ += json;
}

}  // namespace dun::base

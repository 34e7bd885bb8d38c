// One JSON object written as text, field by field, in the order given: what commands print for programs, a line an
// object. Writes only; strings are taken as UTF-8 and escaped. Millions of lines are written, so nothing is built up in
// between.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dun::base {

class JsonLine {
 public:
  JsonLine& add(std::string_view name, std::string_view text);
  JsonLine& add(std::string_view name, const char* text) { return add(name, std::string_view(text)); }
  JsonLine& add(std::string_view name, std::int64_t number);
  JsonLine& add(std::string_view name, bool value);
  /// A field only if the text is not empty.
  JsonLine& add_if(std::string_view name, std::string_view text);
  /// A field whose value is JSON already, such as an array of other lines.
  JsonLine& add_raw(std::string_view name, std::string_view json);

  [[nodiscard]] std::string text() const { return "{" + fields_ + "}"; }

 private:
  void name(std::string_view name);
  std::string fields_;
};

/// The text in quotes, with what JSON requires escaped.
[[nodiscard]] std::string json_quoted(std::string_view text);

/// Values that are JSON already, as an array.
class JsonArray {
 public:
  void add_raw(std::string_view json);
  void add(std::string_view text) { add_raw(json_quoted(text)); }
  [[nodiscard]] bool is_empty() const { return values_.empty(); }
  [[nodiscard]] std::string text() const { return "[" + values_ + "]"; }

 private:
  std::string values_;
};

}  // namespace dun::base

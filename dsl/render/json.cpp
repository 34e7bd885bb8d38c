#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "dsl/render/render.hpp"

namespace dun::render {

namespace {

using Json = nlohmann::ordered_json;
using source::SourceSet;

std::string_view word(base::Severity severity) {
  switch (severity) {
    case base::Severity::error:
      return "error";
    case base::Severity::warning:
      return "warning";
    case base::Severity::info:
      return "info";
  }
  return "error";
}

/// File and line of a place, and its column where asked for; nothing for a finding without a place.
void put_place(Json& json, const base::Place& place, const SourceSet& sources, bool with_column) {
  if (!place.file.is_set() || place.file.index() >= sources.size()) return;
  const auto position = sources.at(place.file).position(place.span.begin);
  json["file"] = sources.at(place.file).path();
  json["line"] = position.line;
  if (with_column) json["column"] = position.column;
}

Json law_notes(const base::Diagnostic& diagnostic, const SourceSet& sources) {
  Json notes = Json::array();
  for (const base::LawNote& note : diagnostic.law) {
    Json json{{"rule", note.rule}, {"cite", note.cite}};
    put_place(json, note.place, sources, false);
    notes.push_back(std::move(json));
  }
  return notes;
}

}  // namespace

std::string to_json(const base::Diagnostic& diagnostic, const SourceSet& sources) {
  Json json;
  json["code"] = fmt::format("{:03}", diagnostic.number);
  json["severity"] = word(diagnostic.severity);
  put_place(json, diagnostic.place, sources, true);
  json["message"] = diagnostic.message;
  if (!diagnostic.caret.empty()) json["caret"] = diagnostic.caret;
  json["law"] = law_notes(diagnostic, sources);
  if (!diagnostic.why.empty()) json["why"] = diagnostic.why;
  if (!diagnostic.history.empty()) json["history"] = diagnostic.history;
  if (!diagnostic.fix.empty()) json["fix"] = diagnostic.fix;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dun::render

// Facts of a history as a test gives them: the lines, and the settings and events a ledger would hold. What a test has
// by default needs no line.
#pragma once

#include <map>
#include <string>

#include "dsl/proof/dated.hpp"

namespace dun::proof {

class FactLines {
 public:
  /// Writes into `dated`, of its first claim.
  FactLines(const types::Program& program, const plan::Plan& plan, Dated& dated)
      : program_(program), plan_(plan), dated_(dated) {}

  void begin(std::int64_t principal) { open_ = principal; }
  /// What the event takes to be so on its day.
  void put(const prove::Event& event, Day day);
  /// "120.00 NOK"
  [[nodiscard]] std::string money(std::int64_t minor) const;

 private:
  void say(const std::string& text) { dated_.lines.push_back("given   " + text); }
  void settle_amounts(const prove::Event& event, Day day);
  void add_event(facts::EventKind kind, Day day, std::int64_t minor);
  [[nodiscard]] bool is_consent(const prove::FactChoice& fact) const;
  void reach_by(const std::string& channel, Day day);
  void set(const prove::FactChoice& fact, Day day);
  [[nodiscard]] std::string words(const facts::ColumnKey& key, std::int64_t value) const;
  [[nodiscard]] std::string valued(const facts::ColumnKey& key, const std::string& name, std::int64_t value) const;

  const types::Program& program_;
  const plan::Plan& plan_;
  Dated& dated_;
  std::int64_t open_ = 0;
  std::int64_t disputed_ = 0;
  std::map<std::size_t, std::int64_t> known_;
  int events_ = 0;
};

}  // namespace dun::proof

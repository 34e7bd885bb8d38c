// What every amount is: money of a currency, a share, or a plain number; and how large it can become. Each amount of a
// file is judged once, where it stands, and kept by its id.
#pragma once

#include <string>
#include <vector>

#include "dsl/types/bounds.hpp"
#include "dsl/types/program.hpp"

namespace dun::types {

struct Judged {
  Unit unit;
  Bounds bounds;
  bool sound = true;  // false once a mistake in it has been reported: nothing more is said of it
};

/// "money in NOK", "a percentage", "a number".
[[nodiscard]] std::string in_words(const Unit& unit);
/// How a sum of money is written.
using MoneyWords = std::string (*)(values::Money);
/// A value of the unit: "750.00 NOK", "12 %", "1/20". Parts of a minor unit are never dropped: "0.125 NOK".
[[nodiscard]] std::string in_words(const Unit& unit, values::Ratio value, MoneyWords money = values::to_string);
[[nodiscard]] bool is_share(const Unit& unit);

class AmountJudge {
 public:
  AmountJudge(const Program& program, base::DiagnosticSink& sink);

  /// Reports 030 and 034 inside the amount, once. Money facts are in the currency of the claims, which is left open
  /// (code 0) where the law does not say it.
  const Judged& judge(base::FileId file, syntax::AmountId amount);

  /// The units of everything judged, for Program::amount_units.
  [[nodiscard]] std::vector<std::vector<Unit>> units() const;

  Judged named(base::FileId file, const syntax::Name& name);
  /// Reports 030 where the fact always has a value.
  bool may_be_missing(base::FileId file, const syntax::Name& name);
  const Program& program() const { return program_; }
  void clash(base::Place place, std::string seen, std::string expected);

 private:
  enum class State : std::uint8_t { open, judging, done };
  struct Entry {
    Judged judged;
    State state = State::open;
  };

  Judged of_fact(const Fact& fact, base::Place place);
  Judged of_charge(const names::Symbol& symbol);

  const Program& program_;
  base::DiagnosticSink& sink_;
  std::vector<std::vector<Entry>> entries_;  // by FileId, then AmountId
};

/// What a rate or a scale can be.
[[nodiscard]] Bounds bounds_of(const Rate& rate);
[[nodiscard]] Bounds bounds_of(const Scale& scale);

}  // namespace dun::types

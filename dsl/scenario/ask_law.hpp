// Judges what a test expects a law to allow, and the interest and compensation it expects.
#pragma once

#include <optional>

#include "dsl/scenario/given.hpp"
#include "dsl/scenario/run.hpp"
#include "engine/plan/plan.hpp"

namespace dun::scenario {

class LawQuestions {
 public:
  LawQuestions(const types::Program& program, names::SectionRef test, const plan::Plan& plan, const Given& given)
      : program_(program), test_(test), plan_(plan), given_(given), request_(plan::request_of(plan)) {
    request_.money_events = true;
  }

  /// What is wrong with a `may`, `may not`, amount or `without` line; nothing if it is met or is about something else.
  [[nodiscard]] std::optional<Failure> judge(const syntax::TestLine& line) const;

 private:
  [[nodiscard]] std::optional<Failure> met(const syntax::ExpectMayLine& line) const;
  [[nodiscard]] std::optional<Failure> met(const syntax::ExpectAmountLine& line) const;
  [[nodiscard]] std::optional<Failure> met(const syntax::ExpectWithoutLine& line) const;
  template <class Other>
  [[nodiscard]] std::optional<Failure> met(const Other&) const {
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::int64_t> claimable(const syntax::Name& what, values::Day on) const;

  const types::Program& program_;
  names::SectionRef test_;
  const plan::Plan& plan_;
  const Given& given_;
  facts::Request request_;
};

}  // namespace dun::scenario

// Judges what a test expects of a policy's timeline.
#pragma once

#include <optional>

#include "dsl/scenario/given.hpp"
#include "dsl/scenario/run.hpp"
#include "dsl/scenario/timeline.hpp"

namespace dun::scenario {

class Expectations {
 public:
  Expectations(const types::Program& program, names::SectionRef test, const plan::Plan& plan, const Given& given,
               bool of_policy);

  /// What is wrong with an `expect` line; nothing if it is met or is about something else.
  [[nodiscard]] std::optional<Failure> judge(const syntax::TestLine& line) const;

 private:
  [[nodiscard]] std::optional<Failure> met(const syntax::ExpectActLine& line) const;
  [[nodiscard]] std::optional<Failure> met(const syntax::ExpectNothingLine& line) const;
  [[nodiscard]] std::optional<Failure> met(const syntax::ExpectNoLine& line) const;
  template <class Other>
  [[nodiscard]] std::optional<Failure> met(const Other&) const {
    return std::nullopt;
  }
  [[nodiscard]] std::size_t claim_named(const std::optional<syntax::Name>& name) const;
  [[nodiscard]] std::string differences(const syntax::ExpectActLine& line, const Done& done) const;
  [[nodiscard]] bool is_expected(const Done& done) const;
  [[nodiscard]] std::string got_on(Day day, std::size_t claim) const;
  [[nodiscard]] std::string reason_on(Day day, std::size_t claim) const;
  [[nodiscard]] std::string written(syntax::Span span) const;

  const types::Program& program_;
  names::SectionRef test_;
  const plan::Plan& plan_;
  const Given& given_;
  bool of_policy_;
  Timeline timeline_;
};

}  // namespace dun::scenario

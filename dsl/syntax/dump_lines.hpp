// Lines as text, for dump.cpp: every line of every kind of section is one of these.
#pragma once

#include "dsl/syntax/dump.hpp"

namespace dun::syntax {

[[nodiscard]] std::string dump(const Tree& tree, const VocabularyLine& line);
[[nodiscard]] std::string dump(const Tree& tree, const CalendarBlockLine& line);
[[nodiscard]] std::string dump(const Tree& tree, const RateLine& line);
[[nodiscard]] std::string dump(const Tree& tree, const ScaleLine& line);
[[nodiscard]] std::string dump(const Tree& tree, const LawLine& line);
[[nodiscard]] std::string dump(const Tree& tree, const CountLine& line);
[[nodiscard]] std::string dump(const Tree& tree, const RuleLine& line);
[[nodiscard]] std::string dump(const Tree& tree, const InterestLine& line);
[[nodiscard]] std::string dump(const Tree& tree, const ChargeLine& line);
[[nodiscard]] std::string dump(const Tree& tree, const PolicyLine& line);
[[nodiscard]] std::string dump(const Tree& tree, const StepLine& line);
[[nodiscard]] std::string dump(const Tree& tree, const ScheduleLine& line);
[[nodiscard]] std::string dump(const Tree& tree, const LetterLine& line);
[[nodiscard]] std::string dump(const Tree& tree, const TestLine& line);

/// Leaves, as they are put into lines.
[[nodiscard]] std::string quoted(const Text& text);
[[nodiscard]] std::string quoted(const std::vector<Text>& texts);
[[nodiscard]] std::string words(const std::vector<Name>& names);
[[nodiscard]] std::string word(const std::optional<Name>& name, const std::string& before = {});
[[nodiscard]] std::string day(const Date& date);
[[nodiscard]] std::string day(const std::optional<Date>& date, const std::string& before = {});
[[nodiscard]] std::string cited(const Cite& cite);
[[nodiscard]] std::string cited(const std::optional<Cite>& cite);
[[nodiscard]] std::string operand(const Operand& operand);
[[nodiscard]] std::string to_text(DayCountName name);
[[nodiscard]] std::string to_text(values::RoundingMode mode);

}  // namespace dun::syntax

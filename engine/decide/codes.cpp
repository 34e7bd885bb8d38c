#include "engine/decide/codes.hpp"

#include <algorithm>
#include <stdexcept>

namespace dun::decide {

namespace {

template <class Value>
std::size_t place_in(const std::vector<Value>& all, const Value& wanted) {
  return static_cast<std::size_t>(std::find(all.begin(), all.end(), wanted) - all.begin());
}

/// By the block's number: the plan's, or no_code.
std::vector<std::uint16_t> numbers(const std::vector<std::string>& of_block, const std::vector<std::string>& of_plan) {
  std::vector<std::uint16_t> made;
  for (const std::string& name : of_block) {
    const std::size_t place = place_in(of_plan, name);
    made.push_back(place == of_plan.size() ? facts::no_code : static_cast<std::uint16_t>(place));
  }
  return made;
}

template <class Value>
void merge(std::vector<Value>& into, const std::vector<Value>& from) {
  for (const Value& value : from)
    if (place_in(into, value) == into.size()) into.push_back(value);
}

}  // namespace

Codes::Codes(const plan::Plan& plan, const facts::Request& request) {
  const facts::Request own = plan::request_of(plan);
  for (const facts::ColumnKey& column : own.columns) {
    columns.push_back(place_in(request.columns, column));
    if (columns.back() == request.columns.size()) throw std::logic_error("a block lacks a column of the plan");
  }
  acts = numbers(request.acts, own.acts);
  steps = numbers(request.steps, own.steps);
  channels = numbers(request.channels, own.channels);
  for (const std::string& term : request.terms) {
    const std::size_t place = place_in(own.terms, term);
    terms.push_back(place == own.terms.size() ? facts::another_term : facts::TermSet{1} << place);
  }
}

facts::TermSet Codes::stated(const facts::ActRow& act) const {
  facts::TermSet set = act.stated & facts::another_term;
  for (std::size_t place = 0; place < terms.size(); ++place)
    if ((act.stated >> place & 1U) != 0) set |= terms[place];
  return set;
}

facts::Request request_for(const std::vector<plan::Plan>& plans) {
  facts::Request request;
  for (const plan::Plan& plan : plans) {
    const facts::Request own = plan::request_of(plan);
    merge(request.columns, own.columns);
    merge(request.acts, own.acts);
    merge(request.steps, own.steps);
    merge(request.channels, own.channels);
    merge(request.terms, own.terms);
    request.acts_of_claims = request.acts_of_claims || own.acts_of_claims;
    request.money_events = request.money_events || own.money_events;
    request.agreed_rates = request.agreed_rates || own.agreed_rates;
    request.whole_relationships = request.whole_relationships || own.whole_relationships;
  }
  if (request.terms.size() > facts::most_terms)
    throw std::length_error("the laws accept more than 63 terms in letters");
  return request;
}

}  // namespace dun::decide

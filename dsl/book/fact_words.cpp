#include "dsl/book/fact_words.hpp"

#include <algorithm>
#include <iterator>

#include "dsl/book/words.hpp"

namespace dun::book {

namespace {

constexpr YesNoWords yes_no_table[] = {
    {"overdue", "the claim is overdue", "the claim is not overdue"},
    {"disputed", "the claim is disputed", "the claim is not disputed"},
    {"payment-plan", "a payment plan is in place", "no payment plan is in place"},
    {"insolvent", "the debtor is insolvent", "the debtor is not insolvent"},
    {"deceased", "the debtor has died", "the debtor is alive", true},
    {"written-off", "the claim has been written off", "the claim has not been written off", true},
    {"direct-debit", "the claim is paid by direct debit", "the claim is not paid by direct debit"},
    {"direct-debit-failed", "a direct debit has failed", "no direct debit has failed", true},
    {"fee-agreed", "a fee was agreed", "no fee was agreed"},
    {"vat-deductible", "the creditor can deduct VAT", "the creditor cannot deduct VAT"},
};

constexpr AmountWords amount_table[] = {
    {"principal-open", "part of the principal is open", "the principal is settled", false, true},
    {"balance", "something is owed", "nothing is owed", false, true},
    {"fees-claimed", "a fee has been claimed", "no fee has been claimed", true, false},
    {"compensation-claimed", "compensation has been claimed", "no compensation has been claimed", true, false},
    {"disputed-amount", "part of the claim is disputed", "no part of the claim is disputed"},
};

struct Noun {
  std::string_view fact;
  std::string_view noun;
};
constexpr Noun nouns[] = {
    {"principal", "the principal"},
    {"principal-open", "the open principal"},
    {"balance", "what is owed in all"},
    {"fees-claimed", "the fees claimed so far"},
    {"compensation-claimed", "the compensation claimed so far"},
    {"disputed-amount", "the disputed amount"},
    {"contract-rate", "the rate of the contract"},
    {"contract", "the contract"},
    {"claim-kind", "the kind of the claim"},
    {"debtor-kind", "the kind of the debtor"},
    {"due", "the due date"},
    {"issued", "the day of the invoice"},
    {"promised", "the day for which payment was promised"},
    {"held-until", "the day until which the claim is held"},
    {"arrears-since", "the day on which the arrears began"},
};

struct Choice {
  std::string_view fact, choice, words;
};
constexpr Choice choices[] = {
    {"claim-kind", "invoice", "the claim is an invoice"},
    {"claim-kind", "instalment", "the claim is an instalment"},
    {"claim-kind", "recurring", "the claim is a recurring one"},
    {"debtor-kind", "consumer", "the debtor is a consumer"},
    {"debtor-kind", "business", "the debtor is a business"},
    {"debtor-kind", "public", "the debtor is a public body"},
};

template <class Row, std::size_t size>
const Row* row_of(const Row (&table)[size], std::string_view fact) {
  const auto found = std::find_if(std::begin(table), std::end(table), [&](const Row& row) { return row.fact == fact; });
  return found == std::end(table) ? nullptr : found;
}

}  // namespace

const YesNoWords* yes_no_words(std::string_view fact) {
  return row_of(yes_no_table, fact);
}

const AmountWords* amount_words(std::string_view fact) {
  return row_of(amount_table, fact);
}

std::string noun_of(const std::string& fact) {
  const Noun* known = row_of(nouns, fact);
  return known != nullptr ? std::string(known->noun) : quoted(fact);
}

std::optional<std::string_view> choice_words(std::string_view fact, std::string_view choice) {
  for (const Choice& row : choices)
    if (row.fact == fact && row.choice == choice) return row.words;
  return std::nullopt;
}

std::string ledger_meaning(const std::string& fact) {
  if (const YesNoWords* words = yes_no_words(fact)) return capitalised(std::string(words->holds)) + ".";
  const Noun* known = row_of(nouns, fact);
  return known != nullptr ? capitalised(std::string(known->noun)) + "." : "";
}

}  // namespace dun::book

// The form a record must have before a ledger takes it: ids that can be typed, days and amounts in range, countries
// that are codes, and for each kind of event what it cannot do without. Throws Refused (data), naming the field as a
// person would.
#pragma once

#include <string_view>

#include "engine/facts/history.hpp"

namespace dun::facts {

void check(const CreditorRecord& creditor);
void check(const DebtorRecord& debtor);
void check(const ClaimRecord& claim);
void check(const EventRecord& event);
void check(const ActRecord& act);
/// A contact point needs an address, a consent does not.
void check_contact(const ContactRecord& contact);
void check_consent(const ContactRecord& consent);

[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace dun::facts

// Putting records into a ledger, each known by its id: new, as it was, or in conflict with what is there. Nothing is
// written before a record is found good. Throws Refused: data where the record is at fault, machine where the file is.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/facts/ledger/state.hpp"

namespace dun::facts {

[[nodiscard]] Stored put_record(StateKeeper& keeper, const CreditorRecord& creditor);
[[nodiscard]] Stored put_record(StateKeeper& keeper, const DebtorRecord& debtor);
[[nodiscard]] Stored put_record(StateKeeper& keeper, const ClaimRecord& claim);
[[nodiscard]] Stored put_contact_point(StateKeeper& keeper, const std::string& debtor, const ContactRecord& contact);
[[nodiscard]] Stored put_consent_to(StateKeeper& keeper, const std::string& debtor, const ContactRecord& consent);
[[nodiscard]] Stored put_event_record(StateKeeper& keeper, const Subject& subject, const EventRecord& event);
[[nodiscard]] Stored put_act_record(StateKeeper& keeper, const std::string& claim, const ActRecord& act);

[[noreturn]] void refuse_unknown_claim(Database& database, const std::string& id);
[[nodiscard]] std::int64_t known_claim(StateKeeper& keeper, const std::string& id);
[[nodiscard]] std::int64_t known_debtor(StateKeeper& keeper, const std::string& id);

/// What a person would read of one field, in the ledger and here.
struct Compared {
  std::string_view field;
  std::string there;
  std::string here;
};
/// `unchanged`, or a conflict naming the first field that differs.
[[nodiscard]] Stored compare(const std::vector<Compared>& fields);

[[nodiscard]] std::string shown(const std::optional<Day>& day);
[[nodiscard]] std::string shown(const std::optional<bool>& flag);
[[nodiscard]] std::string shown(const std::optional<std::int64_t>& number);
[[nodiscard]] std::string shown(const std::map<std::string, std::string>& attributes);

}  // namespace dun::facts

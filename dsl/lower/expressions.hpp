// Conditions and amounts as nodes, each with whether all facts it reads are known.
#pragma once

#include "dsl/lower/context.hpp"

namespace dun::lower {

[[nodiscard]] Known condition_of(Context& context, syntax::ConditionId id);
[[nodiscard]] Known amount_of(Context& context, syntax::AmountId id);
/// Holds where all parts do; one part known not to hold settles it, whatever is missing of the others.
[[nodiscard]] Known all_of(Context& context, const std::vector<Known>& parts);
/// The day that chooses the version of a rate or scale declared in `file`.
[[nodiscard]] KnownDay version_day(Context& context, const std::optional<syntax::Anchor>& chosen_by, base::FileId file);
/// "consumer claims in Norway, NOK": what it says of a claim's debtor, kind, country and currency; unknown where the
/// country is missing and nothing else already says that the claim is none of these.
[[nodiscard]] Known claims_match(Context& context, const syntax::Claims& claims);
/// A fact's value and whether it is known, with the vocabulary's meaning for a missing one.
[[nodiscard]] Known fact_of(Context& context, const types::Fact& fact);

}  // namespace dun::lower

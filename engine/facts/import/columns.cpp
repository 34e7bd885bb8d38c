#include "engine/facts/import/columns.hpp"

#include <algorithm>

namespace dun::import {
namespace {

using enum ColumnType;

constexpr std::array<std::string_view, kind_count> kind_names{"creditors", "debtors", "contacts", "consents",
                                                              "claims",    "events",  "actions",  "states"};

constexpr std::array creditor_columns{
    ColumnSpec{"id", text, true},         ColumnSpec{"name", text},
    ColumnSpec{"country", word, true},    ColumnSpec{"size", text},
    ColumnSpec{"vat_deductible", yes_no},
};
constexpr std::array debtor_columns{
    ColumnSpec{"id", text, true},      ColumnSpec{"name", text},     ColumnSpec{"kind", word, true},
    ColumnSpec{"country", word, true}, ColumnSpec{"language", text}, ColumnSpec{"national_id", text},
};
constexpr std::array contact_columns{
    ColumnSpec{"debtor", text, true}, ColumnSpec{"channel", word, true}, ColumnSpec{"address", text, true},
    ColumnSpec{"from", day},          ColumnSpec{"until", day},          ColumnSpec{"recorded", day},
};
constexpr std::array consent_columns{
    ColumnSpec{"debtor", text, true}, ColumnSpec{"channel", word, true}, ColumnSpec{"from", day},
    ColumnSpec{"until", day},         ColumnSpec{"recorded", day},
};
constexpr std::array claim_columns{
    ColumnSpec{"id", text, true},         ColumnSpec{"creditor", text, true},    ColumnSpec{"debtor", text, true},
    ColumnSpec{"relationship", text},     ColumnSpec{"kind", word, true},        ColumnSpec{"reference", text},
    ColumnSpec{"currency", word, true},   ColumnSpec{"principal", amount, true}, ColumnSpec{"issued", day},
    ColumnSpec{"due", day, true},         ColumnSpec{"governing_law", word},     ColumnSpec{"fee_agreed", yes_no},
    ColumnSpec{"contract_rate", percent}, ColumnSpec{"recorded", day},
};
constexpr std::array event_columns{
    ColumnSpec{"id", text, true},   ColumnSpec{"claim", text},          ColumnSpec{"debtor", text},
    ColumnSpec{"kind", word, true}, ColumnSpec{"effective", day, true}, ColumnSpec{"recorded", day, true},
    ColumnSpec{"currency", word},   ColumnSpec{"amount", amount},       ColumnSpec{"value", text},
    ColumnSpec{"until", day},       ColumnSpec{"channel", word},        ColumnSpec{"reason", text},
    ColumnSpec{"by", text},         ColumnSpec{"refers_to", text},
};
constexpr std::array action_columns{
    ColumnSpec{"id", text, true},      ColumnSpec{"claim", text, true}, ColumnSpec{"act", word, true},
    ColumnSpec{"step", word},          ColumnSpec{"occurrence", whole}, ColumnSpec{"sent", day, true},
    ColumnSpec{"recorded", day, true}, ColumnSpec{"channel", word},     ColumnSpec{"currency", word},
    ColumnSpec{"fee", amount},         ColumnSpec{"interest", amount},  ColumnSpec{"compensation", amount},
    ColumnSpec{"pay_by", day},         ColumnSpec{"received", day},     ColumnSpec{"states_term", text},
    ColumnSpec{"state", word},         ColumnSpec{"by_hand", yes_no},
};
constexpr std::array state_columns{
    ColumnSpec{"claim", text, true}, ColumnSpec{"on", day, true}, ColumnSpec{"principal_open", amount},
    ColumnSpec{"disputed", yes_no},  ColumnSpec{"held", yes_no},  ColumnSpec{"promised", day},
    ColumnSpec{"reason", text},      ColumnSpec{"by", text},
};

}  // namespace

std::string_view to_string(Kind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<Kind> kind_named(std::string_view name) {
  const auto* found = std::find(kind_names.begin(), kind_names.end(), name);
  if (found == kind_names.end()) return std::nullopt;
  return static_cast<Kind>(found - kind_names.begin());
}

std::span<const ColumnSpec> columns_of(Kind kind) {
  switch (kind) {
    case Kind::creditors:
      return creditor_columns;
    case Kind::debtors:
      return debtor_columns;
    case Kind::contacts:
      return contact_columns;
    case Kind::consents:
      return consent_columns;
    case Kind::claims:
      return claim_columns;
    case Kind::events:
      return event_columns;
    case Kind::actions:
      return action_columns;
    case Kind::states:
      return state_columns;
  }
  return {};
}

bool takes_attributes(Kind kind) {
  return kind == Kind::debtors || kind == Kind::claims;
}

}  // namespace dun::import

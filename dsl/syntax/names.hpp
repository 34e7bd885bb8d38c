// The leaves of the tree: names, literals and their spans, exactly as the author wrote them.
// Nothing here is resolved; each name carries a number, unique in its file, by which later phases keep what they found
// out about it in tables of their own.
#pragma once

#include <string>
#include <vector>

#include "engine/base/id.hpp"
#include "engine/base/span.hpp"
#include "engine/values/day.hpp"
#include "engine/values/money.hpp"
#include "engine/values/ratio.hpp"
#include "engine/values/rounding.hpp"
#include "engine/values/term.hpp"

namespace dun::syntax {

using base::Span;
using NameId = base::Id<struct NameTag>;

/// A name or a path ("no/inkasso", "small-fees"). `id` numbers the names of one file from 0, without gaps.
struct Name {
  std::string text;
  Span span;
  NameId id;
};

/// A quoted text, without its quotes.
struct Text {
  std::string text;
  Span span;
};

struct Date {
  values::Day day;
  Span span;
};

/// A whole number or a decimal, as an exact ratio; `decimals` is what the author wrote after the point.
struct Number {
  values::Ratio value;
  int decimals = 0;
  Span span;
};

/// "38.00 NOK". The number is checked against the currency's decimals when the tree is built (015, 016).
struct MoneyLiteral {
  values::Money money;
  Name currency;
  Span span;
};

/// "14 full days", "6 months (month end down)". `has_month_end` says whether the author wrote the month-end word (032).
struct TermLiteral {
  values::Term term;
  bool has_month_end = false;
  Span span;
};

/// "cite IF "§ 1-2 (4)"".
struct Cite {
  Name source;
  Text paragraph;
  Span span;
};

}  // namespace dun::syntax

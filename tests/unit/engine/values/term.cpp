// Terms print as the author writes them.
#include "engine/values/term.hpp"

#include "tests/support/catch.hpp"

using namespace dun::values;

TEST_CASE("a term prints as it is written") {
  struct Row {
    Term term;
    const char* printed;
  };
  for (const Row& row :
       {Row{Term{14, TermUnit::days}, "14 days"}, Row{Term{1, TermUnit::days}, "1 day"},
        Row{Term{14, TermUnit::full_days}, "14 full days"}, Row{Term{1, TermUnit::banking_days}, "1 banking day"},
        Row{Term{3, TermUnit::working_days}, "3 working days"},
        Row{Term{6, TermUnit::months, MonthEnd::down}, "6 months (month end down)"},
        Row{Term{1, TermUnit::years, MonthEnd::up}, "1 year (month end up)"}})
    CHECK(to_string(row.term) == row.printed);
}

// Questions to the laws of a country: what may be claimed for collection by somebody else, and what law files note
// beside the lines that decided.
#include "tests/cases/questions.hpp"
#include "tests/support/catch.hpp"

using namespace dun::support;
using namespace dun::tests;

TEST_CASE("dun limits: a collection cost is claimed or not, now, from a day, or once more than time has passed",
          "[questions]") {
  struct Row {
    std::string asked;
    const char* text;
    const char* json;
  };
  const std::string norway = "--country NO --given 'vat-deductible is yes'" + claim +
                             " --given '2026-03-16 inkassovarsel by email, fee 38.00 NOK, pay by 2026-03-30'";
  const std::string finland = "--country FI --given 'a consumer claim of 500.00 EUR, due 2026-03-02'";
  const std::string claimed =
      " --given '2026-03-16 maksumuistutus by email, fee 5 EUR, pay by 2026-03-30' --given '2026-04-10 agency-cost, "
      "fee 24 EUR'";
  const Row rows[] = {
      {norway + " --on 2026-03-30",
       "\nagency-cost        nothing yet; from 2026-03-31 up to 300.00\n"
       "agency-cost-heavy  nothing now, nor before 2026-03-31; up to 600.00 once the rules below allow it\n",
       "\"agency-cost\":{\"allowed\":false,\"not_before\":\"2026-03-31\",\"fee_max\":\"0.00\","
       "\"fee_not_before\":\"2026-03-31\",\"fee_max_then\":\"300.00\",\"because\":[{\"rule\":\"light-after-warning\""},
      {norway + " --on 2026-03-31", "\nagency-cost        up to 300.00\n",
       "\"agency-cost\":{\"allowed\":true,\"not_before\":\"2026-03-31\",\"fee_max\":\"300.00\""},
      {"--country NO --on 2026-03-20" + claim,
       "\nagency-cost        nothing now; how much later is not known, for want of vat-deductible\n",
       "\"agency-cost\":{\"allowed\":false,\"fee_max\":\"0.00\",\"because\""},
      {finland + " --on 2026-03-01",
       "\nagency-cost          nothing now, nor before 2026-03-17; up to 24.00 once the rules below allow it\n"
       "agency-cost-further  nothing now; up to 12.00 once the rules below allow it\n"
       "agency-cost-tratta   nothing\n",
       "\"agency-cost\":{\"allowed\":false,\"fee_max\":\"0.00\",\"fee_max_later\":\"24.00\""},
      {finland + claimed + " --on 2026-04-20",
       "\nagency-cost          nothing\nagency-cost-further  nothing yet; from 2026-04-25 up to 12.00\n",
       "\"agency-cost\":{\"allowed\":false,\"fee_max\":\"0.00\",\"because\":[{\"rule\":\"one-first-demand\""},
      {"--country BE --on 2026-03-10 --given 'a consumer claim of 500.00 EUR, due 2026-03-02'",
       "\nagency-cost  nothing now; up to 65.00 once the rules below allow it, but not known is fee-agreed\n",
       "{\"missing\":\"fee-agreed\""},
      {norway + " --on 2026-03-31 --given '2026-03-20 payment of 1200.00 NOK'",
       "\nagency-cost        nothing\nagency-cost-heavy  nothing\n",
       "\"agency-cost\":{\"allowed\":false,\"fee_max\":\"0.00\",\"because\":[{\"rule\":\"nothing-owed"},
      {"--country AT --on 2026-03-02 --given 'a consumer claim of 500.00 EUR, due 2026-03-02'",
       "\nagency-cost  nothing yet; whether and how much from 2026-03-03 on is not known, for want of höchstbetrag-",
       "\"agency-cost\":{\"allowed\":false,\"not_before\":\"2026-03-03\",\"fee_max\":\"0.00\""},
      {"--country AT --on 2026-03-10 --given 'a consumer claim of 500.00 EUR, due 2026-03-02' --given "
       "termin-vereinbart",
       "\nagency-cost  not known, for want of höchstbetrag-der-inkassoverordnung\n",
       "\"agency-cost\":{\"allowed\":false,\"held\":true"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.asked);
    const std::string text = limits(row.asked).out;
    CAPTURE(text);
    CHECK(says(text, row.text));
    const std::string json = limits(row.asked + " --json").out;
    CAPTURE(json);
    CHECK(says(json, row.json));
    CHECK(says(json, "\"kind\":\"collection-cost\""));
  }
}

TEST_CASE("what the law notes of the lines that decided is said with the answer, each once", "[questions]") {
  const std::string asked = "--country NO --on 2026-03-20" + claim;
  const std::string text = limits(asked).out;
  CAPTURE(text);
  const std::size_t notes = text.find("\nnotes\n");
  REQUIRE(notes != std::string::npos);
  const std::string said = text.substr(notes);
  const std::string reading = "  no-fee-for-messages: A reading: the two paragraphs list ";
  CHECK(says(said, reading.c_str()));
  CHECK(said.find(reading) == said.rfind(reading));
  CHECK(says(said, "\n  inkassosats: The inkassosats in force when the letter is sent counts "));
  CHECK(says(said, "\n    600 and 630 are ten times the fee that was printed"));
  CHECK(says(said, "\n  late-interest: From the due date where it was fixed in advance"));
  CHECK_FALSE(says(said, "one-warning-fee"));
  const std::string json = limits(asked + " --json").out;
  CHECK(
      says(said, "\n  no/agency-cost: agency-cost is the light salær (lett salær), agency-cost-heavy the heavy one "));
  CHECK_FALSE(says(said, "\n  no/inkasso: "));
  CHECK(says(json, "{\"of\":\"fee-cap\",\"text\":\""));
  CHECK(says(json, "{\"of\":\"late-interest\",\"text\":\"No interest on interest (Rt. 1998 p. 198).\",\"file\":\""));
}

TEST_CASE("dun interest: what the law notes of the interest and of its rates, known or not", "[questions]") {
  const std::string asked = "--country NL --given 'a consumer claim of 100.00 EUR, due 2026-03-02'";
  for (const std::string day : {"2026-06-20", "2026-07-20"}) {
    const Ended ended = interest(asked + " --to " + day);
    CAPTURE(ended.out);
    CHECK(ended.status == (day == "2026-06-20" ? 0 : 1));
    CHECK(says(ended.out, "\nnotes\n"));
    CHECK(says(ended.out, ": From 2026-07-01 the rate is not known here: no publication was read."));
  }
  CHECK(says(interest(asked + " --json --to 2026-06-20").out, "\"notes\":[{\"of\":\""));
  const std::string withheld =
      limits("--country NL --on 2026-07-20 --given 'a consumer claim of 100.00 EUR, due 2026-03-02'").out;
  CHECK(says(withheld, ": From 2026-07-01 the rate is not known here: no publication was read."));
}

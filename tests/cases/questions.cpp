// Questions to the laws of a country: `dun limits`, `dun interest`, and what is said where a question cannot be read or
// answered.
#include <fstream>

#include "tests/cases/questions.hpp"
#include "tests/support/catch.hpp"

using namespace dun::support;
using namespace dun::tests;

namespace {

/// What JSON says of one act.
std::string of_act(const std::string& json, const std::string& act) {
  const auto begin = json.find("\"" + act + "\":{");
  return begin == std::string::npos ? "" : json.substr(begin, json.find("]", json.find("\"because\"", begin)) - begin);
}

}  // namespace

TEST_CASE("dun interest: a line a segment, split where the balance and the rate change", "[questions]") {
  const Ended ended = interest("--country NO --to 2026-09-18" + claim + " --given '2026-05-02 payment of 500.00 NOK'");
  CAPTURE(ended.out, ended.err);
  CHECK(ended.status == 0);
  CHECK(says(ended.out, "interest on a consumer claim of 1200.00 NOK, due 2026-03-02, to 2026-09-18\n"));
  CHECK(says(ended.out, "2026-03-03  2026-05-02    61  365  1200.00      12        24.065753  forskrift "));
  CHECK(says(ended.out, "2026-05-03  2026-06-30    59  365   700.00      12        13.578082  forskrift "));
  CHECK(says(ended.out, "2026-07-01  2026-09-18    80  365   700.00   12.25        18.794521  forskrift "));
  CHECK(
      says(ended.out,
           "interest  56.44 NOK for 200 days, rounded half up to 0.01 NOK, once\nprincipal still open: 700.00 NOK\n"));
}

TEST_CASE("dun interest: a given rate stands in for the law's, and JSON has a field a fact", "[questions]") {
  const Ended ended = interest("--country norway --to 2026-03-12 --json" + claim +
                               " --given 'rate forsinkelsesrente is 10 from 2026-01-01'");
  CAPTURE(ended.out, ended.err);
  CHECK(ended.status == 0);
  CHECK(says(ended.out, "\"interest\":\"3.29\",\"days\":10,\"open\":\"3.29\",\"runs\":true"));
  CHECK(says(ended.out,
             "{\"from\":\"2026-03-03\",\"to\":\"2026-03-12\",\"days\":10,\"year_days\":365,"
             "\"balance\":\"1200.00\",\"rate\":\"10\",\"amount\":\"3.287671\""));
}

TEST_CASE("dun interest: nothing before the first day, and no number from what is not known", "[questions]") {
  CHECK(says(interest("--country NO --to 2026-03-02" + claim).out, "interest  0.00 NOK for 0 days"));
  const Ended late = interest("--country NO --to 2031-09-18" + claim);
  CHECK(late.status == 1);
  CHECK(says(late.out, "interest  withheld\n  checked-through, no/inkasso: checked through 2026-12-31"));
  const Ended early =
      interest("--country NO --to 2026-09-18 --json --given 'a consumer claim of 9.00 NOK, due 1983-03-02'");
  CHECK(early.status == 1);
  CHECK(!says(early.out, "\"interest\":"));
  CHECK(says(early.out, "\"unknown\":[{\"missing\":\"a value of rate forsinkelsesrente on 1983-03-03\""));
}

TEST_CASE("a law that is in force only by name answers where it is named", "[questions]") {
  const std::string asked = "--country NL --to 2026-04-20 --given 'a consumer claim of 100.00 EUR, due 2026-03-02'";
  const std::string name = "nl/formule-wettelijke-rente";
  CHECK(!says(interest(asked).out, name));
  CHECK(says(interest(asked + " --law " + name).out, "law " + name + ": uit-de-formule"));
  const Ended none = interest("--country BE --to 2026-04-20 --given 'a consumer claim of 9.00 NOK, due 2026-03-02'");
  CHECK(says(none.err, "`be/taux-légal` is for consumer claims in Belgium, only by name"));
}

TEST_CASE("a question that cannot be asked says what to write", "[questions]") {
  struct Row {
    std::string arguments;
    int status;
    const char* message;
  };
  const Row rows[] = {
      {"--to 2026-09-18" + claim, 2, "dun: no country was named\n"},
      {"--country Norwey --to 2026-09-18" + claim, 2, "no country is called `Norwey`\nfix: did you mean Norway?"},
      {"--country Peru --to 2026-09-18" + claim, 2, "no country is called `Peru`\n"},
      {"--country Malta --to 2026-09-18" + claim, 1, "there is no law of Malta in "},
      {"--country NO --to 2026-09-18 --given disputed", 2, "dun: no claim was given\nfix: give one, such as --given"},
      {"--country NO --to 2026-09-18 --given 'a claim of 9.00 NOK, due 2026-03-02'", 2, "does not say whom"},
      {"--country NO --to 2026-09-18 --given 'a consumer claim of 9.00 EUR, due 2026-03-02'", 1,
       "`no/inkasso` is for claims in Norway, NOK"},
      {"--country NO --law no/inkaso --to 2026-09-18" + claim, 2,
       "there is no law `no/inkaso`\nfix: write --law no/inkasso"},
      {"--country NO --to 2026-09-18 --given 'claim B of the same debtor: a consumer claim of 9.00 NOK, due "
       "2026-03-02'" +
           claim,
       2, "more than one claim was given"},
      {"--country NO --law no/inkasso --to 2026-09-18" + claim + " --given '2026-03-16 puring by email'", 1,
       "E020 --given:2:12  unknown step or act `puring`\n2 | 2026-03-16 puring by email\n"
       "  |            ^^^^^^\nfix: write `purring`"},
      {"--country NO --to 2026-09-18 --given 'a consumer claim of 1200,00 NOK, due 2026-03-02'", 1,
       "  |                     ^^^^^^^ write 1200.00 NOK"},
  };
  for (const Row& row : rows) {
    const Ended ended = interest(row.arguments);
    CAPTURE(row.arguments, ended.out, ended.err);
    CHECK(ended.status == row.status);
    CHECK(says(ended.err, row.message));
    CHECK(ended.out.empty());
  }
}

TEST_CASE("dun limits: for each act whether it is lawful, from when, and what it may cost", "[questions]") {
  const Ended ended = limits("--country NO --on 2026-03-20 --json" + claim +
                             " --given '2026-03-16 purring by email, fee 38.00 NOK, pay by 2026-03-30'");
  CAPTURE(ended.out, ended.err);
  REQUIRE(ended.status == 0);
  CHECK(says(of_act(ended.out, "purring"),
             "\"allowed\":true,\"fee_max\":\"0.00\",\"fee_not_before\":\"2026-03-31\","
             "\"fee_max_then\":\"38.00\""));
  CHECK(says(of_act(ended.out, "purring"),
             "\"rule\":\"second-fee\",\"cite\":\"inkassoforskriften § 1-3 (1) annet punktum\""));
  const std::string warning = of_act(ended.out, "inkassovarsel");
  CHECK(says(warning, "\"not_before\":\"2026-03-03\""));
  CHECK(says(warning,
             "\"pay_by_min\":\"2026-04-03\",\"channels\":[\"efaktura\",\"ehf\",\"email\",\"letter\",\"portal\"]"));
  CHECK(says(of_act(ended.out, "overføring"),
             "\"allowed\":false,\"fee_max\":\"0.00\",\"because\":[{\"rule\":\"warning-first\""));
  CHECK(says(ended.out, "\"compensation\":\"0.00\",\"interest\":\"7.10\""));
}

TEST_CASE("dun limits: an answer that rests on a missing fact is held, and says how to give it", "[questions]") {
  const std::string asked =
      "--country SE --on 2026-03-20 --json --given 'a consumer claim of 900.00 SEK, due 2026-03-02'";
  const std::string unknown = limits(asked).out;
  CHECK(says(of_act(unknown, "betalningspåminnelse"), "\"allowed\":true,\"fee_held\":true,\"because\""));
  CHECK(says(unknown, "{\"missing\":\"fee-agreed\",\"given\":\"fee-agreed is yes\",\"means\":"));
  const std::string known = limits(asked + " --given 'fee-agreed is yes'").out;
  CHECK(says(of_act(known, "betalningspåminnelse"), "\"fee_max\":\"60.00\""));
  CHECK_FALSE(says(known, "\"missing\":\"fee-agreed\""));
}

TEST_CASE("dun limits: beyond the dates the law is known for there is no figure", "[questions]") {
  const Ended late = limits("--country NO --on 2031-04-20 --json" + claim);
  CHECK(late.status == 0);
  CHECK(says(of_act(late.out, "purring"),
             "\"allowed\":false,\"held\":true,\"fee_held\":true,"
             "\"because\":[{\"rule\":\"checked-through\""));
  CHECK(!says(late.out, "fee_max"));
  CHECK(!says(late.out, "\"interest\":\""));
  CHECK(says(late.out, "\"withheld\":[{\"rule\":\"checked-through\""));
  const Ended early = limits("--country NO --on 2026-04-20 --given 'a consumer claim of 1200.00 NOK, due 1999-03-02'");
  CHECK(says(early.out, "missing  a value of rate fee-share on 1999-03-02"));
  CHECK(!says(early.out, "38.00"));
}

TEST_CASE("dun limits: a deadline that hangs on the channel is told by channel", "[questions]") {
  const Scratch scratch;
  std::ofstream(scratch.path("law.dun")) << "use ledger\n"
                                            "law test/act\n"
                                            "  applies to claims in Ireland\n"
                                            "  checked through 2026-12-31 by \"test\"\n"
                                            "  presume receipt by letter 7 days after sending cite ACT \"§ 2\"\n"
                                            "  presume receipt by email 1 day after sending cite ACT \"§ 2\"\n"
                                            "source ACT \"Act\"\n"
                                            "act demand is a notice\n"
                                            "rule time cite ACT \"§ 1\"\n"
                                            "  for any demand\n"
                                            "  pay by at least 10 days after receipt\n";
  const std::string asked =
      "limits " + scratch.path("law.dun") + " --on 2026-03-20 --given 'a consumer claim of 9.00 EUR, due 2026-03-02'";
  const Ended ended = run_dun(scratch, asked + " --json");
  CAPTURE(ended.out, ended.err);
  CHECK(says(ended.out,
             "\"pay_by_min\":\"2026-04-06\",\"pay_by_held\":true,\"pay_by_min_by_channel\":"
             "{\"email\":\"2026-03-31\",\"letter\":\"2026-04-06\"}"));
  CHECK(
      says(ended.out, "\"unknown\":[{\"missing\":\"the day on which demand by efaktura, ehf, sms, phone, portal will"));
  CHECK(says(run_dun(scratch, asked).out, "  demand: by email pay by at least 2026-03-31\n"));
}

TEST_CASE("dun limits: a deadline counted from a receipt nobody presumes is not known; act and fee are judged",
          "[questions]") {
  const Scratch scratch;
  std::ofstream(scratch.path("law.dun")) << "use ledger\n"
                                            "law test/act\n"
                                            "  applies to claims in Ireland\n"
                                            "  checked through 2026-12-31 by \"test\"\n"
                                            "source ACT \"Act\"\n"
                                            "act demand is a notice\n"
                                            "rule cap cite ACT \"§ 1\"\n"
                                            "  for any demand with a fee\n"
                                            "  fee at most 5 EUR\n"
                                            "rule time cite ACT \"§ 2\"\n"
                                            "  for any demand\n"
                                            "  pay by at least 8 days after sending\n"
                                            "rule time-from-receipt cite ACT \"§ 2\"\n"
                                            "  for any demand\n"
                                            "  pay by at least 10 days after receipt\n";
  const std::string asked =
      "limits " + scratch.path("law.dun") + " --on 2026-03-20 --given 'a consumer claim of 9.00 EUR, due 2026-03-02'";
  const Ended ended = run_dun(scratch, asked + " --json");
  CAPTURE(ended.out, ended.err);
  CHECK(says(of_act(ended.out, "demand"),
             "{\"allowed\":true,\"fee_max\":\"5.00\",\"pay_by_held\":true,\"pay_by_not_before\":\"2026-03-28\","));
  CHECK(says(ended.out, "\"rule\":\"time-from-receipt\",\"cite\":\"ACT § 2\",\"about\":\"pay-by\""));
  CHECK(says(ended.out, "\"unknown\":[{\"missing\":\"the day on which demand will count as received"));
  CHECK(says(run_dun(scratch, asked).out, "  5.00  2026-03-28 or later\n"));
}

TEST_CASE("a law that is not in force for the claim has no interest, in its tests as in dun interest", "[questions]") {
  const Scratch scratch;
  std::ofstream(scratch.path("law.dun")) << "use ledger\n"
                                            "law test/act\n"
                                            "  applies to claims in Ireland\n"
                                            "  in force for due from 2026-03-01\n"
                                            "  checked through 2026-12-31 by \"test\"\n"
                                            "source ACT \"Act\"\n"
                                            "act demand is a notice\n"
                                            "rate late in percent, chosen by run date\n"
                                            "  10 from 2020-01-01 cite ACT \"§ 1\"\n"
                                            "interest late-interest cite ACT \"§ 1\"\n"
                                            "  on principal\n"
                                            "  rate late, day by day\n"
                                            "  from the day after due\n"
                                            "  days actual/365\n"
                                            "  rounded half up to 0.01 EUR, once\n"
                                            "charge sum cite ACT \"§ 2\"\n"
                                            "  amount 40 EUR\n"
                                            "test \"in force\"\n"
                                            "  given a consumer claim of 365.00 EUR, due 2026-03-01\n"
                                            "  expect interest 1.00 EUR on 2026-03-11\n"
                                            "  expect compensation 40.00 EUR on 2026-03-11\n"
                                            "test \"not in force\"\n"
                                            "  given a consumer claim of 365.00 EUR, due 2026-02-28\n"
                                            "  expect interest 1.10 EUR on 2026-03-11\n"
                                            "  expect compensation 40.00 EUR on 2026-03-11\n";
  const Ended tested = run_dun(scratch, "test " + scratch.path("law.dun"));
  CAPTURE(tested.out, tested.err);
  CHECK(says(tested.out, "    expected  interest 1.10 EUR on 2026-03-11\n    got       unknown\n"));
  CHECK(says(tested.out, "    expected  compensation 40.00 EUR on 2026-03-11\n    got       unknown\n"));
  CHECK(says(tested.out, "1 passed, 1 failed"));
  const Ended asked = run_dun(scratch, "interest " + scratch.path("law.dun") +
                                           " --to 2026-03-11 --json --given 'a consumer claim of 365.00 EUR, due "
                                           "2026-02-28'");
  CHECK(says(asked.out, "\"withheld\":[{\"rule\":\"in-force\""));
  CHECK(!says(asked.out, "\"interest\":\""));
}

TEST_CASE("dun limits: an older text makes way for the one in force, and holds where there is none", "[questions]") {
  const Scratch scratch;
  const auto law = [](const std::string& name, const std::string& in_force, const std::string& fee) {
    return "law test/" + name + "\n  applies to claims in Ireland, EUR\n  in force for due from " + in_force +
           "\n  checked through 2026-12-31 by \"test\"\nsource ACT \"Act\"\nact demand is a notice\n" + "rule cap-" +
           name + " cite ACT \"§ 1\"\n  for any demand with a fee\n  fee at most " + fee + " EUR\n";
  };
  std::ofstream(scratch.path("law.dun")) << "use ledger\n"
                                         << law("old", "2010-01-01 until 2019-12-31", "5")
                                         << law("new", "2020-01-01", "7");
  const auto asked = [&](const std::string& due) {
    return run_dun(scratch, "limits " + scratch.path("law.dun") +
                                " --on 2026-03-20 --json --given 'a consumer claim of 9.00 EUR, due " + due + "'")
        .out;
  };
  CHECK(
      says(asked("2026-03-02"), "\"laws\":[\"test/new\"],\"acts\":{\"demand\":{\"allowed\":true,\"fee_max\":\"7.00\""));
  CHECK(
      says(asked("2015-03-02"), "\"laws\":[\"test/old\"],\"acts\":{\"demand\":{\"allowed\":true,\"fee_max\":\"5.00\""));
  CHECK(says(asked("1999-03-02"), "\"held\":true"));
  CHECK(!says(asked("1999-03-02"), "fee_max"));
}

TEST_CASE("dun doc: pages in a folder, Markdown on standard output, and what it refuses", "[questions]") {
  const Scratch scratch;
  const std::string law = DUN_SOURCE_DIR "/tests/golden/book/small-law.dun";
  CHECK(run_dun(scratch, "doc " + law + " --html -o " + scratch.path("book")).out ==
        "2 pages written to " + scratch.path("book") + "\n");
  CHECK(says(text_of_file(scratch.path("book/index.html")), "<a href=\"nl.html\">"));
  CHECK(says(text_of_file(scratch.path("book/nl.html")), "<h1>Netherlands</h1>"));
  CHECK(says(run_dun(scratch, "doc " + law).out, "# Law book\n"));
  const auto says_of = [&](const std::string& path) {
    return run_dun(scratch, "doc " DUN_SOURCE_DIR "/policies/at" + path).out;
  };
  CHECK_FALSE(says(says_of(""), "at/basiszinssatz"));  // made up for the tests in cases/
  CHECK(says(says_of("/cases"), "at/basiszinssatz"));
  CHECK(says(says_of("/cases/published.dun"), "at/basiszinssatz"));
  const Ended nowhere = run_dun(scratch, "doc " + law + " --html");
  CHECK(nowhere.status == 2);
  CHECK(says(nowhere.err, "HTML pages need a folder\nfix: add -o DIR"));
  CHECK(run_dun(scratch, "doc " + law + " -o /dev/null/book").status == 3);
  CHECK(run_dun(scratch, "doc " DUN_SOURCE_DIR "/stdlib").status == 2);
}

TEST_CASE("dun limits: the day time alone allows an act is asked of the rules in force then", "[questions]") {
  const Scratch scratch;
  std::ofstream(scratch.path("law.dun"))
      << "use ledger\n"
         "law test/act\n"
         "  applies to claims in Ireland\n"
         "  checked through 2026-12-31 by \"test\"\n"
         "source ACT \"Act\"\n"
         "act demand is a notice\n"
         "act never is a notice\n"
         "rule seven-days cite ACT \"§ 1\"\n"
         "  for any demand\n"
         "  in force for sending from 2020-01-01 until 2026-04-30\n"
         "  at least 7 days after the last demand\n"
         "rule ten-days cite ACT \"§ 1\"\n"
         "  for any demand\n"
         "  in force for sending from 2026-05-01\n"
         "  at least 10 days after the last demand\n"
         "rule later cite ACT \"§ 2\"\n"
         "  for any never\n"
         "  not before 20 days after due\n"
         "rule abolished cite ACT \"§ 2\"\n"
         "  for any never\n"
         "  in force for sending from 2026-03-01\n"
         "  only if insolvent\n"
         "rule moving cite ACT \"§ 3\"\n"
         "  for any call\n"
         "  not before 3 days after sending\n"
         "test \"its own day\"\n"
         "  given a consumer claim of 9.00 EUR, due 2026-02-20\n"
         "  given 2026-04-24 demand by letter, no fee, pay by 2026-05-20\n"
         "  expect may not demand on 2026-04-30 because seven-days before 2026-05-01\n"
         "  expect may not demand on 2026-05-01 because ten-days before 2026-05-04\n"
         "  expect may demand on 2026-05-04\n";
  const std::string asked = "limits " + scratch.path("law.dun") +
                            " --json --given 'a consumer claim of 9.00 EUR, due 2026-02-20'"
                            " --given '2026-04-24 demand by letter, no fee, pay by 2026-05-20' --on ";
  CHECK(run_dun(scratch, "test " + scratch.path("law.dun")).status == 0);
  CHECK(
      says(run_dun(scratch, asked + "2026-04-30").out, "\"demand\":{\"allowed\":false,\"not_before\":\"2026-05-04\""));
  CHECK(says(run_dun(scratch, asked + "2026-02-25").out,
             "\"never\":{\"allowed\":false,\"fee_max\":\"0.00\",\"because\""));
  CHECK(says(run_dun(scratch, asked + "2026-05-10").out, "\"demand\":{\"allowed\":true,\"not_before\":\"2026-05-04\""));
}

TEST_CASE("dun limits: a known no stands before what is not known", "[questions]") {
  const std::string cost = of_act(limits("--country NO --on 2026-03-20 --json" + claim).out, "agency-cost");
  CHECK(says(cost, "\"fee_max\":\"0.00\""));
  CHECK(says(cost, "\"rule\":\"light-after-warning\""));
  CHECK(!says(cost, "\"fee_held\""));
  const std::string after = limits("--country NO --on 2026-04-20 --json" + claim +
                                   " --given '2026-03-20 inkassovarsel by letter, no fee, pay by 2026-04-03'")
                                .out;
  CHECK(says(of_act(after, "agency-cost"), "\"fee_held\":true"));
}

TEST_CASE("dun limits: the rows an amount was made from stand beside it, and a rule for several acts is said once",
          "[questions]") {
  const std::string text = limits("--country NO --on 2026-03-20" + claim).out;
  CAPTURE(text);
  CHECK(says(text, "; fee-share 1/20 from 2020-10-01, "));
  CHECK(says(text, "; inkassosats 750.00 NOK from 2026-01-01, "));
  CHECK(says(text, "\nno/agency-cost: Norway: "));
  const std::string json = limits("--country NO --on 2026-03-20 --json" + claim).out;
  CHECK(says(json, "\"figures\":[{\"name\":\"fee-share\",\"value\":\"1/20\",\"from\":\"2020-10-01\",\"cite\":"));
  const std::string unchecked = limits("--country NO --on 2027-03-20" + claim).out;
  CHECK(
      says(unchecked, "\n  purring, inkassovarsel, betalingsoppfordring, overføring, message, call: checked-through,"));
}

TEST_CASE("dun limits: what is withheld says for want of what, and what that is", "[questions]") {
  const std::string text =
      limits("--country DE --on 2026-03-20 --given 'a consumer claim of 120.00 EUR, due 2026-03-02'").out;
  CAPTURE(text);
  CHECK(says(text, "withheld\n  verzugszinsen, BGB § 288"));
  CHECK(says(text, ": not known: kalenderfrist ("));
  CHECK(says(text, "--given \"kalenderfrist is yes\"\n           the due date is a day"));
}

TEST_CASE("dun interest: no interest is an answer, and so is that a scale ends below the claim", "[questions]") {
  const std::string asked = "--country GB --to 2026-09-18 --given 'a consumer claim of 1200.00 GBP, due 2026-03-02'";
  const Ended none = interest(asked);
  CAPTURE(none.out, none.err);
  CHECK(none.status == 0);
  CHECK(says(none.out, "interest  none: no law asked gives any (gb/consumer-debts)\n"));
  CHECK(says(interest(asked + " --json").out, "\"interest\":\"0.00\",\"days\":0,\"open\":\"0.00\",\"runs\":false"));
  const std::string large =
      limits("--country DE --on 2026-03-20 --given 'a consumer claim of 600000.00 EUR, due 2026-03-02'").out;
  CHECK(says(large, "missing  a row of scale geschäftsgebühr for 600000.00 EUR: it ends at 500000.00 EUR\n"));
}

TEST_CASE("no sum is told for a day after the laws were checked, not even none", "[questions]") {
  const std::vector<std::pair<std::string, std::string>> countries{
      {"AT", "EUR"}, {"BE", "EUR"}, {"DE", "EUR"}, {"DK", "DKK"}, {"FI", "EUR"},
      {"FR", "EUR"}, {"GB", "GBP"}, {"NL", "EUR"}, {"NO", "NOK"}, {"SE", "SEK"}};
  for (const auto& [country, currency] : countries)
    for (const std::string who : {"consumer", "business"}) {
      const std::string claim = " --given 'a " + who + " claim of 1200.00 " + currency + ", due 2030-12-01' --json";
      CAPTURE(claim);
      const std::string sums = limits("--country " + country + " --on 2031-01-20" + claim).out;
      CHECK_FALSE(says(sums, "\"compensation\""));
      CHECK_FALSE(says(sums, "\"interest\""));
      CHECK(says(sums, "\"checked-through\""));
      const Ended alone = interest("--country " + country + " --to 2031-01-20" + claim);
      CHECK(alone.status == 1);
      CHECK_FALSE(says(alone.out, "\"interest\""));
      CHECK(says(alone.out, "\"checked-through\""));
    }
}

TEST_CASE("dun limits: what a letter has to name goes by the claim, where the charge goes by its letter",
          "[questions]") {
  const auto names = [](const std::string& money) {
    return of_act(
        limits("--country NL --on 2026-03-20 --json --given 'a consumer claim of " + money + " EUR, due 2026-03-02'")
            .out,
        "veertiendagenbrief");
  };
  CHECK(says(names("1000.00"), "\"announces\":\"150.00\""));
  CHECK(says(names("100.00"), "\"announces\":\"40.00\""));
}

TEST_CASE("dun limits: a letter that the law sends for several claims names what all of them come to", "[questions]") {
  const auto asked = [](const std::string& more) {
    return limits(
        "--country NL --on 2026-03-20 --given 'a consumer claim of 1000.00 EUR, due 2026-03-02'"
        " --given 'claim B of the same debtor: a consumer claim of 100.00 EUR, due 2026-02-02'" +
        more);
  };
  const std::string together = of_act(asked(" --json").out, "veertiendagenbrief");
  CHECK(says(together, "\"announces\":\"165.00\",\"announces_for\":2"));
  CHECK(
      says(asked("").out, "veertiendagenbrief: has to name the amount it announces, 165.00 EUR for 2 claims together"));
  const std::string later = asked(
                                " --json --given 'claim C of the same debtor: a consumer claim of 500.00 EUR, due "
                                "2026-03-20' --given '2026-02-20 payment of 100.00 EUR for claim B'")
                                .out;
  CAPTURE(later);
  CHECK(says(of_act(later, "veertiendagenbrief"), "\"announces\":\"150.00\""));
  CHECK_FALSE(says(later, "announces_for"));
}

TEST_CASE("dun limits: every act that a rule binds is listed, a message and a call where the rule is for any act",
          "[questions]") {
  for (const std::string country : {"GB", "FR"}) {
    const std::string currency = country == "GB" ? "GBP" : "EUR";
    for (const std::string debtor : {"consumer", "business"}) {
      const std::string json = limits("--country " + country + " --on 2026-03-20 --json --given 'a " + debtor +
                                      " claim of 1200.00 " + currency + ", due 2026-03-02'")
                                   .out;
      CAPTURE(json);
      CHECK(says(of_act(json, "message"), "\"allowed\":true"));
      CHECK(says(of_act(json, "call"), "\"allowed\":true"));
      CHECK(of_act(json, "notice").empty());
      CHECK(of_act(json, "act").empty());
    }
  }
}

// The doorway: reads the command line, calls one command, and turns what went wrong into a message and an exit status.
// The only file that sees CLI11. Adding a command is adding its options, its `add_` function here and its own file.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <functional>

#include "cli/failure.hpp"
#include "cli/options.hpp"
#include "engine/base/nearest.hpp"
#include "engine/values/day.hpp"

namespace dun::cli {
namespace {

using Command = std::function<int()>;

/// Turns "2026-03-16" into a day while the command line is read; anything else is wrong use with a message.
void add_day(CLI::App& app, const std::string& name, const std::function<void(Day)>& store, const std::string& text,
             bool required = false) {
  auto* option = app.add_option_function<std::string>(
      name,
      [store, name](const std::string& written) {
        const std::optional<Day> day = values::parse_day(written);
        if (!day) throw CLI::ValidationError(name, "expected a date such as 2026-03-16, got \"" + written + "\"");
        store(*day);
      },
      text);
  option->type_name("DATE");
  if (required) option->required();
}

void add_policies(CLI::App& app, std::vector<std::string>& policies, bool required = true) {
  auto* option = app.add_option("--policy", policies, "the policy files or folders to run")->type_name("PATH");
  if (required) option->required();
}

void add_ledger_file(CLI::App& app, std::string& ledger_file) {
  app.add_option("--ledger", ledger_file, "the ledger file")->type_name("FILE")->required();
}

void add_log(CLI::App& app, std::string& log) {
  app.add_option("--log", log, "append to this file what is done, and when")->type_name("FILE");
}

void add_states(CLI::App& command, std::size_t& states) {
  command.add_option("--states", states, "give a proof up beyond so many states of a claim")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, std::size_t{100'000'000}))
      ->capture_default_str();
}

void add_check(CLI::App& app, CheckOptions& options, Command& chosen) {
  auto* command = app.add_subcommand("check", "find all mistakes of policy and law files");
  command->footer("Example: dun check policies/no");
  command->add_option("paths", options.paths, "files or folders")->type_name("PATH")->required();
  add_day(
      *command, "--on", [&options](Day day) { options.on = day; },
      "also check that the law was checked through this day");
  command->add_flag("--json", options.json, "one JSON object a line");
  command->add_option("--print", options.print, "show a stage instead")
      ->check(CLI::IsMember({"tree", "types", "plan"}));
  command->add_flag("!--no-prove", options.prove, "leave out the proof that no history breaks the law");
  add_states(*command, options.states);
  command->callback([&] { chosen = [&] { return check(options); }; });
}

void add_prove(CLI::App& app, ProveOptions& options, Command& chosen) {
  auto* command = app.add_subcommand("prove", "prove that no history of a claim makes a policy break its law");
  command->footer("Example: dun prove policies/no --certificate proof.json");
  command->add_option("paths", options.paths, "files or folders")->type_name("PATH")->required();
  command->add_option("--law", options.law, "prove under this law instead, such as one that is expected")
      ->type_name("LAW");
  command->add_flag("--by-hand", options.by_hand, "also with at most one act of each kind done by hand");
  add_states(*command, options.states);
  command->add_flag("--json", options.json, "print certificates, one JSON object a line");
  command->add_option("--certificate", options.certificate, "write the certificates here")->type_name("FILE");
  command->add_option("--verify", options.verify, "hold these certificates against the policies as they are")
      ->type_name("FILE");
  command->callback([&] { chosen = [&] { return prove(options); }; });
}

void add_fmt(CLI::App& app, FmtOptions& options, Command& chosen) {
  auto* command = app.add_subcommand("fmt", "lay files out in the one format");
  command->footer("Example: dun fmt policies/no --check");
  command->add_option("paths", options.paths, "files or folders")->type_name("PATH")->required();
  command->add_flag("--check", options.check, "change nothing; exit 1 if a file would change");
  command->callback([&] { chosen = [&] { return fmt(options); }; });
}

void add_test(CLI::App& app, TestOptions& options, Command& chosen) {
  auto* command = app.add_subcommand("test", "run the tests written beside laws and policies");
  command->footer("Example: dun test policies/no --filter \"unpaid\"");
  command->add_option("paths", options.paths, "files or folders")->type_name("PATH")->required();
  command->add_option("--filter", options.filter, "only tests whose title contains this")->type_name("TEXT");
  command->add_flag("--json", options.json, "one JSON object a line");
  command->add_option("--junit", options.junit, "also write a JUnit report")->type_name("FILE");
  command->callback([&] { chosen = [&] { return test(options); }; });
}

void add_run(CLI::App& app, RunOptions& options, Command& chosen) {
  auto* command = app.add_subcommand("run", "decide every claim of a ledger for a day");
  command->footer("Example: dun run --ledger demo.ledger --policy policies/no --on 2026-03-16 --dry-run --json");
  add_ledger_file(*command, options.ledger);
  add_policies(*command, options.policies);
  add_day(
      *command, "--on", [&options](Day day) { options.on = day; }, "the day of the run", true);
  add_day(
      *command, "--known-on", [&options](Day day) { options.known_on = day; },
      "use only what was recorded up to this day");
  command->add_flag("--dry-run", options.dry_run, "decide, but write nothing");
  command->add_flag("--json", options.json, "one JSON object a claim");
  command->add_flag("--timing", options.timing, "say how long reading, deciding, hashing and writing took");
  add_log(*command, options.log);
  command->callback([&] { chosen = [&] { return run(options); }; });
}

void add_why(CLI::App& app, WhyOptions& options, Command& chosen) {
  auto* command = app.add_subcommand("why", "explain what is done with a claim on a day, or why nothing is");
  command->footer("Example: dun why 10045 --ledger demo.ledger --policy policies/no --on 2026-03-12");
  command->add_option("claim", options.claim, "the claim's id")->type_name("CLAIM")->required();
  add_ledger_file(*command, options.ledger);
  add_policies(*command, options.policies);
  add_day(
      *command, "--on", [&options](Day day) { options.on = day; }, "the day asked about", true);
  add_day(
      *command, "--known-on", [&options](Day day) { options.known_on = day; },
      "use only what was recorded up to this day");
  command->add_flag("--full", options.full, "show every reason, not only the deciding ones");
  command->add_flag("--json", options.json, "as one JSON object");
  command->callback([&] { chosen = [&] { return why(options); }; });
}

/// What is asked of the laws of a country: one claim, in the words of tests.
template <class Options>
void add_question(CLI::App& command, Options& options) {
  command.add_option("--country", options.country, "the country whose laws are asked: a name or an ISO code")
      ->type_name("COUNTRY");
  command.add_option("--given", options.given, "what is known, in the words a test has after `given`; may be repeated")
      ->type_name("PHRASE")
      ->allow_extra_args(false)
      ->required();
  command.add_option("--law", options.law, "ask this law alone, such as one that is expected")->type_name("LAW");
  command.add_option("paths", options.paths, "ask the laws of these files or folders instead")->type_name("PATH");
  command.add_flag("--json", options.json, "as one JSON object");
}

/// Refuses a question that names neither a country nor files.
template <class Options>
int answered(int (*command)(const Options&), const Options& options) {
  if (options.country.empty() && options.paths.empty())
    return fail({base::FaultKind::usage, "no country was named", "add --country NO, or name law files"});
  return command(options);
}

void add_interest(CLI::App& app, InterestOptions& options, Command& chosen) {
  auto* command = app.add_subcommand("interest", "count the late interest of a claim, segment by segment");
  command->footer(
      "Example: dun interest --country SE --to 2026-09-18 --given \"a consumer claim of 1000.00 SEK, due 2026-09-01\" "
      "--given \"2026-09-02 payment of 500.00 SEK\"");
  add_question(*command, options);
  add_day(
      *command, "--to", [&options](Day day) { options.to = day; }, "the last day counted", true);
  command->callback([&] { chosen = [&] { return answered(interest, options); }; });
}

void add_limits(CLI::App& app, LimitsOptions& options, Command& chosen) {
  auto* command = app.add_subcommand("limits", "say what the law lets a creditor do to a claim on a day");
  command->footer(
      "Example: dun limits --country NO --on 2026-03-20 --given \"a consumer claim of 1200.00 NOK, due 2026-03-02\" "
      "--given \"2026-03-16 purring by email, fee 38.00 NOK, pay by 2026-03-30\"");
  add_question(*command, options);
  add_day(
      *command, "--on", [&options](Day day) { options.on = day; }, "the day asked about", true);
  command->callback([&] { chosen = [&] { return answered(limits, options); }; });
}

void add_doc(CLI::App& app, DocOptions& options, Command& chosen) {
  auto* command = app.add_subcommand("doc", "write the law book: what the law files say, a page a country");
  command->footer("Example: dun doc policies stdlib --html -o law-book");
  command->add_option("paths", options.paths, "files or folders")->type_name("PATH")->required();
  command->add_option("-o,--output", options.folder, "the folder for the pages")->type_name("DIR");
  command->add_flag("--html", options.html, "HTML instead of Markdown");
  command->callback([&] { chosen = [&] { return doc(options); }; });
}

/// A verb of `dun ledger` with its ledger file; what else it takes is added by the caller.
CLI::App* ledger_verb(CLI::App& app, LedgerOptions& options, Command& chosen, const std::string& name,
                      const std::string& text, const std::string& example,
                      int (*command)(const LedgerOptions&) = ledger) {
  auto* verb = app.add_subcommand(name, text);
  verb->footer("Example: dun ledger " + example);
  verb->callback([&options, &chosen, name, command] {
    options.verb = name;
    chosen = [&options, command] { return command(options); };
  });
  return verb;
}

void add_event_options(CLI::App& verb, LedgerOptions& options) {
  add_ledger_file(verb, options.ledger);
  verb.add_option("claim", options.claim, "the claim's id")->type_name("CLAIM")->required();
  add_day(
      verb, "--on", [&options](Day day) { options.on = day; }, "the day it takes effect; today if not given");
  add_day(
      verb, "--recorded", [&options](Day day) { options.recorded = day; },
      "the day it became known; today if not given");
  verb.add_option("--by", options.by, "who")->type_name("NAME");
  verb.add_option("--reason", options.reason, "why")->type_name("TEXT");
  verb.add_option("--id", options.id, "the event's own id, so that it is never entered twice")->type_name("ID");
}

/// A verb that records an event, and what else it takes.
struct EventVerb {
  const char* name;
  const char* text;
  const char* example;
  bool amount, until, channel, refers_to;
};

constexpr EventVerb event_verbs[] = {
    {"pay", "record a payment", "pay 10045 --ledger demo.ledger --amount 500.00 --on 2026-03-10", true, false, false,
     false},
    {"credit", "record a credit note; with --refers-to invoice it corrects the invoice",
     "credit 10045 --ledger demo.ledger --amount 100.00 --refers-to invoice", true, false, false, true},
    {"reverse", "undo a payment", "reverse 10045 --ledger demo.ledger --refers-to pay-17", true, false, false, true},
    {"dispute", "open a dispute, of a part with --amount", "dispute 10045 --ledger demo.ledger --amount 200.00", true,
     false, false, false},
    {"resolve", "close the disputes, or one with --refers-to", "resolve 10045 --ledger demo.ledger", false, false,
     false, true},
    {"hold", "hold the claim until a day",
     "hold 10045 --ledger demo.ledger --until 2026-04-01 --by Kari --reason \"asked to wait\"", false, true, false,
     false},
    {"resume", "end the holds, or what --refers-to names", "resume 10045 --ledger demo.ledger", false, false, false,
     true},
    {"promise", "record a promise to pay", "promise 10045 --ledger demo.ledger --until 2026-04-01", false, true, false,
     false},
    {"plan", "record an agreed payment plan", "plan 10045 --ledger demo.ledger", false, true, false, false},
    {"plan-missed", "record that the payment plan was missed", "plan-missed 10045 --ledger demo.ledger", false, false,
     false, false},
    {"plan-end", "record that the payment plan ended", "plan-end 10045 --ledger demo.ledger", false, false, false,
     false},
    {"due", "change the due date", "due 10045 --ledger demo.ledger --until 2026-04-01", false, true, false, false},
    {"consent", "record a consent of the debtor", "consent 10045 --ledger demo.ledger --channel sms", false, false,
     true, false},
    {"withdraw", "record that a consent was withdrawn", "withdraw 10045 --ledger demo.ledger --channel sms", false,
     false, true, false},
    {"lost", "record that the debtor cannot be reached by a channel any more",
     "lost 10045 --ledger demo.ledger --channel email", false, false, true, true},
    {"undelivered", "record that an act did not arrive", "undelivered 10045 --ledger demo.ledger --refers-to reminder",
     false, false, false, true},
    {"received", "record the day an act was received",
     "received 10045 --ledger demo.ledger --refers-to reminder --on 2026-03-20", false, false, false, true},
    {"debit-failed", "record that a direct debit failed", "debit-failed 10045 --ledger demo.ledger --on 2026-03-02",
     false, false, false, false},
    {"write-off", "write the claim off", "write-off 10045 --ledger demo.ledger --reason \"too small\"", false, false,
     false, false},
    {"insolvent", "record that the debtor is insolvent", "insolvent 10045 --ledger demo.ledger", false, false, false,
     false},
    {"deceased", "record that the debtor has died", "deceased 10045 --ledger demo.ledger", false, false, false, false},
};

void add_ledger_events(CLI::App& app, LedgerOptions& options, Command& chosen) {
  for (const EventVerb& each : event_verbs) {
    CLI::App* verb = ledger_verb(app, options, chosen, each.name, each.text, each.example);
    add_event_options(*verb, options);
    if (each.amount)
      verb->add_option("--amount", options.amount, "in the claim's currency, such as 500.00")->type_name("AMOUNT");
    if (each.until)
      add_day(
          *verb, "--until", [&options](Day day) { options.until = day; }, "the day");
    if (each.channel) verb->add_option("--channel", options.channel, "the channel")->type_name("NAME")->required();
    if (each.refers_to)
      verb->add_option("--refers-to", options.refers_to, "what it is about: the id of an event or action, or a step")
          ->type_name("ID");
  }
}

void add_ledger(CLI::App& app, LedgerOptions& options, Command& chosen) {
  auto* command = app.add_subcommand("ledger", "keep a receivables ledger");
  command->require_subcommand(1);
  auto* init = ledger_verb(*command, options, chosen, "init", "make a new, empty ledger", "init demo.ledger");
  init->add_option("ledger", options.ledger, "the ledger file")->type_name("FILE")->required();
  auto* verify = ledger_verb(*command, options, chosen, "verify", "check the ledger against its history and its seals",
                             "verify demo.ledger");
  verify->add_option("ledger", options.ledger, "the ledger file")->type_name("FILE")->required();
  verify->add_flag("--json", options.json, "one JSON object a finding");
  verify->add_option("--head", options.head, "a seal noted earlier, which the ledger must still hold")
      ->type_name("SEAL");
  auto* show =
      ledger_verb(*command, options, chosen, "show", "show the history of a claim", "show 10045 --ledger demo.ledger");
  add_ledger_file(*show, options.ledger);
  show->add_option("claim", options.claim, "the claim's id")->type_name("CLAIM")->required();
  add_day(
      *show, "--on", [&options](Day day) { options.on = day; }, "how it stands on this day; today if not given");
  show->add_flag("--json", options.json, "as JSON");

  const auto kinds = CLI::IsMember({"creditors", "debtors", "contacts", "consents", "claims", "events", "actions"});
  auto* import = ledger_verb(*command, options, chosen, "import", "bring rows in from a file",
                             "import --ledger demo.ledger --kind claims claims.csv", ledger_import);
  add_ledger_file(*import, options.ledger);
  import->add_option("--kind", options.kind, "what the rows are")->check(kinds);
  import->add_option("file", options.file, "the CSV file")->type_name("FILE");
  import->add_option("--mapping", options.mapping, "how foreign columns are read")->type_name("TOML");
  import->add_option("--rejects", options.rejects, "where rejected rows go")->type_name("FILE");
  add_day(
      *import, "--on", [&options](Day day) { options.on = day; },
      "the day the file shows the books of; today if not given");
  import->add_flag("--dry-run", options.dry_run, "read and check, but keep nothing");
  add_log(*import, options.log);
  auto* write = ledger_verb(*command, options, chosen, "export", "write rows out as neutral CSV",
                            "export --ledger demo.ledger --kind claims claims.csv", ledger_export);
  add_ledger_file(*write, options.ledger);
  write->add_option("--kind", options.kind, "which rows")->required()->check(kinds);
  write->add_option("file", options.file, "the CSV file; standard output if not given")->type_name("FILE");
  add_ledger_events(*command, options, chosen);
}

void add_actions(CLI::App& app, ActionsOptions& options, Command& chosen) {
  auto* command = app.add_subcommand("actions", "list what was decided, and say what became of it");
  command->require_subcommand(1);
  const std::pair<const char*, const char*> verbs[] = {{"list", "list actions"},
                                                       {"release", "release proposed actions"},
                                                       {"drop", "drop proposed actions"},
                                                       {"postpone", "put proposed actions off until a day"},
                                                       {"done", "say that an action was carried out"},
                                                       {"failed", "say that a delivery failed"}};
  for (const auto& [name, text] : verbs) {
    auto* verb = command->add_subcommand(name, text);
    const std::string verb_name = name;
    const bool lists = verb_name == "list";
    verb->footer("Example: dun actions " + verb_name +
                 (lists ? " --ledger demo.ledger --state released" : " 17 --ledger demo.ledger"));
    add_ledger_file(*verb, options.ledger);
    if (lists) {
      verb->add_option("--claim", options.claim, "only of this claim")->type_name("CLAIM");
      verb->add_option("--step", options.step, "only of this step")->type_name("NAME");
      verb->add_option("--state", options.state, "only in this state")->type_name("STATE");
    } else {
      verb->add_option("ids", options.ids, "the actions' numbers")->type_name("ACTION");
      verb->add_flag("--all", options.all, "all actions it applies to");
      verb->add_option("--by", options.by, "who")->type_name("NAME");
      verb->add_option("--reason", options.reason, "why")->type_name("TEXT");
    }
    if (verb_name == "release") add_policies(*verb, options.policies);
    if (verb_name == "postpone")
      add_day(
          *verb, "--until", [&options](Day day) { options.until = day; }, "the day", true);
    add_day(
        *verb, "--on", [&options](Day day) { options.on = day; },
        lists ? "only of this day" : "the day; today if not given");
    verb->add_flag("--json", options.json, "one JSON object a line");
    verb->callback([&options, &chosen, verb_name] {
      options.verb = verb_name;
      chosen = [&options] { return actions(options); };
    });
  }
}

/// What is wrong with the words that say which command is meant: one that no command is called, told before options are
/// looked at.
std::optional<base::Fault> unknown_command(const CLI::App& app, int argc, char** argv) {
  const CLI::App* at = &app;
  std::string path = "dun";
  for (int i = 1; i < argc && argv[i][0] != '-'; ++i) {
    std::vector<std::string> names;
    for (const CLI::App* command : at->get_subcommands([](const CLI::App*) { return true; }))
      names.push_back(command->get_name());
    if (names.empty()) return std::nullopt;
    const std::string word = argv[i];
    if (std::find(names.begin(), names.end(), word) == names.end()) {
      const std::optional<std::string> near = base::nearest(word, names);
      return base::Fault{base::FaultKind::usage, "there is no command `" + path + " " + word + "`",
                         (near ? "write `" + path + " " + *near + "`; `" : "`") + path + " --help` lists the commands"};
    }
    at = at->get_subcommand(word);
    path += " " + word;
  }
  return std::nullopt;
}

int run_program(int argc, char** argv) {
  CLI::App app{"Dun: dunning policies, checked against the law and run over a ledger"};
  app.set_version_flag("--version", "dun " DUN_VERSION);
  app.require_subcommand(1);
  app.footer("dun COMMAND --help shows a command with an example.");

  Command chosen;
  CheckOptions check_options;
  ProveOptions prove_options;
  FmtOptions fmt_options;
  TestOptions test_options;
  RunOptions run_options;
  WhyOptions why_options;
  DocOptions doc_options;
  InterestOptions interest_options;
  LimitsOptions limits_options;
  LedgerOptions ledger_options;
  ActionsOptions actions_options;
  add_check(app, check_options, chosen);
  add_prove(app, prove_options, chosen);
  add_fmt(app, fmt_options, chosen);
  add_test(app, test_options, chosen);
  add_run(app, run_options, chosen);
  add_why(app, why_options, chosen);
  add_doc(app, doc_options, chosen);
  add_interest(app, interest_options, chosen);
  add_limits(app, limits_options, chosen);
  add_ledger(app, ledger_options, chosen);
  add_actions(app, actions_options, chosen);
  if (const auto unknown = unknown_command(app, argc, argv)) return fail(*unknown);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? fine : wrong_use;
  }
  return chosen();
}

}  // namespace
}  // namespace dun::cli

int main(int argc, char** argv) {
  // A limit on file sizes is then a write that fails, which is reported, and not the end of the program.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return dun::cli::run_program(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr,
                 "dun: internal error: %s\nfix: this is a mistake in dun; please report it with the command you ran\n",
                 error.what());
    return dun::cli::machine_failed;
  }
}

// The ledger as a file: what is refused, and how it is said.
#include <sys/stat.h>

#include <sys/resource.h>
#include <csignal>
#include <fstream>

#include "engine/facts/ledger/ledger.hpp"
#include "engine/facts/ledger/migrations.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/ledgers.hpp"
#include "tests/support/scratch.hpp"

using namespace dun::facts;
using namespace dun::support;
using dun::base::FaultKind;

namespace {

struct Expected {
  FaultKind kind;
  std::string words;  // in the message
};

template <class T>
void check_refused(const dun::base::Result<T>& result, const Expected& expected) {
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().kind == expected.kind);
  INFO(result.error().message);
  CHECK(result.error().message.find(expected.words) != std::string::npos);
  CHECK_FALSE(result.error().advice.empty());
}

void write_file(const std::string& path, const std::string& content) {
  std::ofstream(path) << content;
}

/// The limit on the size of files, put back at the end.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit now = before_;
    now.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &now);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;
  ~FileLimit() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

}  // namespace

TEST_CASE("ledger file: what is no ledger", "[ledger]") {
  const Scratch scratch;
  check_refused(Ledger::open(scratch.path("none"), Access::read_write), {FaultKind::usage, "there is no ledger at"});
  check_refused(Ledger::open(scratch.path(""), Access::read_write), {FaultKind::usage, "is not a file"});
  write_file(scratch.path("text"), std::string(5000, 'x'));
  check_refused(Ledger::open(scratch.path("text"), Access::read_write), {FaultKind::machine, "is not a ledger"});
  write_file(scratch.path("empty"), "");
  check_refused(Ledger::open(scratch.path("empty"), Access::read_write), {FaultKind::machine, "is no ledger"});
  must(Ledger::create(scratch.path("l")));
  check_refused(Ledger::create(scratch.path("l")), {FaultKind::usage, "exists already"});
  check_refused(Ledger::create(scratch.path("no/folder")), {FaultKind::machine, "cannot be opened"});
}

TEST_CASE("ledger file: a newer schema is refused", "[ledger]") {
  const Scratch scratch;
  must(Ledger::create(scratch.path("l"))).database().execute("PRAGMA user_version = 99");
  for (const Access access : {Access::read_only, Access::read_write})
    check_refused(Ledger::open(scratch.path("l"), access), {FaultKind::machine, "has schema 99"});
}

TEST_CASE("ledger file: an older schema is brought up to date, all or nothing", "[ledger]") {
  const Scratch scratch;
  must(Ledger::create(scratch.path("l")));
  Database database(scratch.path("l"), Database::Opening::read_write);
  std::vector<std::string_view> steps = migrations();
  steps.emplace_back("CREATE TABLE added (x INTEGER)");
  steps.emplace_back("ALTER TABLE added ADD COLUMN y INTEGER");
  {
    Database reader(scratch.path("l"), Database::Opening::read_only);
    CHECK_THROWS_AS(bring_up_to_date(reader, steps), Refused);
  }
  bring_up_to_date(database, steps);
  CHECK(schema_version(database) == static_cast<std::int64_t>(steps.size()));
  CHECK(database.number("SELECT count(y) FROM added") == 0);
  bring_up_to_date(database, steps);
}

TEST_CASE("ledger file: read-only", "[ledger]") {
  const Scratch scratch;
  { const Ledger ledger = ledger_of(scratch.path("l"), {claim_due("2026-03-02")}); }
  chmod(scratch.path("l").c_str(), 0444);
  check_refused(Ledger::open(scratch.path("l"), Access::read_write), {FaultKind::machine, "is read-only"});
  const Ledger ledger = must(Ledger::open(scratch.path("l"), Access::read_only));
  CHECK(must(ledger.history("c1", {})).claim.id == "c1");
  chmod(scratch.path("l").c_str(), 0644);
}

TEST_CASE("ledger file: one writer at a time", "[ledger]") {
  const Scratch scratch;
  Ledger one = must(Ledger::create(scratch.path("l")));
  Ledger other = must(Ledger::open(scratch.path("l"), Access::read_write));
  other.database().wait_for_writers(50);
  const Transaction transaction = must(one.begin());
  check_refused(other.begin(), {FaultKind::machine, "another program is writing"});
  CHECK(must(other.claim_count()) == 0);
}

TEST_CASE("ledger file: a full disk keeps nothing of a transaction", "[ledger]") {
  const Scratch scratch;
  Ledger ledger = ledger_of(scratch.path("l"), {claim_due("2026-03-02")});
  {
    Transaction transaction = must(ledger.begin());
    const FileLimit limit(400'000);
    dun::base::Result<void> last;
    for (int i = 0; last && i < 20'000; ++i) {
      EventRecord payment = event(EventKind::payment, "2026-03-10", 1);
      payment.id += std::to_string(i);
      payment.reason = std::string(200, 'x');
      if (const auto stored = ledger.put_event({"c1", {}}, payment); !stored)
        last = tl::make_unexpected(stored.error());
    }
    if (last) last = transaction.commit();
    check_refused(last, {FaultKind::machine, "no room to write"});
  }
  CHECK(must(ledger.history("c1", {})).events.empty());
  Transaction transaction = must(ledger.begin());
  must(ledger.put_event({"c1", {}}, event(EventKind::payment, "2026-03-10", 1)));
  must(transaction.commit());
  CHECK(must(ledger.history("c1", {})).events.size() == 1);
}

TEST_CASE("ledger file: damage is said", "[ledger]") {
  const Scratch scratch;
  { const Ledger ledger = ledger_of(scratch.path("l"), {claim_due("2026-03-02")}); }
  {
    std::fstream file(scratch.path("l"), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(8192);
    file << std::string(300'000, '\x5a');
  }
  const auto ledger = Ledger::open(scratch.path("l"), Access::read_only);
  if (ledger)
    check_refused(ledger->history("c1", {}), {FaultKind::machine, "is damaged"});
  else
    check_refused(ledger, {FaultKind::machine, "is damaged"});
}

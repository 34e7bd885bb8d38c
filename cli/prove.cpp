// dun prove: every policy named held against its law for every history of a claim. Says of each what was proved and
// how much was searched; writes certificates, and holds old ones against the policies as they are now.
#include <fmt/core.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/bundle.hpp"
#include "cli/failure.hpp"
#include "cli/options.hpp"
#include "dsl/proof/proof.hpp"
#include "dsl/render/render.hpp"
#include "engine/prove/certificate.hpp"

namespace dun::cli {

namespace {

using prove::Verdict;

constexpr const char* tool = "dun " DUN_VERSION;

/// The bundle with every policy named under the one law given.
base::Result<void> put_under(compile::Bundle& bundle, const std::string& path) {
  const std::vector<names::Law>& laws = bundle.program.bundle.laws;
  const auto law = std::find_if(laws.begin(), laws.end(), [&](const names::Law& each) { return each.path == path; });
  if (law == laws.end())
    return base::refuse(base::FaultKind::data, fmt::format("there is no law `{}` among the files", path),
                        "name the file of the law, or its folder, beside the policies");
  for (const std::size_t policy : compile::policies_of(bundle))
    bundle.program.bundle.policies[policy].laws = {static_cast<std::size_t>(law - laws.begin())};
  return {};
}

void print_room(const plan::Plan& plan, const prove::Proof& proof) {
  for (std::size_t limit = 0; limit < plan.limits.size(); ++limit) {
    if (!proof.limits[limit].relevant || !proof.limits[limit].room) continue;
    const plan::Reason& reason = plan.at(plan.limits[limit].reason);
    const std::string room = plan.limits[limit].caps_the_fee()
                                 ? values::to_string(values::Money{*proof.limits[limit].room, plan.currency})
                                 : fmt::format("{} days", *proof.limits[limit].room);
    fmt::print("  {:<24} {:<24} room {}\n", reason.id, reason.cite, room);
  }
}

void print_proof(const plan::Plan& plan, const prove::Proof& proof, const std::string& under) {
  const auto relevant = std::count_if(proof.limits.begin(), proof.limits.end(),
                                      [](const prove::LimitFinding& each) { return each.relevant; });
  fmt::print("{}: {}{}{}\n", plan.name, to_string(proof.verdict), proof.obstacle.empty() ? "" : "; ", proof.obstacle);
  fmt::print("  under {}, checked through {}; {} of {} limits mattered; {} states{}\n", fmt::join(plan.laws, ", "),
             values::to_string(plan.checked_through), relevant, plan.limits.size(), proof.states, under);
}

void print_findings(const compile::Bundle& bundle, const std::vector<base::Diagnostic>& findings) {
  for (const base::Diagnostic& found : render::sorted(findings))
    fmt::print("\n{}", render::to_text(found, *bundle.sources, isatty(STDOUT_FILENO) != 0));
}

/// The acts that may be done by hand: those the laws and the policy know by more than their kind.
std::vector<plan::ActId> acts_by_hand(const plan::Plan& plan) {
  std::vector<plan::ActId> acts;
  for (std::size_t act = 0; act < plan.acts.size(); ++act)
    for (const plan::Limit& limit : plan.limits)
      if (limit.binds(plan::ActId(act)) && plan.acts[act].kinds.size() > 2) {
        acts.emplace_back(act);
        break;
      }
  return acts;
}

/// The kinds of acts a certificate allows one of by hand.
std::vector<plan::ActId> by_hand_of(const nlohmann::json& certificate, const plan::Plan& plan) {
  std::vector<plan::ActId> acts;
  const auto kinds = certificate.find("by_hand");
  if (kinds == certificate.end() || !kinds->is_array()) return acts;
  for (const nlohmann::json& kind : *kinds)
    for (std::size_t act = 0; act < plan.acts.size(); ++act)
      if (kind.is_string() && plan.acts[act].name == kind.get<std::string>()) acts.emplace_back(act);
  return acts;
}

class Prover {
 public:
  Prover(const compile::Bundle& bundle, const ProveOptions& options) : bundle_(bundle), options_(options) {}

  int run() {
    for (const std::size_t policy : compile::policies_of(bundle_)) prove_one(policy);
    if (!options_.certificate.empty()) {
      std::ofstream file(options_.certificate);
      file << certificates_;
      if (!file.flush())
        return fail({base::FaultKind::machine, "the certificate could not be written to " + options_.certificate,
                     "name a file that can be written"});
    }
    return all_proved_ ? fine : answer_is_no;
  }

 private:
  void prove_one(std::size_t policy) {
    const plan::Plan plan = plan_of(bundle_, policy);
    const proof::PolicyProof made = proof::from_plan(bundle_.program, policy, plan, searched());
    tell(plan, made, "");
    if (!options_.json) {
      print_room(plan, made.proof);
      print_findings(bundle_, made.findings);
    }
    all_proved_ = all_proved_ && made.proof.verdict == Verdict::proved;
    if (options_.by_hand) prove_by_hand(policy, plan);
  }

  /// With at most one act of each kind, all together; where that cannot be proved, kind by kind, to see which.
  void prove_by_hand(std::size_t policy, const plan::Plan& plan) {
    prove::Options options = searched();
    options.by_hand = acts_by_hand(plan);
    const proof::PolicyProof all = proof::from_plan(bundle_.program, policy, plan, options);
    tell(plan, all, ", with at most one act of each kind done by hand");
    if (all.proof.verdict == Verdict::proved || options.by_hand.size() < 2) {
      if (!options_.json) print_findings(bundle_, all.findings);
      return;
    }
    for (const plan::ActId act : acts_by_hand(plan)) {
      options.by_hand = {act};
      const proof::PolicyProof one = proof::from_plan(bundle_.program, policy, plan, options);
      tell(plan, one, fmt::format(", with one {} done by hand", plan.acts[act.index()].name));
      if (!options_.json) print_findings(bundle_, one.findings);
    }
  }

  [[nodiscard]] prove::Options searched() const {
    prove::Options options;
    options.budget = options_.states;
    return options;
  }

  void tell(const plan::Plan& plan, const proof::PolicyProof& made, const std::string& under) {
    const std::string text = prove::certificate(plan, made.proof, tool);
    if (is_readable())
      certificates_ += (certificates_.empty() ? "" : "\n") + prove::readable_certificate(plan, made.proof, tool);
    else
      certificates_ += text + "\n";
    if (options_.json)
      fmt::print("{}\n", text);
    else
      print_proof(plan, made.proof, under);
  }

  /// A file called .md is for people.
  [[nodiscard]] bool is_readable() const { return std::filesystem::path(options_.certificate).extension() == ".md"; }

  const compile::Bundle& bundle_;
  const ProveOptions& options_;
  std::string certificates_;
  bool all_proved_ = true;
};

/// A certificate holds if proving again gives it again, word for word.
int verify(const compile::Bundle& bundle, const ProveOptions& options) {
  std::ifstream file(options.verify);
  if (!file) return fail({base::FaultKind::usage, "cannot read " + options.verify, "name a file of certificates"});
  int status = fine;
  std::size_t checked = 0;
  for (std::string line; std::getline(file, line);) {
    const nlohmann::json read = nlohmann::json::parse(line, nullptr, false);
    const std::string name = read.is_object() ? read.value("policy", "") : "";
    bool found = false;
    for (const std::size_t policy : compile::policies_of(bundle)) {
      const plan::Plan plan = plan_of(bundle, policy);
      if (plan.name != name) continue;
      found = true;
      ++checked;
      const bool same_texts = read.value("bundle", "") == plan.bundle_hash;
      prove::Options asked;
      asked.budget = options.states;
      asked.by_hand = by_hand_of(read, plan);
      const bool same =
          same_texts &&
          prove::certificate(plan, proof::from_plan(bundle.program, policy, plan, asked).proof, tool) == line;
      fmt::print("{}: {}\n", name,
                 same         ? "the certificate holds"
                 : same_texts ? "the certificate does not hold: proving again gives another"
                              : "the certificate is of other texts: their hash differs");
      if (!same) status = answer_is_no;
    }
    if (found) continue;
    fmt::print("{}: no such policy among the files\n", name.empty() ? "a line that is no certificate" : name);
    status = answer_is_no;
  }
  if (checked == 0) status = answer_is_no;
  return status;
}

}  // namespace

int prove(const ProveOptions& options) {
  int status = fine;
  std::optional<compile::Bundle> bundle = bundle_of(options.paths, status);
  if (!bundle) return status;
  if (compile::policies_of(*bundle).empty())
    return fail({base::FaultKind::data, "there is no policy to prove", "name a file or folder with a policy"});
  if (!options.law.empty())
    if (const auto put = put_under(*bundle, options.law); !put) return fail(put.error());
  if (!options.verify.empty()) return verify(*bundle, options);
  return Prover(*bundle, options).run();
}

}  // namespace dun::cli

#include "cli/question.hpp"

#include "cli/bundle.hpp"
#include "cli/failure.hpp"
#include "cli/options.hpp"

namespace dun::cli {

std::optional<answer::Asked> asked(const answer::Question& question, int& status) {
  base::Result<answer::Asked> asked = answer::ask(question);
  if (!asked) {
    status = fail(asked.error());
    return std::nullopt;
  }
  if (!asked->bundle.has_errors()) return std::move(*asked);
  print_errors(asked->bundle);
  status = answer_is_no;
  return std::nullopt;
}

}  // namespace dun::cli

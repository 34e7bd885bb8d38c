#include "engine/prove/script.hpp"

namespace dun::prove {

bool Script::next() {
  picks_.resize(at_);
  while (!picks_.empty() && picks_.back().taken + 1 == picks_.back().options) picks_.pop_back();
  if (picks_.empty()) return false;
  ++picks_.back().taken;
  return true;
}

}  // namespace dun::prove

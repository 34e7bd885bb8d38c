// Which numbers of days go together: three banking days may be five days and seven may be nine, but not from every day.
// Says, of sums of open days from days that lie a known way apart, which counts a calendar has at once. It only ever
// leaves out what no day the calendar covers has.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "engine/plan/plan.hpp"

namespace dun::prove {

class OpenDays {
 public:
  explicit OpenDays(const plan::Plan& plan) : plan_(plan) {}

  /// Open days after a day, which lies `from` days after today. No `open_days`: that day or the next open one.
  struct Sum {
    std::int64_t open_days = 0;
    std::int32_t from = 0;
  };
  /// A sum, and the days it came to.
  struct Counted {
    Sum sum;
    std::int32_t days = 0;
  };
  /// Of `counts`, the days that the sum may come to, those that it comes to where each of the others comes to its own.
  [[nodiscard]] const std::vector<std::int32_t>& beside(std::uint32_t calendar, const std::vector<Counted>& others,
                                                        Sum sum, const std::vector<std::int32_t>& counts);

 private:
  /// Days from each day of the calendar, -1 where it does not cover them.
  using Table = std::vector<std::int16_t>;
  [[nodiscard]] const Table& table(std::uint32_t calendar, std::int64_t open_days);
  [[nodiscard]] std::vector<std::int32_t> found(std::uint32_t calendar, const std::vector<Counted>& others, Sum sum);

  const plan::Plan& plan_;
  std::map<std::pair<std::uint32_t, std::int64_t>, Table> tables_;
  std::map<std::vector<std::int64_t>, std::vector<std::int32_t>> answers_;
};

}  // namespace dun::prove

#include "dsl/types/calendars.hpp"

#include <fmt/format.h>

#include "dsl/names/sections.hpp"
#include "dsl/types/diagnostics.hpp"

namespace dun::types {
namespace {

class Reader {
 public:
  Reader(const names::Bundle& bundle, names::SectionRef ref, base::DiagnosticSink& sink)
      : bundle_(bundle), ref_(ref), sink_(sink) {}

  calendar::Definition run() {
    const auto& section = std::get<syntax::CalendarSection>(bundle_.at(ref_));
    made_.name = section.path.text;
    read_covers(section);
    for (const auto& line : section.lines) std::visit(*this, line.value);
    return std::move(made_);
  }

  void operator()(const syntax::TitleLine&) {}
  void operator()(const syntax::NoteLine&) {}
  void operator()(const syntax::CoversDatesLine&) {}
  void operator()(const syntax::WeekendLine& line) {
    for (const syntax::Name& day : line.days) {
      const names::Symbol symbol = bundle_.symbol(ref_.file, day);
      if (symbol.kind == names::SymbolKind::weekday)
        made_.weekend.push_back(static_cast<calendar::Weekday>(symbol.value));
    }
  }
  void operator()(const syntax::EasterLine& line) {
    made_.easter.push_back({line.offset, line.name.text, line.unverified});
  }
  void operator()(const syntax::HolidayLine& line) {
    if (!line.date) {
      made_.fixed.push_back({line.month, line.day, line.name.text, line.unverified});
      return;
    }
    const values::Day day = line.date->day;
    made_.one_off.push_back({day, line.name.text, line.unverified});
    if (covers_ && (day < made_.covers_from || made_.covers_to < day))
      sink_.add(to_diagnostic(
          OutsideCalendar{{ref_.file, line.date->span}, made_.name, day, made_.covers_from, made_.covers_to}));
  }

 private:
  void read_covers(const syntax::CalendarSection& section) {
    made_.covers_to = values::first_day - 1;
    made_.covers_from = values::first_day;
    const auto* line = names::line_of<syntax::CoversDatesLine>(section.lines);
    if (line == nullptr) {
      report_lack(bundle_, sink_,
                  MissingLine{{ref_.file, section.path.span},
                              fmt::format("calendar `{}`", made_.name),
                              "says not which days it covers",
                              "add a line such as  covers 2015-01-01 to 2035-12-31"});
      return;
    }
    covers_ = !(line->to.day < line->from.day);
    if (!covers_) {
      sink_.add(to_diagnostic(CoversNothing{{ref_.file, line->to.span}}));
      return;
    }
    made_.covers_from = line->from.day;
    made_.covers_to = line->to.day;
  }

  const names::Bundle& bundle_;
  names::SectionRef ref_;
  base::DiagnosticSink& sink_;
  calendar::Definition made_;
  bool covers_ = false;
};

}  // namespace

std::vector<calendar::Definition> calendars_of(const names::Bundle& bundle, base::DiagnosticSink& sink) {
  std::vector<calendar::Definition> calendars;
  for (const names::SectionRef& ref : bundle.calendars) calendars.push_back(Reader(bundle, ref, sink).run());
  return calendars;
}

}  // namespace dun::types

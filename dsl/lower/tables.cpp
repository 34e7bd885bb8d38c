#include "dsl/lower/tables.hpp"

#include <numeric>

#include "engine/base/exact.hpp"

namespace dun::lower {

namespace {

std::pair<std::uint32_t, std::uint32_t> key_of(names::SectionRef ref) {
  return {ref.file.value, ref.section.value};
}

std::int64_t common_divisor(std::int64_t divisor, values::Ratio ratio) {
  return base::multiply(divisor / std::gcd(divisor, ratio.divisor()), ratio.divisor());
}

std::int64_t over(values::Ratio ratio, std::int64_t divisor) {
  return base::multiply(ratio.numerator(), divisor / ratio.divisor());
}

plan::FilePlace file_place(const Context& context, base::Place place) {
  const source::SourceFile& source = context.bundle().sources->at(place.file);
  const source::Position position = source.position(place.span.begin);
  return {source.path(), position.line, position.column};
}

plan::ScaleRow scale_row(const types::ScaleRow& row, std::int64_t divisor) {
  plan::ScaleRow made;
  made.up_to = row.up_to;
  (row.is_share ? made.share : made.fixed) = over(row.value, divisor);
  if (row.steps) {
    made.plus = base::multiply(row.steps->plus, divisor);
    made.per_started = row.steps->per_started;
    made.above = row.steps->above;
  }
  return made;
}

}  // namespace

plan::TableId table_of(Context& context, const types::Rate& rate) {
  const auto [place, is_new] =
      context.tables.try_emplace(key_of(rate.declared), plan::TableId(context.plan.tables.size()));
  if (!is_new) return place->second;
  plan::RateTable table;
  table.name = rate.name;
  for (const types::RateRow& row : rate.rows)
    if (row.value) table.divisor = common_divisor(table.divisor, *row.value);
  for (const types::RateRow& row : rate.rows)
    table.versions.push_back({row.from, row.value ? over(*row.value, table.divisor) : 0, row.value.has_value(),
                              row.cite, file_place(context, row.place)});
  context.plan.tables.push_back(std::move(table));
  return place->second;
}

plan::ScaleId scale_of(Context& context, const types::Scale& scale) {
  const auto [place, is_new] =
      context.scales.try_emplace(key_of(scale.declared), plan::ScaleId(context.plan.scales.size()));
  if (!is_new) return place->second;
  plan::Scale made{scale.name, scale.slices, 1, {}};
  for (const types::ScaleVersion& version : scale.versions)
    for (const types::ScaleRow& row : version.rows) made.divisor = common_divisor(made.divisor, row.value);
  for (const types::ScaleVersion& version : scale.versions) {
    plan::ScaleVersion& lowered = made.versions.emplace_back();
    lowered.from = version.from;
    lowered.cite = version.cite;
    for (const types::ScaleRow& row : version.rows) lowered.rows.push_back(scale_row(row, made.divisor));
  }
  context.plan.scales.push_back(std::move(made));
  return place->second;
}

plan::CalendarId calendar_of(Context& context, std::size_t calendar) {
  const auto [place, is_new] = context.calendars.try_emplace(calendar, plan::CalendarId(context.plan.calendars.size()));
  if (is_new) context.plan.calendars.emplace_back(context.program.calendars[calendar]);
  return place->second;
}

}  // namespace dun::lower

#include "dsl/syntax/expr.hpp"

namespace dun::syntax {

namespace {

/// A letter's receipt or the start of its term, if the anchor is one.
template <class Result, class Take>
const Result* of_letter(const Anchor& anchor, Take take) {
  if (const auto* receipt = std::get_if<ReceiptAnchor>(&anchor)) return take(*receipt);
  if (const auto* start = std::get_if<TermStartAnchor>(&anchor)) return take(*start);
  return nullptr;
}

}  // namespace

const ActRef* act_of(const Anchor& anchor) {
  if (const auto* pay_by = std::get_if<PayByAnchor>(&anchor)) return &pay_by->act;
  if (const auto* act = std::get_if<ActAnchor>(&anchor)) return &act->act;
  return of_letter<ActRef>(anchor, [](const auto& letter) { return letter.act ? &*letter.act : nullptr; });
}

const Span* of_this_letter(const Anchor& anchor) {
  return of_letter<Span>(anchor, [](const auto& letter) { return letter.act ? nullptr : &letter.span; });
}

}  // namespace dun::syntax

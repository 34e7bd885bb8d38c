#include "dsl/syntax/layout.hpp"

#include <algorithm>

namespace dun::syntax {

namespace {

/// Something that stands on a line of its own, or a comment beside it.
struct Item {
  enum class What : std::uint8_t { comment, use, head, line };
  What what = What::comment;
  Span span;
  SectionKind section = SectionKind::file;
};

std::vector<Item> items_of(const Tree& tree) {
  std::vector<Item> items;
  for (const Use& use : tree.uses) items.push_back({Item::What::use, use.span, SectionKind::file});
  for (const Section& section : tree.sections) {
    const SectionKind kind = kind_of(section.value);
    items.push_back({Item::What::head, section.head, kind});
    const auto add_lines = [&](const auto& value) {
      if constexpr (requires { value.lines; })
        for (const auto& line : value.lines) items.push_back({Item::What::line, line.span, kind});
    };
    std::visit(add_lines, section.value);
  }
  for (const Comment& comment : tree.comments) items.push_back({Item::What::comment, comment.span, SectionKind::file});
  std::stable_sort(items.begin(), items.end(),
                   [](const Item& a, const Item& b) { return a.span.begin < b.span.begin; });
  return items;
}

/// Comments between two lines of code, cut at blank lines.
struct Gap {
  struct Group {
    std::vector<std::string_view> comments;
    bool blank_before = false;
  };
  std::vector<Group> groups;
  bool blank_after = false;  // a blank line between the last group (or the line before) and the next line of code

  [[nodiscard]] bool has_blank() const {
    return blank_after || std::any_of(groups.begin(), groups.end(), [](const Group& g) { return g.blank_before; });
  }
};

class LayOut {
 public:
  LayOut(const Tree& tree, const source::SourceFile& file) : text_(file.text()), items_(items_of(tree)) {}

  std::vector<LaidBlock> run() {
    while (at_ < items_.size()) {
      Gap gap = read_gap();
      if (at_ == items_.size()) {
        stand_alone(gap, gap.groups.size());
        break;
      }
      const Item item = items_[at_++];
      if (item.what == Item::What::line)
        add_line(item, gap);
      else
        add_block(item, gap);
      last_end_ = item.span.end;
      if (at_ < items_.size() && items_[at_].what == Item::What::comment &&
          !has_break(last_end_, items_[at_].span.begin))
        last_line_->beside = slice(items_[at_++].span), last_end_ = items_[at_ - 1].span.end;
    }
    for (LaidBlock& block : blocks_) sort_lines(block);
    return std::move(blocks_);
  }

 private:
  [[nodiscard]] std::string_view slice(Span span) const { return text_.substr(span.begin, span.end - span.begin); }
  [[nodiscard]] bool has_break(std::size_t from, std::size_t to) const {
    return text_.substr(from, to - from).find('\n') != text_.npos;
  }
  [[nodiscard]] bool has_blank_line(std::size_t from, std::size_t to) const {
    const std::string_view between = text_.substr(from, to - from);
    const std::size_t breaks = static_cast<std::size_t>(std::count(between.begin(), between.end(), '\n'));
    return breaks > (from == 0 ? 0u : 1u);
  }

  Gap read_gap() {
    Gap gap;
    while (at_ < items_.size() && items_[at_].what == Item::What::comment) {
      const Span span = items_[at_++].span;
      const bool blank = has_blank_line(last_end_, span.begin);
      if (gap.groups.empty() || blank) gap.groups.push_back({{}, blank});
      gap.groups.back().comments.push_back(slice(span));
      last_end_ = span.end;
    }
    if (at_ < items_.size()) gap.blank_after = has_blank_line(last_end_, items_[at_].span.begin);
    return gap;
  }

  /// The first `count` groups of a gap between blocks: what touches the block above ends it, the rest stands alone.
  void stand_alone(const Gap& gap, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const bool ends_block = i == 0 && !gap.groups[0].blank_before && !blocks_.empty() && blocks_.back().kind;
      if (ends_block)
        blocks_.back().comments = gap.groups[0].comments;
      else
        blocks_.push_back({std::nullopt, {}, {}, gap.groups[i].comments});
    }
  }

  void add_block(const Item& item, const Gap& gap) {
    const bool touches = !gap.groups.empty() && !gap.blank_after;
    stand_alone(gap, gap.groups.size() - (touches ? 1 : 0));
    LaidBlock block;
    block.kind = item.what == Item::What::use ? SectionKind::file : item.section;
    block.head.code = slice(item.span);
    block.head.blank_before = gap.has_blank();
    if (touches) block.head.above = gap.groups.back().comments;
    blocks_.push_back(std::move(block));
    last_line_ = &blocks_.back().head;
  }

  void add_line(const Item& item, const Gap& gap) {
    LaidLine line;
    for (const Gap::Group& group : gap.groups)
      line.above.insert(line.above.end(), group.comments.begin(), group.comments.end());
    line.code = slice(item.span);
    line.form = find_line(item.section, line.code);
    line.blank_before = gap.has_blank();
    blocks_.back().lines.push_back(std::move(line));
    last_line_ = &blocks_.back().lines.back();
  }

  static void sort_lines(LaidBlock& block) {
    std::stable_sort(block.lines.begin(), block.lines.end(),
                     [](const LaidLine& a, const LaidLine& b) { return a.form->rank < b.form->rank; });
  }

  std::string_view text_;
  std::vector<Item> items_;
  std::size_t at_ = 0;
  std::size_t last_end_ = 0;
  LaidLine* last_line_ = nullptr;
  std::vector<LaidBlock> blocks_;
};

}  // namespace

SectionKind kind_of(const SectionValue& section) {
  static_assert(std::variant_size_v<SectionValue> == static_cast<std::size_t>(SectionKind::test));
  return static_cast<SectionKind>(section.index() + 1);
}

std::vector<LaidBlock> lay_out(const Tree& tree, const source::SourceFile& file) {
  return LayOut(tree, file).run();
}

}  // namespace dun::syntax

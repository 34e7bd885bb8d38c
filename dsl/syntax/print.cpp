#include "dsl/syntax/print.hpp"

#include <algorithm>

#include "dsl/syntax/layout.hpp"
#include "dsl/syntax/spacing.hpp"

namespace dun::syntax {

namespace {

/// A line as keyword and value, to be set in two columns.
struct Columns {
  std::string keyword;
  std::string value;
};

/// How much of a line is its keyword: its words, for a row its first value, for a bound of a scale the bound too.
std::size_t keyword_length(const LineForm& form, std::string_view code) {
  const std::size_t words = form.words.empty() ? 0 : match_words(code, form.words);
  if (!form.words.empty() && form.form != Form::scale_up_to) return words;
  const std::size_t value = code.find_first_not_of(" \t", words);
  return std::min(code.find_first_of(" \t", value), code.size());
}

Columns columns_of(const LaidLine& line) {
  const std::size_t length = keyword_length(*line.form, line.code);
  std::string value = spaced(line.code.substr(length));
  return {spaced(line.code.substr(0, length)), std::move(value)};
}

/// Where authors set lines apart to group them; elsewhere the fixed order makes the groups.
bool keeps_blank_lines(SectionKind section) {
  switch (section) {
    case SectionKind::vocabulary:
    case SectionKind::calendar:
    case SectionKind::rate:
    case SectionKind::scale:
    case SectionKind::test:
      return true;
    default:
      return false;
  }
}

bool is_one_line(SectionKind section) {
  switch (section) {
    case SectionKind::file:
    case SectionKind::source:
    case SectionKind::act:
    case SectionKind::derived_rate:
    case SectionKind::drop:
      return true;
    default:
      return false;
  }
}

class Printer {
 public:
  std::string print(const std::vector<LaidBlock>& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (i > 0 && !joins(blocks[i - 1], blocks[i])) out_ += '\n';
      if (blocks[i].kind == SectionKind::source && !(i > 0 && joins(blocks[i - 1], blocks[i])))
        measure_sources(blocks, i);
      print_block(blocks[i]);
    }
    return std::move(out_);
  }

 private:
  /// Blocks of one line follow each other without a blank line, as their author wrote them.
  static bool joins(const LaidBlock& above, const LaidBlock& below) {
    return above.kind && above.kind == below.kind && is_one_line(*below.kind) && !below.head.blank_before &&
           above.comments.empty();
  }

  void measure_sources(const std::vector<LaidBlock>& blocks, std::size_t first) {
    source_width_ = 0;
    for (std::size_t i = first; i < blocks.size() && (i == first || joins(blocks[i - 1], blocks[i])); ++i)
      source_width_ = std::max(source_width_, width_of(source_head(blocks[i].head.code).keyword));
  }

  /// "source IL" and the texts after it.
  static Columns source_head(std::string_view code) {
    const std::size_t text = std::min(code.find('"'), code.size());
    return {spaced(code.substr(0, text)), spaced(code.substr(text))};
  }

  void print_block(const LaidBlock& block) {
    if (!block.kind) return put_comments(block.comments, "");
    put_comments(block.head.above, "");
    if (block.kind == SectionKind::source) {
      const Columns columns = source_head(block.head.code);
      put_line(columns.keyword + std::string(source_width_ + 1 - width_of(columns.keyword), ' ') + columns.value,
               block.head);
    } else {
      put_line(spaced(block.head.code), block.head);
    }
    print_lines(block);
    put_comments(block.comments, is_one_line(*block.kind) ? "" : "  ");
  }

  void print_lines(const LaidBlock& block) {
    std::vector<Columns> rows;
    std::size_t width = 0;
    for (const LaidLine& line : block.lines) {
      rows.push_back(columns_of(line));
      if (!rows.back().value.empty()) width = std::max(width, width_of(rows.back().keyword));
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const LaidLine& line = block.lines[i];
      if (i > 0 && line.blank_before && keeps_blank_lines(*block.kind)) out_ += '\n';
      put_comments(line.above, "  ");
      std::string text = "  " + rows[i].keyword;
      if (!rows[i].value.empty()) text += std::string(width + 2 - width_of(rows[i].keyword), ' ') + rows[i].value;
      put_line(text, line);
    }
  }

  void put_line(std::string_view text, const LaidLine& line) {
    out_ += text;
    if (!line.beside.empty()) out_.append("  ").append(line.beside);
    out_ += '\n';
  }

  void put_comments(const std::vector<std::string_view>& comments, std::string_view indent) {
    for (const std::string_view comment : comments) out_.append(indent).append(comment) += '\n';
  }

  std::string out_;
  std::size_t source_width_ = 0;
};

}  // namespace

std::string to_source(const Tree& tree, const source::SourceFile& file) {
  return Printer().print(lay_out(tree, file));
}

Tree in_layout_order(Tree tree, const source::SourceFile& file) {
  for (Section& section : tree.sections) {
    const SectionKind kind = kind_of(section.value);
    const auto rank = [&](const auto& line) { return find_line(kind, file.slice(line.span))->rank; };
    const auto sort = [&](auto& value) {
      if constexpr (requires { value.lines; })
        std::stable_sort(value.lines.begin(), value.lines.end(),
                         [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    };
    std::visit(sort, section.value);
  }
  return tree;
}

}  // namespace dun::syntax

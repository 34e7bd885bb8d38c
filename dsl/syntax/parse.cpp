#include "dsl/syntax/parse.hpp"

#include <algorithm>
#include <utility>

#include "dsl/syntax/build.hpp"
#include "dsl/syntax/match.hpp"
#include "dsl/syntax/scan.hpp"
#include "engine/base/nearest.hpp"

namespace dun::syntax {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

std::string_view word_at(std::string_view line, std::size_t index) {
  std::size_t at = 0;
  while (true) {
    while (at < line.size() && is_blank(line[at])) ++at;
    std::size_t end = at;
    while (end < line.size() && !is_blank(line[end])) ++end;
    if (index-- == 0) return line.substr(at, end - at);
    at = end;
    if (at == line.size()) return {};
  }
}

std::string_view after_word(std::string_view code) {
  const std::size_t end = std::min(code.find_first_of(" \t"), code.size());
  return code.substr(std::min(code.find_first_not_of(" \t", end), code.size()));
}

/// A `given` line of the kind that the phrase starts as; else of the claim asked about.
std::string_view sample_of_given(std::string_view phrase) {
  if (match_words(phrase, "claim") > 0)
    return "given claim B of the same debtor: a consumer claim of 300.00 NOK, due 2026-02-02";
  if (match_words(phrase, "rate") > 0) return "given rate reference-rate is 4.5 from 2026-01-01";
  const bool is_dated = !phrase.empty() && phrase.front() >= '0' && phrase.front() <= '9';
  if (is_dated && phrase.find(" by ") != phrase.npos)
    return "given 2026-03-16 reminder for claim B by email, fee 38.00 NOK, pay by 2026-03-30, received 2026-03-17";
  if (is_dated) return "given 2026-03-20 payment of 500.00 NOK";
  return find_line(SectionKind::test, "given")->sample;
}

/// What a line is, told by its first words and the section it stands in.
struct Recognised {
  Form form = Form::note;
  std::optional<SectionKind> opens;  // a head
  std::string_view words;
  std::string_view sample;
  bool may_repeat = true;
};

class FileParser {
 public:
  FileParser(const source::SourceSet& sources, base::FileId file, base::DiagnosticSink& sink)
      : text_(sources.at(file).text()), findings_(file, sink), builder_(tree_, text_, findings_) {
    tree_.file = file;
  }

  Tree parse() {
    lines_ = split_lines(text_, findings_);
    for (at_ = 0; at_ < lines_.size() && !findings_.is_full(); ++at_) read(lines_[at_]);
    return std::move(tree_);
  }

  Tree parse_givens() {
    tree_.sections.push_back({TestSection{}, {}});
    lines_ = split_lines(text_, findings_);
    for (const SourceLine& line : lines_) {
      const std::string_view code = builder_.slice(line.code);
      if (code.empty() || !is_sound(code, line.code.begin, findings_)) continue;
      const Match found = grammar::match_given(code, line.code.begin);
      if (const auto* mismatch = std::get_if<Mismatch>(&found))
        report(*mismatch, line.code, after_word(sample_of_given(code)));
      else
        add_line(Form::given, std::get<Node>(found), line.code);
    }
    return std::move(tree_);
  }

 private:
  void read(const SourceLine& line) {
    const std::string_view code = builder_.slice(line.code);
    if (line.comment) tree_.comments.push_back({*line.comment, code.empty()});
    if (code.empty()) return;
    const auto recognised = recognise(code);
    const bool sound = is_sound(code, line.code.begin, findings_);
    if (!recognised) {
      if (sound) report_unknown(code, line.code);
    } else if (recognised->opens) {
      open_section(*recognised, code, line.code, sound);
    } else {
      read_line(*recognised, code, line.code, sound);
    }
  }

  [[nodiscard]] std::optional<Recognised> recognise(std::string_view code) const {
    std::optional<Recognised> best;
    std::size_t longest = 0;
    if (const LineForm* form = find_line(section_, code)) {
      longest = std::max<std::size_t>(1, form->words.size());
      best = Recognised{form->form, std::nullopt, form->words, form->sample, form->may_repeat};
    }
    for (const HeadForm& head : heads()) {
      const bool is_shorter = head.words.size() < longest || match_words(code, head.words) == 0;
      if (is_shorter || (head.words.size() == longest && !opens_a_block(head.form, code))) continue;
      longest = head.words.size();
      best = Recognised{head.form, head.opens, head.words, head.sample, true};
    }
    return best;
  }

  /// Some words start a line here and a block elsewhere; what follows tells them apart.
  [[nodiscard]] bool opens_a_block(Form head, std::string_view code) const {
    if (head == Form::rate) return word_at(code, 2) == "in";
    if (head == Form::add) return word_at(code, 2) == "after" || word_at(code, 2) == "before";
    if (head == Form::text) return has_letter_lines_below();
    return head == Form::calendar && has_calendar_lines_below();
  }

  [[nodiscard]] bool has_letter_lines_below() const {
    for (std::size_t next = at_ + 1; next < lines_.size(); ++next) {
      const std::string_view code = builder_.slice(lines_[next].code);
      if (code.empty() || match_words(code, "note") > 0) continue;
      return match_words(code, "title") > 0 || match_words(code, "states term") > 0;
    }
    return false;
  }

  [[nodiscard]] bool has_calendar_lines_below() const {
    for (std::size_t next = at_ + 1; next < lines_.size(); ++next) {
      const std::string_view code = builder_.slice(lines_[next].code);
      if (code.empty() || match_words(code, "title") > 0 || match_words(code, "note") > 0) continue;
      const std::string_view second = word_at(code, 1);
      const bool covers_dates =
          match_words(code, "covers") > 0 && !second.empty() && second[0] >= '0' && second[0] <= '9';
      return covers_dates || match_words(code, "weekend") > 0 || match_words(code, "holiday") > 0 ||
             match_words(code, "easter") > 0;
    }
    return false;
  }

  void open_section(const Recognised& head, std::string_view code, Span span, bool sound) {
    if (head.form == Form::use && section_ != SectionKind::file) {
      findings_.add(OutsideBlock{span, "use", true});
      return;
    }
    if (head.form != Form::use) enter(*head.opens);
    if (!sound) return;
    const Match found = match(head.form, code, span.begin);
    if (const auto* mismatch = std::get_if<Mismatch>(&found)) return report(*mismatch, span, head.sample);
    const Node& node = std::get<Node>(found);
    builder_.begin_line();
    if (head.form == Form::use) {
      tree_.uses.push_back({builder_.name(node.at(Kind::name)), span});
      return;
    }
    SectionValue value = build_section(builder_, head.form, node);
    if (!builder_.end_line()) return;
    tree_.sections.push_back({std::move(value), span});
    is_kept_ = true;
  }

  /// Lines of a section whose head is wrong are read and reported on, but not kept.
  void enter(SectionKind section) {
    section_ = section;
    is_kept_ = false;
    given_.clear();
  }

  void read_line(const Recognised& recognised, std::string_view code, Span span, bool sound) {
    if (!recognised.may_repeat && !is_first(recognised, span)) return;
    if (!sound) return;
    const Match found = match(recognised.form, code, span.begin);
    if (const auto* mismatch = std::get_if<Mismatch>(&found)) {
      const bool is_given = recognised.form == Form::given;
      return report(*mismatch, span, is_given ? sample_of_given(after_word(code)) : recognised.sample);
    }
    add_line(recognised.form, std::get<Node>(found), span);
  }

  bool is_first(const Recognised& recognised, Span span) {
    for (const auto& [form, first] : given_)
      if (form == recognised.form) {
        findings_.add(LineTwice{span, std::string(recognised.words), section_, first});
        return false;
      }
    given_.emplace_back(recognised.form, span);
    return true;
  }

  void add_line(Form form, const Node& node, Span span) {
    if (!is_kept_ && section_ != SectionKind::file) return check_only(form, node);
    std::visit([&](auto& section) { add_line_to(section, form, node, span); }, tree_.sections.back().value);
  }

  /// Builds the line of a section that is not kept, for the sake of its findings.
  void check_only(Form form, const Node& node);

  template <class Section>
  void add_line_to(Section& section, Form form, const Node& node, Span span) {
    if constexpr (requires { section.lines; }) {
      typename decltype(section.lines)::value_type line;
      builder_.begin_line();
      build(builder_, form, node, line.value);
      line.span = span;
      if (builder_.end_line()) section.lines.push_back(std::move(line));
    }
  }

  void report(const Mismatch& mismatch, Span line, std::string_view sample) {
    const std::string_view rest = builder_.slice({mismatch.at, line.end});
    std::size_t length = 0;
    if (!rest.empty() && rest[0] == '"') {
      length = std::min(rest.find('"', 1), rest.size() - 1) + 1;
    } else {
      while (length < rest.size() && !is_blank(rest[length]) &&
             (length == 0 || std::string_view(",)").find(rest[length]) == std::string_view::npos))
        ++length;
    }
    const Span span{mismatch.at, mismatch.at + static_cast<std::uint32_t>(length)};
    findings_.add(WrongPhrase{span, std::string(builder_.slice(span)), mismatch.expected, sample});
  }

  void report_unknown(std::string_view code, Span line) {
    const std::string word(word_at(code, 0));
    const Span span{line.begin, line.begin + static_cast<std::uint32_t>(word.size())};
    if (section_ == SectionKind::file) {
      findings_.add(OutsideBlock{span, word, false});
    } else {
      findings_.add(UnknownLineWord{span, word, section_, is_line_of_owner(code)});
    }
    if (const auto meant = meant_head(word)) enter(*meant);
  }

  [[nodiscard]] bool is_line_of_owner(std::string_view code) const {
    for (const LineForm& form : lines_of(owner(section_)))
      if (!form.words.empty() && match_words(code, form.words) > 0) return true;
    return false;
  }

  /// The section a misspelt head was to open, so that its lines are not held against the section before it.
  [[nodiscard]] std::optional<SectionKind> meant_head(std::string_view word) const {
    std::vector<std::string> words;
    for (const LineForm& form : lines_of(section_)) words.emplace_back(form.words);
    for (const HeadForm& head : heads()) words.emplace_back(head.words);
    const auto near = base::nearest(word, words);
    for (const HeadForm& head : heads())
      if (near && *near == head.words && head.form != Form::use) return head.opens;
    return std::nullopt;
  }

  std::string_view text_;
  Tree tree_;
  Findings findings_;
  Builder builder_;
  std::vector<SourceLine> lines_;
  std::size_t at_ = 0;
  SectionKind section_ = SectionKind::file;
  bool is_kept_ = false;
  std::vector<std::pair<Form, Span>> given_;  // lines of this section that may stand once
};

void FileParser::check_only(Form form, const Node& node) {
  Tree aside;
  Builder builder(aside, text_, findings_);
  const auto check = [&](auto line) { build(builder, form, node, line); };
  switch (section_) {
    case SectionKind::vocabulary:
      return check(VocabularyLine{});
    case SectionKind::calendar:
      return check(CalendarBlockLine{});
    case SectionKind::rate:
      return check(RateLine{});
    case SectionKind::scale:
      return check(ScaleLine{});
    case SectionKind::law:
      return check(LawLine{});
    case SectionKind::count:
      return check(CountLine{});
    case SectionKind::rule:
      return check(RuleLine{});
    case SectionKind::interest:
      return check(InterestLine{});
    case SectionKind::charge:
      return check(ChargeLine{});
    case SectionKind::policy:
      return check(PolicyLine{});
    case SectionKind::step:
    case SectionKind::change:
    case SectionKind::add:
      return check(StepLine{});
    case SectionKind::schedule:
      return check(ScheduleLine{});
    case SectionKind::text:
      return check(LetterLine{});
    case SectionKind::test:
      return check(TestLine{});
    case SectionKind::file:
    case SectionKind::derived_rate:
    case SectionKind::source:
    case SectionKind::act:
    case SectionKind::drop:
      return;
  }
}

}  // namespace

Tree from_source(const source::SourceSet& sources, base::FileId file, base::DiagnosticSink& sink) {
  return FileParser(sources, file, sink).parse();
}

Tree parse_given(const source::SourceSet& sources, base::FileId file, base::DiagnosticSink& sink) {
  return FileParser(sources, file, sink).parse_givens();
}

}  // namespace dun::syntax

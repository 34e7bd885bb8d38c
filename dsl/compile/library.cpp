#include "dsl/compile/library.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "dsl/syntax/parse.hpp"

namespace dun::compile {

namespace fs = std::filesystem;

namespace {

/// The folder with `stdlib` and `policies` that came with the program: beside the sources, or where it was installed.
fs::path home() {
  const fs::path built(DUN_HOME);
  return fs::exists(built / "stdlib") ? built : fs::path(DUN_INSTALLED_HOME);
}

fs::path standard_library() {
  const char* named = std::getenv("DUN_STDLIB");
  return named != nullptr ? fs::path(named) : home() / "stdlib";
}

fs::path identity(const fs::path& path) {
  std::error_code error;
  const fs::path canonical = fs::weakly_canonical(path, error);
  return error ? path : canonical;
}

/// The `policies` folder of the tree around a folder; that of the program if there is none.
fs::path policies_around(fs::path folder) {
  for (; folder.has_relative_path(); folder = folder.parent_path())
    if (fs::is_directory(folder / "policies")) return folder / "policies";
  return home() / "policies";
}

std::vector<fs::path> dun_files(const fs::path& folder, bool below) {
  std::vector<fs::path> files;
  std::error_code error;
  const auto take = [&files](const fs::directory_entry& entry) {
    if (entry.is_regular_file() && entry.path().extension() == ".dun") files.push_back(entry.path());
  };
  if (below)
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, error)) take(entry);
  else
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) take(entry);
  std::sort(files.begin(), files.end());
  return files;
}

/// The paths a file declares, and those it needs.
struct Paths {
  std::set<std::string> declared;
  std::set<std::string> needed;

  void read(const syntax::Tree& tree) {
    for (const syntax::Use& use : tree.uses) needed.insert(use.path.text);
    for (const syntax::Section& section : tree.sections)
      std::visit([this](const auto& value) { take(value); }, section.value);
  }

 private:
  template <class Other>
  void take(const Other&) {}
  void take(const syntax::VocabularySection& section) { declared.insert(section.path.text); }
  void take(const syntax::CalendarSection& section) { declared.insert(section.path.text); }
  void take(const syntax::LawSection& section) { declared.insert(section.path.text); }
  void take(const syntax::PolicySection& section) {
    declared.insert(section.path.text);
    for (const auto& line : section.lines)
      if (const auto* under = std::get_if<syntax::UnderLine>(&line.value)) needed.insert(under->law.text);
  }
  void take(const syntax::ScheduleSection& section) {
    declared.insert(section.path.text);
    needed.insert(section.adapts.text);
  }
  void take(const syntax::TextSection& section) { declared.insert(section.path.text); }
  void take(const syntax::StepSection& section) { take_texts(section.lines); }
  void take(const syntax::ChangeSection& section) { take_texts(section.lines); }
  void take(const syntax::AddSection& section) { take_texts(section.lines); }
  void take_texts(const syntax::Lines<syntax::StepLine>& lines) {
    for (const auto& line : lines)
      if (const auto* text = std::get_if<syntax::TextLine>(&line.value)) needed.insert(text->path.text);
  }
  void take(const syntax::TestSection& section) {
    if (section.of) needed.insert(section.of->text);
  }
};

class Gatherer {
 public:
  explicit Gatherer(source::SourceSet named) : sources_(std::move(named)) {
    for (std::size_t file = 0; file < sources_.size(); ++file) {
      roots_.insert(policies_around(identity(sources_.at(base::FileId(file)).path()).parent_path()));
      seen_.insert(identity(sources_.at(base::FileId(file)).path()));
      read(base::FileId(file));
    }
  }

  base::Result<source::SourceSet> run() {
    if (!fs::is_directory(standard_library()))
      return base::refuse(base::FaultKind::machine,
                          "the standard library is missing: no folder " + standard_library().string(),
                          "set DUN_STDLIB to the folder `stdlib` that came with dun");
    for (const fs::path& file : dun_files(standard_library(), true))
      if (base::Result<void> added = add(file); !added) return tl::make_unexpected(added.error());
    for (std::set<std::string> missing = lacking(); !missing.empty(); missing = lacking()) {
      const std::size_t before = sources_.size();
      for (const std::string& path : missing) {
        asked_.insert(path);
        if (base::Result<void> added = look_for(path); !added) return tl::make_unexpected(added.error());
      }
      if (sources_.size() == before) break;
    }
    return std::move(sources_);
  }

 private:
  void read(base::FileId file) {
    base::DiagnosticSink ignored;
    paths_.read(syntax::from_source(sources_, file, ignored));
  }

  base::Result<void> add(const fs::path& file) {
    if (!seen_.insert(identity(file)).second) return {};
    base::Result<source::SourceSet> loaded = source::load({shown(file)});
    if (!loaded) return tl::make_unexpected(loaded.error());
    const source::SourceFile& source = loaded->at(base::FileId(0));
    read(sources_.add(source.path(), std::string(source.text())));
    return {};
  }

  [[nodiscard]] std::set<std::string> lacking() const {
    std::set<std::string> missing;
    for (const std::string& path : paths_.needed)
      if (paths_.declared.count(path) == 0 && asked_.count(path) == 0) missing.insert(path);
    return missing;
  }

  /// `no/inkasso` is looked for in the files of `policies/no`.
  base::Result<void> look_for(const std::string& path) {
    for (const fs::path& root : roots_)
      for (const fs::path& file : dun_files(root / fs::path(path).parent_path(), false)) {
        if (!declares(file, path)) continue;
        return add(file);
      }
    return {};
  }

  static bool declares(const fs::path& file, const std::string& path) {
    base::Result<source::SourceSet> loaded = source::load({file.string()});
    if (!loaded) return false;
    base::DiagnosticSink ignored;
    Paths paths;
    paths.read(syntax::from_source(*loaded, base::FileId(0), ignored));
    return paths.declared.count(path) != 0;
  }

  source::SourceSet sources_;
  std::set<fs::path> roots_;
  std::set<fs::path> seen_;
  std::set<std::string> asked_;
  Paths paths_;
};

}  // namespace

fs::path policies_here() {
  return policies_around(identity(fs::current_path()));
}

std::string shown(const fs::path& path) {
  std::error_code error;
  const fs::path relative = fs::relative(path, fs::current_path(), error);
  return error || relative.empty() || relative.native().size() > path.native().size() ? path.string()
                                                                                      : relative.string();
}

base::Result<source::SourceSet> with_library(source::SourceSet named) {
  return Gatherer(std::move(named)).run();
}

}  // namespace dun::compile

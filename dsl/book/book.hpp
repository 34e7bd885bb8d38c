// The law book: a page a country with what its law files say, in plain words, and an index over all of them. Reads
// trees and names of a bundle that has no errors; says nothing the files do not say.
#pragma once

#include "dsl/book/page.hpp"
#include "dsl/compile/compile.hpp"

namespace dun::book {

/// The index first, then the countries in order of their names. Only laws of the files the user named; `named` are the
/// files and folders as written, below which laws in a folder `cases` are made up for tests and left out.
[[nodiscard]] std::vector<Page> pages_of(const compile::Bundle& bundle, const std::vector<std::string>& named);

}  // namespace dun::book

# What a build of Dun can be asked for, and the language level and warnings every target shares.
option(DUN_TESTS "Build the tests" ON)
option(DUN_WERROR "Treat warnings as errors" OFF)
option(DUN_FUZZ "Build the fuzz targets (clang only)" OFF)
option(DUN_BENCH "Build the benchmarks" ON)
set(DUN_SANITIZE "" CACHE STRING "Sanitizers for every target, such as address,undefined")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # Paths below the sources count as relative, so that every checkout shares one cache.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1 "${CCACHE_PROGRAM}")
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()

add_library(dun_settings INTERFACE)
target_compile_options(dun_settings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wswitch)
# g++ 12 and 13 see overlapping copies in std::string where there are none (GCC bug 105651).
target_compile_options(dun_settings INTERFACE
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<NOT:$<CONFIG:Debug>>>:-Wno-restrict>)
if(DUN_WERROR)
  target_compile_options(dun_settings INTERFACE -Werror)
endif()
if(DUN_SANITIZE)
  target_compile_options(dun_settings INTERFACE "-fsanitize=${DUN_SANITIZE}" -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(dun_settings INTERFACE "-fsanitize=${DUN_SANITIZE}")
endif()
target_include_directories(dun_settings INTERFACE "${PROJECT_SOURCE_DIR}")

# dun_library(NAME SOURCES ... LINKS ...): one storey as a static library with the alias dun::NAME.
function(dun_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_library(dun_${name} STATIC ${ARG_SOURCES})
  add_library(dun::${name} ALIAS dun_${name})
  target_link_libraries(dun_${name} PUBLIC ${ARG_LINKS} PRIVATE $<BUILD_INTERFACE:dun_settings>)
  target_include_directories(dun_${name} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
endfunction()

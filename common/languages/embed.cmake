# SPDX-License-Identifier: GPL-2.0-or-later
# Writes OUTPUT, the definition of news::word_lists(), out of FOLDER/<language>/<list>.txt.
#   cmake -DFOLDER=... -DOUTPUT=... -P embed.cmake
cmake_minimum_required(VERSION 3.25)
file(GLOB lists RELATIVE ${FOLDER} ${FOLDER}/*/*.txt)
list(SORT lists)
set(rows "")
foreach(list IN LISTS lists)
  get_filename_component(language ${list} DIRECTORY)
  get_filename_component(name ${list} NAME_WE)
  file(READ ${FOLDER}/${list} text)
  string(APPEND rows "    {\"${language}\", \"${name}\", R\"~~~(${text})~~~\"sv},\n")
endforeach()
file(WRITE ${OUTPUT} "// Written by common/languages/embed.cmake.
#include \"common/languages/languages.hh\"

namespace news {
namespace {

using std::string_view_literals::operator\"\"sv;  // knows its length: nothing counts it while compiling

constexpr WordList kLists[] = {
${rows}};

}  // namespace

std::span<const WordList> word_lists() {
  return kLists;
}

}  // namespace news
")

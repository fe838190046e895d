# SPDX-License-Identifier: GPL-2.0-or-later
# Writes OUTPUT, the definition of news::han_variants_table(): what opencc makes of each Han
# character, first of Japanese ones traditional ones, then of those simplified ones.
#   cmake -DOPENCC=/usr/bin/opencc -DOUTPUT=... -P han_variants.cmake      OPENCC empty: no table
cmake_minimum_required(VERSION 3.25)
set(pairs "")
if(OPENCC)
  # U+3400 to U+9FFF, one a line; three bytes of UTF-8 each.
  set(lines "")
  foreach(lead RANGE 227 233)
    foreach(middle RANGE 128 191)
      if((lead EQUAL 227 AND middle LESS 144) OR (lead EQUAL 228 AND middle EQUAL 183))
        continue()
      endif()
      foreach(last RANGE 128 191)
        string(ASCII ${lead} ${middle} ${last} character)
        string(APPEND lines "${character}\n")
      endforeach()
    endforeach()
  endforeach()
  file(WRITE ${OUTPUT}.written "${lines}")
  function(convert from conversion to)
    execute_process(COMMAND ${OPENCC} -c ${conversion}.json -i ${OUTPUT}.${from} -o ${OUTPUT}.${to}
      COMMAND_ERROR_IS_FATAL ANY)
  endfunction()
  convert(written jp2t traditional)
  convert(traditional t2s simplified)
  file(STRINGS ${OUTPUT}.written written ENCODING UTF-8)
  file(STRINGS ${OUTPUT}.simplified simplified ENCODING UTF-8)
  foreach(from to IN ZIP_LISTS written simplified)
    string(LENGTH "${to}" bytes)
    if(NOT from STREQUAL to AND bytes EQUAL 3)
      string(APPEND pairs "${from}${to}")
    endif()
  endforeach()
endif()
file(WRITE ${OUTPUT} "// Written by common/han_variants.cmake.
#include \"common/han_variants_table.hh\"

namespace news {

std::string_view han_variants_table() {
  return \"${pairs}\";
}

}  // namespace news
")

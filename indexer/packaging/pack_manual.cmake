# SPDX-License-Identifier: GPL-2.0-or-later
# Run by CPack on what it is about to pack.
find_program(GZIP gzip REQUIRED)
set(staged ${CPACK_TEMPORARY_INSTALL_DIRECTORY})
file(GLOB_RECURSE pages ${staged}/*.1 ${staged}/*.5 ${staged}/*.7)
list(FILTER pages INCLUDE REGEX "/man/man[0-9]/")
if(pages)
  execute_process(COMMAND ${GZIP} -9n ${pages} COMMAND_ERROR_IS_FATAL ANY)
endif()

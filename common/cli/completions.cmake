# SPDX-License-Identifier: GPL-2.0-or-later
# Completions of a program, which prints them itself: written beside it whenever it is linked, and
# installed.
function(add_completions program)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/completion)
  file(MAKE_DIRECTORY ${folder})
  foreach(shell bash zsh fish)
    add_custom_command(TARGET ${program} POST_BUILD
      COMMAND ${program} --generate complete-${shell} > ${folder}/${program}.${shell} VERBATIM)
  endforeach()
  install(FILES ${folder}/${program}.bash
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ${program})
  install(FILES ${folder}/${program}.zsh
    DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _${program})
  install(FILES ${folder}/${program}.fish
    DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endfunction()

// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/lost_pages.hh"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>

#include "common/error.hh"

namespace news {
namespace {

const char* program_name = "";

// All below runs in a signal handler: system calls and its own stack, nothing else.

std::uintptr_t hexadecimal(const char*& at) {
  std::uintptr_t number = 0;
  for (;; ++at) {
    const char c = *at;
    if (c >= '0' && c <= '9') {
      number = number * 16 + static_cast<std::uintptr_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      number = number * 16 + static_cast<std::uintptr_t>(c - 'a' + 10);
    } else {
      return number;
    }
  }
}

// A line of /proc/self/maps, "begin-end rights offset device inode   path": its path, if the
// address lies between the two.
const char* path_of(const char* line, std::uintptr_t address) {
  const char* at = line;
  const auto begin = hexadecimal(at);
  if (*at++ != '-') return nullptr;
  const auto end = hexadecimal(at);
  return begin <= address && address < end ? std::strchr(at, '/') : nullptr;
}

struct Line {
  char text[4352];
  std::size_t size = 0;
};

bool next_line(int file, Line& line) {
  line.size = 0;
  char c = 0;
  while (read(file, &c, 1) == 1 && c != '\n') {
    if (line.size + 1 < sizeof line.text) line.text[line.size++] = c;
  }
  line.text[line.size] = '\0';
  return line.size > 0;
}

void say(const char* text) {
  (void)!write(STDERR_FILENO, text, std::strlen(text));
}

// Nothing that a terminal obeys.
void say_path(const char* path) {
  for (; *path != '\0'; ++path) {
    const auto byte = static_cast<unsigned char>(*path);
    (void)!write(STDERR_FILENO, byte < 0x20 || byte == 0x7f ? "?" : path, 1);
  }
}

void on_lost_page(int number, siginfo_t* info, void*) {
  if (info->si_code <= 0 || info->si_code == BUS_ADRALN) {  // sent by hand, or a fault of ours
    signal(number, SIG_DFL);
    raise(number);
    return;
  }
  const int maps = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  const char* path = nullptr;
  Line line;
  while (path == nullptr && maps >= 0 && next_line(maps, line)) {
    path = path_of(line.text, reinterpret_cast<std::uintptr_t>(info->si_addr));
  }
  say(program_name);
  say(": cannot read ");
  path != nullptr ? say_path(path) : say("a file of the index");
  say(": it was cut short meanwhile, or its disk fails\n");
  _exit(exit_status(ErrorCode::io));
}

}  // namespace

void tell_lost_pages(const char* program) {
  program_name = program;
  struct sigaction action {};
  action.sa_sigaction = on_lost_page;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_SIGINFO;
  sigaction(SIGBUS, &action, nullptr);
}

}  // namespace news

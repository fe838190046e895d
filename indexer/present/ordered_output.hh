// SPDX-License-Identifier: GPL-2.0-or-later
// Lets threads that work on numbered files write to stdout and stderr in the order of the numbers,
// so that output does not depend on the number of threads. The first unfinished file is written
// straight away; later ones wait in memory up to a limit, then their threads wait.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace news {

class OrderedOutput {
 public:
  explicit OrderedOutput(std::size_t waiting_limit = std::size_t{16} << 20)
      : limit_(waiting_limit) {}

  // Numbers are finished each exactly once, without gaps, from 0; a thread takes rising numbers.
  // Text is written as given. False: stdout cannot be written any more; nobody should go on.
  bool write(std::size_t number, std::FILE* stream, std::string_view text);
  void finish(std::size_t number);

  // 0, or the errno of the first write to stdout that failed. Flushes.
  int close();

 private:
  struct Part {
    std::FILE* stream;
    std::string text;
  };
  struct Waiting {
    std::vector<Part> parts;
    bool finished = false;
  };

  void put(std::FILE* stream, std::string_view text);
  void advance();

  std::mutex mutex_;
  std::condition_variable moved_;
  std::map<std::size_t, Waiting> waiting_;
  std::size_t current_ = 0, held_ = 0, limit_;
  int error_ = 0;
};

}  // namespace news

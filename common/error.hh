// SPDX-License-Identifier: GPL-2.0-or-later
// An error a user can act on: what class it is of, what happened, and what to do about it.
//
// The code decides the exit status (newsindex(1) and newsquery(1) list them); the message says what
// happened, naming the file or the place; the hint, when there is one, names the option or the
// command that mends it. Plain values, safe to copy between threads.
#pragma once

#include <string>

namespace news {

enum class ErrorCode {
  usage,          // 2: the command line or the query is wrong, or a run is refused
  index_missing,  // 3: no index there, or it is damaged or foreign
  schema,         // 4: made by a newer or older release
  input,          // 1: one input cannot be read or parsed; the run goes on
  io,             // 74: read or write failed, disk full
  locked,         // 75: another writer holds the index, or it kept changing under a reader
  unreachable,    // 69: no node of a cluster answers, or not all of it does
  denied,         // 77: a cluster does not let this user in
  internal,       // 70: a promise of ours broken (also: out of memory)
};

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;
  std::string hint;
};

// The exit status a program leaves with when this is what ended it.
constexpr int exit_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::input:
      return 1;
    case ErrorCode::usage:
      return 2;
    case ErrorCode::index_missing:
      return 3;
    case ErrorCode::schema:
      return 4;
    case ErrorCode::io:
      return 74;
    case ErrorCode::locked:
      return 75;
    case ErrorCode::unreachable:
      return 69;
    case ErrorCode::denied:
      return 77;
    case ErrorCode::internal:
      return 70;
  }
  return 70;
}

}  // namespace news

// SPDX-License-Identifier: GPL-2.0-or-later
// Loaded in front of the C library (LD_PRELOAD), it makes the n-th call of one kind fail, or kills
// the process there: what a full disk, a broken disk or a power cut does at the worst moment.
//   FAULT_CALL  write, fsync, rename, open (for writing) or mkdir
//   FAULT_AT    which call, from 1
//   FAULT_ERRNO the reason given (a number); "kill": the process dies by SIGKILL before the call
//   FAULT_FOLDER  only calls on paths, or descriptors of paths, below this folder count
//   FAULT_MARK  a file that is made when it happens
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

std::atomic<long> calls = 0;

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool below_folder(const char* path) {
  const char* folder = std::getenv("FAULT_FOLDER");
  return folder == nullptr || std::strncmp(path, folder, std::strlen(folder)) == 0;
}

bool below_folder(int file) {
  char link[64], path[4096];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const auto size = readlink(link, path, sizeof path - 1);
  if (size < 0) return false;
  path[size] = 0;
  return below_folder(path);
}

int real_open(const char* path, int flags, mode_t mode) {
  static const auto call = real<int (*)(const char*, int, ...)>("open");
  return call(path, flags, mode);
}

// True: this call is the one, and errno is set.
template <class Place>
bool strikes(const char* call, Place place) {
  const char* wanted = std::getenv("FAULT_CALL");
  const char* at = std::getenv("FAULT_AT");
  if (wanted == nullptr || at == nullptr || std::strcmp(wanted, call) != 0) return false;
  if (!below_folder(place) || ++calls != std::atol(at)) return false;
  if (const char* mark = std::getenv("FAULT_MARK"))
    close(real_open(mark, O_WRONLY | O_CREAT, 0666));
  const char* reason = std::getenv("FAULT_ERRNO");
  if (reason != nullptr && std::strcmp(reason, "kill") == 0) kill(getpid(), SIGKILL);
  errno = reason == nullptr ? EIO : std::atoi(reason);
  return true;
}

int open_any(const char* path, int flags, mode_t mode) {
  const bool writes = (flags & O_ACCMODE) != O_RDONLY;
  if (writes && strikes("open", path)) return -1;
  return real_open(path, flags, mode);
}

mode_t mode_of(int flags, va_list arguments) {
  return (flags & O_CREAT) != 0 ? static_cast<mode_t>(va_arg(arguments, int)) : 0;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const auto mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_any(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const auto mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_any(path, flags, mode);
}

ssize_t write(int file, const void* bytes, size_t size) {
  static const auto call = real<ssize_t (*)(int, const void*, size_t)>("write");
  return strikes("write", file) ? -1 : call(file, bytes, size);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  static const auto call = real<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
  return strikes("write", file) ? -1 : call(file, bytes, size, at);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  static const auto call = real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  return strikes("write", file) ? -1 : call(file, bytes, size, at);
}

int fsync(int file) {
  static const auto call = real<int (*)(int)>("fsync");
  return strikes("fsync", file) ? -1 : call(file);
}

int fdatasync(int file) {
  static const auto call = real<int (*)(int)>("fdatasync");
  return strikes("fsync", file) ? -1 : call(file);
}

int rename(const char* from, const char* to) {
  static const auto call = real<int (*)(const char*, const char*)>("rename");
  return strikes("rename", from) ? -1 : call(from, to);
}

int mkdir(const char* path, mode_t mode) {
  static const auto call = real<int (*)(const char*, mode_t)>("mkdir");
  return strikes("mkdir", path) ? -1 : call(path, mode);
}

}  // extern "C"

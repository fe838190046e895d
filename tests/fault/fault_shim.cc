// SPDX-License-Identifier: GPL-2.0-or-later
// Loaded before the C library (LD_PRELOAD), makes chosen system calls of a program fail or kills it
// there; what a process does that this one forks is let be, and does not count. Told what to do by
// the environment:
//
//   FAULT_ROOT    only calls on files below this folder count (malloc and the clock: always)
//   FAULT_CALLS   which count: open,write,fsync,rename,unlink,mkdir,malloc (comma between)
//   FAULT_AT      the call of these, from 1, where it happens; 0: never
//   FAULT_DO      fail (with FAULT_ERRNO, default EIO); kill (SIGKILL before the call); killed
//                 (after it); stop (SIGTERM, handled before the call goes on); short (a write that
//                 stores half its bytes); full (this and every later one fails: a disk stays full);
//                 hang (it never returns: a server that does not answer)
//   FAULT_LOG     a file that gets one byte a counted call: how many there are
//   FAULT_SHADOW  a folder, on the same file system, that keeps what a power cut would leave:
//                 i<inode> is a file's content at its last fsync, d<inode> a folder's names at
//                 its last fsync ("f|d inode name" lines). What was not synced is not in it.
//   FAULT_FILES   a file that gets the highest descriptor opened so far, as text
//   FAULT_CLOCK   seconds added to the wall clock
//   FAULT_SWAP    a file that changes places with FAULT_SWAP.other each time before it is opened
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include <atomic>

extern "C" void* __libc_malloc(size_t size);

namespace {

enum Call { kOpen, kWrite, kFsync, kRename, kUnlink, kMkdir, kMalloc, kCalls };
constexpr const char* kNames[kCalls] = {"open",   "write", "fsync", "rename",
                                        "unlink", "mkdir", "malloc"};
enum class Do { fail, kill, killed, stop, cut, full, hang };

struct Plan {
  bool counted[kCalls] = {};
  bool shadowed = false;
  long at = 0;
  pid_t process = 0;
  Do what = Do::fail;
  int error = EIO;
  char root[1024] = {};
  size_t root_size = 0;
  char shadow[1024] = {};
  int log = -1, files = -1;
  long clock = 0;
  char swap[1024] = {};
};

Plan plan;
std::atomic<bool> ready = false;
std::atomic<long> calls = 0, kept = 0;
std::atomic<int> highest = 0;

template <class F>
F* real(const char* name) {
  return reinterpret_cast<F*>(dlsym(RTLD_NEXT, name));
}

const char* setting(const char* name, const char* otherwise) {
  const char* value = getenv(name);
  return value != nullptr ? value : otherwise;
}

__attribute__((constructor)) void read_plan() {
  const char* list = setting("FAULT_CALLS", "");
  for (int call = 0; call < kCalls; ++call) {
    plan.counted[call] = strstr(list, kNames[call]) != nullptr;
  }
  plan.process = getpid();
  plan.at = atol(setting("FAULT_AT", "0"));
  plan.error = atoi(setting("FAULT_ERRNO", "5"));
  plan.clock = atol(setting("FAULT_CLOCK", "0"));
  snprintf(plan.root, sizeof plan.root, "%s", setting("FAULT_ROOT", ""));
  plan.root_size = strlen(plan.root);
  snprintf(plan.shadow, sizeof plan.shadow, "%s", setting("FAULT_SHADOW", ""));
  plan.shadowed = plan.shadow[0] != 0;
  snprintf(plan.swap, sizeof plan.swap, "%s", setting("FAULT_SWAP", ""));
  const char* what = setting("FAULT_DO", "fail");
  plan.what = strcmp(what, "kill") == 0     ? Do::kill
              : strcmp(what, "killed") == 0 ? Do::killed
              : strcmp(what, "stop") == 0   ? Do::stop
              : strcmp(what, "short") == 0  ? Do::cut
              : strcmp(what, "full") == 0   ? Do::full
              : strcmp(what, "hang") == 0   ? Do::hang
                                            : Do::fail;
  const char* log = setting("FAULT_LOG", "");
  if (log[0] != 0) {
    plan.log = real<int(const char*, int, ...)>("open")(
        log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  }
  const char* files = setting("FAULT_FILES", "");
  if (files[0] != 0) {
    // Out of the way of those that are counted.
    const int file = real<int(const char*, int, ...)>("open")(
        files, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    plan.files = fcntl(file, F_DUPFD_CLOEXEC, 900);
    close(file);
  }
  ready = true;
}

void note_opened(int file) {
  if (!ready || plan.files < 0) return;
  int before = highest;
  while (file > before && !highest.compare_exchange_weak(before, file)) {
  }
  if (file <= before) return;
  char text[16];
  const int size = snprintf(text, sizeof text, "%-8d", file);
  (void)!pwrite(plan.files, text, static_cast<size_t>(size), 0);
}

bool below_root(const char* path) {
  return plan.root_size > 0 && strncmp(path, plan.root, plan.root_size) == 0 &&
         (path[plan.root_size] == 0 || path[plan.root_size] == '/');
}

// The path of a descriptor; empty when it has none.
struct PathOf {
  char text[2048];
  explicit PathOf(int file) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const auto size = readlink(link, text, sizeof text - 1);
    text[size > 0 ? size : 0] = 0;
  }
  PathOf(int folder, const char* name) {
    if (name[0] == '/') {
      snprintf(text, sizeof text, "%s", name);
    } else if (folder == AT_FDCWD) {
      char here[1024];
      snprintf(text, sizeof text, "%s/%.900s", getcwd(here, sizeof here) != nullptr ? here : "",
               name);
    } else {
      const PathOf above(folder);
      snprintf(text, sizeof text, "%.1000s/%.900s", above.text, name);
    }
  }
};

// Counts a call. True: let it fail now, errno is set.
bool counts(Call call, bool concerned) {
  if (!ready || !plan.counted[call] || !concerned || getpid() != plan.process) return false;
  const long number = ++calls;
  if (plan.log >= 0) {
    const int before = errno;
    (void)!real<ssize_t(int, const void*, size_t)>("write")(plan.log, &kNames[call][0], 1);
    errno = before;
  }
  if (plan.at == 0 || number < plan.at) return false;
  if (number > plan.at && plan.what != Do::full) return false;
  if (plan.what == Do::kill) kill(getpid(), SIGKILL);
  while (plan.what == Do::hang) pause();
  if (plan.what == Do::stop) raise(SIGTERM);
  if (plan.what == Do::stop || plan.what == Do::killed || plan.what == Do::cut) return false;
  errno = plan.error;
  return true;
}

void after(Call call, bool concerned) {
  if (ready && plan.what == Do::killed && plan.at > 0 && plan.counted[call] && concerned &&
      calls == plan.at) {
    kill(getpid(), SIGKILL);
  }
}

size_t cut_to(Call call, bool concerned, size_t size) {
  const bool now = plan.what == Do::cut && plan.counted[call] && concerned && calls == plan.at;
  return now && size > 1 ? size / 2 : size;
}

void keep_content(int file, unsigned long inode) {
  char path[1200];
  snprintf(path, sizeof path, "%s/i%lu", plan.shadow, inode);
  const int to = real<int(const char*, int, ...)>("open")(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  char block[65536];
  off_t at = 0;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const int from = real<int(const char*, int, ...)>("open")(link, O_RDONLY);
  for (ssize_t got; (got = pread(from, block, sizeof block, at)) > 0; at += got) {
    (void)!real<ssize_t(int, const void*, size_t)>("write")(to, block, static_cast<size_t>(got));
  }
  close(from);
  close(to);
}

void keep_names(int folder, unsigned long inode) {
  char path[1200], before[1210];
  snprintf(path, sizeof path, "%s/d%lu", plan.shadow, inode);
  snprintf(before, sizeof before, "%s.new", path);
  const PathOf name(folder);
  FILE* list = fopen(before, "we");
  DIR* entries = opendir(name.text);
  while (const dirent* entry = entries != nullptr ? readdir(entries) : nullptr) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    fprintf(list, "%c %lu %s\n", entry->d_type == DT_DIR ? 'd' : 'f',
            static_cast<unsigned long>(entry->d_ino), entry->d_name);
  }
  if (entries != nullptr) closedir(entries);
  fclose(list);
  real<int(const char*, const char*)>("rename")(before, path);
}

void synced(int file) {
  struct stat info {};
  if (!plan.shadowed || fstat(file, &info) != 0) return;
  if (S_ISDIR(info.st_mode)) {
    keep_names(file, info.st_ino);
  } else {
    keep_content(file, info.st_ino);
  }
}

// What is removed stays alive in the shadow, so that no later file gets its inode.
void keep_removed(const char* path) {
  if (!plan.shadowed) return;
  char other[1200];
  snprintf(other, sizeof other, "%s/kept-%d-%ld", plan.shadow, getpid(), ++kept);
  (void)!link(path, other);
}

int remove_folder(const char* path) {
  if (!plan.shadowed) return real<int(const char*)>("rmdir")(path);
  char other[1200];
  snprintf(other, sizeof other, "%s/kept-%d-%ld", plan.shadow, getpid(), ++kept);
  return real<int(const char*, const char*)>("rename")(path, other);
}

void swap(const char* path) {
  if (!ready || plan.swap[0] == 0 || strcmp(path, plan.swap) != 0) return;
  char other[1040];
  snprintf(other, sizeof other, "%s.other", plan.swap);
  renameat2(AT_FDCWD, plan.swap, AT_FDCWD, other, RENAME_EXCHANGE);
}

int open_at(int folder, const char* name, int flags, mode_t mode) {
  swap(PathOf(folder, name).text);
  const bool concerned = ready && below_root(PathOf(folder, name).text);
  if (counts(kOpen, concerned)) return -1;
  const int file = real<int(int, const char*, int, ...)>("openat")(folder, name, flags, mode);
  note_opened(file);
  after(kOpen, concerned);
  return file;
}

bool concerns(int file) {
  return ready && plan.root_size > 0 && below_root(PathOf(file).text);
}

mode_t mode_of(int flags, va_list rest) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
}

int sync_file(int file, const char* how) {
  const bool concerned = concerns(file);
  if (counts(kFsync, concerned)) return -1;
  const int done = real<int(int)>(how)(file);
  if (done == 0 && concerned) synced(file);
  after(kFsync, concerned);
  return done;
}

int unlink_at(int folder, const char* name, int flags) {
  const PathOf path(folder, name);
  const bool concerned = ready && below_root(path.text);
  if (counts(kUnlink, concerned)) return -1;
  int done = 0;
  if (concerned && (flags & AT_REMOVEDIR) != 0) {
    done = remove_folder(path.text);
  } else {
    if (concerned) keep_removed(path.text);
    done = real<int(int, const char*, int)>("unlinkat")(folder, name, flags);
  }
  after(kUnlink, concerned);
  return done;
}

}  // namespace

extern "C" {

int open(const char* name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return open_at(AT_FDCWD, name, flags, mode);
}

int open64(const char* name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return open_at(AT_FDCWD, name, flags, mode);
}

int openat(int folder, const char* name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return open_at(folder, name, flags, mode);
}

ssize_t write(int file, const void* bytes, size_t size) {
  const bool concerned = concerns(file);
  if (counts(kWrite, concerned)) return -1;
  const auto done = real<ssize_t(int, const void*, size_t)>("write")(
      file, bytes, cut_to(kWrite, concerned, size));
  after(kWrite, concerned);
  return done;
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  const bool concerned = concerns(file);
  if (counts(kWrite, concerned)) return -1;
  const auto done = real<ssize_t(int, const void*, size_t, off_t)>("pwrite")(
      file, bytes, cut_to(kWrite, concerned, size), at);
  after(kWrite, concerned);
  return done;
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off_t at) {
  return pwrite(file, bytes, size, at);
}

ssize_t writev(int file, const struct iovec* parts, int count) {
  const bool concerned = concerns(file);
  if (counts(kWrite, concerned)) return -1;
  const auto done = real<ssize_t(int, const struct iovec*, int)>("writev")(file, parts, count);
  after(kWrite, concerned);
  return done;
}

int fsync(int file) {
  return sync_file(file, "fsync");
}

int fdatasync(int file) {
  return sync_file(file, "fdatasync");
}

int rename(const char* from, const char* to) {
  const bool concerned = ready && below_root(PathOf(AT_FDCWD, to).text);
  if (counts(kRename, concerned)) return -1;
  if (concerned) keep_removed(to);
  const int done = real<int(const char*, const char*)>("rename")(from, to);
  after(kRename, concerned);
  return done;
}

int unlink(const char* name) {
  return unlink_at(AT_FDCWD, name, 0);
}

int unlinkat(int folder, const char* name, int flags) {
  return unlink_at(folder, name, flags);
}

int rmdir(const char* name) {
  return unlink_at(AT_FDCWD, name, AT_REMOVEDIR);
}

int remove(const char* name) {
  struct stat info {};
  const bool folder = lstat(name, &info) == 0 && S_ISDIR(info.st_mode);
  return unlink_at(AT_FDCWD, name, folder ? AT_REMOVEDIR : 0);
}

int mkdir(const char* name, mode_t mode) {
  const bool concerned = ready && below_root(PathOf(AT_FDCWD, name).text);
  if (counts(kMkdir, concerned)) return -1;
  const int done = real<int(const char*, mode_t)>("mkdir")(name, mode);
  after(kMkdir, concerned);
  return done;
}

void* malloc(size_t size) {
  if (counts(kMalloc, true)) return nullptr;
  return __libc_malloc(size);
}

int clock_gettime(clockid_t which, struct timespec* now) {
  static auto* const next = real<int(clockid_t, struct timespec*)>("clock_gettime");
  const int done = next(which, now);
  if (done == 0 && which == CLOCK_REALTIME) now->tv_sec += plan.clock;
  return done;
}

time_t time(time_t* at) {
  struct timespec now {};
  clock_gettime(CLOCK_REALTIME, &now);
  if (at != nullptr) *at = now.tv_sec;
  return now.tv_sec;
}

}  // extern "C"

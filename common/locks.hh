// SPDX-License-Identifier: GPL-2.0-or-later
// A mutex that clang can check: which members it guards and which functions need it is written
// beside them, and -Wthread-safety says where that is not kept (the library's mutexes carry no such
// marks). Under other compilers the marks are nothing and the mutex is std::mutex.
#pragma once

#include <mutex>

#ifdef __clang__
#define NEWS_THREAD_MARK(mark) __attribute__((mark))
#else
#define NEWS_THREAD_MARK(mark)
#endif

// Of a member: read and written only by who holds the mutex.
#define NEWS_GUARDED_BY(mutex) NEWS_THREAD_MARK(guarded_by(mutex))
// Of a function: its caller holds the mutex; or must not.
#define NEWS_REQUIRES(mutex) NEWS_THREAD_MARK(requires_capability(mutex))
#define NEWS_EXCLUDES(mutex) NEWS_THREAD_MARK(locks_excluded(mutex))
// Of a function that only one thread can call by then; say why beside it.
#define NEWS_ALONE NEWS_THREAD_MARK(no_thread_safety_analysis)

namespace news {

class NEWS_THREAD_MARK(capability("mutex")) Mutex {
 public:
  void lock() NEWS_THREAD_MARK(acquire_capability()) { mutex_.lock(); }
  void unlock() NEWS_THREAD_MARK(release_capability()) { mutex_.unlock(); }

 private:
  std::mutex mutex_;
};

// Holds it for the length of a scope.
class NEWS_THREAD_MARK(scoped_lockable) Locked {
 public:
  explicit Locked(Mutex& mutex) NEWS_THREAD_MARK(acquire_capability(mutex)) : mutex_(mutex) {
    mutex_.lock();
  }
  ~Locked() NEWS_THREAD_MARK(release_capability()) { mutex_.unlock(); }
  Locked(const Locked&) = delete;
  Locked& operator=(const Locked&) = delete;

 private:
  Mutex& mutex_;
};

}  // namespace news

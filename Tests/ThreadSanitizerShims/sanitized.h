// What the shims share. They are linked into the project's tests, and loaded before those of written
// packages by Scripts/sanitize-swift, then also into processes that know no sanitizer.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#if defined(__linux__) && (defined(PRELOADED) || __has_feature(thread_sanitizer))
#define SANITIZED 1

__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);

static inline void acquire(void *address) {
  if (__tsan_acquire) __tsan_acquire(address);
}

static inline void release(void *address) {
  if (__tsan_release) __tsan_release(address);
}
#endif

// Tells the thread sanitizer what Swift's `Mutex` does where it cannot see it.
//
// On Linux a `Mutex` that nobody holds is taken and left by atomic operations that are compiled into
// the caller, where the sanitizer follows them. A contended one goes through these two functions of
// libswiftSynchronization and then the kernel's FUTEX_LOCK_PI, both without instrumentation: whatever
// the lock guards, in our code or in swift-subprocess's, was reported as a race. These do as the
// library does and say so. Nothing is suppressed: a race beside a lock is still found.
#include "sanitized.h"

#if SANITIZED
#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))
// _MutexHandle._lockSlow(_: UInt32) and _MutexHandle._unlockSlow(), in module Synchronization
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void lock_slowly(uint32_t thread, SELF void *handle) __asm__(LOCK);
SWIFT void unlock_slowly(SELF void *handle) __asm__(UNLOCK);

SWIFT void lock_slowly(uint32_t thread, SELF void *handle) {
  SWIFT void (*library)(uint32_t, SELF void *) = dlsym(RTLD_NEXT, LOCK);
  library(thread, handle);
  acquire(handle);
}

SWIFT void unlock_slowly(SELF void *handle) {
  SWIFT void (*library)(SELF void *) = dlsym(RTLD_NEXT, UNLOCK);
  release(handle);
  library(handle);
}
#endif

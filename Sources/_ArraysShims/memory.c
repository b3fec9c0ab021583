#include "arrays_shims.h"

#include <stdint.h>
#include <stdlib.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

enum { alignment = 64, huge_page = 2 << 20 };

// The address that malloc gave lies in the word before the aligned address.
static void *align(void *block) {
  if (!block) return NULL;
  uintptr_t first = (uintptr_t)block + sizeof(void *);
  void **aligned = (void **)((first + alignment - 1) & ~(uintptr_t)(alignment - 1));
  aligned[-1] = block;
  return aligned;
}

// Large arrays are walked from end to end: with pages of 2 MB the first walk takes 512 times
// fewer page faults. Only whole pages inside the block are advised.
static void *advise(void *memory, size_t bytes) {
#if defined(MADV_HUGEPAGE)
  if (memory && bytes >= 2 * (size_t)huge_page) {
    uintptr_t first = ((uintptr_t)memory + huge_page - 1) & ~(uintptr_t)(huge_page - 1);
    uintptr_t end = ((uintptr_t)memory + bytes) & ~(uintptr_t)(huge_page - 1);
    if (end > first) (void)madvise((void *)first, end - first, MADV_HUGEPAGE);
  }
#else
  (void)bytes;
#endif
  return memory;
}

static int padded(size_t bytes, size_t *total) {
  return !__builtin_add_overflow(bytes, (size_t)(alignment + sizeof(void *)), total);
}

void *arrays_allocate(size_t bytes) {
  size_t total;
  return padded(bytes, &total) ? advise(align(malloc(total)), bytes) : NULL;
}

void *arrays_allocate_zeroed(size_t bytes) {
  size_t total;
  return padded(bytes, &total) ? advise(align(calloc(1, total)), bytes) : NULL;
}

void arrays_release(void *memory) {
  if (memory) free(((void **)memory)[-1]);
}

#include "arrays_shims.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

enum { alignment = 64, huge_page = 2 << 20 };

// What stands before the aligned address.
struct header {
  void *block;  // what malloc gave
  size_t bytes;  // what was asked for
};

static struct header *header_of(void *memory) { return (struct header *)memory - 1; }

static void *align(void *block, size_t bytes) {
  if (!block) return NULL;
  uintptr_t first = (uintptr_t)block + sizeof(struct header);
  void *aligned = (void *)((first + alignment - 1) & ~(uintptr_t)(alignment - 1));
  *header_of(aligned) = (struct header){block, bytes};
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
  return !__builtin_add_overflow(bytes, (size_t)(alignment + sizeof(struct header)), total);
}

// MARK: Recently released blocks

// An expression such as `2 * a + b` makes and drops arrays of one size over and over. Malloc would
// give their pages back to the kernel and fault them in again, which takes longer than the
// arithmetic. So the last few large blocks are kept, at most `kept_bytes` altogether.
enum { kept_count = 8 };
static const size_t least_kept = 256 << 10, kept_bytes = 64 << 20;

static atomic_flag is_busy = ATOMIC_FLAG_INIT;
static void *kept[kept_count];  // oldest first
static int kept_now;
static size_t kept_total;

// Who finds another thread here goes to malloc instead of waiting.
static int enter(void) { return !atomic_flag_test_and_set_explicit(&is_busy, memory_order_acquire); }
static void leave(void) { atomic_flag_clear_explicit(&is_busy, memory_order_release); }

static void *take(int index) {
  void *memory = kept[index];
  for (int i = index + 1; i < kept_now; ++i) kept[i - 1] = kept[i];
  --kept_now;
  kept_total -= header_of(memory)->bytes;
  return memory;
}

// The latest block, which is likeliest to be in a cache, that is not much too large.
static void *reuse(size_t bytes) {
  if (bytes < least_kept || bytes > kept_bytes || !enter()) return NULL;
  void *memory = NULL;
  for (int i = kept_now - 1; i >= 0 && !memory; --i) {
    size_t has = header_of(kept[i])->bytes;
    if (has >= bytes && has - bytes <= bytes / 8) memory = take(i);
  }
  leave();
  return memory;
}

// MARK: The functions of the header

void *arrays_allocate(size_t bytes) {
  void *memory = reuse(bytes);
  if (memory) return memory;
  size_t total;
  return padded(bytes, &total) ? advise(align(malloc(total), bytes), bytes) : NULL;
}

void *arrays_allocate_zeroed(size_t bytes) {
  size_t total;
  return padded(bytes, &total) ? advise(align(calloc(1, total), bytes), bytes) : NULL;
}

void arrays_release(void *memory) {
  if (!memory) return;
  size_t bytes = header_of(memory)->bytes;
  if (bytes < least_kept || bytes > kept_bytes || !enter()) {
    free(header_of(memory)->block);
    return;
  }
  void *dropped[kept_count];
  int drops = 0;
  while (kept_now == kept_count || (kept_now > 0 && kept_total + bytes > kept_bytes))
    dropped[drops++] = take(0);
  kept[kept_now++] = memory;
  kept_total += bytes;
  leave();
  while (drops > 0) free(header_of(dropped[--drops])->block);
}

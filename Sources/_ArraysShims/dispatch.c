// Chooses the kernels for the processor at the first call, and hands each call to its loop.
#include "kernel_table.h"

#include <stdatomic.h>
#include <string.h>

static const struct kernel_table *choose(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
      && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
    return &arrays_kernels_avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
      && __builtin_cpu_supports("bmi2"))
    return &arrays_kernels_avx2;
#endif
  return &arrays_kernels_baseline;
}

const struct kernel_table *arrays_kernels(void) {
  static _Atomic(const struct kernel_table *) chosen;
  const struct kernel_table *table = atomic_load_explicit(&chosen, memory_order_relaxed);
  if (__builtin_expect(!table, 0)) {
    table = choose();
    atomic_store_explicit(&chosen, table, memory_order_relaxed);
  }
  return table;
}

const struct kernel_table *arrays_kernels_of(int32_t set) {
#if defined(__x86_64__)
  // What the processor has, it has all below, too.
  if (set == 1 && arrays_kernels() != &arrays_kernels_baseline) return &arrays_kernels_avx2;
  if (set == 2 && arrays_kernels() == &arrays_kernels_avx512) return &arrays_kernels_avx512;
#endif
  return set == 0 ? &arrays_kernels_baseline : NULL;
}

int32_t arrays_run_binary_on(
    int32_t set, int32_t type, int32_t operation, void *out, ptrdiff_t so, const void *left,
    ptrdiff_t sx, const void *right, ptrdiff_t sy, ptrdiff_t n) {
  const struct kernel_table *table = arrays_kernels_of(set);
  binary_loop *loop = table ? table->binary[type][operation] : NULL;
  if (!loop) return arrays_missing;
  return loop(out, so, left, sx, right, sy, n) ? arrays_overflow : arrays_done;
}

int32_t arrays_run_binary(
    int32_t type, int32_t operation, void *out, ptrdiff_t so, const void *left, ptrdiff_t sx,
    const void *right, ptrdiff_t sy, ptrdiff_t n) {
  binary_loop *loop = arrays_kernels()->binary[type][operation];
  if (loop) return loop(out, so, left, sx, right, sy, n) ? arrays_overflow : arrays_done;
  return arrays_run_math_pair(type, operation, out, so, left, sx, right, sy, n) ? arrays_done
                                                                                : arrays_missing;
}

int32_t arrays_run_comparison(
    int32_t type, int32_t comparison, void *out, ptrdiff_t so, const void *left, ptrdiff_t sx,
    const void *right, ptrdiff_t sy, ptrdiff_t n) {
  binary_loop *loop = arrays_kernels()->comparison[type][comparison];
  if (!loop) return arrays_missing;
  (void)loop(out, so, left, sx, right, sy, n);
  return arrays_done;
}

int32_t arrays_run_unary(
    int32_t type, int32_t function, void *out, ptrdiff_t so, const void *in, ptrdiff_t sx,
    ptrdiff_t n) {
  unary_loop *loop = arrays_kernels()->unary[type][function];
  if (!loop)
    return arrays_run_math(type, function, out, so, in, sx, n) ? arrays_done : arrays_missing;
  loop(out, so, in, sx, n);
  return arrays_done;
}

int32_t arrays_run_unary_on(
    int32_t set, int32_t type, int32_t function, void *out, ptrdiff_t so, const void *in,
    ptrdiff_t sx, ptrdiff_t n) {
  const struct kernel_table *table = arrays_kernels_of(set);
  unary_loop *loop = table ? table->unary[type][function] : NULL;
  if (!loop) return arrays_missing;
  loop(out, so, in, sx, n);
  return arrays_done;
}

int32_t arrays_run_reduction(
    int32_t type, int32_t reduction, void *out, const void *in, ptrdiff_t s, ptrdiff_t n) {
  reduction_loop *loop = arrays_kernels()->reduction[type][reduction];
  if (!loop) return arrays_missing;
  loop(out, in, s, n);
  return arrays_done;
}

ptrdiff_t arrays_find_extreme(
    int32_t type, bool greatest, const void *in, ptrdiff_t s, ptrdiff_t n) {
  return arrays_kernels()->position[type][greatest](in, s, n);
}

bool arrays_are_alike(
    int32_t type, const void *left, ptrdiff_t sx, const void *right, ptrdiff_t sy, ptrdiff_t n) {
  return arrays_kernels()->alike[type](left, sx, right, sy, n);
}

int32_t arrays_run_squares(
    int32_t type, void *out, const void *in, ptrdiff_t s, const void *center, ptrdiff_t n) {
  if (type > arrays_f32) return arrays_missing;
  arrays_kernels()->squares[type](out, in, s, center, n);
  return arrays_done;
}

int32_t arrays_run_choice(
    int32_t size, void *out, ptrdiff_t so, const void *mask, ptrdiff_t sm, const void *left,
    ptrdiff_t sx, const void *right, ptrdiff_t sy, ptrdiff_t n) {
  int row = size == 1 ? 0 : size == 2 ? 1 : size == 4 ? 2 : size == 8 ? 3 : -1;
  if (row < 0) return arrays_missing;
  arrays_kernels()->choice[row](out, so, mask, sm, left, sx, right, sy, n);
  return arrays_done;
}

ptrdiff_t arrays_count_ones(const void *in, ptrdiff_t s, ptrdiff_t n) {
  return arrays_kernels()->count_ones(in, s, n);
}

bool arrays_contains_byte(const void *in, ptrdiff_t s, ptrdiff_t n, uint8_t value) {
  const uint8_t *x = in;
  if (s == 1) return n > 0 && memchr(x, value, (size_t)n);
  for (ptrdiff_t i = 0; i < n; ++i)
    if (x[i * s] == value) return true;
  return false;
}

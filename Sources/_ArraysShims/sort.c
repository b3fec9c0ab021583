// Sorting numbers that lie side by side.
//
// Numbers become unsigned integers of the same order. Where the instruction set has a quicksort in
// vectors (`quicksort.h`), it sorts them; else, and where its pivots were bad, they are sorted digit by
// digit from the last one on (Knuth, The Art of Computer Programming 3, 5.2.5), which reads and
// writes memory a fixed number of times, whatever the order. Few numbers are inserted one by one,
// some are merged without branches. NaNs are put last before.
#include "arrays_shims.h"
#include "kernel_table.h"

#include <string.h>

enum { digit_bits = 8, digit_values = 1 << digit_bits, fewest_for_digits = 512, inserted = 16 };

// Twice as many divisions in halves as it takes, and some for small arrays.
static int quicksort_depth(ptrdiff_t n) {
  int depth = 8;
  for (; n > 1; n /= 2) depth += 2;
  return depth;
}

// `spare` has room for `n` numbers. The digits of all places are counted in one go; where all numbers
// agree in a digit, there is nothing to do.
#define SORT(U) \
  static void insert_##U(U *x, ptrdiff_t n) { \
    for (ptrdiff_t i = 1; i < n; ++i) { \
      const U value = x[i]; \
      ptrdiff_t k = i; \
      for (; k > 0 && x[k - 1] > value; --k) x[k] = x[k - 1]; \
      x[k] = value; \
    } \
  } \
  static void merge_##U(U *restrict z, const U *restrict x, ptrdiff_t half, ptrdiff_t n) { \
    const U *y = x + half; \
    const U *x_end = x + half, *y_end = x + n; \
    while (x < x_end && y < y_end) { \
      const U a = *x, b = *y; \
      const bool second = b < a; \
      *z++ = second ? b : a; \
      x += !second; \
      y += second; \
    } \
    memcpy(z, x, (size_t)(x_end - x) * sizeof(U)); \
    z += x_end - x; \
    memcpy(z, y, (size_t)(y_end - y) * sizeof(U)); \
  } \
  static void merge_sort_##U(U *x, U *spare, ptrdiff_t n) { \
    for (ptrdiff_t i = 0; i < n; i += inserted) \
      insert_##U(x + i, n - i < inserted ? n - i : inserted); \
    U *from = x, *to = spare; \
    for (ptrdiff_t width = inserted; width < n; width *= 2) { \
      for (ptrdiff_t i = 0; i < n; i += 2 * width) { \
        const ptrdiff_t count = n - i < 2 * width ? n - i : 2 * width; \
        merge_##U(to + i, from + i, count < width ? count : width, count); \
      } \
      U *const swapped = from; \
      from = to; \
      to = swapped; \
    } \
    if (from != x) memcpy(x, from, (size_t)n * sizeof(U)); \
  } \
  static void sort_digits_##U(U *x, U *spare, ptrdiff_t n) { \
    enum { digits = sizeof(U) }; \
    ptrdiff_t counts[digits][digit_values]; \
    memset(counts, 0, sizeof counts); \
    for (ptrdiff_t i = 0; i < n; ++i) { \
      const uint64_t value = x[i]; \
      for (int d = 0; d < digits; ++d) ++counts[d][value >> d * digit_bits & 0xff]; \
    } \
    U *from = x, *to = spare; \
    for (int d = 0; d < digits; ++d) { \
      ptrdiff_t *const place = counts[d]; \
      const int shift = d * digit_bits; \
      if (place[(uint64_t)from[0] >> shift & 0xff] == n) continue; \
      ptrdiff_t sum = 0; \
      for (int v = 0; v < digit_values; ++v) { \
        const ptrdiff_t count = place[v]; \
        place[v] = sum; \
        sum += count; \
      } \
      for (ptrdiff_t i = 0; i < n; ++i) { \
        const U value = from[i]; \
        to[place[(uint64_t)value >> shift & 0xff]++] = value; \
      } \
      U *const swapped = from; \
      from = to; \
      to = swapped; \
    } \
    if (from != x) memcpy(x, from, (size_t)n * sizeof(U)); \
  } \
  static bool sort_##U(U *x, ptrdiff_t n, sort_loop *quicksort) { \
    U few[fewest_for_digits + 64 / sizeof(U)]; \
    if (n <= inserted && !quicksort) { \
      insert_##U(x, n); \
      return true; \
    } \
    const bool is_few = n < fewest_for_digits; \
    U *spare = is_few ? few : arrays_allocate((size_t)n * sizeof(U) + 64); \
    if (!spare) return false; \
    if (quicksort && quicksort(x, spare, n, quicksort_depth(n))) { \
    } else if (is_few) { \
      merge_sort_##U(x, spare, n); \
    } else { \
      sort_digits_##U(x, spare, n); \
    } \
    if (!is_few) arrays_release(spare); \
    return true; \
  }
SORT(uint64_t)
SORT(uint32_t)
SORT(uint16_t)
SORT(uint8_t)

// NaNs are moved to the end one by one before the others are sorted.
#define FLOATING_SORT(NAME, U, INFINITE, ROW) \
  static bool NAME(U *x, ptrdiff_t n, const struct kernel_table *table) { \
    if (table->to_keys[ROW](x, n)) { \
      table->from_keys[ROW](x, n); \
      for (ptrdiff_t i = 0; i < n;) { \
        const U bits = x[i]; \
        if ((bits & ~((U)1 << (8 * sizeof(U) - 1))) > (U)INFINITE) { \
          x[i] = x[--n]; \
          x[n] = bits; \
        } else { \
          ++i; \
        } \
      } \
      (void)table->to_keys[ROW](x, n); \
    } \
    const bool done = sort_##U(x, n, table->quicksort[ROW]); \
    table->from_keys[ROW](x, n); \
    return done; \
  }
FLOATING_SORT(sort_f64, uint64_t, 0x7ff0000000000000, 0)
FLOATING_SORT(sort_f32, uint32_t, 0x7f800000, 1)

#define SIGNED_SORT(NAME, U) \
  static bool NAME(U *x, ptrdiff_t n, sort_loop *quicksort) { \
    const U sign = (U)((U)1 << (8 * sizeof(U) - 1)); \
    for (ptrdiff_t i = 0; i < n; ++i) x[i] ^= sign; \
    const bool done = sort_##U(x, n, quicksort); \
    for (ptrdiff_t i = 0; i < n; ++i) x[i] ^= sign; \
    return done; \
  }
SIGNED_SORT(sort_i64, uint64_t)
SIGNED_SORT(sort_i32, uint32_t)
SIGNED_SORT(sort_i16, uint16_t)
SIGNED_SORT(sort_i8, uint8_t)

static bool sort(const struct kernel_table *table, int32_t type, void *x, ptrdiff_t n) {
  switch (type) {
  case arrays_f64: return sort_f64(x, n, table);
  case arrays_f32: return sort_f32(x, n, table);
  case arrays_i64: return sort_i64(x, n, table->quicksort[0]);
  case arrays_i32: return sort_i32(x, n, table->quicksort[1]);
  case arrays_i16: return sort_i16(x, n, NULL);
  case arrays_i8: return sort_i8(x, n, NULL);
  case arrays_u64: return sort_uint64_t(x, n, table->quicksort[0]);
  case arrays_u32: return sort_uint32_t(x, n, table->quicksort[1]);
  case arrays_u16: return sort_uint16_t(x, n, NULL);
  case arrays_u8: return sort_uint8_t(x, n, NULL);
  default: return false;
  }
}

int32_t arrays_sort(int32_t type, void *numbers, ptrdiff_t count) {
  return sort(arrays_kernels(), type, numbers, count) ? arrays_done : arrays_missing;
}

int32_t arrays_sort_on(int32_t set, int32_t type, void *numbers, ptrdiff_t count) {
  const struct kernel_table *table = arrays_kernels_of(set);
  return table && sort(table, type, numbers, count) ? arrays_done : arrays_missing;
}

// Sorting numbers that lie side by side.
//
// Numbers become unsigned integers of the same order; these are sorted digit by digit from the last
// one on (Knuth, The Art of Computer Programming 3, 5.2.5), which reads and writes memory a fixed
// number of times, whatever the order. Few numbers are inserted one by one, some are merged without
// branches. NaNs are put last before.
#include "arrays_kernels.h"
#include "arrays_shims.h"

#include <string.h>

enum { digit_bits = 8, digit_values = 1 << digit_bits, fewest_for_digits = 512, inserted = 16 };

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
  static bool sort_##U(U *x, ptrdiff_t n) { \
    if (n <= inserted) { \
      insert_##U(x, n); \
      return true; \
    } \
    U few[fewest_for_digits]; \
    U *spare = n < fewest_for_digits ? few : arrays_allocate((size_t)n * sizeof(U)); \
    if (!spare) return false; \
    if (n < fewest_for_digits) { \
      merge_sort_##U(x, spare, n); \
    } else { \
      sort_digits_##U(x, spare, n); \
      arrays_release(spare); \
    } \
    return true; \
  }
SORT(uint64_t)
SORT(uint32_t)
SORT(uint16_t)
SORT(uint8_t)

// The order of floating-point numbers is that of their bits as integers of sign and magnitude.
#define FLOATING_SORT(NAME, U, I) \
  static bool NAME(U *x, ptrdiff_t n) { \
    const U sign = (U)1 << (8 * sizeof(U) - 1); \
    const U infinity = sizeof(U) == 8 ? (U)0x7ff0000000000000 : (U)0x7f800000; \
    ptrdiff_t count = n; \
    for (ptrdiff_t i = 0; i < count;) { \
      const U bits = x[i]; \
      if ((bits & ~sign) > infinity) { \
        x[i] = x[--count]; \
        x[count] = bits; \
      } else { \
        x[i++] = bits ^ ((U)((I)bits >> (8 * sizeof(U) - 1)) | sign); \
      } \
    } \
    const bool done = sort_##U(x, count); \
    for (ptrdiff_t i = 0; i < count; ++i) { \
      const U key = x[i]; \
      x[i] = key ^ ((U)((I)~key >> (8 * sizeof(U) - 1)) | sign); \
    } \
    return done; \
  }
FLOATING_SORT(sort_f64, uint64_t, int64_t)
FLOATING_SORT(sort_f32, uint32_t, int32_t)

#define SIGNED_SORT(NAME, U) \
  static bool NAME(U *x, ptrdiff_t n) { \
    const U sign = (U)((U)1 << (8 * sizeof(U) - 1)); \
    for (ptrdiff_t i = 0; i < n; ++i) x[i] ^= sign; \
    const bool done = sort_##U(x, n); \
    for (ptrdiff_t i = 0; i < n; ++i) x[i] ^= sign; \
    return done; \
  }
SIGNED_SORT(sort_i64, uint64_t)
SIGNED_SORT(sort_i32, uint32_t)
SIGNED_SORT(sort_i16, uint16_t)
SIGNED_SORT(sort_i8, uint8_t)

int32_t arrays_sort(int32_t type, void *x, ptrdiff_t n) {
  bool done = false;
  switch (type) {
  case arrays_f64: done = sort_f64(x, n); break;
  case arrays_f32: done = sort_f32(x, n); break;
  case arrays_i64: done = sort_i64(x, n); break;
  case arrays_i32: done = sort_i32(x, n); break;
  case arrays_i16: done = sort_i16(x, n); break;
  case arrays_i8: done = sort_i8(x, n); break;
  case arrays_u64: done = sort_uint64_t(x, n); break;
  case arrays_u32: done = sort_uint32_t(x, n); break;
  case arrays_u16: done = sort_uint16_t(x, n); break;
  case arrays_u8: done = sort_uint8_t(x, n); break;
  }
  return done ? arrays_done : arrays_missing;
}

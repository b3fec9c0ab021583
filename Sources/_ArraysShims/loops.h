// The loops. Included once for each instruction set, by a file that defines TABLE, the name of the
// table, LETTER and LANES, libmvec's letter and the doubles in a vector, and APPLY, what calls
// functions of such vectors, and that says the target.
#include "kernel_table.h"

// NumPy multiplies and adds in two roundings, and so do we, whether or not there is FMA.
#pragma STDC FP_CONTRACT OFF

// Some loops have no vector form in some sets, e.g. products of 64 bits that may overflow.
#pragma clang diagnostic ignored "-Wpass-failed"

// Operands are the output itself or do not overlap it, so no element depends on an earlier one.
#define EACH \
  _Pragma("clang loop vectorize(assume_safety)") for (ptrdiff_t i = 0; i < n; ++i)

// One loop for each way in which the operands lie; `a` and `b` name the elements, `o` the result.
#define BINARY(NAME, T, O, BEFORE, BODY, AFTER) \
  static bool NAME( \
      void *out, ptrdiff_t so, const void *left, ptrdiff_t sx, const void *right, ptrdiff_t sy, \
      ptrdiff_t n) { \
    const T *x = left, *y = right; \
    O *z = out; \
    BEFORE; \
    if (so == 1 && sx == 1 && sy == 1) { \
      EACH { T a = x[i], b = y[i]; O o; BODY; z[i] = o; } \
    } else if (so == 1 && sx == 1 && sy == 0) { \
      T b = *y; \
      EACH { T a = x[i]; O o; BODY; z[i] = o; } \
    } else if (so == 1 && sx == 0 && sy == 1) { \
      T a = *x; \
      EACH { T b = y[i]; O o; BODY; z[i] = o; } \
    } else { \
      for (ptrdiff_t i = 0; i < n; ++i) { \
        T a = x[i * sx], b = y[i * sy]; \
        O o; \
        BODY; \
        z[i * so] = o; \
      } \
    } \
    AFTER; \
  }

#define PLAIN(NAME, T, EXPRESSION) BINARY(NAME, T, T, , o = (T)(EXPRESSION), return false)
#define COMPARE(NAME, T, OPERATOR) \
  BINARY(NAME, T, uint8_t, , o = a OPERATOR b, return false)

#define COMPARISONS(P, T) \
  COMPARE(P##_less, T, <) \
  COMPARE(P##_less_equal, T, <=) \
  COMPARE(P##_equal, T, ==) \
  COMPARE(P##_not_equal, T, !=)
#define COMPARISON_ROW(P) \
  { P##_less, P##_less_equal, P##_equal, P##_not_equal }

#define UNARY(NAME, T, EXPRESSION) \
  static void NAME(void *out, ptrdiff_t so, const void *in, ptrdiff_t sx, ptrdiff_t n) { \
    const T *x = in; \
    T *z = out; \
    if (so == 1 && sx == 1) { \
      EACH { T a = x[i]; z[i] = (EXPRESSION); } \
    } else { \
      for (ptrdiff_t i = 0; i < n; ++i) { T a = x[i * sx]; z[i * so] = (EXPRESSION); } \
    } \
  }

// MARK: Pairwise sums

// The tree of additions is NumPy's, so that sums are equal to the last bit: it splits runs in
// halves of whole eights down to 128 elements, which eight accumulators add.
#define PAIRWISE(NAME, T, SCALAR, VECTOR) \
  static T NAME(const T *x, ptrdiff_t s, T m, ptrdiff_t n) { \
    typedef T eight __attribute__((ext_vector_type(8))); \
    typedef eight loose __attribute__((aligned(sizeof(T)))); \
    if (n < 8) { \
      T sum = (T)-0.0; \
      for (ptrdiff_t i = 0; i < n; ++i) { T a = x[i * s]; sum += SCALAR; } \
      return sum; \
    } \
    if (n > 128) { \
      ptrdiff_t half = n / 2; \
      half -= half % 8; \
      T first = NAME(x, s, m, half); \
      return first + NAME(x + half * s, s, m, n - half); \
    } \
    eight r; \
    ptrdiff_t i, whole = n - n % 8; \
    if (s == 1) { \
      eight a = *(const loose *)x; \
      r = VECTOR; \
      for (i = 8; i < whole; i += 8) { \
        a = *(const loose *)(x + i); \
        r += VECTOR; \
      } \
    } else { \
      for (i = 0; i < whole; i += 8) { \
        eight a = {x[i * s], x[(i + 1) * s], x[(i + 2) * s], x[(i + 3) * s], \
                   x[(i + 4) * s], x[(i + 5) * s], x[(i + 6) * s], x[(i + 7) * s]}; \
        r = i == 0 ? VECTOR : r + VECTOR; \
      } \
    } \
    T sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7])); \
    for (; i < n; ++i) { T a = x[i * s]; sum += SCALAR; } \
    return sum; \
  }

// MARK: Least and greatest

// Four vectors in flight hide the latency of the comparison. Not-a-number wins, as in NumPy: where
// one turns up among the vectors, the loop at the end looks for it.
#define EXTREME(NAME, T, LANE_COUNT, OPERATOR) \
  static void NAME(void *out, const void *in, ptrdiff_t s, ptrdiff_t n) { \
    typedef T wide __attribute__((ext_vector_type(LANE_COUNT))); \
    typedef wide loose __attribute__((aligned(sizeof(T)))); \
    const T *x = in; \
    T result = x[0]; \
    ptrdiff_t i = 0; \
    if (s == 1 && n >= 4 * LANE_COUNT) { \
      const loose *v = (const loose *)x; \
      wide r0 = v[0], r1 = v[1], r2 = v[2], r3 = v[3]; \
      for (; i + 4 * LANE_COUNT <= n; i += 4 * LANE_COUNT, v += 4) { \
        wide a = v[0], b = v[1], c = v[2], d = v[3]; \
        if (__builtin_reduce_or(((a != a) | (b != b)) | ((c != c) | (d != d)))) break; \
        r0 = a OPERATOR r0 ? a : r0; \
        r1 = b OPERATOR r1 ? b : r1; \
        r2 = c OPERATOR r2 ? c : r2; \
        r3 = d OPERATOR r3 ? d : r3; \
      } \
      r0 = r1 OPERATOR r0 ? r1 : r0; \
      r2 = r3 OPERATOR r2 ? r3 : r2; \
      r0 = r2 OPERATOR r0 ? r2 : r0; \
      for (int lane = 0; lane < LANE_COUNT; ++lane) \
        result = r0[lane] OPERATOR result ? r0[lane] : result; \
    } \
    for (; i < n && result == result; ++i) { \
      T a = x[i * s]; \
      result = (a OPERATOR result || a != a) ? a : result; \
    } \
    *(T *)out = result; \
  }

// MARK: Positions of the least and greatest

// Blocks are searched by their extremes; only in the block that wins are elements compared.
#define POSITION(NAME, T, EXTREME_OF, OPERATOR) \
  static ptrdiff_t NAME(const void *in, ptrdiff_t s, ptrdiff_t n) { \
    enum { block = 16384 / sizeof(T) }; \
    const T *x = in; \
    T best = x[0]; \
    ptrdiff_t winner = 0; \
    for (ptrdiff_t i = 0; i < n && best == best; i += block) { \
      T candidate; \
      EXTREME_OF(&candidate, x + i * s, s, n - i < block ? n - i : block); \
      if (candidate OPERATOR best || candidate != candidate) { \
        best = candidate; \
        winner = i; \
      } \
    } \
    ptrdiff_t i = winner; \
    if (s == 1 && best == best) { \
      /* Sixteen at a time without a way out in between, so that they are compared as vectors. */ \
      for (; i + 16 <= n; i += 16) { \
        int found = 0; \
        for (int k = 0; k < 16; ++k) found |= x[i + k] == best; \
        if (found) break; \
      } \
    } \
    while (!(x[i * s] == best || (best != best && x[i * s] != x[i * s]))) ++i; \
    return i; \
  }

// MARK: Floating point

#define FLOATING(P, T, LANE_COUNT) \
  PLAIN(P##_add, T, a + b) \
  PLAIN(P##_subtract, T, a - b) \
  PLAIN(P##_multiply, T, a * b) \
  PLAIN(P##_divide, T, a / b) \
  PLAIN(P##_minimum, T, ((a < b) | (a != a)) ? a : b) \
  PLAIN(P##_maximum, T, ((a > b) | (a != a)) ? a : b) \
  COMPARISONS(P, T) \
  UNARY(P##_negate, T, -a) \
  UNARY(P##_abs, T, __builtin_elementwise_abs(a)) \
  UNARY(P##_square_root, T, __builtin_elementwise_sqrt(a)) \
  UNARY(P##_floor, T, __builtin_elementwise_floor(a)) \
  UNARY(P##_ceil, T, __builtin_elementwise_ceil(a)) \
  UNARY(P##_trunc, T, __builtin_elementwise_trunc(a)) \
  UNARY(P##_rint, T, __builtin_elementwise_roundeven(a)) \
  PAIRWISE(P##_pairwise_sum, T, a, a) \
  PAIRWISE(P##_pairwise_squares, T, (a - m) * (a - m), (a - m) * (a - m)) \
  static void P##_sum(void *out, const void *in, ptrdiff_t s, ptrdiff_t n) { \
    *(T *)out = P##_pairwise_sum(in, s, 0, n); \
  } \
  static void P##_squares( \
      void *out, const void *in, ptrdiff_t s, const void *center, ptrdiff_t n) { \
    *(T *)out = P##_pairwise_squares(in, s, *(const T *)center, n); \
  } \
  EXTREME(P##_min, T, LANE_COUNT, <) \
  EXTREME(P##_max, T, LANE_COUNT, >) \
  POSITION(P##_argmin, T, P##_min, <) \
  POSITION(P##_argmax, T, P##_max, >) \
  MAPPED(P, T, LANE_COUNT)

// MARK: Functions of vectors

// What is left at the end, or does not lie side by side, goes through the vector function too, in
// a buffer, so that a value's result does not depend on its position.
enum { buffer_vectors = 16 };

#define MAPPED(P, T, LANE_COUNT) \
  static void P##_mapped( \
      void *function, void *out, ptrdiff_t so, const void *in, ptrdiff_t sx, ptrdiff_t n) { \
    const T *x = in; \
    T *z = out; \
    ptrdiff_t i = 0; \
    if (so == 1 && sx == 1 && n >= LANE_COUNT) { \
      APPLY(function, z, x, (size_t)(n / LANE_COUNT)); \
      i = n - n % LANE_COUNT; \
    } \
    T a[buffer_vectors * LANE_COUNT], r[buffer_vectors * LANE_COUNT]; \
    while (i < n) { \
      ptrdiff_t m = n - i < buffer_vectors * LANE_COUNT ? n - i : buffer_vectors * LANE_COUNT; \
      ptrdiff_t vectors = (m + LANE_COUNT - 1) / LANE_COUNT; \
      for (ptrdiff_t k = 0; k < m; ++k) a[k] = x[(i + k) * sx]; \
      for (ptrdiff_t k = m; k < vectors * LANE_COUNT; ++k) a[k] = a[0]; \
      APPLY(function, r, a, (size_t)vectors); \
      for (ptrdiff_t k = 0; k < m; ++k) z[(i + k) * so] = r[k]; \
      i += m; \
    } \
  } \
  static void P##_mapped_pair( \
      void *function, void *out, ptrdiff_t so, const void *left, ptrdiff_t sx, \
      const void *right, ptrdiff_t sy, ptrdiff_t n) { \
    const T *x = left, *y = right; \
    T *z = out; \
    ptrdiff_t i = 0; \
    if (so == 1 && sx == 1 && sy == 1 && n >= LANE_COUNT) { \
      APPLY_PAIR(function, z, x, y, (size_t)(n / LANE_COUNT)); \
      i = n - n % LANE_COUNT; \
    } \
    T a[buffer_vectors * LANE_COUNT], b[buffer_vectors * LANE_COUNT], \
        r[buffer_vectors * LANE_COUNT]; \
    while (i < n) { \
      ptrdiff_t m = n - i < buffer_vectors * LANE_COUNT ? n - i : buffer_vectors * LANE_COUNT; \
      ptrdiff_t vectors = (m + LANE_COUNT - 1) / LANE_COUNT; \
      for (ptrdiff_t k = 0; k < m; ++k) a[k] = x[(i + k) * sx], b[k] = y[(i + k) * sy]; \
      for (ptrdiff_t k = m; k < vectors * LANE_COUNT; ++k) a[k] = a[0], b[k] = b[0]; \
      APPLY_PAIR(function, r, a, b, (size_t)vectors); \
      for (ptrdiff_t k = 0; k < m; ++k) z[(i + k) * so] = r[k]; \
      i += m; \
    } \
  }

FLOATING(f64, double, LANES)
FLOATING(f32, float, (2 * LANES))

// MARK: Integers

// Overflow is gathered in the sign bit of `flags`, without a branch, so that the loop is a vector
// loop; the caller stops. `W` holds every product, `U` is the unsigned type.
#define ADDITIVE_SIGNED(P, T, U) \
  BINARY(P##_add, T, T, U flags = 0, o = (T)((U)a + (U)b); flags |= (U)((o ^ a) & (o ^ b)), \
         return (T)flags < 0) \
  BINARY(P##_subtract, T, T, U flags = 0, \
         o = (T)((U)a - (U)b); flags |= (U)((a ^ b) & (o ^ a)), return (T)flags < 0)
#define ADDITIVE_UNSIGNED(P, T, U) \
  BINARY(P##_add, T, T, U flags = 0, o = (T)(a + b); flags |= o < a, return flags != 0) \
  BINARY(P##_subtract, T, T, U flags = 0, o = (T)(a - b); flags |= a < b, return flags != 0)
#define MULTIPLY(P, T, U, W) \
  BINARY(P##_multiply, T, T, U flags = 0, W w = (W)a * (W)b; o = (T)w; flags |= w != (W)o, \
         return flags != 0)
#define MULTIPLY_64(P, T) \
  BINARY(P##_multiply, T, T, bool flag = false, flag |= __builtin_mul_overflow(a, b, &o), \
         return flag)

#define WRAPPING(P, T, U, I) \
  PLAIN(P##_wrapping_add, T, (U)a + (U)b) \
  PLAIN(P##_wrapping_subtract, T, (U)a - (U)b) \
  PLAIN(P##_wrapping_multiply, T, (U)((I)a * (I)b))
#define ORDERED(P, T) \
  PLAIN(P##_minimum, T, a < b ? a : b) \
  PLAIN(P##_maximum, T, a > b ? a : b) \
  COMPARISONS(P, T) \
  EXTREME(P##_min, T, (8 * LANES / (int)sizeof(T)), <) \
  EXTREME(P##_max, T, (8 * LANES / (int)sizeof(T)), >) \
  POSITION(P##_argmin, T, P##_min, <) \
  POSITION(P##_argmax, T, P##_max, >)

#define INTEGER(P, T, U, I, ADDITIVE, MULTIPLICATION) \
  ADDITIVE(P, T, U) \
  MULTIPLICATION \
  WRAPPING(P, T, U, I) \
  ORDERED(P, T)

INTEGER(i64, int64_t, uint64_t, uint64_t, ADDITIVE_SIGNED, MULTIPLY_64(i64, int64_t))
INTEGER(u64, uint64_t, uint64_t, uint64_t, ADDITIVE_UNSIGNED, MULTIPLY_64(u64, uint64_t))
INTEGER(i32, int32_t, uint32_t, uint32_t, ADDITIVE_SIGNED, MULTIPLY(i32, int32_t, uint32_t, int64_t))
INTEGER(u32, uint32_t, uint32_t, uint32_t, ADDITIVE_UNSIGNED, MULTIPLY(u32, uint32_t, uint32_t, uint64_t))
INTEGER(i16, int16_t, uint16_t, uint32_t, ADDITIVE_SIGNED, MULTIPLY(i16, int16_t, uint16_t, int32_t))
INTEGER(u16, uint16_t, uint16_t, uint32_t, ADDITIVE_UNSIGNED, MULTIPLY(u16, uint16_t, uint16_t, uint32_t))
INTEGER(i8, int8_t, uint8_t, uint32_t, ADDITIVE_SIGNED, MULTIPLY(i8, int8_t, uint8_t, int16_t))
INTEGER(u8, uint8_t, uint8_t, uint32_t, ADDITIVE_UNSIGNED, MULTIPLY(u8, uint8_t, uint8_t, uint16_t))

// MARK: Whole arrays

// Whole blocks are compared before the answer is looked at: such loops are vector loops.
#define ALIKE(NAME, T) \
  static bool NAME( \
      const void *left, ptrdiff_t sx, const void *right, ptrdiff_t sy, ptrdiff_t n) { \
    const T *x = left, *y = right; \
    if (sx != 1 || sy != 1) { \
      for (ptrdiff_t i = 0; i < n; ++i) \
        if (x[i * sx] != y[i * sy]) return false; \
      return true; \
    } \
    for (ptrdiff_t first = 0; first < n; first += 1024) { \
      const ptrdiff_t end = n - first < 1024 ? n : first + 1024; \
      bool differ = false; \
      for (ptrdiff_t i = first; i < end; ++i) differ |= x[i] != y[i]; \
      if (differ) return false; \
    } \
    return true; \
  }
ALIKE(f64_alike, double)
ALIKE(f32_alike, float)
ALIKE(i64_alike, uint64_t)
ALIKE(i32_alike, uint32_t)
ALIKE(i16_alike, uint16_t)
ALIKE(i8_alike, uint8_t)

// MARK: Masks

#define CHOICE(NAME, T) \
  static void NAME( \
      void *out, ptrdiff_t so, const uint8_t *m, ptrdiff_t sm, const void *left, ptrdiff_t sx, \
      const void *right, ptrdiff_t sy, ptrdiff_t n) { \
    const T *x = left, *y = right; \
    T *z = out; \
    if (so == 1 && sm == 1 && sx == 1 && sy == 1) { \
      EACH { T a = x[i], b = y[i]; z[i] = m[i] ? a : b; } \
    } else if (so == 1 && sm == 1 && sx == 1 && sy == 0) { \
      T b = *y; \
      EACH { T a = x[i]; z[i] = m[i] ? a : b; } \
    } else { \
      for (ptrdiff_t i = 0; i < n; ++i) { \
        T a = x[i * sx], b = y[i * sy]; \
        z[i * so] = m[i * sm] ? a : b; \
      } \
    } \
  }
CHOICE(choice_8, uint8_t)
CHOICE(choice_16, uint16_t)
CHOICE(choice_32, uint32_t)
CHOICE(choice_64, uint64_t)

static ptrdiff_t count_ones(const uint8_t *x, ptrdiff_t s, ptrdiff_t n) {
  ptrdiff_t total = 0;
  if (s != 1) {
    for (ptrdiff_t i = 0; i < n; ++i) total += x[i * s];
    return total;
  }
  // Sums of bytes in bytes: 255 vectors before one can overflow.
  typedef uint8_t wide __attribute__((ext_vector_type(8 * LANES)));
  typedef wide loose __attribute__((aligned(1)));
  ptrdiff_t i = 0;
  while (i + 8 * LANES <= n) {
    wide r = 0;
    for (int k = 0; k < 255 && i + 8 * LANES <= n; ++k, i += 8 * LANES)
      r += *(const loose *)(x + i);
    for (int lane = 0; lane < 8 * LANES; ++lane) total += r[lane];
  }
  for (; i < n; ++i) total += x[i];
  return total;
}

// MARK: Functions of our own

#if LANES > 2
#include "power.h"
#include "tanh.h"
#define OWN(NAME) NAME
#else
#define OWN(NAME) NULL  // libmvec's or libm's
#endif

// MARK: Sorting

#include "sort_keys.h"
#if LANES == 8
#include "quicksort.h"
#define QUICKSORTS {sort_u64, sort_u32}
#else
#define QUICKSORTS {NULL, NULL}
#endif

// MARK: The table

#define FLOATING_BINARY(P) \
  { P##_add, P##_subtract, P##_multiply, P##_divide, P##_minimum, P##_maximum, NULL, NULL, NULL, \
    OWN(P##_pow) }
#define INTEGER_BINARY(P) \
  { P##_add, P##_subtract, P##_multiply, NULL, P##_minimum, P##_maximum, P##_wrapping_add, \
    P##_wrapping_subtract, P##_wrapping_multiply }
#define FLOATING_UNARY(P) \
  { P##_negate, P##_abs, P##_square_root, P##_floor, P##_ceil, P##_trunc, P##_rint, \
    [arrays_tanh] = OWN(P##_tanh) }

const struct kernel_table TABLE = {
  .vector_letter = LETTER,
  .vector_doubles = LANES,
  .binary = {
    FLOATING_BINARY(f64), FLOATING_BINARY(f32), INTEGER_BINARY(i64), INTEGER_BINARY(i32),
    INTEGER_BINARY(i16), INTEGER_BINARY(i8), INTEGER_BINARY(u64), INTEGER_BINARY(u32),
    INTEGER_BINARY(u16), INTEGER_BINARY(u8),
  },
  .comparison = {
    COMPARISON_ROW(f64), COMPARISON_ROW(f32), COMPARISON_ROW(i64), COMPARISON_ROW(i32),
    COMPARISON_ROW(i16), COMPARISON_ROW(i8), COMPARISON_ROW(u64), COMPARISON_ROW(u32),
    COMPARISON_ROW(u16), COMPARISON_ROW(u8),
  },
  .unary = {FLOATING_UNARY(f64), FLOATING_UNARY(f32)},
  .reduction = {
    {f64_sum, f64_min, f64_max}, {f32_sum, f32_min, f32_max}, {NULL, i64_min, i64_max},
    {NULL, i32_min, i32_max}, {NULL, i16_min, i16_max}, {NULL, i8_min, i8_max},
    {NULL, u64_min, u64_max}, {NULL, u32_min, u32_max}, {NULL, u16_min, u16_max},
    {NULL, u8_min, u8_max},
  },
  .position = {
    {f64_argmin, f64_argmax}, {f32_argmin, f32_argmax}, {i64_argmin, i64_argmax},
    {i32_argmin, i32_argmax}, {i16_argmin, i16_argmax}, {i8_argmin, i8_argmax},
    {u64_argmin, u64_argmax}, {u32_argmin, u32_argmax}, {u16_argmin, u16_argmax},
    {u8_argmin, u8_argmax},
  },
  .alike = {
    f64_alike, f32_alike, i64_alike, i32_alike, i16_alike, i8_alike, i64_alike, i32_alike,
    i16_alike, i8_alike,
  },
  .squares = {f64_squares, f32_squares},
  .choice = {choice_8, choice_16, choice_32, choice_64},
  .count_ones = count_ones,
  .to_keys = {f64_to_keys, f32_to_keys},
  .from_keys = {f64_from_keys, f32_from_keys},
  .quicksort = QUICKSORTS,
  .mapped = {f64_mapped, f32_mapped},
  .mapped_pair = {f64_mapped_pair, f32_mapped_pair},
};

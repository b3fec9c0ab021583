// `pow` for whole vectors. Included by `loops.h` for instruction sets with fused multiplication and
// addition, and vectors of LANES doubles.
//
// The method is Tang's ("Table-driven implementation of the logarithm function", ACM TOMS 16, 1990;
// of the exponential function, ACM TOMS 15, 1989; Muller, Elementary Functions, 3rd ed., ch. 6 and
// 10.4): x = 2^k·z with a table of short reciprocals c of z in sixteenths of a binade, so that
// r = z·c - 1 is small and exact; log x = k log 2 - log c + log(1 + r) as a sum of two doubles, which
// errs by about 2^-63; y·log x as a sum of two doubles; and the exponential by a table of the powers
// of 2^(1/16). Measured against long double on 10^7 pairs, most of them where errors are largest, the
// result errs by at most 0.92 units in the last place (0.55 for |y log x| < 100). Single precision
// does the same with thirty-seconds of a binade and to base 2: 0.59 units.
//
// Vectors that hold a negative base are mended at the end; zeros, infinities, subnormal bases, NaN
// and results near the ends of the range are libm's, one by one.
#include "power_tables.h"

// Functions here take vectors and are inlined, so it matters to none how vectors are handed over.
#pragma clang diagnostic ignored "-Wpsabi"

#include <math.h>

// Two vectors of doubles at a time, whose instructions alternate and hide one another's latencies.
enum { power_lanes = 2 * LANES };
typedef double lanes_f64 __attribute__((ext_vector_type(2 * LANES)));
typedef int64_t lanes_i64 __attribute__((ext_vector_type(2 * LANES)));
typedef float lanes_f32 __attribute__((ext_vector_type(2 * LANES)));
typedef int32_t lanes_i32 __attribute__((ext_vector_type(2 * LANES)));

#define INLINED static inline __attribute__((always_inline))
#define FUSED __builtin_elementwise_fma

// Entries of a table of 16; only the low four bits of an index count.
//
// And the whole power of 2 in a product: `sixteenths` is the exponent and a multiple of 1/16, of
// which the fraction is in the significand; the low bits of `step` count it.
#if LANES == 8
typedef __m512d whole_f64;
typedef __m512i whole_i64;
INLINED whole_f64 look_up_vector(const double *table, whole_i64 index) {
  return _mm512_permutex2var_pd(_mm512_load_pd(table), index, _mm512_load_pd(table + 8));
}
INLINED lanes_f32 look_up_f32(const float *table, lanes_i32 index) {
  return (lanes_f32)_mm512_permutexvar_ps((__m512i)index, _mm512_load_ps(table));
}
INLINED lanes_f32 look_up_of_32(const float *table, lanes_i32 index) {
  return (lanes_f32)_mm512_permutex2var_ps(
      _mm512_load_ps(table), (__m512i)index, _mm512_load_ps(table + 16));
}
INLINED lanes_f64 scaled(lanes_f64 significand, lanes_i64 step, lanes_f64 sixteenths) {
  (void)step;
  lanes_f64 result;
  result.lo = _mm512_scalef_pd(significand.lo, sixteenths.lo);
  result.hi = _mm512_scalef_pd(significand.hi, sixteenths.hi);
  return result;
}
INLINED unsigned far_f64(lanes_f64 exponent) {
  return ~(_mm512_cmp_pd_mask(_mm512_abs_pd(exponent.lo), _mm512_set1_pd(708), _CMP_LT_OQ)
           | (unsigned)_mm512_cmp_pd_mask(
                 _mm512_abs_pd(exponent.hi), _mm512_set1_pd(708), _CMP_LT_OQ) << 8) & 0xffff;
}
INLINED lanes_f32 scaled_f32(lanes_f32 significand, lanes_i32 step, lanes_f32 sixteenths) {
  (void)step;
  return (lanes_f32)_mm512_scalef_ps((__m512)significand, (__m512)sixteenths);
}
// `scaled_f32` is right for every exponent of which `ROUNDER_F32` leaves the sixteenths.
INLINED unsigned far_f32(lanes_f32 exponent) {
  return _mm512_cmp_ps_mask(
      _mm512_abs_ps((__m512)exponent), _mm512_set1_ps(0x1p17f), _CMP_NLT_UQ);
}
INLINED unsigned unusual_f64(lanes_f64 x) {
  return _mm512_fpclass_pd_mask(x.lo, 0xff) | (unsigned)_mm512_fpclass_pd_mask(x.hi, 0xff) << 8;
}
INLINED unsigned unusual_f32(lanes_f32 x) { return _mm512_fpclass_ps_mask(x, 0xff); }
#else
typedef __m256d whole_f64;
typedef __m256i whole_i64;
INLINED whole_f64 look_up_vector(const double *table, whole_i64 index) {
  return _mm256_i64gather_pd(table, index & 15, 8);
}
INLINED lanes_f32 look_up_f32(const float *table, lanes_i32 index) {
  return (lanes_f32)_mm256_i32gather_ps(table, (__m256i)(index & 15), 4);
}
INLINED lanes_f32 look_up_of_32(const float *table, lanes_i32 index) {
  return (lanes_f32)_mm256_i32gather_ps(table, (__m256i)(index & 31), 4);
}
INLINED lanes_f64 scaled(lanes_f64 significand, lanes_i64 step, lanes_f64 sixteenths) {
  (void)sixteenths;
  return (lanes_f64)((lanes_i64)significand + ((step >> 4) << 52));
}
INLINED unsigned lanes_of(lanes_i64 mask) {
  return (unsigned)_mm256_movemask_pd((__m256d)mask.lo)
      | (unsigned)_mm256_movemask_pd((__m256d)mask.hi) << 4;
}
INLINED unsigned far_f64(lanes_f64 exponent) {
  return lanes_of(~(__builtin_elementwise_abs(exponent) < 708.0));
}
INLINED lanes_f32 scaled_f32(lanes_f32 significand, lanes_i32 step, lanes_f32 sixteenths) {
  (void)sixteenths;
  return (lanes_f32)((lanes_i32)significand + ((step >> 4) << 23));
}
INLINED unsigned far_f32(lanes_f32 exponent) {
  return (unsigned)_mm256_movemask_ps((__m256)~(__builtin_elementwise_abs(exponent) < 125.0f));
}
INLINED unsigned unusual_f64(lanes_f64 x) {
  return lanes_of(~((x >= 0x1p-1022) & (x < (double)INFINITY)));
}
INLINED unsigned unusual_f32(lanes_f32 x) {
  return (unsigned)_mm256_movemask_ps((__m256)~((x >= 0x1p-126f) & (x < (float)INFINITY)));
}
#endif
INLINED lanes_f64 look_up_f64(const double *table, lanes_i64 index) {
  lanes_f64 result;
  result.lo = look_up_vector(table, (whole_i64)index.lo);
  result.hi = look_up_vector(table, (whole_i64)index.hi);
  return result;
}

// Adding this rounds a small double to sixteenths, which the low four bits then count.
#define ROUNDER 0x1.8p48
#define ROUNDER_F32 0x1.8p19f

/// |x|^y for normal x. The bits of `far` are 1 for lanes whose results may not be normal.
INLINED lanes_f64 magnitude_power_f64(lanes_f64 x, lanes_f64 y, unsigned *far) {
  const lanes_i64 bits = (lanes_i64)x & INT64_MAX;
  // Significands are rounded to the nearest sixteenth; those that round to 2 belong to the next k.
  const lanes_i64 rounded = bits + (1LL << 47);
  const lanes_i64 index = rounded >> 48;
  const lanes_f64 k =
      (lanes_f64)((rounded >> 52) | (lanes_i64)(lanes_f64)0x1p52) - (0x1p52 + 1023);
  const lanes_f64 z = (lanes_f64)((rounded & ((1LL << 52) - 1)) + ((1023LL << 52) - (1LL << 47)));
  const lanes_f64 r = FUSED(z, look_up_f64(power_factors, index), (lanes_f64)-1);

  // log |x| = log_high + log_rest; the sums in `rest` are what the roundings before lost.
  const lanes_f64 whole =
      FUSED(k, (lanes_f64)POWER_LN2_HIGH, look_up_f64(power_logs, index));  // exact
  const lanes_f64 linear = whole + r;
  const lanes_f64 half = -0.5 * r;
  const lanes_f64 square = r * half;
  const lanes_f64 high = linear + square;
  const lanes_f64 square_rest = FUSED(half, r, -square);
  const double *p = power_log_terms;
  const lanes_f64 r2 = r * r;
  const lanes_f64 p12 = FUSED(r, (lanes_f64)p[2], (lanes_f64)p[1]);
  const lanes_f64 p34 = FUSED(r, (lanes_f64)p[4], (lanes_f64)p[3]);
  const lanes_f64 p56 = FUSED(r, (lanes_f64)p[6], (lanes_f64)p[5]);
  const lanes_f64 p78 = FUSED(r, (lanes_f64)p[8], (lanes_f64)p[7]);
  const lanes_f64 p5to9 = FUSED(r2, FUSED(r2, (lanes_f64)p[9], p78), p56);
  const lanes_f64 p1to9 = FUSED(r2, FUSED(r2, p5to9, p34), p12);
  const lanes_f64 terms = FUSED(r, (lanes_f64)p[0], r2 * p1to9);
  const lanes_f64 rest =
      (FUSED(k, (lanes_f64)POWER_LN2_REST, look_up_f64(power_log_rests, index))
       + ((whole - linear) + r))
      + (FUSED(square_rest, terms, square_rest) + ((linear - high) + square));
  const lanes_f64 tail = FUSED(square, terms, rest);
  const lanes_f64 log_high = high + tail;
  const lanes_f64 log_rest = (high - log_high) + tail;

  // exp(y log |x|)
  const lanes_f64 exponent = y * log_high;
  const lanes_f64 exponent_rest = FUSED(y, log_rest, FUSED(y, log_high, -exponent));
  const lanes_f64 shifted = FUSED(exponent, (lanes_f64)POWER_LOG2_E, (lanes_f64)ROUNDER);
  const lanes_f64 sixteenths = shifted - ROUNDER;
  const lanes_i64 step = (lanes_i64)shifted;
  const lanes_f64 e =
      FUSED(sixteenths, (lanes_f64)-POWER_LN2_REST,
            FUSED(sixteenths, (lanes_f64)-POWER_LN2_HIGH, exponent))
      + exponent_rest;
  const double *q = power_exp_terms;
  const lanes_f64 e2 = e * e;
  const lanes_f64 q01 = FUSED(e, (lanes_f64)q[1], (lanes_f64)q[0]);
  const lanes_f64 q23 = FUSED(e, (lanes_f64)q[3], (lanes_f64)q[2]);
  const lanes_f64 q45 = FUSED(e, (lanes_f64)q[5], (lanes_f64)q[4]);
  const lanes_f64 growth =
      FUSED(e2, FUSED(e2, FUSED(e2, q45, q23), q01), e + look_up_f64(power_root_rests, step));
  const lanes_f64 root = look_up_f64(power_roots, step);

  *far = far_f64(exponent);
  return scaled(FUSED(root, growth, root), step, sixteenths);
}

/// The same in single precision, the logarithm as a sum of two numbers.
INLINED lanes_f32 magnitude_power_f32(lanes_f32 x, lanes_f32 y, unsigned *far) {
  const lanes_i32 bits = (lanes_i32)x & INT32_MAX;
  const lanes_i32 rounded = bits + (1 << 17);
  const lanes_i32 index = rounded >> 18;
  const lanes_f32 biased = __builtin_convertvector(rounded >> 23, lanes_f32);
  const lanes_f32 z =
      (lanes_f32)((rounded & ((1 << 23) - 1)) + ((127 << 23) - (1 << 17)));
  const lanes_f32 r = FUSED(z, look_up_of_32(power_factors_f32, index), (lanes_f32)-1);

  // log2 |x| = high + rest
  const lanes_f32 whole = biased + look_up_of_32(power_logs_f32, index);  // exact
  const lanes_f32 linear = r * POWER_LOG2_E_F32;
  const lanes_f32 linear_rest = FUSED(r, (lanes_f32)POWER_LOG2_E_REST_F32,
                                      FUSED(r, (lanes_f32)POWER_LOG2_E_F32, -linear));
  const float *p = power_log2_terms_f32;
  const lanes_f32 r2 = r * r;
  const lanes_f32 r2_rest = FUSED(r, r, -r2);
  const lanes_f32 p12 = FUSED(r, (lanes_f32)p[2], (lanes_f32)p[1]);
  const lanes_f32 p34 = FUSED(r, (lanes_f32)p[4], (lanes_f32)p[3]);
  const lanes_f32 sum = whole + linear;
  const lanes_f32 sum_rest =
      ((whole - sum) + linear) + (look_up_of_32(power_log_rests_f32, index) + linear_rest);
  const lanes_f32 high = FUSED(r2, (lanes_f32)p[0], sum);
  const lanes_f32 rest =
      FUSED(r2, (lanes_f32)p[0], sum - high)
      + FUSED(r2, FUSED(r2, p34, p12), FUSED(r2_rest, (lanes_f32)p[0], sum_rest));

  // exp2(y log2 |x|)
  const lanes_f32 exponent = y * high;
  const lanes_f32 exponent_rest = FUSED(y, rest, FUSED(y, high, -exponent));
  const lanes_f32 shifted = (exponent + exponent_rest) + ROUNDER_F32;
  const lanes_f32 sixteenths = shifted - ROUNDER_F32;
  const lanes_i32 step = (lanes_i32)shifted;
  const lanes_f32 e = (exponent - sixteenths) + exponent_rest;
  const float *q = power_exp2_terms_f32;
  const lanes_f32 q12 = FUSED(e, (lanes_f32)q[2], (lanes_f32)q[1]);
  const lanes_f32 growth =
      FUSED(e, FUSED(e, q12, (lanes_f32)q[0]), look_up_f32(power_root_rests_f32, step));
  const lanes_f32 root = look_up_f32(power_roots_f32, step);

  *far = far_f32(exponent);
  return scaled_f32(FUSED(root, growth, root), step, sixteenths);
}

// The sign for negative bases, and libm's results for doubtful lanes. Powers with one exponent for
// all that IEEE 754 operations give to the bit are loops of those.
#define POWERS(P, T, LIBM, SQUARE_ROOT) \
  static __attribute__((noinline, cold)) void P##_mend( \
      const lanes_##P *bases, const lanes_##P *exponents, lanes_##P *powers, unsigned far) { \
    const lanes_##P x = *bases, y = *exponents, magnitude = __builtin_elementwise_abs(x); \
    const lanes_##P##_mask is_whole = __builtin_elementwise_roundeven(y) == y; \
    const lanes_##P##_mask is_even = \
        __builtin_elementwise_roundeven((T)0.5 * y) == (T)0.5 * y; \
    lanes_##P z = *powers; \
    z = (x < 0) & ~is_even ? -z : z; \
    z = (x < 0) & ~is_whole ? (lanes_##P)(T)NAN : z; \
    unsigned doubtful = far | unusual_##P(magnitude); \
    for (int i = 0; i < power_lanes; ++i) \
      if (doubtful >> i & 1) z[i] = LIBM(x[i], y[i]); \
    *powers = z; \
  } \
  INLINED lanes_##P P##_power(lanes_##P x, lanes_##P y) { \
    unsigned far; \
    const lanes_##P z = magnitude_power_##P(x, y, &far); \
    if (__builtin_expect((far | unusual_##P(x)) == 0, 1)) return z; \
    const lanes_##P base = x, exponent = y; \
    lanes_##P mended = z; \
    P##_mend(&base, &exponent, &mended, far); \
    return mended; \
  } \
  static bool P##_simple_power( \
      T *z, ptrdiff_t so, const T *x, ptrdiff_t sx, T y, ptrdiff_t n) { \
    if (y == 2) { \
      P##_multiply(z, so, x, sx, x, sx, n); \
    } else if (y == (T)0.5) { \
      SQUARE_ROOT(z, so, x, sx, n); \
    } else if (y == -1) { \
      const T one = 1; \
      P##_divide(z, so, &one, 0, x, sx, n); \
    } else { \
      return false; \
    } \
    return true; \
  } \
  static bool P##_pow( \
      void *out, ptrdiff_t so, const void *left, ptrdiff_t sx, const void *right, ptrdiff_t sy, \
      ptrdiff_t n) { \
    typedef lanes_##P loose __attribute__((aligned(sizeof(T)))); \
    const T *x = left, *y = right; \
    T *z = out; \
    ptrdiff_t i = 0; \
    if (sy == 0 && n > 0 && P##_simple_power(z, so, x, sx, *y, n)) return false; \
    if (so == 1 && sx == 1 && sy == 1) { \
      for (; i + power_lanes <= n; i += power_lanes) \
        *(loose *)(z + i) = P##_power(*(const loose *)(x + i), *(const loose *)(y + i)); \
    } else if (so == 1 && sx == 1 && sy == 0) { \
      const lanes_##P b = *y; \
      for (; i + power_lanes <= n; i += power_lanes) \
        *(loose *)(z + i) = P##_power(*(const loose *)(x + i), b); \
    } \
    while (i < n) { \
      const ptrdiff_t m = n - i < power_lanes ? n - i : power_lanes; \
      lanes_##P a = 1, b = 1; \
      for (ptrdiff_t k = 0; k < m; ++k) \
        ((T *)&a)[k] = x[(i + k) * sx], ((T *)&b)[k] = y[(i + k) * sy]; \
      const lanes_##P r = P##_power(a, b); \
      for (ptrdiff_t k = 0; k < m; ++k) z[(i + k) * so] = ((const T *)&r)[k]; \
      i += m; \
    } \
    return false; \
  }

typedef lanes_i64 lanes_f64_mask;
typedef lanes_i32 lanes_f32_mask;

// pow(-0, 1/2) is +0 and pow(-∞, 1/2) is +∞, unlike the square roots.
UNARY(f64_half_power, double,
      a == -INFINITY ? INFINITY : __builtin_elementwise_sqrt(a + 0.0))
UNARY(f32_half_power, float,
      a == -INFINITY ? INFINITY : __builtin_elementwise_sqrt(a + 0.0f))

POWERS(f64, double, pow, f64_half_power)
POWERS(f32, float, powf, f32_half_power)

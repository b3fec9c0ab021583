// `tanh` for whole vectors. Included by `loops.h` for instruction sets with fused multiplication and
// addition, after `power.h`.
//
// tanh |x| = g / (g + 2) with g = exp |2x| - 1 = 2^k·(exp r - 1) + (2^k - 1), where |r| is at most
// half of log 2: nothing cancels, so errors stay relative to the result. No branch and no table, so
// the sign of a zero, NaN and infinities take the way of all others. Measured against long double
// the result errs by at most 2.7 units in the last place, in single precision by 2.5.
typedef double pair_f64 __attribute__((ext_vector_type(2 * LANES)));
typedef int64_t pair_i64 __attribute__((ext_vector_type(2 * LANES)));
typedef float pair_f32 __attribute__((ext_vector_type(4 * LANES)));
typedef int32_t pair_i32 __attribute__((ext_vector_type(4 * LANES)));

// GREATEST is where the result rounds to 1 for good. ROUNDER leaves whole numbers in the low bits.
#define TANH(P, T, V, I, GREATEST, ROUNDER_OF_WHOLE, SIGNIFICAND, LOG_HIGH, LOG_REST, GROWTH) \
  INLINED V P##_tanh_of(V x) { \
    const I sign = (I)x & (I)(V)(T)-0.0; \
    const V magnitude = __builtin_elementwise_abs(x); \
    const V a = (T)GREATEST < magnitude ? (V)(T)GREATEST : magnitude; \
    const V shifted = FUSED(a, (V)(T)(2 * POWER_LOG2_E), (V)(T)ROUNDER_OF_WHOLE); \
    const V k = shifted - (T)ROUNDER_OF_WHOLE; \
    const V power = (V)(((I)shifted << SIGNIFICAND) + (I)(V)(T)1); \
    const V r = FUSED(k, (V)(T)-LOG_REST, FUSED(k, (V)(T)-LOG_HIGH, a + a)); \
    const V r2 = r * r; \
    const V small = FUSED(r2, GROWTH, r); \
    const V g = FUSED(small, power, power - (T)1); \
    return (V)((I)(g / (g + (T)2)) | sign); \
  } \
  static void P##_tanh(void *out, ptrdiff_t so, const void *in, ptrdiff_t sx, ptrdiff_t n) { \
    typedef V loose __attribute__((aligned(sizeof(T)))); \
    enum { lanes = sizeof(V) / sizeof(T) }; \
    const T *x = in; \
    T *z = out; \
    ptrdiff_t i = 0; \
    if (so == 1 && sx == 1) \
      for (; i + lanes <= n; i += lanes) *(loose *)(z + i) = P##_tanh_of(*(const loose *)(x + i)); \
    while (i < n) { \
      const ptrdiff_t m = n - i < lanes ? n - i : lanes; \
      V a = 0; \
      for (ptrdiff_t k = 0; k < m; ++k) ((T *)&a)[k] = x[(i + k) * sx]; \
      const V r = P##_tanh_of(a); \
      for (ptrdiff_t k = 0; k < m; ++k) z[(i + k) * so] = ((const T *)&r)[k]; \
      i += m; \
    } \
  }

INLINED pair_f64 tanh_growth_f64(pair_f64 r, pair_f64 r2) {
  const double *q = tanh_terms;
  const pair_f64 r4 = r2 * r2;
  const pair_f64 q01 = FUSED(r, (pair_f64)q[1], (pair_f64)q[0]);
  const pair_f64 q23 = FUSED(r, (pair_f64)q[3], (pair_f64)q[2]);
  const pair_f64 q45 = FUSED(r, (pair_f64)q[5], (pair_f64)q[4]);
  const pair_f64 q67 = FUSED(r, (pair_f64)q[7], (pair_f64)q[6]);
  const pair_f64 q89 = FUSED(r, (pair_f64)q[9], (pair_f64)q[8]);
  return FUSED(r4, FUSED(r4, q89, FUSED(r2, q67, q45)), FUSED(r2, q23, q01));
}
INLINED pair_f32 tanh_growth_f32(pair_f32 r, pair_f32 r2) {
  const float *q = tanh_terms_f32;
  const pair_f32 q01 = FUSED(r, (pair_f32)q[1], (pair_f32)q[0]);
  const pair_f32 q23 = FUSED(r, (pair_f32)q[3], (pair_f32)q[2]);
  return FUSED(r2, FUSED(r2, (pair_f32)q[4], q23), q01);
}

TANH(f64, double, pair_f64, pair_i64, 19.1, 0x1.8p52, 52, 0x1.62e42fefa38p-1,
     0x1.ef35793c7673p-45, tanh_growth_f64(r, r2))
TANH(f32, float, pair_f32, pair_i32, 9.1, 0x1.8p23, 23, 0x1.62e4p-1f, 0x1.7f7d1cp-20f,
     tanh_growth_f32(r, r2))

// Normally distributed numbers by the ziggurat (Marsaglia & Tsang, "The ziggurat method for
// generating random variables", Journal of Statistical Software 5(8), 2000).
//
// The stream is promised to stay the same everywhere, so all is said in operations that IEEE 754
// defines to the bit: no library's exp or log, no fused multiplication and addition.
#include "arrays_kernels.h"
#include "normal_tables.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF

// xoshiro256++, as `SeededGenerator.next()`.
static inline uint64_t next(uint64_t *s) {
  const uint64_t sum = s[0] + s[3];
  const uint64_t result = (sum << 23 | sum >> 41) + s[0];
  const uint64_t shifted = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = s[3] << 45 | s[3] >> 19;
  return result;
}

static double next_uniform(uint64_t *s) { return (double)(next(s) >> 11) * 0x1p-53; }

// The natural logarithm of a normal positive number, below 2 units of the last place off.
static double logarithm(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  double exponent = (double)((int64_t)(bits >> 52) - 1023);
  bits = (bits & ((1ULL << 52) - 1)) | 1023ULL << 52;
  double m;
  memcpy(&m, &bits, sizeof m);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    exponent += 1;
  }
  // log m = 2 artanh((m - 1) / (m + 1)), |argument| ≤ 0.172: eleven terms reach 2^-53.
  const double argument = (m - 1) / (m + 1);
  const double square = argument * argument;
  double sum = 1.0 / 21;
  for (int k = 19; k >= 1; k -= 2) sum = sum * square + 1.0 / k;
  return exponent * 0.6931471805599453 + 2 * argument * sum;
}

// What is drawn where the first number falls in no safe part of its layer: the wedge at the end of
// the layer, the tail, or once more from the start.
static __attribute__((noinline)) double unsafe_normal(uint64_t *s, uint64_t bits) {
  while (true) {
    const int layer = bits & 0xff;
    const bool is_negative = bits >> 8 & 1;
    const uint64_t place = bits >> 11;
    double x = (double)place * normal_widths[layer];
    if (place < normal_safe[layer]) return is_negative ? -x : x;
    if (layer == 0) {
      double beyond, depth;
      do {
        beyond = -logarithm(1 - next_uniform(s)) * NORMAL_TAIL_RECIPROCAL;
        depth = -logarithm(1 - next_uniform(s));
      } while (depth + depth <= beyond * beyond);
      x = NORMAL_TAIL + beyond;
      return is_negative ? -x : x;
    }
    const double low = normal_heights[layer], high = normal_heights[layer + 1];
    // Below the curve?
    if (logarithm(low + next_uniform(s) * (high - low)) < -0.5 * x * x) return is_negative ? -x : x;
    bits = next(s);
  }
}

// Layer, sign and place come from different bits: with common ones the numbers depend on each other
// (Doornik, "An improved ziggurat method to generate normal random samples", 2005).
static inline double next_normal(uint64_t *s) {
  const uint64_t bits = next(s);
  const int layer = bits & 0xff;
  const uint64_t place = bits >> 11;
  if (__builtin_expect(place >= normal_safe[layer], 0)) return unsafe_normal(s, bits);
  const double x = (double)(int64_t)place * normal_widths[layer];
  uint64_t signed_bits;
  memcpy(&signed_bits, &x, sizeof x);
  signed_bits |= (bits & 0x100) << 55;
  double result;
  memcpy(&result, &signed_bits, sizeof result);
  return result;
}

// The state in locals, so that it stays in registers.
#define FILL(NAME, T) \
  void NAME(uint64_t *state, T *out, ptrdiff_t n, T mean, T deviation) { \
    uint64_t s[4]; \
    memcpy(s, state, sizeof s); \
    for (ptrdiff_t i = 0; i < n; ++i) out[i] = mean + deviation * (T)next_normal(s); \
    memcpy(state, s, sizeof s); \
  }
FILL(arrays_fill_normal_f64, double)
FILL(arrays_fill_normal_f32, float)

// Quicksort for vectors. Included by `loops.h` for AVX-512, whose compressing moves part a vector by
// a mask.
//
// A range is parted by a pivot (Hoare, "Quicksort", The Computer Journal 5, 1962): what is less moves
// down in place, the rest goes to the spare memory and is copied back. Compressed vectors are stored
// whole and what lies beyond their ends is overwritten by the next; compressing straight into memory
// is slow on some processors. Ranges of up to 16 vectors are sorted by Batcher's bitonic network
// ("Sorting networks and their applications", AFIPS 1968) in registers.
typedef uint64_t keys_u64 __attribute__((ext_vector_type(8)));
typedef uint32_t keys_u32 __attribute__((ext_vector_type(16)));
enum { sorted_vectors = 16 };

INLINED keys_u64 load_some_u64(const uint64_t *x, unsigned mask) {
  return (keys_u64)_mm512_mask_loadu_epi64(_mm512_set1_epi64(-1), (__mmask8)mask, x);
}
INLINED keys_u32 load_some_u32(const uint32_t *x, unsigned mask) {
  return (keys_u32)_mm512_mask_loadu_epi32(_mm512_set1_epi32(-1), (__mmask16)mask, x);
}
INLINED void store_some_u64(uint64_t *x, unsigned mask, keys_u64 keys) {
  _mm512_mask_storeu_epi64(x, (__mmask8)mask, (__m512i)keys);
}
INLINED void store_some_u32(uint32_t *x, unsigned mask, keys_u32 keys) {
  _mm512_mask_storeu_epi32(x, (__mmask16)mask, (__m512i)keys);
}
INLINED keys_u64 at_lanes_u64(keys_u64 keys, keys_u64 lanes) {
  return (keys_u64)_mm512_permutexvar_epi64((__m512i)lanes, (__m512i)keys);
}
INLINED keys_u32 at_lanes_u32(keys_u32 keys, keys_u32 lanes) {
  return (keys_u32)_mm512_permutexvar_epi32((__m512i)lanes, (__m512i)keys);
}
INLINED unsigned less_u64(keys_u64 a, keys_u64 b) {
  return _mm512_cmplt_epu64_mask((__m512i)a, (__m512i)b);
}
INLINED unsigned less_u32(keys_u32 a, keys_u32 b) {
  return _mm512_cmplt_epu32_mask((__m512i)a, (__m512i)b);
}
INLINED void compress_u64(uint64_t *x, unsigned mask, keys_u64 keys) {
  _mm512_storeu_si512(x, _mm512_maskz_compress_epi64((__mmask8)mask, (__m512i)keys));
}
INLINED void compress_u32(uint32_t *x, unsigned mask, keys_u32 keys) {
  _mm512_storeu_si512(x, _mm512_maskz_compress_epi32((__mmask16)mask, (__m512i)keys));
}
INLINED keys_u64 lane_numbers_u64(void) { return (keys_u64){0, 1, 2, 3, 4, 5, 6, 7}; }
INLINED keys_u32 lane_numbers_u32(void) {
  return (keys_u32){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
}

#define PART_VECTOR(P, LANE_COUNT, VECTOR) \
  { \
    const keys_##P keys = VECTOR; \
    const unsigned above = \
        takes_equal ? less_##P(p, keys) : ((1u << LANE_COUNT) - 1) ^ less_##P(keys, p); \
    compress_##P(low, ((1u << LANE_COUNT) - 1) ^ above, keys); \
    compress_##P(high, above, keys); \
    const ptrdiff_t count = __builtin_popcount(above); \
    low += LANE_COUNT - count; \
    high += count; \
  }

// `spare` has room for `n` numbers and a vector.
#define QUICKSORT(P, U, LANE_COUNT) \
  /* Lanes and those whose numbers differ in the bits of `flip`; the greater goes where `upper` is. */ \
  INLINED keys_##P exchange_##P(keys_##P v, U flip, U upper) { \
    const keys_##P lane = lane_numbers_##P(); \
    const keys_##P other = at_lanes_##P(v, lane ^ flip); \
    return (lane & upper) != 0 ? __builtin_elementwise_max(v, other) \
                               : __builtin_elementwise_min(v, other); \
  } \
  INLINED keys_##P merge_lanes_##P(keys_##P v, U from) { \
    if (from >= 8) v = exchange_##P(v, 8, 8); \
    if (from >= 4) v = exchange_##P(v, 4, 4); \
    if (from >= 2) v = exchange_##P(v, 2, 2); \
    return exchange_##P(v, 1, 1); \
  } \
  INLINED keys_##P sort_lanes_##P(keys_##P v) { \
    v = exchange_##P(v, 1, 1); \
    v = merge_lanes_##P(exchange_##P(v, 3, 2), 1); \
    v = merge_lanes_##P(exchange_##P(v, 7, 4), 2); \
    if (LANE_COUNT > 8) v = merge_lanes_##P(exchange_##P(v, 15, 8), 4); \
    return v; \
  } \
  /* The network for `m` vectors, a power of two. */ \
  INLINED void sort_vectors_##P(U *x, ptrdiff_t n, const int m) { \
    keys_##P v[sorted_vectors]; \
    _Pragma("clang loop unroll(full)") for (int i = 0; i < m; ++i) { \
      const ptrdiff_t has = n - i * LANE_COUNT; \
      const unsigned mask = \
          has >= LANE_COUNT ? (1u << LANE_COUNT) - 1 : has > 0 ? (1u << has) - 1 : 0; \
      v[i] = sort_lanes_##P(load_some_##P(x + i * LANE_COUNT, mask)); \
    } \
    _Pragma("clang loop unroll(full)") for (int width = 2; width <= m; width *= 2) { \
      _Pragma("clang loop unroll(full)") for (int first = 0; first < m; first += width) { \
        _Pragma("clang loop unroll(full)") for (int i = 0; i < width / 4 || i == 0; ++i) { \
          /* Both pairs that share places: the upper half is read backwards. */ \
          const int j = width / 2 - 1 - i; \
          const keys_##P turn = LANE_COUNT - 1 - lane_numbers_##P(); \
          const keys_##P a = v[first + i], b = v[first + j]; \
          const keys_##P c = at_lanes_##P(v[first + width - 1 - i], turn); \
          const keys_##P d = at_lanes_##P(v[first + width - 1 - j], turn); \
          v[first + i] = __builtin_elementwise_min(a, c); \
          v[first + j] = __builtin_elementwise_min(b, d); \
          v[first + width / 2 + i] = __builtin_elementwise_max(a, c); \
          v[first + width / 2 + j] = __builtin_elementwise_max(b, d); \
        } \
      } \
      _Pragma("clang loop unroll(full)") for (int step = width / 4; step >= 1; step /= 2) { \
        _Pragma("clang loop unroll(full)") for (int i = 0; i < m; ++i) { \
          if (i & step) continue; \
          const keys_##P a = v[i], b = v[i + step]; \
          v[i] = __builtin_elementwise_min(a, b); \
          v[i + step] = __builtin_elementwise_max(a, b); \
        } \
      } \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < m; ++i) \
        v[i] = merge_lanes_##P(v[i], LANE_COUNT / 2); \
    } \
    _Pragma("clang loop unroll(full)") for (int i = 0; i < m; ++i) { \
      const ptrdiff_t has = n - i * LANE_COUNT; \
      const unsigned mask = \
          has >= LANE_COUNT ? (1u << LANE_COUNT) - 1 : has > 0 ? (1u << has) - 1 : 0; \
      store_some_##P(x + i * LANE_COUNT, mask, v[i]); \
    } \
  } \
  static void sort_few_##P(U *x, ptrdiff_t n) { \
    if (n <= LANE_COUNT) sort_vectors_##P(x, n, 1); \
    else if (n <= 2 * LANE_COUNT) sort_vectors_##P(x, n, 2); \
    else if (n <= 4 * LANE_COUNT) sort_vectors_##P(x, n, 4); \
    else if (n <= 8 * LANE_COUNT) sort_vectors_##P(x, n, 8); \
    else sort_vectors_##P(x, n, 16); \
  } \
  static U pivot_##P(const U *x, ptrdiff_t n) { \
    U samples[64]; \
    const ptrdiff_t count = n < 2048 ? 16 : 64, distance = n / count; \
    for (ptrdiff_t i = 0; i < count; ++i) samples[i] = x[i * distance + distance / 2]; \
    sort_few_##P(samples, count); \
    return samples[count / 2]; \
  } \
  /* Numbers below the pivot, or those equal to it, too, come first; returns how many. */ \
  INLINED ptrdiff_t part_##P(U *x, U *spare, ptrdiff_t n, U pivot, const bool takes_equal) { \
    typedef keys_##P loose __attribute__((aligned(sizeof(U)))); \
    const keys_##P p = pivot; \
    U *low = x, *high = spare; \
    ptrdiff_t i = 0; \
    for (; i + 4 * LANE_COUNT <= n; i += 4 * LANE_COUNT) { \
      keys_##P v[4]; \
      _Pragma("clang loop unroll(full)") for (int k = 0; k < 4; ++k) \
        v[k] = *(const loose *)(x + i + k * LANE_COUNT); \
      _Pragma("clang loop unroll(full)") for (int k = 0; k < 4; ++k) \
        PART_VECTOR(P, LANE_COUNT, v[k]) \
    } \
    for (; i + LANE_COUNT <= n; i += LANE_COUNT) \
      PART_VECTOR(P, LANE_COUNT, *(const loose *)(x + i)) \
    for (; i < n; ++i) { \
      const U value = x[i]; \
      const bool second = takes_equal ? pivot < value : !(value < pivot); \
      *low = value; \
      *high = value; \
      low += !second; \
      high += second; \
    } \
    memcpy(low, spare, (size_t)(high - spare) * sizeof(U)); \
    return low - x; \
  } \
  /* `least` is no greater than any of the numbers. False when pivots were bad too often. */ \
  static bool P##_quicksort(U *x, U *spare, ptrdiff_t n, U least, int depth) { \
    while (n > sorted_vectors * LANE_COUNT) { \
      if (depth-- == 0) return false; \
      const U pivot = pivot_##P(x, n); \
      if (pivot == least) { \
        const ptrdiff_t equal = part_##P(x, spare, n, pivot, true); \
        x += equal; \
        n -= equal; \
      } else { \
        const ptrdiff_t below = part_##P(x, spare, n, pivot, false); \
        if (!P##_quicksort(x, spare, below, least, depth)) return false; \
        x += below; \
        n -= below; \
        least = pivot; \
      } \
    } \
    sort_few_##P(x, n); \
    return true; \
  }
QUICKSORT(u64, uint64_t, 8)
QUICKSORT(u32, uint32_t, 16)

static bool sort_u64(void *x, void *spare, ptrdiff_t n, int depth) {
  return u64_quicksort(x, spare, n, 0, depth);
}
static bool sort_u32(void *x, void *spare, ptrdiff_t n, int depth) {
  return u32_quicksort(x, spare, n, 0, depth);
}

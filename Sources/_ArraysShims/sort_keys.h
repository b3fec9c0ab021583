// Floating-point numbers as unsigned integers of the same order and back. Included by `loops.h`.
//
// The order of numbers is that of their bits as integers of sign and magnitude.

// Returns whether there are NaNs, whose integers have the order of their bits, too.
#define SORT_KEYS(P, U, I, INFINITE) \
  static bool P##_to_keys(void *numbers, ptrdiff_t n) { \
    const U sign = (U)1 << (8 * sizeof(U) - 1); \
    U *x = numbers; \
    U found = 0; \
    EACH { \
      const U bits = x[i]; \
      found |= (bits & ~sign) > (U)INFINITE; \
      x[i] = bits ^ ((U)((I)bits >> (8 * sizeof(U) - 1)) | sign); \
    } \
    return found; \
  } \
  static void P##_from_keys(void *keys, ptrdiff_t n) { \
    const U sign = (U)1 << (8 * sizeof(U) - 1); \
    U *x = keys; \
    EACH { \
      const U key = x[i]; \
      x[i] = key ^ ((U)((I)~key >> (8 * sizeof(U) - 1)) | sign); \
    } \
  }
SORT_KEYS(f64, uint64_t, int64_t, 0x7ff0000000000000)
SORT_KEYS(f32, uint32_t, int32_t, 0x7f800000)

// x86-64-v4: vectors of 64 bytes.
#if defined(__x86_64__)
// Included before the pragma: the system's headers keep their own target.
#include <immintrin.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma,bmi,bmi2"))), \
    apply_to = function)
#define TABLE arrays_kernels_avx512
#define LETTER 'e'
#define LANES 8
#if defined(__linux__)
#define APPLY arrays_apply_zmm
#define APPLY_PAIR arrays_apply_pair_zmm
#else  // no libmvec, so never called
#define APPLY(function, ...) ((void)(function))
#define APPLY_PAIR(function, ...) ((void)(function))
#endif
#include "loops.h"
#pragma clang attribute pop
#endif

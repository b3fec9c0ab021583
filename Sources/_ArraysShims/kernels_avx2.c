// x86-64-v3: from 2013 on.
#if defined(__x86_64__)
// Included before the pragma: the system's headers keep their own target.
#include <immintrin.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#pragma clang attribute push(__attribute__((target("avx2,fma,bmi,bmi2"))), apply_to = function)
#define TABLE arrays_kernels_avx2
#define LETTER 'd'
#define LANES 4
#if defined(__linux__)
#define APPLY arrays_apply_ymm
#define APPLY_PAIR arrays_apply_pair_ymm
#else  // no libmvec, so never called
#define APPLY(function, ...) ((void)(function))
#define APPLY_PAIR(function, ...) ((void)(function))
#endif
#include "loops.h"
#pragma clang attribute pop
#endif

// exp, sin and their like for whole vectors.
//
// glibc keeps vector versions in libmvec, in the widths of the instruction sets; their errors are
// below 4 units in the last place. They are looked up when first used, because their number grew
// over glibc's versions and other platforms have none; what is missing is libm's, one by one.
#define _GNU_SOURCE
#include "kernel_table.h"

#include <math.h>
#include <stdatomic.h>
#include <stdio.h>
#if defined(__x86_64__) && defined(__linux__)
#include <dlfcn.h>
#define HAS_LIBMVEC 1
#endif

struct math_function {
  const char *name;
  double (*f64)(double);
  float (*f32)(float);
};
struct math_pair_function {
  const char *name;
  double (*f64)(double, double);
  float (*f32)(float, float);
};

#define FUNCTION(NAME) {#NAME, NAME, NAME##f}
static const struct math_function functions[arrays_unary_count] = {
  [arrays_exp] = FUNCTION(exp),     [arrays_exp2] = FUNCTION(exp2),
  [arrays_expm1] = FUNCTION(expm1), [arrays_log] = FUNCTION(log),
  [arrays_log2] = FUNCTION(log2),   [arrays_log10] = FUNCTION(log10),
  [arrays_log1p] = FUNCTION(log1p), [arrays_sin] = FUNCTION(sin),
  [arrays_cos] = FUNCTION(cos),     [arrays_tan] = FUNCTION(tan),
  [arrays_asin] = FUNCTION(asin),   [arrays_acos] = FUNCTION(acos),
  [arrays_atan] = FUNCTION(atan),   [arrays_sinh] = FUNCTION(sinh),
  [arrays_cosh] = FUNCTION(cosh),   [arrays_tanh] = FUNCTION(tanh),
  [arrays_asinh] = FUNCTION(asinh), [arrays_acosh] = FUNCTION(acosh),
  [arrays_atanh] = FUNCTION(atanh), [arrays_cbrt] = FUNCTION(cbrt),
};
static const struct math_pair_function pair_functions[arrays_binary_count] = {
  [arrays_pow] = FUNCTION(pow),
  [arrays_atan2] = FUNCTION(atan2),
  [arrays_hypot] = FUNCTION(hypot),
};

// A cell is NULL before the look-up and this when there is nothing to be found.
static char none;

#if HAS_LIBMVEC
static void *look_up(_Atomic(void *) *cell, int32_t type, const char *name, int operands) {
  void *found = atomic_load_explicit(cell, memory_order_relaxed);
  if (__builtin_expect(!found, 0)) {
    const struct kernel_table *table = arrays_kernels();
    char symbol[40];
    int lanes = type == arrays_f32 ? 2 * table->vector_doubles : table->vector_doubles;
    (void)snprintf(symbol, sizeof symbol, "_ZGV%cN%d%s_%s%s", table->vector_letter, lanes,
                   operands == 2 ? "vv" : "v", name, type == arrays_f32 ? "f" : "");
    void *library = dlopen("libmvec.so.1", RTLD_NOW | RTLD_LOCAL);
    found = library ? dlsym(library, symbol) : NULL;
    if (!found) found = &none;
    atomic_store_explicit(cell, found, memory_order_relaxed);
  }
  return found == &none ? NULL : found;
}
#else
static void *look_up(_Atomic(void *) *cell, int32_t type, const char *name, int operands) {
  (void)cell, (void)type, (void)name, (void)operands, (void)none;
  return NULL;
}
#endif

bool arrays_run_math(
    int32_t type, int32_t function, void *out, ptrdiff_t so, const void *in, ptrdiff_t sx,
    ptrdiff_t n) {
  static _Atomic(void *) cells[2][arrays_unary_count];
  const struct math_function *math = &functions[function];
  if (type > arrays_f32 || !math->name) return false;
  void *vector = look_up(&cells[type][function], type, math->name, 1);
  if (vector) {
    arrays_kernels()->mapped[type](vector, out, so, in, sx, n);
  } else if (type == arrays_f64) {
    const double *x = in;
    double *z = out;
    for (ptrdiff_t i = 0; i < n; ++i) z[i * so] = math->f64(x[i * sx]);
  } else {
    const float *x = in;
    float *z = out;
    for (ptrdiff_t i = 0; i < n; ++i) z[i * so] = math->f32(x[i * sx]);
  }
  return true;
}

bool arrays_run_math_pair(
    int32_t type, int32_t operation, void *out, ptrdiff_t so, const void *left, ptrdiff_t sx,
    const void *right, ptrdiff_t sy, ptrdiff_t n) {
  static _Atomic(void *) cells[2][arrays_binary_count];
  const struct math_pair_function *math = &pair_functions[operation];
  if (type > arrays_f32 || !math->name) return false;
  void *vector = look_up(&cells[type][operation], type, math->name, 2);
  if (vector) {
    arrays_kernels()->mapped_pair[type](vector, out, so, left, sx, right, sy, n);
  } else if (type == arrays_f64) {
    const double *x = left, *y = right;
    double *z = out;
    for (ptrdiff_t i = 0; i < n; ++i) z[i * so] = math->f64(x[i * sx], y[i * sy]);
  } else {
    const float *x = left, *y = right;
    float *z = out;
    for (ptrdiff_t i = 0; i < n; ++i) z[i * so] = math->f32(x[i * sx], y[i * sy]);
  }
  return true;
}

// Loops over elements, compiled for several instruction sets and chosen when the program runs:
// Swift has no function that is compiled for more than one.
//
// Every function works on one run: `count` elements, each operand with a stride in elements that
// may be 0 (a scalar) or negative. The output may be one of the inputs, with the same stride; it
// must not overlap them otherwise.
#ifndef ARRAYS_KERNELS_H
#define ARRAYS_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The element types that have kernels.
enum arrays_type {
  arrays_f64, arrays_f32, arrays_i64, arrays_i32, arrays_i16, arrays_i8, arrays_u64, arrays_u32,
  arrays_u16, arrays_u8, arrays_type_count
};

/// Elementwise operations on two operands of one type with a result of that type. Integer `add`,
/// `subtract` and `multiply` report overflow, the `wrapping_` ones drop the high bits.
enum arrays_binary {
  arrays_add, arrays_subtract, arrays_multiply, arrays_divide, arrays_minimum, arrays_maximum,
  arrays_wrapping_add, arrays_wrapping_subtract, arrays_wrapping_multiply,
  arrays_pow, arrays_atan2, arrays_hypot, arrays_binary_count
};

/// Elementwise comparisons; the results are bytes, 0 or 1.
enum arrays_comparison {
  arrays_less, arrays_less_equal, arrays_equal, arrays_not_equal, arrays_comparison_count
};

/// Elementwise functions of one operand.
enum arrays_unary {
  arrays_negate, arrays_abs, arrays_square_root, arrays_floor, arrays_ceil, arrays_trunc,
  arrays_rint, arrays_exp, arrays_exp2, arrays_expm1, arrays_log, arrays_log2, arrays_log10,
  arrays_log1p, arrays_sin, arrays_cos, arrays_tan, arrays_asin, arrays_acos, arrays_atan,
  arrays_sinh, arrays_cosh, arrays_tanh, arrays_asinh, arrays_acosh, arrays_atanh, arrays_cbrt,
  arrays_unary_count
};

/// Functions of all elements of a run, which must have one.
enum arrays_reduction {
  arrays_sum, arrays_min, arrays_max, arrays_reduction_count
};

/// What became of a call.
enum arrays_outcome { arrays_done, arrays_overflow, arrays_missing };

/// `out = left operation right`. `arrays_missing` when the type has no such kernel.
int32_t arrays_run_binary(
    int32_t type, int32_t operation, void *out, ptrdiff_t out_stride, const void *left,
    ptrdiff_t left_stride, const void *right, ptrdiff_t right_stride, ptrdiff_t count);

/// The same by the kernel for one instruction set, the baseline (0), AVX2 (1) or AVX-512 (2):
/// tests compare them. `arrays_missing` when the processor or the set lacks it.
int32_t arrays_run_binary_on(
    int32_t set, int32_t type, int32_t operation, void *out, ptrdiff_t out_stride,
    const void *left, ptrdiff_t left_stride, const void *right, ptrdiff_t right_stride,
    ptrdiff_t count);

/// `out = left comparison right`, out being bytes.
int32_t arrays_run_comparison(
    int32_t type, int32_t comparison, void *out, ptrdiff_t out_stride, const void *left,
    ptrdiff_t left_stride, const void *right, ptrdiff_t right_stride, ptrdiff_t count);

/// `out = function(in)`.
int32_t arrays_run_unary(
    int32_t type, int32_t function, void *out, ptrdiff_t out_stride, const void *in,
    ptrdiff_t in_stride, ptrdiff_t count);

/// The same by the kernel for one instruction set, see `arrays_run_binary_on`.
int32_t arrays_run_unary_on(
    int32_t set, int32_t type, int32_t function, void *out, ptrdiff_t out_stride, const void *in,
    ptrdiff_t in_stride, ptrdiff_t count);

/// Writes one value to `out`. Sums are pairwise and add in the order in which NumPy adds: blocks of
/// at most 128 elements, eight accumulators in each.
int32_t arrays_run_reduction(
    int32_t type, int32_t reduction, void *out, const void *in, ptrdiff_t stride,
    ptrdiff_t count);

/// The position of the first least or greatest element, or of the first that is not a number.
/// There must be an element.
ptrdiff_t arrays_find_extreme(
    int32_t type, bool greatest, const void *in, ptrdiff_t stride, ptrdiff_t count);

/// Whether each element equals the other operand's; NaN equals nothing.
bool arrays_are_alike(
    int32_t type, const void *left, ptrdiff_t left_stride, const void *right,
    ptrdiff_t right_stride, ptrdiff_t count);

/// The sum of `(in - center)²`, added as `arrays_sum` does.
int32_t arrays_run_squares(
    int32_t type, void *out, const void *in, ptrdiff_t stride, const void *center,
    ptrdiff_t count);

/// `out = mask ? left : right` for elements of `size` bytes: 1, 2, 4, 8 or 16.
int32_t arrays_run_choice(
    int32_t size, void *out, ptrdiff_t out_stride, const void *mask, ptrdiff_t mask_stride,
    const void *left, ptrdiff_t left_stride, const void *right, ptrdiff_t right_stride,
    ptrdiff_t count);

/// Sorts numbers, NaNs last. `arrays_missing`, and nothing lost, when there is no memory for it.
int32_t arrays_sort(int32_t type, void *numbers, ptrdiff_t count);

/// The same by the kernels for one instruction set, see `arrays_run_binary_on`.
int32_t arrays_sort_on(int32_t set, int32_t type, void *numbers, ptrdiff_t count);

/// Normally distributed numbers, drawn from the four words of xoshiro256++'s state.
void arrays_fill_normal_f64(
    uint64_t *state, double *out, ptrdiff_t count, double mean, double deviation);
void arrays_fill_normal_f32(
    uint64_t *state, float *out, ptrdiff_t count, float mean, float deviation);

/// How many of the bytes, each 0 or 1, are 1.
ptrdiff_t arrays_count_ones(const void *in, ptrdiff_t stride, ptrdiff_t count);

/// Whether one of the bytes is `value`.
bool arrays_contains_byte(const void *in, ptrdiff_t stride, ptrdiff_t count, uint8_t value);

#endif

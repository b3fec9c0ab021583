// What one instruction set offers; `dispatch.c` chooses among them. NULL means: no such kernel.
#ifndef KERNEL_TABLE_H
#define KERNEL_TABLE_H

#include "arrays_kernels.h"

typedef bool binary_loop(
    void *out, ptrdiff_t so, const void *left, ptrdiff_t sx, const void *right, ptrdiff_t sy,
    ptrdiff_t n);
typedef void unary_loop(void *out, ptrdiff_t so, const void *in, ptrdiff_t sx, ptrdiff_t n);
typedef void reduction_loop(void *out, const void *in, ptrdiff_t s, ptrdiff_t n);
typedef ptrdiff_t position_loop(const void *in, ptrdiff_t s, ptrdiff_t n);
typedef bool alike_loop(
    const void *left, ptrdiff_t sx, const void *right, ptrdiff_t sy, ptrdiff_t n);
typedef void squares_loop(
    void *out, const void *in, ptrdiff_t s, const void *center, ptrdiff_t n);
typedef void choice_loop(
    void *out, ptrdiff_t so, const uint8_t *mask, ptrdiff_t sm, const void *left, ptrdiff_t sx,
    const void *right, ptrdiff_t sy, ptrdiff_t n);
/// Applies a function of whole vectors, e.g. libmvec's, lane by lane.
typedef void mapped_loop(
    void *function, void *out, ptrdiff_t so, const void *in, ptrdiff_t sx, ptrdiff_t n);
typedef void mapped_pair_loop(
    void *function, void *out, ptrdiff_t so, const void *left, ptrdiff_t sx, const void *right,
    ptrdiff_t sy, ptrdiff_t n);

/// Sorts unsigned integers; `spare` has room for them and 64 bytes more. False, the integers being in
/// any order, when it would take much longer than it should.
typedef bool sort_loop(void *x, void *spare, ptrdiff_t n, int depth);

struct kernel_table {
  /// The letter and the number of doubles in a vector of libmvec's functions for this set.
  char vector_letter;
  int vector_doubles;
  binary_loop *binary[arrays_type_count][arrays_binary_count];
  binary_loop *comparison[arrays_type_count][arrays_comparison_count];
  unary_loop *unary[arrays_type_count][arrays_unary_count];
  reduction_loop *reduction[arrays_type_count][arrays_reduction_count];
  position_loop *position[arrays_type_count][2];
  alike_loop *alike[arrays_type_count];
  squares_loop *squares[2];
  choice_loop *choice[4];
  ptrdiff_t (*count_ones)(const uint8_t *in, ptrdiff_t s, ptrdiff_t n);
  /// Floating-point numbers to unsigned integers of the same order, and back.
  bool (*to_keys[2])(void *numbers, ptrdiff_t n);
  void (*from_keys[2])(void *keys, ptrdiff_t n);
  /// Of 64 and of 32 bits.
  sort_loop *quicksort[2];
  mapped_loop *mapped[2];
  mapped_pair_loop *mapped_pair[2];
};

extern const struct kernel_table arrays_kernels_baseline;
#if defined(__x86_64__)
extern const struct kernel_table arrays_kernels_avx2;
extern const struct kernel_table arrays_kernels_avx512;
#endif

// Calls a function of vectors for `vectors` vectors, at least one.
void arrays_apply_ymm(void *function, void *out, const void *in, size_t vectors);
void arrays_apply_zmm(void *function, void *out, const void *in, size_t vectors);
void arrays_apply_pair_ymm(
    void *function, void *out, const void *left, const void *right, size_t vectors);
void arrays_apply_pair_zmm(
    void *function, void *out, const void *left, const void *right, size_t vectors);

/// The kernels for this processor.
const struct kernel_table *arrays_kernels(void);

/// The kernels for one instruction set, see `arrays_run_binary_on`; NULL when there are none.
const struct kernel_table *arrays_kernels_of(int32_t set);

/// libmvec's or libm's version of a function; false when neither has one.
bool arrays_run_math(
    int32_t type, int32_t function, void *out, ptrdiff_t so, const void *in, ptrdiff_t sx,
    ptrdiff_t n);
bool arrays_run_math_pair(
    int32_t type, int32_t operation, void *out, ptrdiff_t so, const void *left, ptrdiff_t sx,
    const void *right, ptrdiff_t sy, ptrdiff_t n);

#endif

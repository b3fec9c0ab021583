// The instruction set that every processor of this kind has.
#define TABLE arrays_kernels_baseline
#define LETTER 'b'
#define LANES 2
#include "kernel_table.h"

typedef double vector __attribute__((vector_size(16), aligned(4)));

static inline void apply(void *function, void *out, const void *in, size_t vectors) {
  vector (*f)(vector) = (vector(*)(vector))function;
  for (size_t i = 0; i < vectors; ++i) ((vector *)out)[i] = f(((const vector *)in)[i]);
}

static inline void apply_pair(
    void *function, void *out, const void *left, const void *right, size_t vectors) {
  vector (*f)(vector, vector) = (vector(*)(vector, vector))function;
  for (size_t i = 0; i < vectors; ++i)
    ((vector *)out)[i] = f(((const vector *)left)[i], ((const vector *)right)[i]);
}

#define APPLY apply
#define APPLY_PAIR apply_pair
#include "loops.h"

// The instruction set that every processor of this kind has.
#define TABLE arrays_kernels_baseline
#define LETTER 'b'
#define LANES 2
#include "loops.h"

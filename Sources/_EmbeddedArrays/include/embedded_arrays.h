/* The sources of Arrays as the compiler found them. */
#ifndef EMBEDDED_ARRAYS_H
#define EMBEDDED_ARRAYS_H

#include <stddef.h>

#pragma clang assume_nonnull begin

typedef struct {
  const char *path; /* ../Arrays/NDArray.swift */
  const char *text;
} embedded_file;

/* All files; `*count` becomes their number. */
const embedded_file *embedded_arrays(size_t *count);

#pragma clang assume_nonnull end

#endif

// What Swift cannot say for `Arrays`: aligned memory that starts as zeros without being touched,
// and advice to the kernel about large pages (`madvise` flags are macros of differing platforms).
#ifndef ARRAYS_SHIMS_H
#define ARRAYS_SHIMS_H

#include <stddef.h>

/// At least `bytes` bytes whose address is a multiple of 64, or NULL when there is no memory.
void *arrays_allocate(size_t bytes);

/// Like `arrays_allocate`, all bytes zero; fresh pages from the kernel are not touched.
void *arrays_allocate_zeroed(size_t bytes);

/// Gives back memory that either function above returned.
void arrays_release(void *memory);

#endif

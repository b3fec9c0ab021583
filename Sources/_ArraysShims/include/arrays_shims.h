// What Swift cannot say for `Arrays`: aligned memory that starts as zeros without being touched,
// advice to the kernel about large pages (`madvise` flags are macros of differing platforms), and
// `snprintf`, which is variadic.
#ifndef ARRAYS_SHIMS_H
#define ARRAYS_SHIMS_H

#include <stdbool.h>
#include <stddef.h>

/// At least `bytes` bytes whose address is a multiple of 64, or NULL when there is no memory.
void *arrays_allocate(size_t bytes);

/// Like `arrays_allocate`, all bytes zero; fresh pages from the kernel are not touched.
void *arrays_allocate_zeroed(size_t bytes);

/// Gives back memory that either function above returned.
void arrays_release(void *memory);

/// Writes `value` by `%.*f` or `%.*e`; returns the number of characters, at most `size - 1`.
int arrays_format_double(
    char *text, size_t size, double value, int precision, bool is_scientific);

#if defined(__x86_64__) || defined(__i386__)
/// The same for the 80-bit format.
int arrays_format_long_double(
    char *text, size_t size, long double value, int precision, bool is_scientific);
#endif

#endif

#include "arrays_shims.h"

#include <stdio.h>

static int clipped(int count, size_t size) {
  return count < 0 ? 0 : (size_t)count < size ? count : size == 0 ? 0 : (int)size - 1;
}

int arrays_format_double(
    char *text, size_t size, double value, int precision, bool is_scientific) {
  return clipped(snprintf(text, size, is_scientific ? "%.*e" : "%.*f", precision, value), size);
}

#if defined(__x86_64__) || defined(__i386__)
int arrays_format_long_double(
    char *text, size_t size, long double value, int precision, bool is_scientific) {
  return clipped(snprintf(text, size, is_scientific ? "%.*Le" : "%.*Lf", precision, value), size);
}
#endif

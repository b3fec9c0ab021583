#include "embedded_arrays.h"

#pragma clang diagnostic ignored "-Wunknown-warning-option"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const embedded_file files[] = {
#include "sources.h"
};

const embedded_file *
embedded_arrays(size_t *count)
{
  *count = sizeof files / sizeof files[0];
  return files;
}

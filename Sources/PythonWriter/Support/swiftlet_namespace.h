/* Support code of generated Python modules: Fortran modules and COMMON blocks as objects. */
#ifndef SWIFTLET_NAMESPACE_H
#define SWIFTLET_NAMESPACE_H

#ifndef SWL_SELF_CONTAINED
#include "swiftlet_support.h"
#endif

/* What a procedure that shows data calls for each datum. `length` is that of characters, else 0;
   `extents` is NULL for a scalar; `strides`, in bytes, is NULL where the elements are contiguous. */
typedef void (*swl_visit)(
    void *context, int32_t index, void *address, size_t length, const int64_t *extents,
    const int64_t *strides);

/* Shows data. */
typedef void (*swl_show)(swl_visit visit, void *context);

/* Changes and shows an allocatable; `shape` holds its extents and its character length. The result
   is 0 or Fortran's STAT. */
typedef int32_t (*swl_reshape)(
    int32_t action, const int64_t *shape, swl_visit visit, void *context);
enum { SWL_QUERY, SWL_ALLOCATE, SWL_DEALLOCATE };

enum { SWL_FIXED, SWL_CONSTANT, SWL_ALLOCATABLE, SWL_POINTER };

/* One variable of a namespace; one without a name is left out. */
typedef struct {
  const char *name;
  const char *alias;   /* its other name, that f2py gives it; NULL: none */
  int type_num;
  int rank;
  int storage;         /* SWL_FIXED, … */
  int is_logical;      /* stored as 0 or 1 only */
  int is_read_only;    /* PROTECTED or PARAMETER */
  int is_deferred;     /* a character whose length is allocated with it */
  swl_reshape reshape; /* SWL_ALLOCATABLE */
  swl_show show;       /* SWL_POINTER */
  const char *doc;     /* lines below the variable's own in __doc__, or "" */
} swl_variable;

/* One Fortran module or COMMON block; must live as long as the process. */
typedef struct {
  const char *name;           /* __name__ */
  const char *qualified_name; /* python_module.name, for messages */
  const char *kind;           /* "module" or "COMMON block" */
  const char *doc;            /* lines before the variables in __doc__, or "" */
  int mode;                   /* SWL_STRICT or SWL_LEGACY */
  swl_show show;              /* of fixed and constant variables; NULL: there are none */
  const swl_variable *variables; /* by the index with which `show` visits them */
  int count;
  swl_routine_def *const *routines; /* ends with NULL */
} swl_namespace_def;

/* Makes the object and sets it as an attribute of the Python module. 0, or -1 with an exception. */
SWL_API int swl_namespace_add(PyObject *module, const swl_namespace_def *def);

#endif

/* Records: structs, unions and handles of a C library as Python objects, and its texts.

   An object holds a pointer. It points into the object itself, where Python made the record; into
   the library's memory, where the library made it; or nowhere, once the record was released. */
#ifndef SWIFTLET_RECORDS_H
#define SWIFTLET_RECORDS_H

typedef struct {
  const char *name;
  const char *qualified_name; /* module.name */
  const char *doc;
  Py_ssize_t size;            /* 0: the library alone knows what is in it */
  PyGetSetDef *fields;        /* NULL: none */
  void (*release)(void *);    /* ends the life of one; NULL: no such function is known */
  const char *release_name;
  PyTypeObject *type;         /* filled when the module is loaded */
} swl_record_definition;

typedef struct {
  PyObject_VAR_HEAD
  void *pointer;           /* NULL: released */
  void (*release)(void *); /* NULL: not ours to release */
  PyObject *owner;         /* what must live as long, or NULL */
  PyObject *kept;          /* by name, what the library goes on using; or NULL */
  const swl_record_definition *definition;
} swl_record;

/* Records that Python makes lie behind the head, as well aligned as anything from malloc. */
#define SWL_RECORD_HEAD ((Py_ssize_t)((sizeof(swl_record) + 15) / 16 * 16))

/* Pointers whose type says nothing: void *, and what no rule could make sense of. */
#ifdef SWL_SELF_CONTAINED
static swl_record_definition swl_pointer SWL_UNUSED;
#else
extern SWL_HIDDEN swl_record_definition swl_pointer;
#endif

/* Makes the types and adds them to the module. 0, or -1 with an exception set. */
SWL_API int swl_record_add_types(PyObject *module, swl_record_definition *const *definitions);

SWL_API int swl_record_any(
    PyObject *object, const swl_record_definition *definition, void **pointer, int is_nullable,
    const char *label);

/* The pointer behind an object; None is NULL where that means something. 0, or -1 with an exception
   set that begins with `label`. */
static SWL_ALWAYS_INLINE int
swl_record_get(
    PyObject *object, const swl_record_definition *definition, void **pointer, int is_nullable,
    const char *label)
{
  if (SWL_LIKELY(Py_TYPE(object) == definition->type && ((swl_record *)object)->pointer)) {
    *pointer = ((swl_record *)object)->pointer;
    return 0;
  }
  return swl_record_any(object, definition, pointer, is_nullable, label);
}

/* Any record, pointer or capsule, where C wants a void *. */
SWL_API int swl_pointer_get(
    PyObject *object, void **pointer, int is_nullable, const char *label);

/* An object for a pointer of the library's, None for NULL; `owner` (borrowed, may be NULL) lives as
   long. Where there is no memory for the object, the record is released. */
SWL_API PyObject *swl_record_wrap(
    const swl_record_definition *definition, void *pointer, void (*release)(void *),
    PyObject *owner);
/* An object with a record of its own: a copy of `value`, or zeros where that is NULL. */
SWL_API PyObject *swl_record_new(const swl_record_definition *definition, const void *value);
/* The library has released what the object points to. */
SWL_API void swl_record_forget(PyObject *object);

/* A call-back ends, for which the object was made: it points nowhere if Python has kept it. */
SWL_API void swl_record_end_loan(PyObject *object);

/* For fields: the record of `self`, or NULL with an exception set. */
SWL_API void *swl_record_self(PyObject *self);
/* A view of memory inside the record of `self`, which it keeps alive. */
SWL_API PyObject *swl_record_view(
    PyObject *self, void *data, int type_num, int rank, const npy_intp *dims, int is_writable);
/* Stores what has the shape of a field into it. */
SWL_API int swl_record_store(
    PyObject *value, void *data, int type_num, int rank, const npy_intp *dims, const char *label);
/* `del record.field` */
SWL_API int swl_record_refuse_deletion(const char *label);

/* ---- Texts. ---- */

/* The text of a str or bytes object, which keeps it; 0, or -1 with an exception set. */
SWL_API int swl_text_any(
    PyObject *object, const char **text, int is_nullable, const char *label);
/* str; bytes that are no UTF-8 become lone surrogates, as in file names. None for NULL. */
SWL_API PyObject *swl_text_to(const char *text);
/* The same up to a NUL or `room`, whichever comes first. */
SWL_API PyObject *swl_text_within(const char *text, npy_intp room);

/* The same of a text that the caller owns, which `release` ends. */
SWL_API PyObject *swl_text_take(char *text, void (*release)(void *));

/* ---- Failures that the library reports. ---- */

/* Raises `error` with the library's own words (NULL: none) and the attribute `status`. */
SWL_API void swl_raise_status(
    PyObject *error, const char *routine, long long status, const char *message);

/* Global variables, as attributes of the module that are read and set where they are. */
SWL_API int swl_record_add_variables(PyObject *module, PyGetSetDef *variables);
/* Other names of routines; the table ends with NULL. */
SWL_API int swl_record_add_aliases(PyObject *module, const char *const (*aliases)[2]);

/* ---- Constants. ---- */

typedef struct {
  const char *name;
  enum { SWL_INTEGER_CONSTANT, SWL_UNSIGNED_CONSTANT, SWL_REAL_CONSTANT, SWL_TEXT_CONSTANT } kind;
  long long integer; /* the length of a text */
  double real;
  const char *text;
} swl_constant;

SWL_API int swl_add_constants(PyObject *module, const swl_constant *constants, size_t count);

#endif

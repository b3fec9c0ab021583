/* What C libraries need beside values: functions that they call back, memory that they keep, texts
   with room, and extents that other arrays tell. */
#ifndef SWIFTLET_LIBRARY_H
#define SWIFTLET_LIBRARY_H

/* The same bytes as a value of another type of the same size: C's complex numbers and NumPy's. */
#define SWL_RECAST(TYPE, VALUE) (((union { __typeof__(VALUE) from; TYPE to; }){.from = (VALUE)}).to)

/* ---- Functions that the library calls. ---- */

/* What stands behind the pointer that the library hands back at each call: the functions of one call
   of a routine. It lies in the wrapper's frame, or in a capsule where the library keeps it. */
typedef struct {
  PyObject *functions[8];
  PyObject *kind, *error, *traceback; /* raised on a thread that Python does not know */
  PyObject *capsule;                  /* NULL: in the frame of a wrapper */
  void *record;                       /* the struct that holds function and pointer */
} swl_activation;

/* Takes a function that the caller gives; None where that means something. 0, or -1 with an exception
   set that begins with `label`. */
SWL_API int swl_activation_take(
    swl_activation *activation, int index, PyObject *function, int is_nullable, const char *label);

/* One that the library keeps, with room for its struct. What `keeper` (a record, or NULL: the process)
   keeps already under that label for the same functions is used again. Borrowed; NULL with an exception
   set on failure. */
SWL_API swl_activation *swl_activation_keep(
    const swl_activation *given, PyObject *keeper, const char *label, size_t record_size);
/* The same for what the library ends itself, by swl_activation_end. */
SWL_API swl_activation *swl_activation_give(const swl_activation *given, size_t record_size);
SWL_API void swl_activation_end(void *activation);
/* Lets `keeper` keep what was made before there was a keeper. */
SWL_API int swl_activation_hand_over(swl_activation *activation, PyObject *keeper, const char *label);
/* After the call: raises what was raised on another thread. */
SWL_API void swl_activation_finish(swl_activation *activation);

typedef struct {
  swl_activation *activation;
  PyObject *function;
  PyGILState_STATE state;
  int is_foreign; /* the thread is the library's */
} swl_frame;

/* The beginning and the end of a call from the library. 0, or -1 where nothing is to be called: the
   function is gone, or an exception waits to be raised. No exception passes through C's frames: it
   stays set, or with the activation, until the wrapper raises it. */
SWL_API int swl_frame_begin(swl_frame *frame, void *activation, int index);
SWL_API void swl_frame_end(swl_frame *frame);
/* Calls with `count` arguments, references that it takes over; one that is NULL is an exception that
   is set. The result is a new reference, or NULL. What the arguments borrow of the library is out of
   reach for Python afterwards. */
SWL_API PyObject *swl_frame_call(swl_frame *frame, PyObject **arguments, int count);

/* A list of so many records, each behind a pointer; of so many texts. */
SWL_API PyObject *swl_records_to(
    const swl_record_definition *definition, void *const *pointers, npy_intp count);
SWL_API PyObject *swl_texts_to(const char *const *texts, npy_intp count);
/* An array with a copy of the library's numbers, None for NULL; and back into their place. */
SWL_API PyObject *swl_numbers_to(
    const void *data, int type_num, int rank, const npy_intp *dims);
SWL_API int swl_numbers_back(PyObject *array, void *data, const char *label);
/* bytes; None for NULL. */
SWL_API PyObject *swl_bytes_to(const void *data, npy_intp count);

/* ---- Memory that the library keeps. ---- */

/* The record, None too, keeps `object` alive as long as it lives itself. 0, or -1 with an exception. */
SWL_API int swl_record_keep(PyObject *record, const char *name, PyObject *object);
/* The same for as long as the process lives. */
SWL_API int swl_keep_for_good(PyObject *object);
/* Elements of the array that a record keeps under the name; -1 where there is none. */
SWL_API long long swl_extent_kept(PyObject *record, const char *name);
/* Whether an array lies as the one that is kept does: code that was chosen for aligned memory is
   called with it. 0, or -1 with ValueError set. */
SWL_API int swl_check_alignment(
    PyObject *record, const char *name, const void *data, const char *label);

/* A copy by malloc, which the library ends by free; NULL for NULL. -1 with an exception set. */
SWL_API int swl_hand_over(void **data, const void *from, size_t size);

/* Any object, by a pointer that the library keeps. */
SWL_API void *swl_object_give(PyObject *object);
SWL_API void swl_object_end(void *pointer);
/* The object behind what was given; None for NULL and for anything else. */
SWL_API PyObject *swl_object_back(void *pointer);

/* ---- Texts. ---- */

/* Room for a text that the library may write to, with the caller's (NULL or None: none) in it: freed by
   PyMem_Free. `room` counts bytes, the NUL among them. */
SWL_API int swl_text_room(
    PyObject *object, npy_intp room, int is_nullable, char **text, const char *label);
/* UTF-16 in the machine's order, with a NUL: freed by PyMem_Free; `length` in bytes. */
SWL_API int swl_text16_any(
    PyObject *object, void **text, npy_intp *length, int is_nullable, const char *label);
SWL_API PyObject *swl_text16_to(const void *text);
/* str of so many bytes. */
SWL_API PyObject *swl_text_counted(const char *text, npy_intp length);
/* A vector of the texts of a sequence, each in room of its own: one block, freed by PyMem_Free. */
SWL_API int swl_texts_any(
    PyObject *object, char ***texts, npy_intp *count, npy_intp room, int is_nullable,
    const char *label);

/* ---- Arrays. ---- */

/* An array of one dimension over the elements of `object`, in C's order; of bytes-like objects too
   where `type_num` is that of bytes. A new reference to it, or to the object where another conversion
   must say what is wrong. */
SWL_API PyObject *swl_flat(PyObject *object, int type_num, int is_changed);
/* The structs of a sequence of records, one after the other: one block, freed by PyMem_Free. */
SWL_API int swl_structs_any(
    PyObject *object, const swl_record_definition *definition, void **structs, npy_intp *count,
    int is_nullable, const char *label);
/* A capsule that ends such a block. */
SWL_API PyObject *swl_block_object(void *block);
/* Whether an array has the elements that it must have at least: 0, or -1 with ValueError set. */
SWL_API int swl_check_extent(npy_intp count, long long needed, const char *label);

/* The functions of extents; -1 where a number is negative that must not be, or all is too large.
   Integers of `bytes` bytes. */
SWL_API long long swl_extent_product(const void *n, npy_intp count, int bytes, int is_halved);
SWL_API long long swl_extent_section(
    const void *first, npy_intp first_count, const void *last, npy_intp last_count, const void *step,
    npy_intp step_count, int bytes);
/* Structs of `size` bytes, whose members at the offsets have `bytes` bytes. */
SWL_API long long swl_extent_reach(
    const void *dims, npy_intp count, const void *more, npy_intp more_count, size_t size,
    size_t extent, size_t stride, int bytes, int is_halved);
SWL_API long long swl_extent_embedded(
    const void *n, npy_intp count, const void *embed, int bytes, long long howmany, long long stride,
    long long dist, int is_halved);

#endif

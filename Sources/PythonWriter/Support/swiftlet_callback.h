/* Call-backs: foreign code calls a function pointer, Python's callable runs.

   A wrapper keeps a swl_callback, an *activation*, on its stack for the time of the foreign call. The
   C function that foreign code calls, a *trampoline*, has no argument of ours, so it finds the
   activation by itself: in a variable of its thread, or, on a thread that the foreign code started
   (OpenMP), as the newest activation of its slot.

   An error on the thread of the call leaves the foreign code by longjmp, as f2py does; on any other
   thread, and inside a parallel region, it is kept and raised when the foreign call has returned. */
#ifndef SWIFTLET_CALLBACK_H
#define SWIFTLET_CALLBACK_H

#include <setjmp.h>
#include <stdatomic.h>

/* Thread-local variables, from the compiler, or from Python where there are none or the user says
   so (F2PY_USE_PYTHON_TLS is f2py's name). */
#if !defined(F2PY_THREAD_LOCAL_DECL)
#if defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L && !defined(__STDC_NO_THREADS__)
#define F2PY_THREAD_LOCAL_DECL _Thread_local
#elif defined(__GNUC__)
#define F2PY_THREAD_LOCAL_DECL __thread
#elif defined(_MSC_VER)
#define F2PY_THREAD_LOCAL_DECL __declspec(thread)
#else
#define F2PY_USE_PYTHON_TLS
#endif
#endif

typedef struct swl_callback swl_callback;

/* What all activations of one trampoline share. */
typedef struct {
  const char *name; /* the call-back's, as the user knows it */
  int arguments;    /* how many Python's callable is given at most */
  int is_symbol;    /* foreign code reaches it by its global name, with or without an activation */
  _Atomic(swl_callback *) newest;
  atomic_flag lock;
#ifdef F2PY_USE_PYTHON_TLS
  Py_tss_t key;
#endif
} swl_callback_slot;

#ifdef F2PY_USE_PYTHON_TLS
#define SWL_CALLBACK_SLOT(prefix, name, arguments, is_symbol)                      \
  static swl_callback_slot prefix##_slot = {                                       \
      name, arguments, is_symbol, NULL, ATOMIC_FLAG_INIT, Py_tss_NEEDS_INIT};      \
  static inline swl_callback *prefix##_get(void)                                   \
  {                                                                                \
    return PyThread_tss_is_created(&prefix##_slot.key)                             \
               ? (swl_callback *)PyThread_tss_get(&prefix##_slot.key)              \
               : NULL;                                                             \
  }                                                                                \
  static inline int prefix##_set(swl_callback *active)                             \
  {                                                                                \
    if (PyThread_tss_create(&prefix##_slot.key) != 0                               \
        || PyThread_tss_set(&prefix##_slot.key, active) != 0) {                    \
      PyErr_NoMemory();                                                            \
      return -1;                                                                   \
    }                                                                              \
    return 0;                                                                      \
  }
#else
#define SWL_CALLBACK_SLOT(prefix, name, arguments, is_symbol)                      \
  static swl_callback_slot prefix##_slot = {                                       \
      name, arguments, is_symbol, NULL, ATOMIC_FLAG_INIT};                         \
  static F2PY_THREAD_LOCAL_DECL swl_callback *prefix##_active = NULL;              \
  static inline swl_callback *prefix##_get(void) { return prefix##_active; }       \
  static inline int prefix##_set(swl_callback *active)                             \
  {                                                                                \
    prefix##_active = active;                                                      \
    return 0;                                                                      \
  }
#endif

typedef void (*swl_function)(void);

/* An array of the running call. */
typedef struct {
  const void *data;
  size_t size; /* in bytes */
} swl_memory;

struct swl_callback {
  swl_callback_slot *slot; /* NULL: not begun */
  PyObject *callable;      /* owned; NULL: the caller gave none, or it is `function` */
  PyObject *extra;         /* owned tuple or NULL */
  Py_ssize_t passed;       /* how many of the call-back's own arguments it takes */
  Py_ssize_t extra_passed; /* and how many of the extra ones */
  swl_function function;   /* compiled code that takes the call without Python */
  const char *label;       /* "m.f() 1st argument (g)" */
  const swl_memory *memory; /* the wrapper's arrays, for swl_callback_part */
  int memory_count;
  swl_callback *outer;     /* the activation that this one hides on its thread */
  swl_callback *older;     /* the next one of the slot */
  PyThreadState *thread_state;
  int releases_gil; /* the wrapper lets go of the GIL around the foreign call */
  int is_own;       /* made by the trampoline; the wrapper knows nothing of it */
  int users;        /* foreign threads inside; under the slot's lock */
  atomic_int state; /* SWL_CALLBACK_FINE or why it must not run any more */
  PyObject *error[3];
  jmp_buf escape;
};

enum { SWL_CALLBACK_FINE, SWL_CALLBACK_FAILED, SWL_CALLBACK_NEEDS_GIL };

/* One run of a trampoline. */
typedef struct {
  swl_callback *callback;
  int is_foreign_thread; /* the foreign code started it */
  int is_unknown_thread; /* Python never saw it */
  int holds_gil_state;
  int saves_thread;
  PyGILState_STATE gil_state;
  Py_ssize_t given; /* arguments so far */
  Py_ssize_t taken; /* results so far */
  PyObject *result;
  PyObject *whole; /* an integer made from a result */
  PyObject **arguments; /* room[1…] or, if there are many, heap */
  PyObject *room[17];   /* the first is PyObject_Vectorcall's to use */
  swl_callback own;     /* for a symbol that is called without an activation */
} swl_callback_call;

/* ---- In the wrapper. ---- */

/* Prepares an activation for `object`. With `module` not NULL, None means that module's attribute of
   the slot's name. 0, or -1 with an exception set. */
SWL_API int swl_callback_begin(
    swl_callback *callback, swl_callback_slot *slot, PyObject *object, PyObject *extra,
    PyObject *module, int is_optional, int releases_gil, const char *label);
SWL_API void swl_callback_end(swl_callback *callback);
/* After the foreign call: raises what happened on other threads. */
SWL_API int swl_callback_raise(swl_callback *callback);

/* ---- In the trampoline. ---- */

/* Takes the GIL where needed. -1: return at once, with zeros. `active` is this thread's activation;
   without one, a symbol takes its callable from `module`. */
SWL_API int swl_callback_enter(
    swl_callback_call *call, swl_callback_slot *slot, swl_callback *active, PyObject *module,
    const char *label);
/* Adds an argument, whose reference is taken over; NULL is an error that has been set. */
SWL_API int swl_callback_give(swl_callback_call *call, PyObject *argument);
SWL_API int swl_callback_invoke(swl_callback_call *call);
/* The next returned value (borrowed); NULL where there are no more, with no exception set. */
SWL_API PyObject *swl_callback_next(swl_callback_call *call);
/* The same, with 180.0 as 180: functions like math.degrees return whole numbers as floats. */
SWL_API PyObject *swl_callback_next_integer(swl_callback_call *call);
/* Says that a value is missing; -1. */
SWL_API int swl_callback_missing(swl_callback_call *call, const char *what, int expected);
SWL_API void swl_callback_leave(swl_callback_call *call);
/* Leaves with the exception that is set: does not return where longjmp may be used. */
SWL_API void swl_callback_fail(swl_callback_call *call);

SWL_INLINE int
swl_callback_wants(const swl_callback_call *call)
{
  return call->given < call->callback->passed;
}

/* ---- Values. ---- */

/* Complex results are C's own complex numbers, as gfortran and flang return them. */
#define SWL_STORE_COMPLEX(NAME, TYPE)                                                    \
  SWL_INLINE int swl_store_##NAME(                                                       \
      PyObject *object, TYPE *value, const char *label, int mode)                        \
  {                                                                                      \
    NAME parts;                                                                          \
    if (swl_get_##NAME(object, &parts, label, mode) < 0) return -1;                      \
    memcpy(value, &parts, sizeof parts);                                                 \
    return 0;                                                                            \
  }
SWL_STORE_COMPLEX(complex_float, float _Complex)
SWL_STORE_COMPLEX(complex_double, double _Complex)
SWL_STORE_COMPLEX(complex_long_double, long double _Complex)

/* A view of foreign memory; writable, and valid during the call only. */
SWL_API PyObject *swl_callback_view(
    void *data, int type_num, npy_intp itemsize, int rank, const npy_intp *dims, int is_c);
/* The same where one extent is not known, -1 in `dims`: what Fortran passes without its size reaches
   to the end of the caller's array in which it begins (F2018 15.5.2.11). Empty if it begins in none. */
SWL_API PyObject *swl_callback_part(
    const swl_callback *callback, void *data, int type_num, npy_intp itemsize, size_t size, int rank,
    const npy_intp *dims, int is_c);
/* Text as str; bytes that are no UTF-8 become lone surrogates. */
SWL_API PyObject *swl_callback_text(const char *text, size_t length);
/* Stores a returned array; `dims` holds -1 where an extent is unknown, which is an error. */
SWL_API int swl_callback_store(
    PyObject *value, void *data, int type_num, npy_intp itemsize, int rank, const npy_intp *dims,
    int is_c, const char *routine, const char *label, int mode);
/* Stores a returned text, cut off or padded with blanks (with NULs where `is_c`). */
SWL_API int swl_callback_store_text(
    PyObject *value, char *text, size_t length, int is_c, const char *label);

#endif

/* Call-backs; see swiftlet_callback.h. */
#ifndef SWL_SELF_CONTAINED
#include "swiftlet_support.h"
#include "swiftlet_callback.h"
#endif

#if PY_VERSION_HEX < 0x030A0000
#define swl_new_reference(object) (Py_INCREF(object), (PyObject *)(object))
#else
#define swl_new_reference(object) Py_NewRef(object)
#endif

/* libgomp's and libomp's, where the foreign code uses OpenMP. */
#if defined(__GNUC__)
extern int omp_in_parallel(void) __attribute__((weak));
#define SWL_IN_PARALLEL_REGION() (omp_in_parallel && omp_in_parallel())
#else
#define SWL_IN_PARALLEL_REGION() 0
#endif

static void
swl_callback_lock(swl_callback_slot *slot)
{
  while (atomic_flag_test_and_set_explicit(&slot->lock, memory_order_acquire)) {}
}

static void
swl_callback_unlock(swl_callback_slot *slot)
{
  atomic_flag_clear_explicit(&slot->lock, memory_order_release);
}

/* ---- How many arguments a callable takes. ---- */

/* Positional parameters of a Python function and how many of them have defaults; -1 in `total`: any
   number. Follows functools.wraps through functions that take whatever comes. */
static int
swl_callback_count_function(PyObject *function, Py_ssize_t *total, Py_ssize_t *defaults)
{
  PyObject *current = swl_new_reference(function);
  *total = -1;
  *defaults = 0;
  for (int depth = 0; depth < 16 && PyFunction_Check(current); depth++) {
    PyCodeObject *code = (PyCodeObject *)PyFunction_GET_CODE(current);
    if (!(code->co_flags & CO_VARARGS)) {
      PyObject *values = PyFunction_GET_DEFAULTS(current);
      *total = code->co_argcount;
      *defaults = values && PyTuple_Check(values) ? PyTuple_GET_SIZE(values) : 0;
      break;
    }
    PyObject *wrapped = PyObject_GetAttrString(current, "__wrapped__");
    if (wrapped == NULL) {
      if (!PyErr_ExceptionMatches(PyExc_AttributeError)) {
        Py_DECREF(current);
        return -1;
      }
      PyErr_Clear();
      break;
    }
    Py_SETREF(current, wrapped);
  }
  Py_DECREF(current);
  return 0;
}

/* f2py's rule: a Python function gets as many of the call-back's arguments as it has parameters
   (less the extra ones), anything else gets all. Where a symbol is called without an activation,
   f2py gives none at all; we give what the function cannot do without. */
static int
swl_callback_count(swl_callback *callback, const char *label)
{
  PyObject *object = callback->callable;
  Py_ssize_t most = callback->slot->arguments;
  Py_ssize_t extra = callback->extra ? PyTuple_GET_SIZE(callback->extra) : 0;
  Py_ssize_t total = -1, defaults = 0, bound = 0;
  int status = 0;
  if (PyFunction_Check(object)) {
    status = swl_callback_count_function(object, &total, &defaults);
  } else if (PyMethod_Check(object)) {
    bound = 1;
    status = swl_callback_count_function(PyMethod_GET_FUNCTION(object), &total, &defaults);
  } else if (!PyType_Check(object) && !PyCFunction_Check(object)) {
    PyObject *method = PyObject_GetAttrString((PyObject *)Py_TYPE(object), "__call__");
    bound = 1;
    if (method == NULL)
      PyErr_Clear();
    else if (PyFunction_Check(method))
      status = swl_callback_count_function(method, &total, &defaults);
    Py_XDECREF(method);
  }
  if (status < 0) return -1;
  total = total < 0 ? most + extra : total - bound;
  if (total < 0) total = 0;
  if (callback->is_own) total -= defaults, defaults = 0;
  Py_ssize_t size = total < most + extra ? total : most + extra;
  if (size < total - defaults) {
    swl_raise(
        PyExc_TypeError,
        "%s: the callable takes at least %zd argument%s, but call-back %s is given at most %zd%s",
        label, total - defaults, total - defaults == 1 ? "" : "s", callback->slot->name,
        most + extra, extra ? " with the extra ones" : "; more come by its extra_args");
    return -1;
  }
  callback->passed = size > extra ? size - extra : 0;
  callback->extra_passed = size - callback->passed;
  return 0;
}

/* ---- In the wrapper. ---- */

/* Finds callable and extra arguments; `object` and `extra` are borrowed. */
static int
swl_callback_prepare(
    swl_callback *callback, PyObject *object, PyObject *extra, PyObject *module, int is_optional,
    const char *label)
{
  const char *name = callback->slot->name;
  PyObject *found = NULL, *found_extra = NULL;
  int status = -1;
  if (object == Py_None && module != NULL) {
    found = PyObject_GetAttrString(module, name);
    if (found == NULL) {
      if (!PyErr_ExceptionMatches(PyExc_AttributeError)) return -1;
      PyErr_Clear();
      const char *module_name = PyModule_GetName(module);
      if (module_name == NULL) PyErr_Clear();
      swl_raise(
          PyExc_AttributeError,
          "%sCallback %s not defined (as an argument or module %s attribute).",
          callback->is_own ? "cb: " : "", name, module_name ? module_name : "?");
      return -1;
    }
    object = found;
    if (extra == NULL || extra == Py_None) {
      PyObject *key = PyUnicode_FromFormat("%s_extra_args", name);
      if (key == NULL) goto done;
      PyObject *value = PyObject_GetAttr(module, key);
      Py_DECREF(key);
      if (value == NULL) {
        if (!PyErr_ExceptionMatches(PyExc_AttributeError)) goto done;
        PyErr_Clear();
      } else {
        found_extra = PySequence_Tuple(value);
        Py_DECREF(value);
        if (found_extra == NULL) {
          PyErr_Clear();
          swl_raise(PyExc_TypeError, "%s: %s_extra_args of the module is no sequence", label, name);
          goto done;
        }
        extra = found_extra;
      }
    }
  }
  if (extra != NULL && extra != Py_None) {
    if (!PyTuple_Check(extra)) {
      swl_raise(
          PyExc_TypeError,
          "%s: the extra arguments of call-back %s must be a tuple, got %.200s; one argument is "
          "written (x,)",
          label, name, Py_TYPE(extra)->tp_name);
      goto done;
    }
    callback->extra = swl_new_reference(extra);
  }
  if (object == Py_None && is_optional) {
    status = 0;
  } else if (PyCapsule_CheckExact(object)) {
    if (callback->extra && PyTuple_GET_SIZE(callback->extra) > 0) {
      swl_raise(
          PyExc_TypeError, "%s: compiled code as call-back %s takes no extra arguments", label,
          name);
      goto done;
    }
    void *pointer = swl_foreign_pointer(object);
    if (pointer == NULL) {
      if (!PyErr_Occurred())
        swl_raise(PyExc_ValueError, "%s: the capsule holds no function", label);
      goto done;
    }
    memcpy(&callback->function, &pointer, sizeof pointer);
    /* The capsule may be what keeps the code alive. */
    callback->callable = swl_new_reference(object);
    status = 0;
  } else if (!PyCallable_Check(object)) {
    swl_raise(
        PyExc_TypeError,
        "%s: call-back %s must be a callable (function, method, object with __call__, routine) or "
        "a capsule with a function pointer, got %.200s",
        label, name, Py_TYPE(object)->tp_name);
  } else {
    callback->callable = swl_new_reference(object);
    status = swl_callback_count(callback, label);
  }
done:
  Py_XDECREF(found);
  Py_XDECREF(found_extra);
  return status;
}

/* All fields but `escape`, which is large. */
static void
swl_callback_clear(swl_callback *callback, swl_callback_slot *slot, const char *label)
{
  memset(callback, 0, offsetof(swl_callback, escape));
  callback->slot = slot;
  callback->label = label;
  atomic_init(&callback->state, SWL_CALLBACK_FINE);
}

SWL_API int
swl_callback_begin(
    swl_callback *callback, swl_callback_slot *slot, PyObject *object, PyObject *extra,
    PyObject *module, int is_optional, int releases_gil, const char *label)
{
  swl_callback_clear(callback, slot, label);
  callback->releases_gil = releases_gil;
  if (swl_callback_prepare(callback, object, extra, module, is_optional, label) < 0) {
    Py_CLEAR(callback->callable);
    Py_CLEAR(callback->extra);
    callback->slot = NULL;
    return -1;
  }
  callback->thread_state = PyThreadState_Get();
  swl_callback_lock(slot);
  callback->older = atomic_load(&slot->newest);
  atomic_store(&slot->newest, callback);
  swl_callback_unlock(slot);
  return 0;
}

SWL_API void
swl_callback_end(swl_callback *callback)
{
  swl_callback_slot *slot = callback->slot;
  swl_callback_lock(slot);
  swl_callback *newest = atomic_load(&slot->newest);
  if (newest == callback) {
    atomic_store(&slot->newest, callback->older);
  } else {
    while (newest->older != callback) newest = newest->older;
    newest->older = callback->older;
  }
  /* A thread of another call may have come here for want of a better one: let it finish. */
  while (callback->users > 0) {
    swl_callback_unlock(slot);
    Py_BEGIN_ALLOW_THREADS;
    Py_END_ALLOW_THREADS;
    swl_callback_lock(slot);
  }
  swl_callback_unlock(slot);
  callback->slot = NULL;
  Py_CLEAR(callback->callable);
  Py_CLEAR(callback->extra);
  for (int i = 0; i < 3; i++) Py_CLEAR(callback->error[i]);
}

SWL_API int
swl_callback_raise(swl_callback *callback)
{
  switch (atomic_load(&callback->state)) {
  case SWL_CALLBACK_FINE: return 0;
  case SWL_CALLBACK_NEEDS_GIL:
    if (!PyErr_Occurred())
      swl_raise(
          PyExc_RuntimeError,
          "%s: call-back %s was called from another thread while the routine held the GIL; "
          "declare the routine 'threadsafe'",
          callback->label, callback->slot->name);
    return -1;
  default:
    if (!PyErr_Occurred())
      PyErr_Restore(callback->error[0], callback->error[1], callback->error[2]);
    else
      for (int i = 0; i < 3; i++) Py_XDECREF(callback->error[i]);
    for (int i = 0; i < 3; i++) callback->error[i] = NULL;
    return -1;
  }
}

/* ---- In the trampoline. ---- */

static void
swl_callback_release_gil(swl_callback_call *call)
{
  if (call->saves_thread)
    PyEval_SaveThread();
  else if (call->holds_gil_state)
    PyGILState_Release(call->gil_state);
  if (call->is_foreign_thread) {
    swl_callback_slot *slot = call->callback->slot;
    swl_callback_lock(slot);
    call->callback->users--;
    swl_callback_unlock(slot);
  }
}

SWL_API int
swl_callback_enter(
    swl_callback_call *call, swl_callback_slot *slot, swl_callback *active, PyObject *module,
    const char *label)
{
  call->callback = active;
  call->is_foreign_thread = call->is_unknown_thread = 0;
  call->holds_gil_state = call->saves_thread = 0;
  call->given = call->taken = 0;
  call->result = call->whole = NULL;
  call->arguments = NULL;
  if (SWL_LIKELY(active != NULL)) {
    if (atomic_load_explicit(&active->state, memory_order_relaxed) != SWL_CALLBACK_FINE) return -1;
    if (active->releases_gil) {
      PyEval_RestoreThread(active->thread_state);
      call->saves_thread = 1;
    }
  } else {
    swl_callback_lock(slot);
    /* Newest first; one that holds the GIL can hardly be whose thread this is. */
    swl_callback *found = atomic_load(&slot->newest);
    while (found && !found->releases_gil && found->older) found = found->older;
    if (found && !found->releases_gil) found = atomic_load(&slot->newest);
    if (found) found->users++;
    swl_callback_unlock(slot);
    if (found) {
      call->callback = found;
      call->is_foreign_thread = 1;
      int state = atomic_load(&found->state);
      if (state == SWL_CALLBACK_FINE && !found->releases_gil && !PyGILState_Check()) {
        /* Its owner waits for us with the GIL in its hand. */
        atomic_store(&found->state, SWL_CALLBACK_NEEDS_GIL);
        state = SWL_CALLBACK_NEEDS_GIL;
      }
      if (state != SWL_CALLBACK_FINE) {
        swl_callback_release_gil(call);
        return -1;
      }
      call->gil_state = PyGILState_Ensure();
      call->holds_gil_state = 1;
    } else if (slot->is_symbol && module != NULL) {
      call->is_unknown_thread = PyGILState_GetThisThreadState() == NULL;
      call->gil_state = PyGILState_Ensure();
      call->holds_gil_state = 1;
      swl_callback_clear(&call->own, slot, label);
      call->callback = &call->own;
      if (!PyErr_Occurred()) {
        call->own.is_own = 1;
        if (swl_callback_prepare(&call->own, Py_None, NULL, module, 0, label) < 0) {
          swl_callback_fail(call);
          return -1;
        }
      }
    } else {
      /* Called after the wrapper returned: nobody is left to tell. */
      return -1;
    }
  }
  if (PyErr_Occurred()) {
    swl_callback_leave(call);
    return -1;
  }
  swl_callback *callback = call->callback;
  if (callback->function == NULL && callback->callable == NULL) {
    swl_raise(
        PyExc_TypeError, "%s: call-back %s is called but was not given", callback->label,
        slot->name);
    swl_callback_fail(call);
    return -1;
  }
  Py_ssize_t count = callback->passed + callback->extra_passed;
  call->arguments = call->room + 1;
  if (count > (Py_ssize_t)(sizeof call->room / sizeof *call->room) - 1) {
    PyObject **heap = PyMem_Malloc((size_t)(count + 1) * sizeof *heap);
    if (heap == NULL) {
      call->arguments = NULL;
      PyErr_NoMemory();
      swl_callback_fail(call);
      return -1;
    }
    call->arguments = heap + 1;
  }
  return 0;
}

SWL_API int
swl_callback_give(swl_callback_call *call, PyObject *argument)
{
  if (argument == NULL) return -1;
  call->arguments[call->given++] = argument;
  return 0;
}

SWL_API int
swl_callback_invoke(swl_callback_call *call)
{
  swl_callback *callback = call->callback;
  for (Py_ssize_t i = 0; i < callback->extra_passed; i++)
    call->arguments[call->given++] = swl_new_reference(PyTuple_GET_ITEM(callback->extra, i));
  /* The callable may replace itself (`module.f = g`). */
  PyObject *callable = swl_new_reference(callback->callable);
  call->result = PyObject_Vectorcall(
      callable, call->arguments, (size_t)call->given | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
  Py_DECREF(callable);
  return call->result ? 0 : -1;
}

SWL_API PyObject *
swl_callback_next(swl_callback_call *call)
{
  Py_ssize_t index = call->taken++;
  if (call->result == Py_None) return NULL;
  if (!PyTuple_Check(call->result)) return index == 0 ? call->result : NULL;
  return index < PyTuple_GET_SIZE(call->result) ? PyTuple_GET_ITEM(call->result, index) : NULL;
}

SWL_API PyObject *
swl_callback_next_integer(swl_callback_call *call)
{
  PyObject *value = swl_callback_next(call);
  if (value == NULL || !(PyFloat_Check(value) || PyArray_IsScalar(value, Floating))) return value;
  double number = PyFloat_AsDouble(value);
  if (floor(number) != number) {
    PyErr_Clear();
    return value;
  }
  PyObject *whole = PyLong_FromDouble(number);
  if (whole == NULL) {
    PyErr_Clear();
    return value;
  }
  Py_XSETREF(call->whole, whole);
  return whole;
}

SWL_API int
swl_callback_missing(swl_callback_call *call, const char *what, int expected)
{
  Py_ssize_t got = call->result == Py_None          ? 0
                   : PyTuple_Check(call->result) ? PyTuple_GET_SIZE(call->result)
                                                   : 1;
  swl_raise(
      PyExc_TypeError, "%s: call-back %s must return %d value%s (%s is missing), but returned %zd",
      call->callback->label, call->callback->slot->name, expected, expected == 1 ? "" : "s", what,
      got);
  return -1;
}

static void
swl_callback_free(swl_callback_call *call)
{
  if (call->arguments) {
    for (Py_ssize_t i = 0; i < call->given; i++) Py_DECREF(call->arguments[i]);
    if (call->arguments != call->room + 1) PyMem_Free(call->arguments - 1);
    call->arguments = NULL;
  }
  Py_CLEAR(call->result);
  Py_CLEAR(call->whole);
  if (call->callback == &call->own) {
    Py_CLEAR(call->own.callable);
    Py_CLEAR(call->own.extra);
  }
}

SWL_API void
swl_callback_leave(swl_callback_call *call)
{
  swl_callback_free(call);
  swl_callback_release_gil(call);
}

SWL_API void
swl_callback_fail(swl_callback_call *call)
{
  swl_callback *callback = call->callback;
  PyObject *error[3];
  PyErr_Fetch(&error[0], &error[1], &error[2]);
  swl_callback_free(call); /* may run Python code: destructors */
  PyErr_Restore(error[0], error[1], error[2]);
  if (callback == &call->own) {
    /* The wrapper on this thread, if there is one, looks for an exception after the call. A thread
       that Python does not know loses its state, and the exception with it. */
    if (call->is_unknown_thread) PyErr_WriteUnraisable(NULL);
    swl_callback_release_gil(call);
    return;
  }
  if (!call->is_foreign_thread && !SWL_IN_PARALLEL_REGION()) {
    /* The GIL is held, as it was where setjmp was called. */
    atomic_store(&callback->state, SWL_CALLBACK_FINE);
    longjmp(callback->escape, 1);
  }
  if (atomic_load(&callback->state) == SWL_CALLBACK_FINE) {
    PyErr_Fetch(&callback->error[0], &callback->error[1], &callback->error[2]);
    atomic_store(&callback->state, SWL_CALLBACK_FAILED);
  } else {
    PyErr_Clear();
  }
  swl_callback_release_gil(call);
}

/* ---- Values. ---- */

SWL_API PyObject *
swl_callback_view(
    void *data, int type_num, npy_intp itemsize, int rank, const npy_intp *dims, int is_c)
{
  npy_intp known[NPY_MAXDIMS > 32 ? 32 : NPY_MAXDIMS];
  for (int i = 0; i < rank; i++) known[i] = dims[i] < 0 ? 0 : dims[i];
  return PyArray_New(
      &PyArray_Type, rank, known, type_num, NULL, data, (int)itemsize,
      is_c ? NPY_ARRAY_CARRAY : NPY_ARRAY_FARRAY, NULL);
}

SWL_API PyObject *
swl_callback_part(
    const swl_callback *callback, void *data, int type_num, npy_intp itemsize, size_t size, int rank,
    const npy_intp *dims, int is_c)
{
  npy_intp known[NPY_MAXDIMS > 32 ? 32 : NPY_MAXDIMS];
  int unknown = -1;
  size_t left = 0;
  for (int i = 0; i < callback->memory_count && left == 0; i++) {
    uintptr_t begin = (uintptr_t)callback->memory[i].data, here = (uintptr_t)data;
    if (begin <= here && here - begin < callback->memory[i].size)
      left = (callback->memory[i].size - (here - begin)) / (size > 0 ? size : 1);
  }
  for (int i = 0; i < rank; i++) {
    known[i] = dims[i] < 0 ? 0 : dims[i];
    if (dims[i] < 0 && unknown < 0)
      unknown = i;
    else
      left = known[i] > 0 ? left / (size_t)known[i] : 0;
  }
  if (unknown >= 0) known[unknown] = (npy_intp)left;
  return swl_callback_view(data, type_num, itemsize, rank, known, is_c);
}

SWL_API PyObject *
swl_callback_text(const char *text, size_t length)
{
  return PyUnicode_DecodeUTF8(text, (Py_ssize_t)length, "surrogateescape");
}

SWL_API int
swl_callback_store(
    PyObject *value, void *data, int type_num, npy_intp itemsize, int rank, const npy_intp *dims,
    int is_c, const char *routine, const char *label, int mode)
{
  npy_intp wanted[32];
  for (int i = 0; i < rank; i++) {
    if (dims[i] < 0) {
      swl_raise(
          PyExc_ValueError,
          "%s: %s cannot be returned, because its extent in dimension %d is not known; it can be "
          "declared in a signature file",
          routine, label, i + 1);
      return -1;
    }
    wanted[i] = dims[i];
  }
  swl_array expected = {routine, label, type_num, rank};
  PyArrayObject *array =
      swl_array_any(&expected, value, wanted, itemsize, is_c ? SWL_C_ORDER : 0, mode);
  if (array == NULL) return -1;
  size_t bytes = (size_t)PyArray_NBYTES(array);
  if (PyArray_DATA(array) != data) memmove(data, PyArray_DATA(array), bytes);
  if ((PyObject *)array != value) Py_DECREF(array);
  return 0;
}

SWL_API int
swl_callback_store_text(
    PyObject *value, char *text, size_t length, int is_c, const char *label)
{
  PyObject *bytes = NULL;
  if (PyUnicode_Check(value)) {
    bytes = PyUnicode_AsEncodedString(value, "utf-8", "surrogateescape");
  } else if (PyBytes_Check(value)) {
    bytes = swl_new_reference(value);
  } else if (PyArray_Check(value) || PyObject_CheckBuffer(value)) {
    bytes = PyBytes_FromObject(value);
  } else {
    swl_raise(
        PyExc_TypeError, "%s must be str or bytes, got %.200s", label, Py_TYPE(value)->tp_name);
  }
  if (bytes == NULL) return -1;
  size_t given = (size_t)PyBytes_GET_SIZE(bytes);
  size_t copied = given < length ? given : length;
  memcpy(text, PyBytes_AS_STRING(bytes), copied);
  memset(text + copied, is_c ? 0 : ' ', length - copied);
  Py_DECREF(bytes);
  return 0;
}

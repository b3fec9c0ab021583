/* Support code of generated Python modules: Fortran modules and COMMON blocks as objects. */
#ifndef SWL_SELF_CONTAINED
#include "swiftlet_namespace.h"
#include <stdio.h>
#endif

/* F2018 5.4.6. */
#define SWL_MAX_RANK 15

/* Where a datum lies. */
typedef struct {
  int is_there; /* allocated, associated */
  int has_strides;
  char *address;
  npy_intp length;
  npy_intp dims[SWL_MAX_RANK];
  npy_intp strides[SWL_MAX_RANK];
} swl_place;

typedef struct {
  PyObject_HEAD
  const swl_namespace_def *def;
  /* Of the variables that never move. */
  swl_place *places;
  /* Arrays on variables that never move, and the routines. */
  PyObject *dict;
} swl_namespace;

typedef struct {
  const swl_variable *variables;
  swl_place *place;
} swl_finding;

static void
swl_note_place(
    void *context, int32_t index, void *address, size_t length, const int64_t *extents,
    const int64_t *strides)
{
  swl_finding *finding = context;
  swl_place *place = finding->place;
  place->is_there = 1;
  place->address = address;
  place->length = (npy_intp)length;
  place->has_strides = strides != NULL;
  for (int i = 0; i < finding->variables[index].rank; i++) {
    place->dims[i] = extents ? (npy_intp)extents[i] : 0;
    place->strides[i] = strides ? (npy_intp)strides[i] : 0;
  }
}

static swl_place
swl_find_deferred(const swl_namespace_def *def, const swl_variable *variable)
{
  swl_place place;
  memset(&place, 0, sizeof place);
  swl_finding finding = {def->variables, &place};
  if (variable->storage == SWL_ALLOCATABLE) {
    int64_t shape[SWL_MAX_RANK + 1] = {0};
    variable->reshape(SWL_QUERY, shape, swl_note_place, &finding);
  } else {
    variable->show(swl_note_place, &finding);
  }
  return place;
}

/* ---- Reading. ---- */

static PyArray_Descr *
swl_variable_descr(const swl_variable *variable, npy_intp length)
{
  if (variable->type_num != NPY_STRING) return PyArray_DescrFromType(variable->type_num);
  PyArray_Descr *descr = PyArray_DescrNewFromType(NPY_STRING);
  if (descr) {
#if NPY_ABI_VERSION >= 0x02000000
    PyDataType_SET_ELSIZE(descr, length);
#else
    descr->elsize = (int)length;
#endif
  }
  return descr;
}

/* An array on Fortran's memory. */
static PyArrayObject *
swl_view(const swl_variable *variable, const swl_place *place)
{
  PyArray_Descr *descr = swl_variable_descr(variable, place->length);
  if (descr == NULL) return NULL;
  int flags = variable->is_read_only ? NPY_ARRAY_FARRAY_RO : NPY_ARRAY_FARRAY;
  if (place->has_strides)
    flags = NPY_ARRAY_ALIGNED | (variable->is_read_only ? 0 : NPY_ARRAY_WRITEABLE);
  return (PyArrayObject *)PyArray_NewFromDescr(
      &PyArray_Type, descr, variable->rank, place->dims, place->has_strides ? place->strides : NULL,
      place->address, flags, NULL);
}

static PyObject *
swl_get_deferred(const swl_namespace_def *def, const swl_variable *variable)
{
  swl_place place = swl_find_deferred(def, variable);
  if (!place.is_there) Py_RETURN_NONE;
  return (PyObject *)swl_view(variable, &place);
}

static const swl_variable *
swl_find_variable(const swl_namespace_def *def, PyObject *name)
{
  if (!PyUnicode_Check(name)) return NULL;
  for (int i = 0; i < def->count; i++) {
    const swl_variable *variable = &def->variables[i];
    if (variable->name && PyUnicode_CompareWithASCIIString(name, variable->name) == 0)
      return variable;
    if (variable->alias && PyUnicode_CompareWithASCIIString(name, variable->alias) == 0)
      return variable;
  }
  return NULL;
}

static int
swl_moves(const swl_variable *variable)
{
  return variable->storage == SWL_ALLOCATABLE || variable->storage == SWL_POINTER;
}

static PyObject *
swl_namespace_getattr(PyObject *object, PyObject *name)
{
  swl_namespace *self = (swl_namespace *)object;
  PyObject *value = PyDict_GetItemWithError(self->dict, name);
  if (value) {
    Py_INCREF(value);
    return value;
  }
  if (PyErr_Occurred()) return NULL;
  const swl_variable *variable = swl_find_variable(self->def, name);
  if (variable == NULL) return PyObject_GenericGetAttr(object, name);
  if (swl_moves(variable)) return swl_get_deferred(self->def, variable);
  value = PyDict_GetItemString(self->dict, variable->name); /* asked for by its alias */
  if (value == NULL) return PyObject_GenericGetAttr(object, name);
  Py_INCREF(value);
  return value;
}

/* ---- Writing. ---- */

static int
swl_refuse(
    PyObject *exception, const swl_namespace_def *def, const swl_variable *variable,
    const char *reason)
{
  swl_raise(
      exception, "%s: `%s` of the %s %s", def->qualified_name, variable->name, def->kind, reason);
  return -1;
}

/* Text in a new array is padded with blanks, as Fortran has it; numbers and whatever is too long are
   refused. NULL with an exception set on failure. */
static PyArrayObject *
swl_text_value(
    const swl_namespace_def *def, const swl_variable *variable, PyObject *value, npy_intp length)
{
  PyArrayObject *text = (PyArrayObject *)PyArray_FromAny(value, NULL, 0, 0, 0, NULL);
  if (text == NULL) return NULL;
  int type_num = PyArray_TYPE(text);
  int is_text = type_num == NPY_STRING || type_num == NPY_UNICODE || PyArray_SIZE(text) == 0;
  npy_intp given = PyArray_ITEMSIZE(text) / (type_num == NPY_UNICODE ? 4 : 1);
  if (!is_text && def->mode == SWL_STRICT) {
    char got[128];
    swl_describe(value, got, sizeof got);
    swl_raise(
        PyExc_TypeError, "%s: `%s` of the %s takes text, got %s", def->qualified_name,
        variable->name, def->kind, got);
    Py_DECREF(text);
    return NULL;
  }
  if (given > length && length >= 0 && is_text && def->mode == SWL_STRICT) {
    swl_raise(
        PyExc_ValueError, "%s: `%s` of the %s holds %lld characters, got %lld",
        def->qualified_name, variable->name, def->kind, (long long)length, (long long)given);
    Py_DECREF(text);
    return NULL;
  }
  PyArray_Descr *descr = swl_variable_descr(variable, length >= 0 ? length : given);
  PyArrayObject *copy =
      descr ? (PyArrayObject *)PyArray_CastToType(text, descr, 1) : NULL; /* takes descr */
  Py_DECREF(text);
  if (copy == NULL) return NULL;
  npy_intp size = PyArray_ITEMSIZE(copy);
  char *data = PyArray_BYTES(copy);
  for (npy_intp i = 0; i < PyArray_SIZE(copy); i++, data += size)
    for (npy_intp j = size; j > 0 && data[j - 1] == '\0'; j--) data[j - 1] = ' ';
  return copy;
}

/* Truth values and integers, as booleans: a LOGICAL in memory is 0 or 1, nothing else. */
static PyArrayObject *
swl_truth_value(const swl_namespace_def *def, const swl_variable *variable, PyObject *value)
{
  PyArrayObject *given = (PyArrayObject *)PyArray_FromAny(value, NULL, 0, 0, 0, NULL);
  if (given == NULL) return NULL;
  int type_num = PyArray_TYPE(given);
  PyArrayObject *truth = NULL;
  if (type_num == NPY_BOOL || PyTypeNum_ISINTEGER(type_num) || def->mode == SWL_LEGACY) {
    truth = (PyArrayObject *)PyArray_CastToType(given, PyArray_DescrFromType(NPY_BOOL), 1);
  } else {
    char got[128];
    swl_describe(value, got, sizeof got);
    swl_raise(
        PyExc_TypeError, "%s: `%s` of the %s takes truth values, got %s", def->qualified_name,
        variable->name, def->kind, got);
  }
  Py_DECREF(given);
  return truth;
}

/* A number as an array of rank 0, by the rules for scalar arguments. */
static PyArrayObject *
swl_number_value(const swl_namespace_def *def, const swl_variable *variable, PyObject *value)
{
  PyArrayObject *array =
      (PyArrayObject *)PyArray_SimpleNew(0, NULL, variable->type_num);
  if (array == NULL) return NULL;
  void *data = PyArray_DATA(array);
  char label[256];
  snprintf(label, sizeof label, "%s: value of `%s`", def->qualified_name, variable->name);
  int result = -1;
  switch (variable->type_num) {
#define SWL_READ(TYPE_NUM, TYPE)                            \
  case TYPE_NUM:                                            \
    result = swl_get_##TYPE(value, data, label, def->mode); \
    break;
    SWL_READ(NPY_INT8, signed_char)
    SWL_READ(NPY_INT16, short)
    SWL_READ(NPY_INT32, int)
    SWL_READ(NPY_INT64, long_long)
    SWL_READ(NPY_UINT8, unsigned_char)
    SWL_READ(NPY_UINT16, unsigned_short)
    SWL_READ(NPY_UINT32, unsigned)
    SWL_READ(NPY_UINT64, unsigned_long_long)
    SWL_READ(NPY_FLOAT, float)
    SWL_READ(NPY_DOUBLE, double)
    SWL_READ(NPY_LONGDOUBLE, long_double)
    SWL_READ(NPY_CFLOAT, complex_float)
    SWL_READ(NPY_CDOUBLE, complex_double)
    SWL_READ(NPY_CLONGDOUBLE, complex_long_double)
#undef SWL_READ
  default: swl_refuse(PyExc_TypeError, def, variable, "has a type that cannot be set");
  }
  if (result < 0) Py_CLEAR(array);
  return array;
}

/* The value with the variable's dtype; a new reference. `dims` holds -1 where the value decides, and
   is filled; `length` is the number of characters, -1 where the value decides. */
static PyArrayObject *
swl_converted_value(
    const swl_namespace_def *def, const swl_variable *variable, PyObject *value, npy_intp *dims,
    npy_intp length)
{
  char label[160];
  snprintf(label, sizeof label, "value of `%s`", variable->name);
  swl_array target = {
      .routine = def->qualified_name,
      .label = label,
      .type_num = variable->type_num,
      .rank = variable->rank,
  };
  if (variable->type_num == NPY_STRING) {
    PyArrayObject *text = swl_text_value(def, variable, value, length);
    if (text == NULL) return NULL;
    PyArrayObject *array =
        swl_array_any(&target, (PyObject *)text, dims, PyArray_ITEMSIZE(text), SWL_IN, def->mode);
    if (array != text) Py_DECREF(text);
    return array;
  }
  if (variable->is_logical) {
    PyArrayObject *truth = swl_truth_value(def, variable, value);
    if (truth == NULL) return NULL;
    target.type_num = NPY_BOOL;
    PyArrayObject *array =
        swl_array_any(&target, (PyObject *)truth, dims, 0, SWL_IN, def->mode);
    if (array != truth) Py_DECREF(truth);
    return array;
  }
  if (variable->rank == 0) return swl_number_value(def, variable, value);
  PyArrayObject *array = swl_array_any(&target, value, dims, 0, SWL_IN, def->mode);
  if ((PyObject *)array == value) Py_INCREF(array);
  return array;
}

/* Copies a converted value over the memory of a variable. */
static int
swl_store(
    const swl_variable *variable, const swl_place *place, PyArrayObject *array)
{
  PyArrayObject *target = swl_view(variable, place);
  if (target == NULL) return -1;
  /* f2py's rules for ranks: axes of length 1 come and go. */
  PyArray_Dims shape = {(npy_intp *)place->dims, variable->rank};
  PyObject *source = PyArray_Newshape(array, &shape, NPY_FORTRANORDER);
  int result = source ? PyArray_CopyInto(target, (PyArrayObject *)source) : -1;
  Py_XDECREF(source);
  Py_DECREF(target);
  return result;
}

static int
swl_set_allocatable(
    const swl_namespace_def *def, const swl_variable *variable, PyObject *value)
{
  int64_t shape[SWL_MAX_RANK + 1] = {0};
  swl_place place;
  memset(&place, 0, sizeof place);
  swl_finding finding = {def->variables, &place};
  if (value == Py_None) {
    if (variable->reshape(SWL_DEALLOCATE, shape, swl_note_place, &finding) == 0) return 0;
    return swl_refuse(PyExc_RuntimeError, def, variable, "cannot be deallocated");
  }
  npy_intp dims[SWL_MAX_RANK], length = -1;
  for (int i = 0; i < variable->rank; i++) dims[i] = -1;
  variable->reshape(SWL_QUERY, shape, swl_note_place, &finding);
  swl_place old = place;
  if (variable->type_num == NPY_STRING && !variable->is_deferred) {
    /* The length is declared; an empty allocation tells it. */
    if (!old.is_there && variable->reshape(SWL_ALLOCATE, shape, swl_note_place, &finding) != 0)
      return swl_refuse(PyExc_MemoryError, def, variable, "cannot be allocated");
    length = place.length;
    if (!old.is_there) variable->reshape(SWL_DEALLOCATE, shape, swl_note_place, &finding);
  }
  PyArrayObject *array = swl_converted_value(def, variable, value, dims, length);
  if (array == NULL) return -1;
  if (variable->type_num == NPY_STRING && variable->is_deferred) length = PyArray_ITEMSIZE(array);

  int is_same = old.is_there && (!variable->is_deferred || old.length == length);
  for (int i = 0; i < variable->rank; i++) is_same = is_same && old.dims[i] == dims[i];
  if (!is_same) {
    /* The value may be a view of the memory that goes away. */
    if (old.is_there) {
      PyArrayObject *copy = (PyArrayObject *)PyArray_NewCopy(array, NPY_FORTRANORDER);
      Py_DECREF(array);
      if (copy == NULL) return -1;
      array = copy;
    }
    for (int i = 0; i < variable->rank; i++) shape[i] = dims[i];
    shape[variable->rank] = length < 0 ? 0 : length;
    memset(&place, 0, sizeof place);
    if (variable->reshape(SWL_ALLOCATE, shape, swl_note_place, &finding) != 0
        || !place.is_there) {
      Py_DECREF(array);
      return swl_refuse(PyExc_MemoryError, def, variable, "cannot be allocated");
    }
  }
  int result = swl_store(variable, &place, array);
  Py_DECREF(array);
  return result;
}

static int
swl_set_variable(
    const swl_namespace *self, const swl_variable *variable, PyObject *value)
{
  const swl_namespace_def *def = self->def;
  if (variable->storage == SWL_CONSTANT)
    return swl_refuse(PyExc_AttributeError, def, variable, "is a constant (PARAMETER)");
  if (variable->is_read_only)
    return swl_refuse(PyExc_AttributeError, def, variable, "is read-only (PROTECTED)");
  if (value == NULL)
    return swl_refuse(PyExc_AttributeError, def, variable, "is a variable and cannot be deleted");
  if (variable->storage == SWL_ALLOCATABLE) return swl_set_allocatable(def, variable, value);

  swl_place place;
  memset(&place, 0, sizeof place);
  if (variable->storage == SWL_POINTER) {
    place = swl_find_deferred(def, variable);
    if (!place.is_there)
      return swl_refuse(PyExc_ValueError, def, variable, "is a pointer without a target");
  } else {
    place = self->places[variable - def->variables];
  }
  npy_intp dims[SWL_MAX_RANK];
  memcpy(dims, place.dims, sizeof dims);
  PyArrayObject *array = swl_converted_value(def, variable, value, dims, place.length);
  if (array == NULL) return -1;
  int result = swl_store(variable, &place, array);
  Py_DECREF(array);
  return result;
}

static int
swl_namespace_setattr(PyObject *object, PyObject *name, PyObject *value)
{
  swl_namespace *self = (swl_namespace *)object;
  const swl_variable *variable = swl_find_variable(self->def, name);
  if (variable) return swl_set_variable(self, variable, value);
  for (swl_routine_def *const *def = self->def->routines; *def; def++) {
    if (PyUnicode_CompareWithASCIIString(name, (*def)->name) == 0) {
      swl_raise(
          PyExc_AttributeError, "%s: `%s` is a routine of the %s and cannot be replaced",
          self->def->qualified_name, (*def)->name, self->def->kind);
      return -1;
    }
  }
  if (self->def->mode == SWL_LEGACY) return PyObject_GenericSetAttr(object, name, value);
  PyErr_Format(
      PyExc_AttributeError, "%s: the %s has no variable `%S`", self->def->qualified_name,
      self->def->kind, name);
  return -1;
}

/* ---- About itself. ---- */

static PyObject *
swl_namespace_repr(PyObject *object)
{
  const swl_namespace_def *def = ((swl_namespace *)object)->def;
  return PyUnicode_FromFormat("<fortran %s %s>", def->kind, def->qualified_name);
}

static PyObject *
swl_namespace_get_name(PyObject *object, void *closure)
{
  (void)closure;
  return PyUnicode_FromString(((swl_namespace *)object)->def->name);
}

/* `x : 'd'-array(2,3)`, to the letter as f2py prints it, the NUL after "not allocated" included. */
static PyObject *
swl_variable_doc(swl_namespace *self, const swl_variable *variable)
{
  swl_place place = swl_moves(variable) ? swl_find_deferred(self->def, variable)
                                        : self->places[variable - self->def->variables];
  PyArray_Descr *descr = PyArray_DescrFromType(variable->type_num);
  if (descr == NULL) return NULL;
  char type = descr->type;
  Py_DECREF(descr);
  if (place.is_there && variable->rank == 0)
    return PyUnicode_FromFormat("%s : '%c'-scalar\n%s", variable->name, type, variable->doc);
  char shape[SWL_MAX_RANK * 24 + 8] = "-1";
  size_t used = 0;
  for (int i = 0; i < variable->rank; i++)
    used += (size_t)snprintf(
        shape + used, sizeof shape - used, i ? ",%lld" : "%lld",
        place.is_there ? (long long)place.dims[i] : -1LL);
  PyObject *line =
      PyUnicode_FromFormat("%s : '%c'-array(%s)", variable->name, type, shape);
  PyObject *state = place.is_there ? PyUnicode_FromString("\n")
                                  : PyUnicode_FromStringAndSize(", not allocated\0\n", 17);
  PyObject *text =
      line && state ? PyUnicode_FromFormat("%U%U%s", line, state, variable->doc) : NULL;
  Py_XDECREF(line);
  Py_XDECREF(state);
  return text;
}

static PyObject *
swl_namespace_get_doc(PyObject *object, void *closure)
{
  (void)closure;
  swl_namespace *self = (swl_namespace *)object;
  PyObject *parts = PyList_New(0);
  PyObject *part = parts ? PyUnicode_FromString(self->def->doc) : NULL;
  int result = part ? PyList_Append(parts, part) : -1;
  Py_XDECREF(part);
  for (int i = 0; i < self->def->count && result == 0; i++) {
    if (self->def->variables[i].name == NULL) continue;
    part = swl_variable_doc(self, &self->def->variables[i]);
    result = part ? PyList_Append(parts, part) : -1;
    Py_XDECREF(part);
  }
  for (swl_routine_def *const *def = self->def->routines; *def && result == 0; def++) {
    part = PyUnicode_FromString((*def)->doc ? (*def)->doc : "");
    result = part ? PyList_Append(parts, part) : -1;
    Py_XDECREF(part);
  }
  PyObject *empty = result == 0 ? PyUnicode_FromString("") : NULL;
  PyObject *text = empty ? PyUnicode_Join(empty, parts) : NULL;
  Py_XDECREF(empty);
  Py_XDECREF(parts);
  return text;
}

static PyObject *
swl_namespace_dir(PyObject *object, PyObject *unused)
{
  (void)unused;
  const swl_namespace_def *def = ((swl_namespace *)object)->def;
  PyObject *names = PyObject_CallMethod((PyObject *)&PyBaseObject_Type, "__dir__", "O", object);
  if (names == NULL) return NULL;
  for (int i = 0; i < def->count; i++) {
    if (!def->variables[i].name || !swl_moves(&def->variables[i])) continue; /* the others are in the dict */
    PyObject *name = PyUnicode_FromString(def->variables[i].name);
    int result = name ? PyList_Append(names, name) : -1;
    Py_XDECREF(name);
    if (result < 0) {
      Py_DECREF(names);
      return NULL;
    }
  }
  return names;
}

static PyMethodDef swl_namespace_methods[] = {
    {"__dir__", swl_namespace_dir, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef swl_namespace_getset[] = {
    {"__name__", swl_namespace_get_name, NULL, NULL, NULL},
    {"__doc__", swl_namespace_get_doc, NULL, NULL, NULL},
    {"__dict__", PyObject_GenericGetDict, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/* ---- Life. ---- */

static int
swl_namespace_traverse(PyObject *object, visitproc visit, void *arg)
{
  Py_VISIT(((swl_namespace *)object)->dict);
  return 0;
}

static int
swl_namespace_clear(PyObject *object)
{
  Py_CLEAR(((swl_namespace *)object)->dict);
  return 0;
}

static void
swl_namespace_dealloc(PyObject *object)
{
  PyObject_GC_UnTrack(object);
  swl_namespace_clear(object);
  PyMem_Free(((swl_namespace *)object)->places);
  PyObject_GC_Del(object);
}

static PyTypeObject swl_namespace_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "fortran",
    .tp_basicsize = sizeof(swl_namespace),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = swl_namespace_dealloc,
    .tp_traverse = swl_namespace_traverse,
    .tp_clear = swl_namespace_clear,
    .tp_repr = swl_namespace_repr,
    .tp_getattro = swl_namespace_getattr,
    .tp_setattro = swl_namespace_setattr,
    .tp_methods = swl_namespace_methods,
    .tp_getset = swl_namespace_getset,
    .tp_dictoffset = offsetof(swl_namespace, dict),
};

/* What the first visit does with each datum: an array on it, or a copy of a constant. */
typedef struct {
  swl_namespace *self;
  int failed;
} swl_filling;

static void
swl_add_variable(
    void *context, int32_t index, void *address, size_t length, const int64_t *extents,
    const int64_t *strides)
{
  swl_filling *filling = context;
  const swl_namespace_def *def = filling->self->def;
  if (filling->failed || index >= def->count || def->variables[index].name == NULL) return;
  const swl_variable *variable = &def->variables[index];
  swl_place *place = &filling->self->places[index];
  swl_finding finding = {def->variables, place};
  swl_note_place(&finding, index, address, length, extents, strides);
  PyArrayObject *array = swl_view(variable, place);
  if (array && variable->storage == SWL_CONSTANT) {
    PyArrayObject *copy = (PyArrayObject *)PyArray_NewCopy(array, NPY_FORTRANORDER);
    Py_DECREF(array);
    array = copy;
    if (array) PyArray_CLEARFLAGS(array, NPY_ARRAY_WRITEABLE);
    place->address = NULL; /* was the compiler's copy */
  }
  if (array == NULL
      || PyDict_SetItemString(filling->self->dict, variable->name, (PyObject *)array) < 0)
    filling->failed = 1;
  Py_XDECREF(array);
}

static PyObject *
swl_namespace_new(const swl_namespace_def *def)
{
  if (PyType_Ready(&swl_namespace_type) < 0) return NULL;
  swl_namespace *self = PyObject_GC_New(swl_namespace, &swl_namespace_type);
  if (self == NULL) return NULL;
  self->def = def;
  self->dict = PyDict_New();
  self->places = PyMem_Calloc((size_t)def->count + 1, sizeof *self->places);
  PyObject_GC_Track((PyObject *)self);
  swl_filling filling = {self, self->dict == NULL};
  if (self->places == NULL) {
    PyErr_NoMemory();
    filling.failed = 1;
  }
  if (def->show && !filling.failed) def->show(swl_add_variable, &filling);
  for (swl_routine_def *const *routine = def->routines; *routine && !filling.failed;
       routine++) {
    PyObject *object = swl_routine_object(*routine);
    if (object == NULL || PyDict_SetItemString(self->dict, (*routine)->name, object) < 0)
      filling.failed = 1;
    Py_XDECREF(object);
  }
  if (!filling.failed) return (PyObject *)self;
  Py_DECREF(self);
  return NULL;
}

SWL_API int
swl_namespace_add(PyObject *module, const swl_namespace_def *def)
{
  PyObject *object = swl_namespace_new(def);
  if (object == NULL) return -1;
  int result = PyObject_SetAttrString(module, def->name, object);
  Py_DECREF(object);
  return result;
}

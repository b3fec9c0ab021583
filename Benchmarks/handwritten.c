/*
 * The routines of calls.f90, wrapped by hand as tightly as one would: METH_FASTCALL, and the same
 * checks as a generated wrapper makes (number of arguments, type, rank, dtype, byte order,
 * alignment, contiguity, size). This is what the generated code is measured against.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#define NPY_NO_DEPRECATED_API NPY_2_0_API_VERSION
#include <numpy/arrayobject.h>

extern void no_argument_(void);
extern double half_(const double *x);
extern void first_(const double *a, const int *n, double *s);
extern void corner_(const double *a, const int *m, const int *n, double *s);
extern void ones_(const int *n, double *a);

static int expect(const char *name, Py_ssize_t wanted, Py_ssize_t given)
{
    if (wanted == given)
        return 1;
    PyErr_Format(PyExc_TypeError, "%s() takes %zd arguments (%zd given)", name, wanted, given);
    return 0;
}

/* A borrowed array of doubles of that rank in Fortran's order, or NULL with an exception. */
static PyArrayObject *doubles(const char *name, PyObject *object, int rank)
{
    if (PyArray_Check(object)) {
        PyArrayObject *array = (PyArrayObject *)object;
        if (PyArray_NDIM(array) == rank && PyArray_TYPE(array) == NPY_DOUBLE
            && PyArray_ISFARRAY_RO(array))
            return array;
    }
    PyErr_Format(PyExc_TypeError, "%s(): expected a Fortran-ordered float64 array of rank %d", name,
                 rank);
    return NULL;
}

static int fits_int(const char *name, npy_intp n)
{
    if (n >= 0 && n <= INT_MAX)
        return 1;
    PyErr_Format(PyExc_ValueError, "%s(): size %zd does not fit", name, (Py_ssize_t)n);
    return 0;
}

static PyObject *no_argument(PyObject *self, PyObject *const *args, Py_ssize_t nargs)
{
    if (!expect("no_argument", 0, nargs))
        return NULL;
    no_argument_();
    Py_RETURN_NONE;
}

static PyObject *half(PyObject *self, PyObject *const *args, Py_ssize_t nargs)
{
    if (!expect("half", 1, nargs))
        return NULL;
    const double x = PyFloat_CheckExact(args[0]) ? PyFloat_AS_DOUBLE(args[0])
                                                 : PyFloat_AsDouble(args[0]);
    if (x == -1.0 && PyErr_Occurred())
        return NULL;
    return PyFloat_FromDouble(half_(&x));
}

static PyObject *first(PyObject *self, PyObject *const *args, Py_ssize_t nargs)
{
    if (!expect("first", 1, nargs))
        return NULL;
    PyArrayObject *a = doubles("first", args[0], 1);
    if (a == NULL || !fits_int("first", PyArray_DIM(a, 0)))
        return NULL;
    const int n = (int)PyArray_DIM(a, 0);
    double s;
    first_(PyArray_DATA(a), &n, &s);
    return PyFloat_FromDouble(s);
}

static PyObject *corner(PyObject *self, PyObject *const *args, Py_ssize_t nargs)
{
    if (!expect("corner", 1, nargs))
        return NULL;
    PyArrayObject *a = doubles("corner", args[0], 2);
    if (a == NULL || !fits_int("corner", PyArray_DIM(a, 0)) || !fits_int("corner", PyArray_DIM(a, 1)))
        return NULL;
    const int m = (int)PyArray_DIM(a, 0), n = (int)PyArray_DIM(a, 1);
    double s;
    corner_(PyArray_DATA(a), &m, &n, &s);
    return PyFloat_FromDouble(s);
}

static PyObject *ones(PyObject *self, PyObject *const *args, Py_ssize_t nargs)
{
    if (!expect("ones", 1, nargs))
        return NULL;
    const long size = PyLong_AsLong(args[0]);
    if ((size == -1 && PyErr_Occurred()) || !fits_int("ones", size))
        return NULL;
    npy_intp dimensions[1] = {size};
    PyArrayObject *a = (PyArrayObject *)PyArray_EMPTY(1, dimensions, NPY_DOUBLE, 1);
    if (a == NULL)
        return NULL;
    const int n = (int)size;
    ones_(&n, PyArray_DATA(a));
    return (PyObject *)a;
}

static PyMethodDef methods[] = {
    {"no_argument", (PyCFunction)(void (*)(void))no_argument, METH_FASTCALL, NULL},
    {"half", (PyCFunction)(void (*)(void))half, METH_FASTCALL, NULL},
    {"first", (PyCFunction)(void (*)(void))first, METH_FASTCALL, NULL},
    {"corner", (PyCFunction)(void (*)(void))corner, METH_FASTCALL, NULL},
    {"ones", (PyCFunction)(void (*)(void))ones, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = "handwritten", .m_size = -1, .m_methods = methods};

PyMODINIT_FUNC PyInit_handwritten(void)
{
    import_array();
    return PyModule_Create(&definition);
}

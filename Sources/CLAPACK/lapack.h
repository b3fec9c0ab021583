// The routines of BLAS and LAPACK that `Arrays` calls, by their Fortran symbols.
//
// Reference: https://netlib.org/lapack/explore-html/. Matrices are `void *`, so that the four
// element types of a routine have one signature. Each character argument has its length as a
// hidden argument at the end (gfortran from version 8 on, flang); OpenBLAS ignores it.
#ifndef ARRAYS_LAPACK_H
#define ARRAYS_LAPACK_H

#include <stddef.h>

#define REAL(name, ...) \
  void s##name##_(__VA_ARGS__); \
  void d##name##_(__VA_ARGS__);

#define COMPLEX(name, ...) \
  void c##name##_(__VA_ARGS__); \
  void z##name##_(__VA_ARGS__);

#define ALL(name, ...) REAL(name, __VA_ARGS__) COMPLEX(name, __VA_ARGS__)

// Products: C := alpha op(A) op(B) + beta C, y := alpha op(A) x + beta y.
ALL(gemm, const char *transa, const char *transb, const int *m, const int *n, const int *k,
    const void *alpha, const void *a, const int *lda, const void *b, const int *ldb,
    const void *beta, void *c, const int *ldc, size_t, size_t)
ALL(gemv, const char *trans, const int *m, const int *n, const void *alpha, const void *a,
    const int *lda, const void *x, const int *incx, const void *beta, void *y, const int *incy,
    size_t)

// Systems of equations, factors.
ALL(gesv, const int *n, const int *nrhs, void *a, const int *lda, int *ipiv, void *b,
    const int *ldb, int *info)
ALL(getrf, const int *m, const int *n, void *a, const int *lda, int *ipiv, int *info)
ALL(getri, const int *n, void *a, const int *lda, const int *ipiv, void *work, const int *lwork,
    int *info)
ALL(potrf, const char *uplo, const int *n, void *a, const int *lda, int *info, size_t)
ALL(geqrf, const int *m, const int *n, void *a, const int *lda, void *tau, void *work,
    const int *lwork, int *info)
REAL(orgqr, const int *m, const int *n, const int *k, void *a, const int *lda, const void *tau,
     void *work, const int *lwork, int *info)
COMPLEX(ungqr, const int *m, const int *n, const int *k, void *a, const int *lda, const void *tau,
        void *work, const int *lwork, int *info)

// Least squares by singular values.
REAL(gelsd, const int *m, const int *n, const int *nrhs, void *a, const int *lda, void *b,
     const int *ldb, void *s, const void *rcond, int *rank, void *work, const int *lwork,
     int *iwork, int *info)
COMPLEX(gelsd, const int *m, const int *n, const int *nrhs, void *a, const int *lda, void *b,
        const int *ldb, void *s, const void *rcond, int *rank, void *work, const int *lwork,
        void *rwork, int *iwork, int *info)

// Eigenvalues and singular values.
REAL(geev, const char *jobvl, const char *jobvr, const int *n, void *a, const int *lda, void *wr,
     void *wi, void *vl, const int *ldvl, void *vr, const int *ldvr, void *work, const int *lwork,
     int *info, size_t, size_t)
COMPLEX(geev, const char *jobvl, const char *jobvr, const int *n, void *a, const int *lda, void *w,
        void *vl, const int *ldvl, void *vr, const int *ldvr, void *work, const int *lwork,
        void *rwork, int *info, size_t, size_t)
REAL(syevd, const char *jobz, const char *uplo, const int *n, void *a, const int *lda, void *w,
     void *work, const int *lwork, int *iwork, const int *liwork, int *info, size_t, size_t)
COMPLEX(heevd, const char *jobz, const char *uplo, const int *n, void *a, const int *lda, void *w,
        void *work, const int *lwork, void *rwork, const int *lrwork, int *iwork,
        const int *liwork, int *info, size_t, size_t)
REAL(gesdd, const char *jobz, const int *m, const int *n, void *a, const int *lda, void *s, void *u,
     const int *ldu, void *vt, const int *ldvt, void *work, const int *lwork, int *iwork,
     int *info, size_t)
COMPLEX(gesdd, const char *jobz, const int *m, const int *n, void *a, const int *lda, void *s,
        void *u, const int *ldu, void *vt, const int *ldvt, void *work, const int *lwork,
        void *rwork, int *iwork, int *info, size_t)

#undef REAL
#undef COMPLEX
#undef ALL

#endif

// The loops of main.swift, as a C programmer writes them.
#include <stddef.h>

void jacobi(double *u, double *next, long n, long m, long sweeps) {
  for (long s = 0; s < sweeps; s++) {
    for (long i = 1; i < n - 1; i++)
      for (long j = 1; j < m - 1; j++)
        next[i * m + j] = 0.25 * (u[(i - 1) * m + j] + u[i * m + j - 1] + u[i * m + j + 1] +
                                  u[(i + 1) * m + j]);
    double *swap = u;
    u = next;
    next = swap;
  }
}

void gauss_seidel(double *u, long n, long m, long sweeps) {
  for (long s = 0; s < sweeps; s++)
    for (long i = 1; i < n - 1; i++)
      for (long j = 1; j < m - 1; j++)
        u[i * m + j] = 0.25 * (u[(i - 1) * m + j] + u[i * m + j - 1] + u[i * m + j + 1] +
                               u[(i + 1) * m + j]);
}

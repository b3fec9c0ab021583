/* The explicit Fourier transform of an unevenly sampled signal: fourier.f90, in C. */
#include <math.h>

/*
 * Fills power[0 .. m-1] with | 1/n sum_j x[j] exp(-2 pi i f[k] t[j]) |^2.
 *
 * The result is an array of the caller's. A function that returned a `double *` would leave open
 * how long it is and who frees it; this way the wrapper makes a NumPy array of m doubles, passes
 * its address, and returns it.
 */
void fourier(int n, const double *t, const double *x, int m, const double *f, double *power)
{
    const double two_pi = 6.283185307179586477;
    for (int k = 0; k < m; k++) {
        double re = 0.0, im = 0.0;
        for (int j = 0; j < n; j++) {
            const double angle = two_pi * f[k] * t[j];
            re += x[j] * cos(angle);
            im -= x[j] * sin(angle);
        }
        power[k] = (re * re + im * im) / ((double)n * n);
    }
}

/* A C function and a C array in row-major order, for a signature file with intent(c). */
double square(double x)
{
    return x * x;
}

void row_sums(int m, int n, const double *a, double *sums)
{
    for (int i = 0; i < m; i++) {
        sums[i] = 0.0;
        for (int j = 0; j < n; j++)
            sums[i] += a[i * n + j];
    }
}

void dgesv_(const int *n);

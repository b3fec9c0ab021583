// Tells the thread sanitizer that a parallel region of OpenMP begins after what stands before it, and
// ends before what stands behind it: libgomp's threads wait in futexes that it does not see, so that
// whatever the main thread did next to memory of the region was reported as a race. What threads
// inside the region do to each other is still checked.
#include "sanitized.h"

#if SANITIZED
struct region {
  void (*body)(void *);
  void *data;
  char begun, ended;
};

static void run_region(void *data) {
  struct region *region = data;
  acquire(&region->begun);
  region->body(region->data);
  release(&region->ended);
}

// Called by what gcc and gfortran compile of `!$omp parallel`.
void GOMP_parallel(void (*body)(void *), void *data, unsigned threads, unsigned flags) {
  void (*library)(void (*)(void *), void *, unsigned, unsigned) = dlsym(RTLD_NEXT, "GOMP_parallel");
  struct region region = {body, data, 0, 0};
  release(&region.begun);
  library(run_region, &region, threads, flags);
  acquire(&region.ended);
}
#endif

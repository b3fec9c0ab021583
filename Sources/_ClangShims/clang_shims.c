#include "clang_shims.h"

#include <dlfcn.h>
#include <string.h>

const char *swiftlet_clang_load(const char *path, struct ClangFunctions *functions) {
  // Bound lazily: of its 100 megabytes we touch little. Local: its symbols are nobody else's.
  void *library = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) {
    const char *reason = dlerror();
    return reason != NULL ? reason : "it cannot be loaded";
  }
#define SWIFTLET_FILL(result, name, parameters)                                                   \
  {                                                                                               \
    void *address = dlsym(library, "clang_" #name);                                               \
    if (address == NULL) {                                                                        \
      dlclose(library);                                                                           \
      return "it has no function clang_" #name;                                                   \
    }                                                                                             \
    memcpy(&functions->name, &address, sizeof address);                                           \
  }
  SWIFTLET_CLANG_FUNCTIONS(SWIFTLET_FILL)
#undef SWIFTLET_FILL
  return NULL;
}

import CReader
import Testing

/// A header in which one rule speaks, and lines of the model that it makes.
struct RuleCase: Sendable, CustomTestStringConvertible {
  let rule: InferenceRule
  let header: String
  let expected: [String]

  init(_ rule: InferenceRule, _ header: String, _ expected: String...) {
    self.rule = rule
    self.header = header
    self.expected = expected
  }

  var testDescription: String { rule.rawValue }

  static let all =
    types + handles + directions + texts + textHandles + arrays + memory + plans + others

  static let types = [
    RuleCase(
      .enumeration, "enum color { RED, GREEN }; enum color mix(enum color a);",
      "argument a: unsigned integer*4 intent(in) value enum=color",
      "result result: unsigned integer*4 enum=color"),
    RuleCase(
      .logical, "#include <stdbool.h>\nvoid set(bool on);",
      "argument on: logical*1 intent(in) value"),
    RuleCase(
      .record, "struct file; int size(const struct file *f);",
      "opaque file as struct file", "argument f: type(file) intent(in) reference"),
    RuleCase(
      .recordValue, "typedef struct { double x, y; } point; point turn(point p);",
      "argument p: type(point) intent(in) value", "result result: type(point)"),
    RuleCase(
      .recordOut,
      "typedef struct { double val, err; } sf_result; int f(double x, sf_result *result);",
      "argument result: type(sf_result) intent(out)", "returns (result_, result)"),
    RuleCase(
      .recordComplex, "typedef struct { double dat[2]; } gsl_complex; gsl_complex i(void);",
      "structure gsl_complex 16 bytes by 8 complex"),
    RuleCase(
      .recordArray,
      "typedef struct { double x, y; } point; double length(const point points[], int n);",
      "argument points: type(point)(n) intent(in,c)", "required (points) hidden (n)"),
    RuleCase(
      .stream, "#include <stdio.h>\nvoid dump(FILE *stream);",
      "argument stream: type(FILE) intent(in) reference"),
  ]

  static let handles = [
    RuleCase(
      .handleRelease, "struct w; struct w *w_alloc(int n); void w_free(struct w *p);",
      "opaque w as struct w release=w_free"),
    RuleCase(
      .handleResult, "struct w; struct w *w_alloc(int n); void w_free(struct w *p);",
      "result result: type(w) reference nullable release=w_free"),
    RuleCase(
      .handleEnd, "struct w; struct w *w_alloc(int n); void w_free(struct w *p);",
      "argument p: type(w) intent(in) reference consumed"),
    RuleCase(
      .handleOut,
      "struct db; int db_open(const char *name, struct db **out); int db_close(struct db *d);",
      "argument out: type(db) intent(out) reference nullable release=db_close"),
  ]

  static let directions = [
    RuleCase(
      .directionComment,
      "void f(int n, /* I - number of values */\n  double *x  /* O - the values */);",
      "argument x: real*8(n) intent(out,c)"),
    RuleCase(
      .directionDocumentation, "/** @param[out] y the values */\nvoid f(double *y, int n);",
      "argument y: real*8(n) intent(out,c)"),
    RuleCase(
      .directionVerb, "void read_data(int h, double *values, int count);",
      "argument values: real*8(count) intent(out,c)"),
    RuleCase(
      .directionConst, rooms + "void convert(const char *name, char *card);",
      "argument card: text intent(out) room=1025"),
  ]

  private static let rooms = """
    #define FLEN_CARD 81
    #define FLEN_VALUE 71
    #define FLEN_FILENAME 1025

    """

  static let texts = [
    RuleCase(.textIn, "int f(const char *name);", "argument name: text intent(in)"),
    RuleCase(
      .textLength, "int f(const char *sql, int nByte);",
      "argument nByte: integer*4 intent(hide) optional value = slen(sql)"),
    RuleCase(
      .textWide, "int f(const char *sql); int f16(const void *sql);",
      "argument sql: text intent(in) UTF-16"),
    RuleCase(.textResult, "const char *f(void);", "result result: text nullable"),
    RuleCase(
      .textOwned,
      "void x_free(void *p);\n/* The result must be freed with x_free(). */\nchar *f(void);",
      "result result: text nullable release=x_free"),
    RuleCase(
      .textRoom, "int f(char *buf, int len);",
      "argument buf: text intent(in,out) room=len + 1", "argument len: integer*4 intent(in) value"),
    RuleCase(
      .textLibraryRoom, rooms + "void read_record(int n, char *card);",
      "argument card: text intent(out) room=1025"),
    RuleCase(
      .textOut, "int f(int h, const char **tail);",
      "argument tail: text intent(out) reference nullable"),
    RuleCase(
      .textList, "int f(int ncols, const char *const *cols);",
      "argument cols: text(ncols) intent(in,c)", "required (cols) hidden (ncols)"),
  ]

  static let textHandles = [
    RuleCase(
      .textHandle,
      "typedef const char *x_filename; int x_uri(x_filename z); void x_free_filename(x_filename z);"
        + "x_filename x_create_filename(const char *name);",
      "opaque x_filename as const char release=x_free_filename",
      "argument z: type(x_filename) intent(in) reference nullable consumed",
      "result result: type(x_filename) reference nullable release=x_free_filename")
  ]

  static let arrays = [
    RuleCase(
      .arrayCount, "double dot(const double *x, const double *y, int n);",
      "argument x: real*8(n) intent(in,c)", "check shape(x, 0) == n",
      "required (x, y) hidden (n) returns (result)"),
    RuleCase(
      .arrayStride,
      "#include <stddef.h>\ndouble mean(const double data[], const size_t stride, const size_t n);",
      "argument stride: unsigned integer*8 intent(hide) optional value = 1", "required (data)"),
    RuleCase(.arrayFixed, "void f(double x[3]);", "argument x: real*8(3) intent(inout,c)"),
    RuleCase(
      .arrayShape, "void f(const double *a, int n1, int n2);",
      "argument a: real*8(n1,n2) intent(in,c)", "required (a) hidden (n1, n2)"),
    RuleCase(
      .arrayLeading, "void f(double *a, int tda, int n1, int n2);",
      "argument a: real*8(n1,n2) intent(inout,c)",
      "argument tda: integer*4 intent(hide) optional value = n2"),
    RuleCase(
      .arraySection,
      "void f(int naxis, long *naxes, long *blc, long *trc, long *inc, float *array);",
      "argument blc: integer*8(naxis)", "argument array: real*4(extent_section(blc, trc, inc))"),
    RuleCase(
      .arrayRange, "int jn_array(int nmin, int nmax, double x, double *result_array);",
      "argument result_array: real*8(nmax - nmin + 1) intent(out,c)"),
    RuleCase(
      .arrayResult,
      "struct b; double *b_data(const struct b *p); unsigned long b_size(const struct b *p);",
      "result result: real*8(b_size(p)) nullable"),
    RuleCase(
      .packedComplex, "typedef double *complex_packed; void f(complex_packed data, int n);",
      "argument data: complex*16(n) intent(inout,c)"),
    RuleCase(
      .scalarOut, "int f(double x, double *result, double *abserr);",
      "argument result: real*8 intent(out)", "argument abserr: real*8 intent(out)"),
    RuleCase(
      .scalarInOut, "int next(int *index); int bracket(double (*f)(double), double *x_lower);",
      "argument index: integer*4 intent(in,out)", "argument x_lower: real*8 intent(in,out)"),
    RuleCase(
      .scalarInOut, "void f(int *k, double a, double *e);",
      "argument k: integer*4 intent(in,out)", "argument e: real*8 intent(in,out) optional = 0",
      "required (k, a) optional (e) returns (k, e)"),
    RuleCase(
      .scalarResult,
      "struct v; double v_get(const struct v *p, int i); double *v_ptr(struct v *p, int i);",
      "result result: real*8 reference nullable"),
  ]

  static let memory = [
    RuleCase(
      .bytes, "int f(const void *data, int n);",
      "argument data: unsigned integer*1(n) intent(in,c)", "required (data) hidden (n)"),
    RuleCase(
      .bytesResult,
      "struct s; const void *s_blob(struct s *p, int i); int s_bytes(struct s *p, int i);",
      "result result: unsigned integer*1(s_bytes(p, i)) nullable"),
    RuleCase(
      .bytesHandedOver, "int bind(int i, const void *data, int n, void (*end)(void *));",
      "argument data: unsigned integer*1(n) intent(in,c) ended by argument 3",
      "required (i, data) hidden (n, end)"),
    RuleCase(
      .memory, "void *x_malloc(int n); void x_free(void *p); void *x_realloc(void *p, int n);",
      "opaque x_memory as void release=x_free",
      "argument p: type(x_memory) intent(in) reference nullable consumed"),
    RuleCase(
      .object, "void set_extra(int i, void *data, void (*end)(void *)); void *get_extra(int i);",
      "argument data: pointer intent(in) value nullable object ended by argument 2",
      "result result: pointer nullable object"),
  ]

  private static let plan = """
    typedef struct plan_s *plan;
    typedef double cplx_complex[2];
    void plan_destroy(plan p);

    """

  static let plans = [
    RuleCase(
      .planShape, plan + "plan plan_2d(int n0, int n1, cplx_complex *in, cplx_complex *out);",
      "argument in: complex*16(n0,n1) intent(inout,c) kept by result", "release=plan_destroy"),
    RuleCase(
      .planStrides,
      plan
        + "typedef struct { int n; /* size */ int is; /* input stride */ int os; /* output stride */ }"
        + " iodim;\nplan plan_guru(int rank, const iodim *dims, int howmany_rank, "
        + "const iodim *howmany_dims, double *in, double *out);",
      "argument dims: type(iodim)(rank) intent(in,c)",
      "argument out: real*8(extent_reach(dims, howmany_dims, \"os\", 0)) intent(inout,c) flat"),
    RuleCase(
      .planBatch,
      plan
        + "plan plan_many(int rank, const int *n, int howmany, double *in, const int *inembed, "
        + "int istride, int idist);",
      "argument in: real*8(extent_embedded(n, howmany, inembed, istride, idist, 0))",
      "argument inembed: integer*4(rank) intent(in,c) nullable kept by result",
      "check size(in) >= extent_embedded(n, howmany, inembed, istride, idist, 0)"),
    RuleCase(
      .planHalfComplex, plan + "plan plan_r2c(int n, double *in, cplx_complex *out);",
      "argument out: complex*16(n / 2 + 1) intent(inout,c) kept by result",
      "check shape(out, 0) == n / 2 + 1", "value = shape(in, 0)"),
    RuleCase(
      .planArrays,
      plan + "plan plan_1d(int n, double *in, double *out);\n"
        + "void plan_execute(const plan p, double *in, double *out);",
      "argument in: real*8(extent_kept(p, \"in\")) intent(inout,c) flat"),
  ]

  static let others = [
    RuleCase(
      .statusArgument,
      "void say(int status, char *err_text);"
        + (1...6).map { "int f\($0)(double x, int *status);" }.joined(separator: "\n"),
      "status argument 1 succeeds 0...0 told by say(status, text[1024])",
      "argument status: integer*4 intent(hide) optional = 0", "required (x) hidden (status)"),
    RuleCase(
      .statusVariant,
      "const char *x_strerror(int code);"
        + "double f(double x); int f_e(double x, double *result);",
      "status result succeeds 0...0 told by x_strerror(status)"),
    RuleCase(
      .statusResult,
      "enum { X_SUCCESS, X_FAILURE }; const char *x_strerror(int code);"
        + "int integrate(double a, double *result);",
      "status result succeeds 0...0 told by x_strerror(status)"),
    RuleCase(
      .statusDocumented,
      "#define X_OK 0\n/* On success X_OK is returned, otherwise an error code. */\nint x_open(int n);",
      "status result succeeds 0...0"),
    RuleCase(
      .errorHandler, "void x_set_error_handler_off(void);", "initializer x_set_error_handler_off"),
    RuleCase(
      .callbackContext, "int each(int (*f)(void *data, int i), void *data);",
      "call-back f with context argument 1 = parameter 0", "required (f) hidden (data)"),
    RuleCase(
      .callbackRecord,
      "typedef struct { double (*function)(double x, void *params); void *params; } gsl_function;"
        + "double integrate(const gsl_function *f, double a, double b);",
      "with context argument 0 = parameter 1 in gsl_function(function, params)",
      "required (f, a, b) returns (result)"),
    RuleCase(
      .callbackPlain, "void each(void (*f)(int));", "argument f: procedure intent(in)",
      "call-back f"),
    RuleCase(
      .readableName, "int ffopen(int n);\n#define fits_open_file ffopen\n",
      "function fits_open_file", "aliases ffopen", "linkage c(symbol: \"ffopen\")"),
    RuleCase(.constant, "#define LIMIT 12\n", "variable LIMIT: integer*4 constant = 12"),
    RuleCase(.variable, "extern int debug_level;", "variable debug_level: integer*4"),
    RuleCase(
      .directive,
      "/* swiftlet: intent(out) y; dimension(n) y, x; name(scaled) */\n"
        + "void f(int n, const double *x, double *y);",
      "subroutine scaled", "argument y: real*8(n) intent(out,c)", "required (x) hidden (n, y)"),
    RuleCase(.raw, "void f(void *p);", "argument p: pointer intent(in) value nullable"),
  ]
}

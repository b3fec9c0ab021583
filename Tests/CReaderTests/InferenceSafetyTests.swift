import CReader
import Interface
import Testing

/// What must not be concluded, since it would read or write out of bounds.
@Suite struct InferenceSafetyTests {
  /// An array whose length the header does not say stays a pointer.
  @Test(arguments: [
    // Coefficients of a polynomial of degree n are n + 1.
    "double series(int n, double x, const double *a);",
    // The handle knows how long they are.
    "struct t; int apply(const struct t *h, double *f_in, double *f_out);",
    "struct t; double eval(const struct t *h, const double xa[], const double ya[], double x);",
    // 13 and 25 values.
    "void qcheb(double a, double b, double *cheb12, double *cheb24);",
    // One edge more than bins.
    "struct h; struct h *make(int n, double *range);",
    // A workspace, of 3 n or 5 n.
    "double sn(const double data[], int n, double work[]);",
    // A corner has as many numbers as there are dimensions.
    "int write_pix(int f, long *firstpix, long nelem, const float *array);",
    // The count is of what the void pointer leads to.
    "int read_pix(int f, int datatype, long n, void *array);",
    "void fill_array(double first, int kmax, double *cl);",
    // The text may be longer than the size says, since it says nothing.
    "void name_of(int number, char *name);",
    "void image(unsigned char *input, int smooth, int *a, int *nx, int *ny);",
    // Text of ours must not be freed by the library.
    "void item_free(char *name);",
    // A list without an end is no place for a text.
    "int keep(const char **names_kept);",
    // Neither stride nor leading dimension belongs to an array.
    "double ddot(int n, const double *x, int ld, const double *y, int inc);",
  ]) func anArrayOfUnknownLengthStaysRaw(_ header: String) throws {
    let output = try infer(header)
    #expect(
      output.summary.callable == output.summary.wrapped - 1,
      "\(LibraryPrinter().print(output.library))")
  }

  @Test func sizesOfTheirOwnTypeMakeAPlainNumberNoCount() throws {
    let output = try infer(
      """
      #include <stddef.h>
      void multinomial(size_t K, unsigned int N, const double p[], unsigned int n[]);
      """)
    let routine = try #require(output.library.routines.first)
    #expect(routine[argument: "p"]?.dimensions == [.count(.name("K"))])
    #expect(routine[argument: "n"]?.dimensions == [.count(.name("K"))])
  }

  @Test func complexNumbersBehindRealPointersAreCountedInPairs() throws {
    let output = try infer("void read_col_cmp(int col, long nelem, float nulval, float *array);")
    let routine = try #require(output.library.routines.first)
    #expect(routine[argument: "array"]?.type == .complex(bytes: 4))
  }

  @Test func aScalarBesideACountGetsRoomForAsMany() throws {
    let output = try infer(
      "int fit(const double *x, const double *y, int n, double *c0, double *c1);")
    let routine = try #require(output.library.routines.first)
    #expect(routine[argument: "c0"]?.intent == [.in, .out])
    #expect(routine[argument: "c0"]?.room == .name("n"))
  }

  @Test func aResultThatIsMoreThanSuccessIsNoStatus() throws {
    let output = try infer(
      """
      #define X_OK 0
      #define X_ROW 100
      /* X_OK is returned on success; X_ROW if there is a row. */
      int x_step(int n);
      enum { Y_SUCCESS }; const char *y_strerror(int code);
      int solve_quadratic(double a, double b, double *x0, double *x1);
      """)
    #expect(output.library.routines.allSatisfy { $0.status == nil })
  }

  @Test func whatComesBackKeepsWhatItWasMadeFrom() throws {
    let output = try infer(
      """
      struct db; struct stmt; int db_prepare(struct db *d, const char *sql, struct stmt **out);
      typedef struct { double *data; int n; } view; struct vector;
      view vector_view(struct vector *v);
      typedef struct { double x, y; } point; point vector_at(struct vector *v, int i);
      """)
    let routines = output.library.routines
    #expect(routines[0][argument: "d"]?.keptBy == "out")
    #expect(routines[1][argument: "v"]?.keptBy == "result")
    #expect(routines[2][argument: "v"]?.keptBy == nil)
  }

  @Test func aHalvedDimensionTellsNoSize() throws {
    let output = try infer(
      """
      typedef struct plan_s *plan; typedef double c_complex[2];
      plan plan_c2r(int n, c_complex *in, double *out);
      """)
    let routine = try #require(output.library.routines.first)
    #expect(routine[argument: "n"]?.initialValue?.text() == "shape(out, 0)")
  }

  @Test func aNumberBehindATextIsItsLengthByItsNameOnly() throws {
    let output = try infer(
      """
      int parse(const char *rows, long maxrows, int limit);
      int compare(const char *, const char *, int);
      int store(const char *text, int nByte);
      """)
    #expect(
      output.library.routines.map { $0.callPlan.required.count } == [3, 3, 1])
  }

  @Test func aTextWhosePointerIsKeptIsKept() throws {
    let output = try infer(
      "/* The name must be a static string. */\nvoid register_type(const char *name);")
    #expect(output.library.routines[0][argument: "name"]?.keptBy == "*")
  }

  @Test func aHandleThatTheLibraryKeepsIsNotEndedByTheCaller() throws {
    let output = try infer(
      """
      struct value; struct stmt;
      struct value *value_dup(const struct value *v);
      void value_free(struct value *v);
      struct value *column_value(struct stmt *s, int i);
      """)
    #expect(output.library.routines.map { $0.result?.release } == ["value_free", nil, nil])
  }

  @Test func aCallBackOfSeveralPointersIsNotGuessedAt() throws {
    let output = try infer("int trace(int (*f)(void *, void *, void *), void *data);")
    #expect(output.summary.callable == 0)
  }
}

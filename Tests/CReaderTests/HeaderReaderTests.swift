import CReader
import Interface
import Testing

@Suite struct HeaderReaderTests {
  @Test func functionsComeWithNamesTypesAndExtents() throws {
    #expect(
      try printed(
        """
        #include <stddef.h>
        int add(int a, int b);
        double dot(const double *x, const double y[], size_t n);
        void turn(double m[3][3], unsigned char flag, long double *e);
        const char *name(void);
        void unnamed(int, const char *const *);
        """) == """
          function int32_t add(int32_t a, int32_t b)
          function double dot(const double *x, const double y[], size_t n)
          function void turn(double m[3][3], uint8_t flag, long double *e)
          function const char *name(void)
          function void unnamed(int32_t, const char *const *)

          """)
  }

  @Test func arraysOfParametersAreAdjustedAndKeepTheirExtents() throws {
    let found = try read(
      """
      typedef double triple[3];
      void f(int n, double a[2][3], double b[], double c[n], triple d, double e[static 4]);
      """)
    let parameters = try #require(found.functions.first).type.parameters
    #expect(parameters.dropFirst().map(\.extents) == [[2, 3], [nil], [nil], [3], [4]])
    for parameter in parameters.dropFirst() {
      #expect(parameter.type.type == .pointer(to: QualifiedType(.real(bytes: 8))))
    }
  }

  @Test func numbersHaveTheirSizes() throws {
    let found = try read(
      """
      #include <stdint.h>
      #include <stdbool.h>
      void f(int8_t a, uint16_t b, long c, unsigned long long d, bool e, char f, signed char g,
             float h, double i, long double j, _Complex double k, float _Complex l, int64_t m);
      """)
    let types = try #require(found.functions.first).type.parameters.map(\.type.type)
    #if arch(x86_64)
      let longDouble = CType.real(bytes: 10)
    #else
      let longDouble = types[9]
    #endif
    #expect(
      types == [
        .integer(bytes: 1, isSigned: true), .integer(bytes: 2, isSigned: false),
        .integer(bytes: 8, isSigned: true), .integer(bytes: 8, isSigned: false), .bool, .character,
        .integer(bytes: 1, isSigned: true), .real(bytes: 4), .real(bytes: 8), longDouble,
        .complex(bytes: 8), .complex(bytes: 4), .integer(bytes: 8, isSigned: true),
      ])
  }

  @Test func typedefsAreSeenThroughAndTheirNamesKept() throws {
    let found = try read(
      """
      typedef long long LONGLONG;
      typedef LONGLONG big;
      typedef const char *text;
      text f(const big a, LONGLONG *b);
      """)
    let type = try #require(found.functions.first).type
    #expect(type.result.typedefName == "text")
    #expect(
      type.result.type == .pointer(to: QualifiedType(.character, isConst: true)))
    #expect(
      type.parameters[0].type
        == QualifiedType(.integer(bytes: 8, isSigned: true), isConst: true, typedefName: "big"))
    #expect(
      type.parameters[1].type.type
        == .pointer(to: QualifiedType(.integer(bytes: 8, isSigned: true), typedefName: "LONGLONG")))
  }

  @Test func callbacksHaveNamedParameters() throws {
    #expect(
      try printed(
        """
        typedef int (*compare)(const void *left, const void *right);
        void sort(void *base, int n, compare order);
        void each(int (*visit)(void *data, int value), void *data);
        typedef double fn(double x);
        fn cube;
        void (*handler(int number, void (*next)(int code)))(int);
        """) == """
          function void sort(void *base, int32_t n, compare order)
          function void each(int32_t (*visit)(void *data, int32_t value), void *data)
          function double cube(double x)
          function void (*handler(int32_t number, void (*next)(int32_t code)))(int32_t)

          """)
    let sort = try #require(
      try read("typedef int (*cmp)(int left, int right); void sort(cmp c);").functions.first)
    guard case .pointer(let target) = sort.type.parameters[0].type.type,
      case .function(let signature) = target.type
    else {
      Issue.record("no function pointer: \(sort.type.parameters[0])")
      return
    }
    #expect(signature.parameters.map(\.name) == ["left", "right"])
  }

  @Test func functionsSayWhatIsSpecialAboutThem() throws {
    #expect(
      try printed(
        """
        #include <stdarg.h>
        int print(const char *format, ...);
        int print_list(const char *format, va_list list);
        static inline int twice(int x) { return 2 * x; }
        int old() __attribute__((deprecated("use new_one")));
        __attribute__((deprecated)) int older(void);
        """) == """
          function int32_t print(const char *format, ...)
          function int32_t print_list(const char *format, va_list list)
          function int32_t twice(int32_t x) [inline]
          function int32_t old() [no prototype, deprecated: use new_one]
          function int32_t older(void) [deprecated]

          """)
  }

  @Test func aRedeclarationAddsWhatTheFirstLacks() throws {
    #expect(
      try printed(
        """
        int f(int, double);
        /** What f does. */
        int f(int count, double x);
        int g();
        int g(int a);
        """) == """
          // What f does.
          function int32_t f(int32_t count, double x)
          function int32_t g(int32_t a)

          """)
  }

  @Test func variablesKeepTheirTypes() throws {
    #expect(
      try printed(
        """
        extern int verbosity;
        extern const char *const names[];
        extern double table[2][4];
        extern double grown[];
        extern double grown[7];
        static const int limit = 3 * 4;
        static const double half = 0.5;
        static int counter;
        """) == """
          macro limit = 12
          macro half = 0.5
          variable int32_t verbosity
          variable const char *const names[]
          variable double table[2][4]
          variable double grown[7]

          """)
  }

  @Test func headersGuardedForCxxReadAlikeInBothLanguages() throws {
    let text = """
      #ifdef __cplusplus
      extern "C" {
      #endif
      typedef struct point { double x, y; } point;
      enum mode { FAST = 1, SLOW };
      double norm(const point *p);
      extern int level;
      #define ANSWER (6 * 7)
      #ifdef __cplusplus
      }
      #endif
      """
    var options = HeaderReader.Options()
    options.language = .cxx
    let plain = try printed(text)
    #expect(plain.contains("function double norm(const point *p)"))
    #expect(plain.contains("macro ANSWER = 42"))
    #expect(try printed(text, options) == plain)
  }

  @Test func cxxGivesFunctionsWithLinkageOfCOnly() throws {
    var options = HeaderReader.Options()
    options.language = .cxx
    #expect(
      try printed("int mangled(int); extern \"C\" int plain(int a);", options)
        == "function int32_t plain(int32_t a)\n")
  }

  @Test func definitionsAndFoldersReachClang() throws {
    var options = HeaderReader.Options()
    options.definitions = ["WIDE", "KIND=float"]
    options.undefinitions = ["__linux__"]
    options.includeFolders = ["/memory/include"]
    options.unsavedFiles = [
      SourceFile(path: "/memory/include/kinds.h", text: "typedef KIND number;\n")
    ]
    #expect(
      try printed(
        """
        #include "kinds.h"
        #if defined(WIDE) && !defined(__linux__)
        number wide(void);
        #endif
        """, options) == "function number wide(void)\n")
  }

  @Test func declarationsKnowTheirPlaces() throws {
    let found = try read("\n\nint   first(void);\ntypedef struct { int member; } box;\n")
    let location = try #require(found.functions.first?.location)
    #expect(location.description == "/memory/sample.h:3:7")
    #expect(location.length == 5)
    #expect(location.file.line(3) == "int   first(void);")
    #expect(found.records.first?.fields.first?.location?.line == 4)
  }

  @Test func typesThatNestWithoutEndAreCutShort() throws {
    let stars = String(repeating: "*", count: 5000)
    let deep = try read("void f(int \(stars)p);")
    #expect("\(deep.functions[0].type)".contains("unsupported"))
    // Each takes the one before twice: 2^40 parts if they were written out.
    var text = "typedef void (*f0)(int);\n"
    for level in 1...40 { text += "typedef void (*f\(level))(f\(level - 1), f\(level - 1));\n" }
    let wide = try read(text + "void g(f40 a);")
    #expect(wide.functions[0].type.parameters.count == 1)
    #expect("\(wide.functions[0].type)".utf8.count < 1_000_000)
  }
}

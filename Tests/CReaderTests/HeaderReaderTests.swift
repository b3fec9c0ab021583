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
        """) == """
          function int32_t add(int32_t a, int32_t b)
          function double dot(const double *x, const double y[], size_t n)
          function void turn(double m[3][3], uint8_t flag, long double *e)
          function const char *name(void)

          """)
  }

  @Test func aStructsMembersComeWithTheLayoutThatClangComputes() throws {
    #expect(
      try printed(
        """
        typedef struct point {
          double x;
          int kind : 3, more : 5;
          union { int i; float f; };
          struct { char c; } inner;
        } point;
        """) == """
          struct point (point), 24 bytes, aligned to 8
            0  double x
            8  int32_t kind : 3
            8  int32_t more : 5
            12  int32_t i
            12  float f
            16  point_inner inner
          struct point_inner, 1 bytes, aligned to 1
            0  char c

          """)
  }
}

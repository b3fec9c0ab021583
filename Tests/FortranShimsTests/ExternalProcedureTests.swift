import Interface
import Testing

@testable import FortranShims

@Suite("C calls external procedures that have no plain C symbol")
struct ExternalProcedureTests {
  @Test("character and complex functions of FORTRAN 77", arguments: FortranCompiler.allCases)
  func implicitInterface(compiler: FortranCompiler) async throws {
    let program = ShimProgram(
      fortran: """
        character*(*) function greet(n, name, loud)
          integer n
          character*(*) name
          logical loud
          greet = 'hi '//name
          if (loud) greet(n:n) = '!'
        end function
        complex function turn(z, f)
          complex z
          real f
          external f
          turn = z*(0.0, 1.0)*f(2.0)
        end function
        character function letter(n)
          integer n
          letter = achar(n)
        end function
        double complex function erf(x)
          double precision x
          erf = x
        end function
        """,
      library: .externals(
        .external(
          "greet", [.integer("n"), .string("name"), .logical("loud")],
          result: .string("greet")),
        .external(
          "turn", [.of("z", .complex(bytes: 4)), .procedure("f", result: .real(bytes: 4))],
          result: .of("turn", .complex(bytes: 4))),
        .external("letter", [.integer("n")], result: .of("letter", .character(length: .one))),
        .external("erf", [.real("x")], result: .of("erf", .complex(bytes: 8)))),
      driver: """
        void swl_greet(int32_t *, char *, int32_t *, char *, size_t, size_t);
        void swl_turn(float complex *, float (*)(float *), float complex *);
        void swl_erf(double *, double complex *);
        void swl_letter(int32_t *, char *);
        static float twice(float *x) { return 2 * *x; }
        int main(void) {
          int32_t n = 8, yes = 1; char out[9] = "--------", name[] = "Anna";
          float complex z = 3, w; double x = 7; double complex e;
          swl_greet(&n, name, &yes, out, 4, 8);
          printf("%s\\n", out);
          swl_turn(&z, twice, &w);
          printf("%g %g\\n", crealf(w), cimagf(w));
          swl_erf(&x, &e);
          printf("%g\\n", creal(e));
          n = 'k';
          swl_letter(&n, out);
          printf("%c%c\\n", out[0], out[1]);
        }
        """)
    #expect(try await program.lines(with: compiler) == ["hi Anna!", "0 12", "7", "ki"])
  }

  @Test("what needs an interface gets one from the model", arguments: FortranCompiler.allCases)
  func explicitInterface(compiler: FortranCompiler) async throws {
    let program = ShimProgram(
      fortran: """
        subroutine total(x, weights, s, f, n)
          real(8), intent(in) :: x(:, :)
          real(8), intent(in), optional :: weights(:)
          real(8), intent(out) :: s
          real(8), external :: f
          integer, value :: n
          s = sum(x) + f(1d0) + n
          if (present(weights)) s = s*weights(2)
        end subroutine
        function powers(x, n) result(p)
          real(8), intent(in) :: x
          integer, intent(in) :: n
          real(8) :: p(0:n)
          integer :: i
          p = [(x**i, i = 0, n)]
        end function
        function initials(names) result(s)
          character(len=*), intent(in) :: names(:)
          character(len=size(names)) :: s
          integer :: i
          do i = 1, size(names)
            s(i:i) = names(i)(1:1)
          end do
        end function
        """,
      library: .externals(
        .external(
          "total",
          [
            .real("x", .colon, .colon), .real("weights", .colon).optional, .real("s"),
            .procedure("f", result: .doublePrecision), .integer("n").byValue,
          ], explicit: true),
        .external(
          "powers", [.real("x"), .integer("n")],
          result: .real(
            "p", Dimension(lowerBound: .integer(0), extent: .upperBound(.name("n")))),
          explicit: true),
        .external(
          "initials", [.string("names", .colon)],
          result: .of(
            "s", .character(length: .fixed(.call("size", [.name("names")])))),
          explicit: true)),
      driver: """
        void swl_total(double *, double *, double *, double (*)(double *), int32_t, int64_t,
                       int64_t, int64_t);
        void swl_powers(double *, int32_t *, double *, int64_t);
        void swl_initials(char *, char *, size_t, int64_t, size_t);
        static double f(double *x) { return *x; }
        int main(void) {
          double x[4] = {1, 2, 3, 4}, w[2] = {0, 10}, s, p[3]; int32_t n = 2;
          char names[] = "Ada  Linus", out[3] = "--";
          swl_total(x, NULL, &s, f, 5, 2, 2, 0);
          printf("%g\\n", s);
          swl_total(x, w, &s, f, 5, 2, 2, 2);
          printf("%g\\n", s);
          swl_powers(w + 1, &n, p, 3);
          printf("%g %g %g\\n", p[0], p[1], p[2]);
          swl_initials(names, out, 5, 2, 2);
          printf("%s\\n", out);
        }
        """)
    #expect(try await program.lines(with: compiler) == ["16", "160", "1 10 100", "AL"])
  }

  @Test(
    "an ENTRY of a module procedure is called like any other", arguments: FortranCompiler.allCases)
  func entry(compiler: FortranCompiler) async throws {
    var second = Routine.inModule("m", "second", [.real("x")])
    second.entryOf = "first"
    let program = ShimProgram(
      fortran: """
        module m
        contains
          subroutine first(x)
            real(8) :: x
            x = 1
            return
          entry second(x)
            x = 2
          end subroutine first
        end module m
        """,
      library: .module("m", [.inModule("m", "first", [.real("x")]), second]),
      driver: """
        void swl_m_first(double *), swl_m_second(double *);
        int main(void) {
          double x;
          swl_m_second(&x);
          printf("%g\\n", x);
          swl_m_first(&x);
          printf("%g\\n", x);
        }
        """)
    #expect(try await program.lines(with: compiler) == ["2", "1"])
  }
}

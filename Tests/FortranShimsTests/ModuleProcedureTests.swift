import Interface
import Testing

@testable import FortranShims

@Suite("C calls module procedures")
struct ModuleProcedureTests {
  @Test("numbers and explicit-shape arrays pass by address", arguments: FortranCompiler.allCases)
  func numbers(compiler: FortranCompiler) async throws {
    let program = ShimProgram(
      fortran: """
        module m
        contains
          subroutine scale(n, x, factor)
            integer, intent(in) :: n
            real(8), intent(inout) :: x(n, 2)
            complex(4), intent(out) :: factor
            x = 2*x
            factor = cmplx(x(1, 1), x(n, 2))
          end subroutine scale
          function tiny(i) result(j)
            integer(1), intent(in) :: i
            integer(2) :: j
            j = i*3_2
          end function tiny
          subroutine nothing()
          end subroutine nothing
        end module m
        """,
      library: .module(
        "m",
        [
          .inModule(
            "m", "scale",
            [
              .integer("n"), .real("x", .to("n"), .to(2)), .of("factor", .complex(bytes: 4)),
            ]),
          .inModule(
            "m", "tiny", [.of("i", .integer(bytes: 1))], result: .of("j", .integer(bytes: 2))),
          .inModule("m", "nothing"),
        ]),
      driver: """
        void swl_m_scale(int32_t *, double *, float complex *);
        int16_t swl_m_tiny(int8_t *);
        void swl_m_nothing(void);
        int main(void) {
          int32_t n = 2; double x[4] = {1, 2, 3, 4}; float complex f; int8_t i = 100;
          swl_m_scale(&n, x, &f);
          printf("%g %g\\n%g %g\\n", x[0], x[3], crealf(f), cimagf(f));
          printf("%d\\n", swl_m_tiny(&i));
          swl_m_nothing();
        }
        """)
    #expect(try await program.lines(with: compiler) == ["2 8", "2 8", "300"])
  }

  @Test("assumed-shape arrays come with their extents", arguments: FortranCompiler.allCases)
  func assumedShape(compiler: FortranCompiler) async throws {
    let program = ShimProgram(
      fortran: """
        module m
        contains
          subroutine fill(a, b)
            real(8), intent(out) :: a(0:, :)
            integer, intent(in), optional :: b(:)
            a = 0
            a(1, 2) = 10*size(a, 1) + size(a, 2)
            if (present(b)) a(0, 1) = sum(b)
          end subroutine fill
        end module m
        """,
      library: .module(
        "m",
        [
          .inModule(
            "m", "fill", [.real("a", .colon, .colon), .integer("b", .colon).optional])
        ]),
      driver: """
        void swl_m_fill(double *, int32_t *, int64_t, int64_t, int64_t);
        int main(void) {
          double a[6]; int32_t b[3] = {1, 2, 3};
          swl_m_fill(a, NULL, 2, 3, 0);
          printf("%g %g\\n", a[0], a[3]);
          swl_m_fill(a, b, 2, 3, 3);
          printf("%g\\n", a[0]);
        }
        """)
    #expect(try await program.lines(with: compiler) == ["0 23", "6"])
  }

  @Test("NULL is an absent optional argument", arguments: FortranCompiler.allCases)
  func optional(compiler: FortranCompiler) async throws {
    let program = ShimProgram(
      fortran: """
        module m
        contains
          function which(a, s, l, x) result(mask)
            real(8), intent(in), optional :: a
            character(len=*), intent(in), optional :: s
            logical, intent(in), optional :: l
            real(8), intent(in), optional :: x(*)
            integer :: mask
            mask = 0
            if (present(a)) mask = mask + 1
            if (present(s)) mask = mask + 2*len(s)
            if (present(l)) then
              if (l) mask = mask + 100
            end if
            if (present(x)) mask = mask + int(x(2))
          end function which
        end module m
        """,
      library: .module(
        "m",
        [
          .inModule(
            "m", "which",
            [
              .real("a").optional, .string("s").optional, .logical("l").optional,
              .real("x", .star).optional,
            ],
            result: .integer("mask"))
        ]),
      driver: """
        int32_t swl_m_which(double *, char *, int32_t *, double *, size_t);
        int main(void) {
          double a = 1, x[2] = {1000, 2000}; char s[] = "abc"; int32_t l = 1;
          printf("%d\\n", swl_m_which(NULL, NULL, NULL, NULL, 0));
          printf("%d\\n", swl_m_which(&a, s, NULL, NULL, 3));
          printf("%d\\n", swl_m_which(NULL, NULL, &l, x, 0));
        }
        """,
      toleratedWarning: "non-interoperable intrinsic type LOGICAL")
    #expect(try await program.lines(with: compiler) == ["0", "7", "2100"])
  }

  @Test("strings come with their length, and are not copied", arguments: FortranCompiler.allCases)
  func strings(compiler: FortranCompiler) async throws {
    let program = ShimProgram(
      fortran: """
        module m
        contains
          subroutine shout(s, names, codes, c)
            character(len=*), intent(inout) :: s
            character(len=3), intent(inout) :: names(:)
            character(len=*), intent(inout) :: codes(2, *)
            character, intent(inout) :: c
            s(1:1) = achar(iachar(s(1:1)) - 32)
            s(len(s):) = '!'
            names(size(names)) = 'Z'
            codes(1, 2) = 'XY'
            c = 'q'
          end subroutine shout
          subroutine letters(c, n)
            character, intent(inout) :: c(n)
            integer, intent(in) :: n
            c(n) = 'n'
          end subroutine letters
        end module m
        """,
      library: .module(
        "m",
        [
          .inModule(
            "m", "shout",
            [
              .string("s"),
              .of("names", .character(length: .fixed(.integer(3))), [.colon]),
              .string("codes", .to(2), .star),
              .of("c", .character(length: .one)),
            ]),
          .inModule(
            "m", "letters", [.of("c", .character(length: .one), [.to("n")]), .integer("n")]),
        ]),
      driver: """
        void swl_m_shout(char *, char *, char *, char *, size_t, size_t, int64_t, size_t,
                         int64_t, int64_t);
        void swl_m_letters(char *, int32_t *);
        int main(void) {
          char s[] = "hello", names[] = "aaabbb", codes[] = "aabbccdd", c[] = "xyz"; int32_t n = 3;
          swl_m_shout(s, names, codes, c, 5, 3, 2, 2, 2, 2);
          printf("%s\\n%s\\n%s\\n%s\\n", s, names, codes, c);
          swl_m_letters(c, &n);
          printf("%s\\n", c);
        }
        """)
    #expect(
      try await program.lines(with: compiler) == ["Hell!", "aaaZ  ", "aabbXYdd", "qyz", "qyn"])
  }

  @Test("logicals of every size cross as integers", arguments: FortranCompiler.allCases)
  func logicals(compiler: FortranCompiler) async throws {
    let program = ShimProgram(
      fortran: """
        module m
        contains
          function negate(a, b, v) result(r)
            logical, intent(inout) :: a
            logical(8), intent(inout) :: b
            logical(1), value :: v
            logical(2) :: r
            a = .not. a
            b = .not. b
            r = v
          end function negate
          subroutine all_true(mask)
            logical, intent(inout) :: mask(:)
            mask = .true.
          end subroutine all_true
        end module m
        """,
      library: .module(
        "m",
        [
          .inModule(
            "m", "negate",
            [
              .logical("a"), .of("b", .logical(bytes: 8)), .of("v", .logical(bytes: 1)).byValue,
            ],
            result: .of("r", .logical(bytes: 2))),
          .inModule("m", "all_true", [.logical("mask", .colon)]),
        ]),
      driver: """
        int16_t swl_m_negate(int32_t *, int64_t *, int8_t);
        void swl_m_all_true(int32_t *, int64_t);
        int main(void) {
          int32_t a = 0; int64_t b = 1; int32_t mask[2] = {0, 0};
          int16_t r = swl_m_negate(&a, &b, 1);
          printf("%d %d %d\\n", a, (int)b, r);
          printf("%d\\n", swl_m_negate(&a, &b, 0));
          swl_m_all_true(mask, 2);
          printf("%d %d\\n", mask[0] != 0, mask[1] != 0);
        }
        """,
      toleratedWarning: "non-interoperable intrinsic type LOGICAL")
    #expect(try await program.lines(with: compiler) == ["1 0 1", "0", "1 1"])
  }

  @Test("results of every kind reach C", arguments: FortranCompiler.allCases)
  func results(compiler: FortranCompiler) async throws {
    let program = ShimProgram(
      fortran: """
        module m
        contains
          function root(x) result(z)
            real(8), value :: x
            complex(8) :: z
            z = cmplx(x, -x, 8)
          end function root
          function pad(n) result(s)
            integer, intent(in) :: n
            character(len=n) :: s
            s = 'ab'
          end function pad
          function table(x, n) result(t)
            integer, intent(in) :: n
            real(8), intent(in) :: x(:)
            real(8) :: t(n, size(x))
            integer :: i
            do i = 1, n
              t(i, :) = i*x
            end do
          end function table
          function words(n) result(w)
            integer, intent(in) :: n
            character(len=2) :: w(n)
            w = 'hi'
          end function words
          function signs(x) result(s)
            real(8), intent(in) :: x(:)
            logical :: s(size(x))
            s = x > 0
          end function signs
        end module m
        """,
      library: .module(
        "m",
        [
          .inModule(
            "m", "root", [.real("x").byValue], result: .of("z", .complex(bytes: 8))),
          .inModule(
            "m", "pad", [.integer("n")],
            result: .of("s", .character(length: .fixed(.name("n"))))),
          .inModule(
            "m", "table", [.real("x", .colon), .integer("n")],
            result: .real("t", .to("n"), .count(.call("size", [.name("x")])))),
          .inModule(
            "m", "words", [.integer("n")],
            result: .of("w", .character(length: .fixed(.integer(2))), [.to("n")])),
          .inModule(
            "m", "signs", [.real("x", .colon)],
            result: .logical("s", .count(.call("size", [.name("x")])))),
        ]),
      driver: """
        void swl_m_root(double, double complex *);
        void swl_m_pad(int32_t *, char *, size_t);
        void swl_m_table(double *, int32_t *, double *, int64_t, int64_t, int64_t);
        void swl_m_words(int32_t *, char *, size_t, int64_t);
        void swl_m_signs(double *, int32_t *, int64_t, int64_t);
        int main(void) {
          double complex z; char s[8] = "1234567"; int32_t n = 3, l[2]; double x[2] = {1, -2}, t[6];
          swl_m_root(2, &z);
          printf("%g %g\\n", creal(z), cimag(z));
          swl_m_pad(&n, s, 3);
          printf("%s|\\n", s);
          swl_m_table(x, &n, t, 2, 3, 2);
          printf("%g %g\\n", t[2], t[5]);
          swl_m_words(&n, s, 2, 3);
          printf("%s\\n", s);
          swl_m_signs(x, l, 2, 2);
          printf("%d %d\\n", l[0] != 0, l[1] != 0);
        }
        """,
      toleratedWarning: "non-interoperable intrinsic type LOGICAL")
    #expect(
      try await program.lines(with: compiler)
        == ["2 -2", "ab 4567|", "3 -6", "hihihi7", "1 0"])
  }

  @Test("call-backs pass through, with and without interface", arguments: FortranCompiler.allCases)
  func callbacks(compiler: FortranCompiler) async throws {
    let program = ShimProgram(
      fortran: """
        module m
        contains
          function integrate(f, x) result(r)
            interface
              function f(x) result(y)
                real(8), intent(in) :: x
                real(8) :: y
              end function f
            end interface
            real(8), intent(in) :: x
            real(8) :: r
            r = f(x) + f(2*x)
          end function integrate
          subroutine visit(g, n)
            external :: g
            integer, intent(inout) :: n
            call g(n)
          end subroutine visit
          subroutine spin(z, w)
            complex(8), external :: z
            complex(8), intent(out) :: w
            w = z(3d0)
          end subroutine spin
        end module m
        """,
      library: .module(
        "m",
        [
          .inModule(
            "m", "integrate", [.procedure("f", result: .doublePrecision), .real("x")],
            result: .real("r")),
          .inModule("m", "visit", [.procedure("g"), .integer("n")]),
          .inModule(
            "m", "spin",
            [.procedure("z", result: .complex(bytes: 8)), .of("w", .complex(bytes: 8))]),
        ]),
      driver: """
        double swl_m_integrate(double (*)(double *), double *);
        void swl_m_visit(void (*)(int32_t *), int32_t *);
        void swl_m_spin(double complex (*)(double *), double complex *);
        static double square(double *x) { return *x * *x; }
        static void next(int32_t *n) { *n += 1; }
        static double complex turn(double *x) { return *x * I; }
        int main(void) {
          double x = 3; int32_t n = 41; double complex w;
          printf("%g\\n", swl_m_integrate(square, &x));
          swl_m_visit(next, &n);
          printf("%d\\n", n);
          swl_m_spin(turn, &w);
          printf("%g %g\\n", creal(w), cimag(w));
        }
        """,
      toleratedWarning: "implicit interface which is not known to be compatible")
    #expect(try await program.lines(with: compiler) == ["45", "42", "0 3"])
  }

  @Test(
    "names of the shim's own needs may be the user's too", arguments: FortranCompiler.allCases)
  func clashingNames(compiler: FortranCompiler) async throws {
    let program = ShimProgram(
      fortran: """
        module size
        contains
          function c_ptr(c_double, merge, c_f_pointer, real, swl_target, len) result(status)
            real(8), intent(in) :: c_double, real
            logical, intent(in) :: merge
            character(len=*), intent(in) :: c_f_pointer
            integer, intent(in) :: swl_target(:)
            integer, intent(in) :: len
            logical :: status
            status = merge .and. c_f_pointer == 'yes' .and. c_double < real .and. swl_target(2) == len
          end function c_ptr
        end module size
        """,
      library: .module(
        "size",
        [
          .inModule(
            "size", "c_ptr",
            [
              .real("c_double"), .logical("merge"), .string("c_f_pointer"), .real("real"),
              .integer("swl_target", .colon), .integer("len"),
            ],
            result: .logical("status"))
        ]),
      driver: """
        int32_t swl_size_c_ptr(double *, int32_t *, char *, double *, int32_t *, int32_t *,
                               size_t, int64_t);
        int main(void) {
          double a = 1, b = 2; int32_t yes = 1, t[2] = {5, 6}, l = 6; char s[] = "yes";
          printf("%d\\n", swl_size_c_ptr(&a, &yes, s, &b, t, &l, 3, 2));
          printf("%d\\n", swl_size_c_ptr(&b, &yes, s, &a, t, &l, 3, 2));
        }
        """)
    #expect(try await program.lines(with: compiler) == ["1", "0"])
  }

  @Test("pointers that are only read point at C's memory", arguments: FortranCompiler.allCases)
  func pointers(compiler: FortranCompiler) async throws {
    func pointer(_ argument: Argument) -> Argument {
      var copy = argument
      copy.isPointer = true
      copy.intent = .in
      return copy
    }
    let program = ShimProgram(
      fortran: """
        module m
        contains
          subroutine add(a, n)
            real(8), pointer, intent(in) :: a(:, :)
            integer, pointer, intent(in) :: n
            a = a + n
          end subroutine add
        end module m
        """,
      library: .module(
        "m",
        [
          .inModule(
            "m", "add",
            [pointer(.real("a", .deferred, .deferred)), pointer(.integer("n"))])
        ]),
      driver: """
        void swl_m_add(double *, int32_t *, int64_t, int64_t);
        int main(void) {
          double a[4] = {1, 2, 3, 4}; int32_t n = 10;
          swl_m_add(a, &n, 2, 2);
          printf("%g %g\\n", a[0], a[3]);
        }
        """)
    #expect(try await program.lines(with: compiler) == ["11 14"])
  }
}

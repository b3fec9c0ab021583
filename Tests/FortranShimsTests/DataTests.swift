import Interface
import Testing

@testable import FortranShims

@Suite("C reaches the data of modules and COMMON blocks")
struct DataTests {
  private static let visitor = """
    static void show(void *context, int32_t index, void *address, size_t length,
                     const int64_t *extents, const int64_t *strides) {
      void **found = context;
      printf("%d:%d", index, (int)length);
      if (extents) printf(" [%d", (int)extents[0]);
      if (strides) printf(" by %d", (int)strides[0]);
      printf("\\n");
      if (found) found[index] = address;
    }

    """

  @Test("addresses are the variables' own", arguments: FortranCompiler.allCases)
  func moduleVariables(compiler: FortranCompiler) async throws {
    let program = ShimProgram(
      fortran: """
        module m
          integer :: i = 7
          real(8) :: a(2, 0:2) = 1
          character(len=5) :: s = 'abcde'
          character :: c(3) = 'x'
          logical :: flag = .true.
          complex(8), protected :: z = (1, 2)
          real(8), parameter :: pi = 3.5d0, steps(3) = [1d0, 2d0, 4d0]
          character(len=*), parameter :: title = 'hello'
          integer :: visit = 9
          real(8) :: empty(0)
        contains
          function check() result(n)
            integer :: n
            n = i + int(a(2, 2)) + visit
          end function check
        end module m
        """,
      library: .module(
        "m", [.inModule("m", "check", result: .integer("n"))],
        variables: [
          .of("i", .defaultInteger), .of("a", .doublePrecision, .to(2), .to(3)),
          .of("s", .character(length: .fixed(.integer(5)))),
          .of("c", .character(length: .one), .to(3)), .of("flag", .defaultLogical),
          .of("z", .complex(bytes: 8)), .of("pi", .doublePrecision).constant,
          .of("steps", .doublePrecision, .to(3)).constant,
          .of("title", .character(length: .assumed)).constant,
          .of("visit", .defaultInteger), .of("empty", .doublePrecision, .to(0)),
        ]),
      driver: """
        void swl_data_m(swl_visit, void *);
        int32_t swl_m_check(void);
        """ + "\n" + Self.visitor + """
          static void copy(void *context, int32_t index, void *address, size_t length,
                           const int64_t *extents, const int64_t *strides) {
            if (index == 6) printf("%g\\n", *(double *)address);
            if (index == 7) printf("%g\\n", ((double *)address)[2]);
            if (index == 8) printf("%.*s\\n", (int)length, (char *)address);
          }
          int main(void) {
            void *found[16] = {0};
            swl_data_m(show, found);
            swl_data_m(copy, NULL);
            *(int32_t *)found[0] = 100; ((double *)found[1])[5] = 20;
            printf("%d %.5s %g\\n", swl_m_check(), (char *)found[2], *(double *)found[5]);
          }
          """)
    #expect(
      try await program.lines(with: compiler) == [
        "0:0", "1:0 [2", "2:5", "3:1 [3", "4:0", "5:0", "6:0", "7:0 [3", "8:5", "9:0", "10:0 [0",
        "3.5", "4", "hello", "129 abcde 1",
      ])
  }

  @Test("allocatables are allocated, resized and freed", arguments: FortranCompiler.allCases)
  func allocatables(compiler: FortranCompiler) async throws {
    let program = ShimProgram(
      fortran: """
        module m
          real(8), allocatable :: a(:, :)
          character(len=:), allocatable :: s
          character(len=4), allocatable :: names(:)
          integer, allocatable :: i
        contains
          function check() result(n)
            integer :: n
            n = 0
            if (allocated(a)) n = 10*size(a, 1) + size(a, 2)
            if (allocated(s)) n = n + 100*len(s)
            if (allocated(i)) n = n + 10000*i
          end function check
        end module m
        """,
      library: .module(
        "m", [.inModule("m", "check", result: .integer("n"))],
        variables: [
          .of("a", .doublePrecision, .deferred, .deferred).allocatable,
          .of("s", .character(length: .deferred)).allocatable,
          .of("names", .character(length: .fixed(.integer(4))), .deferred).allocatable,
          .of("i", .defaultInteger).allocatable,
        ]),
      driver: """
        int32_t swl_data_m_a(int32_t, const int64_t *, swl_visit, void *);
        int32_t swl_data_m_s(int32_t, const int64_t *, swl_visit, void *);
        int32_t swl_data_m_names(int32_t, const int64_t *, swl_visit, void *);
        int32_t swl_data_m_i(int32_t, const int64_t *, swl_visit, void *);
        int32_t swl_m_check(void);
        """ + "\n" + Self.visitor + """
          int main(void) {
            int64_t shape[3] = {3, 4, 0}, length[1] = {6}, huge[3] = {-1, 4, 0}, two[2] = {2, 0};
            void *found[4] = {0}; int s;
            printf("%d\\n", swl_data_m_a(0, shape, show, found));
            printf("%d\\n", swl_data_m_a(1, shape, show, found));
            ((double *)found[0])[11] = 5;
            shape[0] = 5;
            s = swl_data_m_a(1, shape, show, found);
            printf("%d %d\\n", s, swl_m_check());
            printf("%d\\n", swl_data_m_a(1, huge, show, found) != 0);
            s = swl_data_m_a(2, shape, show, found);
            printf("%d %d\\n", s, swl_m_check());
            s = swl_data_m_s(1, length, show, found);
            printf("%d %d\\n", s, swl_m_check());
            swl_data_m_names(1, two, show, found);
            swl_data_m_i(1, two, show, found);
            *(int32_t *)found[3] = 3;
            printf("%d\\n", swl_m_check());
          }
          """)
    #expect(
      try await program.lines(with: compiler) == [
        "0", "0:0 [3", "0", "0:0 [5", "0 54", "0:0 [5", "1", "0 0", "1:6", "0 600", "2:4 [2",
        "3:0", "30600",
      ])
  }

  @Test("pointers show their target, also a section", arguments: FortranCompiler.allCases)
  func pointers(compiler: FortranCompiler) async throws {
    let program = ShimProgram(
      fortran: """
        module m
          real(8), target :: grid(10, 10) = 0
          real(8), pointer :: p(:, :) => null()
          integer, pointer :: n => null()
        contains
          subroutine associate_them()
            grid(3, 5) = 42
            p => grid(1:9:2, 2:10:3)
            allocate(n)
            n = 5
          end subroutine associate_them
        end module m
        """,
      library: .module(
        "m", [.inModule("m", "associate_them")],
        variables: [
          .of("grid", .doublePrecision, .to(10), .to(10)),
          .of("p", .doublePrecision, .deferred, .deferred).pointer,
          .of("n", .defaultInteger).pointer,
        ]),
      driver: """
        void swl_data_m(swl_visit, void *), swl_data_m_p(swl_visit, void *);
        void swl_data_m_n(swl_visit, void *), swl_m_associate_them(void);
        """ + "\n" + Self.visitor + """
          static void section(void *context, int32_t index, void *address, size_t length,
                              const int64_t *extents, const int64_t *strides) {
            printf("%g %d %d\\n", *(double *)((char *)address + strides[0] + strides[1]),
                   (int)extents[1], (int)strides[1]);
          }
          int main(void) {
            void *found[4] = {0};
            swl_data_m(show, found);
            swl_data_m_p(show, found);
            swl_data_m_n(show, found);
            swl_m_associate_them();
            swl_data_m_p(section, NULL);
            swl_data_m_n(show, found);
            printf("%d\\n", *(int32_t *)found[2]);
          }
          """)
    #expect(try await program.lines(with: compiler) == ["0:0 [10", "42 3 240", "2:0", "5"])
  }

  @Test("COMMON blocks are laid out as the model says", arguments: FortranCompiler.allCases)
  func common(compiler: FortranCompiler) async throws {
    var library = Library.common(
      "block", .of("x", .doublePrecision), .of("shape", .defaultInteger, .to(2), .to(3)),
      .of("text", .character(length: .fixed(.integer(4))), .to(2)))
    library.scopes += Library.common("_blnk_", .of("k", .defaultInteger)).scopes
    let program = ShimProgram(
      fortran: """
        subroutine fill()
          double precision x
          integer bar(2, 3), k
          character*4 text(2)
          common /block/ x, bar, text
          common k
          x = 1.5
          bar(2, 3) = 6
          text(2) = 'wxyz'
          k = 11
        end subroutine fill
        """,
      library: library,
      driver: """
        void swl_common_block(swl_visit, void *), swl_common__blnk_(swl_visit, void *);
        void fill_(void);
        """ + "\n" + Self.visitor + """
          int main(void) {
            void *found[3] = {0}, *blank[1];
            fill_();
            swl_common_block(show, found);
            swl_common__blnk_(show, blank);
            printf("%g %d %.4s %d\\n", *(double *)found[0], ((int32_t *)found[1])[5],
                   (char *)found[2] + 4, *(int32_t *)blank[0]);
          }
          """, toleratedWarning: "COMMON block at")
    #expect(
      try await program.lines(with: compiler)
        == ["0:0", "1:0 [2", "2:4 [2", "0:0", "1.5 6 wxyz 11"])
  }
}

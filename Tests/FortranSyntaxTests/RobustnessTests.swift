import FortranSyntax
import Interface
import Testing

private let forms: [SourceForm] = [.fixed, .free, .signature]

private func parse(_ bytes: [UInt8], _ form: SourceForm) -> ParsedFile {
  StatementParser(form: form).parse(SourceFile(path: "t", bytes: bytes))
}

/// splitmix64: the same bytes in every run.
private struct Generator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

private let seeds = [
  """
        SUBROUTINE FOO(A, N,
       &   B)
  Cf2py intent(in) a
  Cf2py integer intent(hide),depend(a) :: n=shape(a,0)
        DOUBLE PRECISION A(N), B*4(0:*)  ! trailing
        CHARACTER*(*) S*3
        PARAMETER (PI = 3.14D0, K=1_8)
        DATA X/3*4HABCD/, (A(I),I=1,3)/1,2,3/
        COMMON /BLK/ Z, W(3) // Q
        IMPLICIT REAL*8 (A-H), TYPE(T) (Q)
     10 CONTINUE
        END
  """,
  """
  module m; use, intrinsic :: iso_c_binding, only: c_int, d => c_double
    type, extends(b) :: foo
      real(kind=dp), dimension(:,:), allocatable :: a
    end type foo
    real(d), parameter :: x(2) = [real(d) :: 1.0_d, (2d0*i, i=1,2)]
    interface operator(+)
      module procedure add
    end interface
  contains
    pure recursive real(8) function f(x, &
        n) result(r)
      procedure(g), pointer :: p => null()
      if (x > 3) end = 5
    end function f
  end module
  """,
  """
  python module m ! in
    interface
      subroutine foo(a,n)
        callstatement { int i; if (!x) (*f2py_func)(&a, &
           n); }
        integer, optional, intent(in), depend(a), check(len(a)>=n && n%2 != 0) :: n = len(a)
        character, intent(in), check(trans=='N') :: trans = 'N'
        real*8 intent(out), dimension((side?n:m), n*(n+1)/2) :: a
        usercode '''
    int x; ! no
    '''
        y = f(x)
      end subroutine foo
    end interface
  end python module m
  """,
]

@Test(arguments: 0..<12)
func mutatedSourcesNeverTrap(_ round: Int) {
  var random = Generator(state: UInt64(round) &* 7919)
  let alphabet = Array("()[]{}'\"!&;:,=*/%<>.+-_0129aeEdDhHzZ \t\n\r\0'''f2py".utf8) + [0xFF, 0xC3]
  for seed in seeds {
    for _ in 0..<40 {
      var bytes = Array(seed.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(alphabet.randomElement(using: &random) ?? 0x28, at: place)
        case 2: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
        default:
          let stop = min(bytes.count, place + Int.random(in: 1...40, using: &random))
          let piece = Array(bytes[place..<stop])
          bytes.insert(
            contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
        }
      }
      for form in forms {
        let file = parse(bytes, form)
        let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
        for statement in file.statements { #expect(statement.location.line <= lines) }
        for statement in file.statements {
          _ = StatementParser(form: form).calls(of: ["f", "foo", "x"], in: statement)
        }
      }
    }
  }
}

@Test func everyPrefixOfASourceIsRead() {
  for seed in seeds {
    let bytes = Array(seed.utf8)
    for count in 0...bytes.count {
      for form in forms { _ = parse(Array(bytes.prefix(count)), form) }
    }
  }
}

@Test func deepNestingIsAnErrorNotACrash() {
  for open in ["(", "-", "f(", "[", ".not.", "2**", "a%b(", "(/"] {
    let text = "integer :: x = " + String(repeating: open, count: 100_000)
    let (_, diagnostics) = read(text, .free)
    #expect(diagnostics.count == 1)
  }
  for open in ["(", "!", "*", "&", "(int)", "a?", "x[", "{"] {
    let text = "integer :: x = " + String(repeating: open, count: 100_000)
    let (_, diagnostics) = read(text, .signature)
    #expect(diagnostics.count == 1)
  }
  let chain = "integer :: x = 1" + String(repeating: "+1", count: 100_000)
  let (_, diagnostics) = read(chain, .free)
  #expect(diagnostics == ["error 1:2017+1 this expression has more than 1000 operators in a row"])
}

@Test func aLineOfTenMegabytesIsRead() {
  let names = (0..<1_250_000).map { "n\(1_000_000 + $0)" }.joined(separator: ",")
  let file = parse(Array("external \(names)".utf8), .free)
  guard case .attribute(.external, let entities) = file.statements.first?.kind else {
    Issue.record("expected one statement")
    return
  }
  #expect(entities.count == 1_250_000)
  #expect(
    parse([UInt8](repeating: UInt8(ascii: "("), count: 10_000_000), .free).statements.count == 1)
}

@Test func binaryFilesAreRefused() {
  for bytes in [
    [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], Array("!<arch>\nfoo.o/".utf8),
    (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 37) },
  ] {
    let file = parse(bytes, .fixed)
    #expect(file.diagnostics.map(\.message) == ["'t' is not a text file"])
    #expect(file.statements.isEmpty)
  }
  #expect(parse([0xFF, 0xFE, 0x20, 0], .free).diagnostics.map(\.message) == ["'t' is in UTF-16"])
}

@Test func aStrayNULCountsAsABlank() {
  let text = "subroutine foo(a,\0b)\n" + String(repeating: "! comment\n", count: 10)
  #expect(
    parse(Array(text.utf8), .free).statements.map { render($0.kind) } == ["subroutine foo(a b)"])
}

@Test func anEmptyFileHasNoStatements() {
  for form in forms { #expect(parse([], form).statements.isEmpty) }
}

import Testing

@testable import Interface

@Suite("The model as text")
struct LibraryPrinterTests {
  @Test func `prints what is not at its default`() {
    var n = Argument(name: "n", type: .integer(bytes: 4, signed: false))
    n.intent = [.in, .copy]
    n.initialValue = .call("len", [.name("x")])
    n.isOptional = true
    n.checks = [Check(condition: .integer(1), text: "n > 0")]
    n.dependencies = ["x"]
    var x = Argument(name: "x", type: .complex(bytes: 8))
    x.dimensions = [
      Dimension(lowerBound: .integer(0), extent: .upperBound(.name("n"))),
      Dimension(extent: .assumedSize),
    ]
    x.documentation = "first\nsecond"
    var f = Argument(name: "f", type: .procedure)
    f.callback = Callback(routine: Routine(name: "g"), moduleName: "u", localName: "f")
    var routine = Routine(
      name: "s", arguments: [n, x, f], result: Argument(name: "r", type: .doublePrecision))
    routine.foreignName = "t"
    routine.directives.isThreadsafe = true
    var library = Library(name: "m")
    library.routines = [routine]
    var scope = Scope(name: "c", kind: .common)
    scope.variables = [Variable(name: "v", type: .character(length: .fixed(.integer(3))))]
    library.scopes = [scope]
    library.skipped = [Skipped(name: "q", reason: "no")]
    #expect(
      LibraryPrinter().print(library) == """
        library m
          function s
            foreign name t
            threadsafe
            argument n: unsigned integer*4 intent(in,copy) optional = len(x)
              check n > 0
              depends on x
            argument x: complex*16(0:n,*)
              documentation:
                | first
                | second
            argument f: procedure
              call-back f from u
                subroutine g
                  call: required ()
            result r: real*8
            call: required (x, f) optional (n) returns (r)
          common c
            variable v: character*(3)
          skipped q: no

        """)
  }

  @Test func `places are printed on demand`() {
    var library = Library(name: "m")
    var routine = Routine(name: "s")
    routine.location = SourceLocation(
      file: SourceFile(path: "a.f", text: ""), line: 3, column: 7)
    library.routines = [routine]
    #expect(LibraryPrinter(showsLocations: true).print(library).contains("s  ! a.f:3:7\n"))
  }
}

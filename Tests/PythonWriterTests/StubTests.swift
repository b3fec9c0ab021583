import Interface
import Testing

@testable import PythonWriter

@Suite struct StubTests {
  @Test func signatureShowsLiteralsAndNoneForWhatIsComputed() {
    var n = Argument(name: "n", type: .defaultInteger)
    n.initialValue = .call("len", [.name("x")])
    var x = Argument(name: "x", type: .doublePrecision)
    x.dimensions = [.count(.name("n"))]
    x.intent = [.in, .copy]
    var scale = Argument(name: "scale", type: .doublePrecision)
    scale.initialValue = .unary(.minus, .real("1.5e-3", bytes: 8))
    var z = Argument(name: "z", type: .complex(bytes: 8))
    z.initialValue = .complex(.integer(0), .real("1.", bytes: 4))
    let lambda = Argument(name: "lambda", type: .doublePrecision)
    let f = Argument(name: "f", type: .procedure)
    let routine = Routine(name: "t", arguments: [n, x, scale, z, lambda, f])
    #expect(
      TextSignature.routine(routine)
        == "(x, lambda_, f, n=None, scale=-1.5e-3, z=0.0+1.j, overwrite_x=0, f_extra_args=())")
  }

  @Test func stubTypesArgumentsAndResults() {
    var library = Library(name: "mod")
    library.routines = [Samples.arrays, Samples.callbacks]
    let stub = StubWriter().write(library)
    #expect(
      stub.contains(
        """
        def s1(
            x: ArrayLike,
            z: ArrayLike,
            flag: _Logical,
            c: _Complex,
            str: str | bytes,
            str2: str | bytes,
            ca: str | bytes,
            n: SupportsIndex | None = ...,
            k: NDArray[np.int32] | None = ...,
        ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
            \"""y,z = s1(x,z,flag,c,str,str2,ca,[n,k])
        """))
    #expect(
      stub.contains(
        """
        def foo(
            f: Callable[..., _Real],
            g: Callable[..., _Real],
            x: _Real,
            f_extra_args: tuple[Any, ...] = (),
            g_extra_args: tuple[Any, ...] = (),
        ) -> float:
        """))
  }

  @Test func modulesAndCommonBlocksAreObjectsWithAttributes() {
    var library = Library(name: "mod")
    var module = Scope(name: "data", kind: .module)
    var pi = Variable(name: "pi", type: .doublePrecision)
    pi.isConstant = true
    var table = Variable(name: "table", type: .defaultReal)
    table.dimensions = [Dimension(extent: .deferred)]
    table.isAllocatable = true
    module.variables = [pi, table]
    module.routines = [Routine(name: "run")]
    library.scopes = [module]
    #expect(
      StubWriter().write(library).hasSuffix(
        """
        class _module_data:
            \"""Fortran module data.\"""

            @property
            def pi(self) -> NDArray[np.float64]: ...

            @property
            def table(self) -> NDArray[np.float32] | None: ...
            @table.setter
            def table(self, value: ArrayLike | None) -> None: ...

            @staticmethod
            def run() -> None:
                \"""run()

                Wrapper for ``run``.
                \"""
                ...


        data: _module_data

        """))
  }

  @Test func boundsReadAsF2pyWritesThem() {
    let n = Expression.name("n")
    let m = Expression.name("m")
    func text(_ expression: Expression) -> String { CanonicalText.of(expression) }
    #expect(
      text(.binary(.subtract, .binary(.multiply, .integer(2), n), .integer(1))) == "-1 + 2 * n")
    #expect(text(.binary(.multiply, n, .binary(.add, m, .integer(1)))) == "n + m * n")
    #expect(
      text(.call("max", [.integer(1), .binary(.multiply, n, m)])) == "max(1, m * n)")
    #expect(text(.binary(.subtract, n, n)) == "0")
    #expect(text(.binary(.multiply, n, n)) == "n * n")
    #expect(text(.conditional(n, m, n)) == "(n?m:n)")
  }
}

extension StubTests {
  @Test func namesThatHideBuiltinsAreNotUsedAsTypes() {
    var library = Library(name: "mod")
    var module = Scope(name: "data", kind: .module)
    module.variables = [
      Variable(name: "float", type: .doublePrecision), Variable(name: "np", type: .defaultReal),
    ]
    let x = Argument(name: "x", type: .doublePrecision)
    module.routines = [Routine(name: "square", arguments: [x], result: x)]
    library.scopes = [module]
    let stub = StubWriter().write(library)
    #expect(stub.contains("import builtins as _builtins\n"))
    #expect(stub.contains("def float(self) -> NDArray[_np.float64]: ..."))
    #expect(stub.contains("def square(x: _Real) -> _builtins.float:"))
  }

  @Test func commentsCannotEndTheDocstring() {
    var routine = Routine(name: "go")
    routine.documentation = "says \"\"\"hello\"\"\" \\"
    var library = Library(name: "mod")
    library.routines = [routine]
    #expect(
      StubWriter().write(library).contains(
        "    r\"\"\"go()\n\n    Wrapper for ``go``.\n\n    says '''hello''' \\\n    \"\"\"\n"))
  }
}

import Interface
import Testing

@testable import SignatureFile

@Suite("Reading signature files")
struct ReaderTests {
  static func output(
    _ text: String, includes: [String: String] = [:], foldsCase: Bool = true
  ) throws -> SignatureReader.Output {
    var options = SignatureReader.Options()
    options.foldsCase = foldsCase
    options.readFile = { path in
      guard let text = includes[path] else { throw UserError("cannot open '\(path)'") }
      return SourceFile(path: path, text: text)
    }
    return try SignatureReader(options: options).read(SourceFile(path: "a.pyf", text: text))
  }

  static func library(_ text: String) throws -> Library { try output(text).library }

  /// The one routine of a file with this body.
  static func routine(_ body: String) throws -> Routine {
    let library = try library(
      "python module m\ninterface\n\(body)\nend interface\nend python module m\n")
    return try #require(library.routines.first)
  }

  static func messages(_ text: String, includes: [String: String] = [:]) -> [String] {
    do {
      return try output(text, includes: includes).warnings.map { "\($0.message)" }
    } catch let error as UserError {
      return error.diagnostics.map { "\($0.location?.description ?? ""): \($0.message)" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `a routine with every attribute`() throws {
    let routine = try Self.routine(
      """
      subroutine f(n,x,y,s)
        integer optional,intent(in),check(len(x)>=n),depend(x) :: n=len(x)
        real*8 dimension(n),intent(in,out,copy,out=z),note(the input) :: x
        complex*16 intent(hide,cache),dimension(0:n,*),depend(n) :: y
        character*(*) required :: s = "a"
      end subroutine f
      """)
    #expect(routine.name == "f")
    #expect(routine.arguments.map(\.name) == ["n", "x", "y", "s"])
    let n = routine.arguments[0]
    #expect(n.type == .integer(bytes: 4))
    #expect(n.isOptional && n.intent == .in && n.dependencies == ["x"])
    #expect(n.initialValue == .call("len", [.name("x")]))
    #expect(n.checks.map(\.text) == ["len(x)>=n"])
    let x = routine.arguments[1]
    #expect(x.type == .real(bytes: 8) && x.dimensions == [.count(.name("n"))])
    #expect(x.intent == [.in, .out, .copy] && x.outName == "z" && x.note == "the input")
    let y = routine.arguments[2]
    #expect(y.type == .complex(bytes: 8) && y.intent == [.hide, .cache])
    #expect(
      y.dimensions == [
        Dimension(lowerBound: .integer(0), extent: .upperBound(.name("n"))),
        Dimension(extent: .assumedSize),
      ])
    let s = routine.arguments[3]
    #expect(s.type == .character(length: .assumed) && s.isRequired)
    #expect(s.initialValue == .string(Array("a".utf8)))
  }

  @Test func `statements about the routine as a whole`() throws {
    let routine = try Self.routine(
      """
      subroutine f(x)
        intent(c) f
        fortranname real_f
        callstatement (*f2py_func)(&x)
        callprotoargument double*
        threadsafe
        usercode '''
      int a = 1;
      '''
        pymethoddef '''
      {"g", g, 0, "" },
      '''
        real*8 intent(c) :: x
      end subroutine f
      """)
    let directives = routine.directives
    #expect(directives.isC && directives.isThreadsafe)
    #expect(routine.foreignName == "real_f")
    #expect(directives.callStatement == "(*f2py_func)(&x)")
    #expect(directives.callProtoArgument == "double*")
    #expect(directives.userCode.map { $0.contains("int a = 1;") } == [true])
    #expect(directives.pymethoddef?.contains("{\"g\", g, 0, \"\" },") == true)
    #expect(routine.arguments[0].intent == .c)
  }

  @Test func `an empty fortranname means no symbol`() throws {
    let routine = try Self.routine(
      "subroutine f()\nfortranname\ncallstatement g()\nend subroutine f")
    #expect(routine.foreignName.isEmpty)
  }

  @Test func `intent c alone speaks of the arguments, not of the symbol`() throws {
    let routine = try Self.routine(
      "subroutine f(n)\nintent(c)\ninteger n\nend subroutine f")
    #expect(!routine.directives.isC)
    #expect(routine.arguments[0].intent == .c)
  }

  @Test func `functions, their results and unsigned integers`() throws {
    let routine = try Self.routine(
      "function f(x) result (y)\ninteger*-2 x\nreal(kind=8) :: y\nend function f")
    #expect(routine.result?.name == "y")
    #expect(routine.result?.type == .real(bytes: 8))
    #expect(routine.arguments[0].type == .integer(bytes: 2, signed: false))
  }

  @Test func `auxiliary variables and global call-backs follow the dummies`() throws {
    let library = try Self.library(
      """
      python module cb__user__routines
        interface
          subroutine fun(x)
            real x
          end subroutine fun
        end interface
      end python module
      python module m
        interface
          subroutine f(x)
            use cb__user__routines
            real x
            integer intent(aux) :: k = 3
            intent(callback) fun
            external fun
          end subroutine f
        end interface
      end python module m
      """)
    let routine = library.routines[0]
    #expect(routine.arguments.map(\.name) == ["x", "k", "fun"])
    #expect(routine.arguments.map(\.isPassed) == [true, false, false])
    #expect(routine.arguments[2].callback?.moduleName == "cb__user__routines")
  }

  @Test func `call-backs may be renamed, stand after their use, and nest`() throws {
    let library = try Self.library(
      """
      python module m
        interface
          subroutine f(g)
            use f__user__routines, g=>outer
            external g
          end subroutine f
        end interface
      end python module m
      python module f__user__routines
        interface
          function outer(h,x) result (y)
            use h__user__routines
            external h
            real x, y
          end function outer
        end interface
      end python module
      python module h__user__routines
        interface
          subroutine h(k)
            integer k
          end subroutine h
        end interface
      end python module
      """)
    let callback = try #require(library.routines[0].arguments[0].callback)
    #expect(callback.localName == "g")
    #expect(callback.routine.name == "outer")
    let inner = try #require(callback.routine.arguments[0].callback)
    #expect(inner.routine.arguments.map(\.name) == ["k"])
  }

  @Test func `a call-back's interface may stand in the routine`() throws {
    let routine = try Self.routine(
      """
      subroutine f(g)
        interface
          subroutine g(x)
            real x
          end subroutine g
        end interface
        external g
      end subroutine f
      """)
    #expect(routine.arguments[0].type == .procedure)
    #expect(routine.arguments[0].callback?.routine.arguments.map(\.name) == ["x"])
  }

  @Test func `modules, COMMON blocks and block data`() throws {
    let library = try Self.library(
      """
      python module m
        interface
          module data
            integer, parameter :: k = 3
            real, allocatable, dimension(:) :: a
            double precision dimension(k) :: b
          contains
            subroutine inside(x)
              real x
            end subroutine inside
          end module data
          block data
            integer i
            common /one/ i, r(2)
          end block data
          subroutine f
            real z
            common z
          end subroutine f
        end interface
      end python module m
      """)
    #expect(library.scopes.map(\.name) == ["data", "one", "_blnk_"])
    let module = library.scopes[0]
    #expect(module.variables.map(\.name) == ["k", "a", "b"])
    #expect(module.variables[0].isConstant && module.variables[0].value == .integer(3))
    #expect(module.variables[1].isAllocatable)
    #expect(module.variables[2].dimensions == [.count(.integer(3))])
    #expect(module.routines.map(\.linkage) == [.fortranModule("data")])
    #expect(library.scopes[1].variables.map(\.name) == ["i", "r"])
    #expect(library.scopes[1].variables[1].dimensions == [.count(.integer(2))])
  }

  @Test func `user code of the module in its order`() throws {
    let library = try Self.library(
      "python module m\nusercode '''\n#define A\n'''\nusercode '''\nb();\n'''\nend python module m\n"
    )
    #expect(library.userCode.map { $0.contains("#define A") } == [true, false])
    #expect(library.userCode.count == 2)
  }

  @Test func `entries become routines of their own`() throws {
    let library = try Self.library(
      """
      python module m
      interface
      subroutine f(x)
        real x
        integer n
        entry g(x,n)
      end subroutine f
      end interface
      end python module
      """)
    #expect(library.routines.map(\.name) == ["f", "g"])
    #expect(library.routines[1].entryOf == "f")
    #expect(library.routines[1].arguments.map(\.name) == ["x", "n"])
  }

  @Test func `bare routines make a library that the caller names`() throws {
    let output = try Self.output("subroutine f(x)\nreal x\nend subroutine f\n")
    #expect(output.library.name == "untitled" && !output.isNamed)
    #expect(output.library.routines.map(\.name) == ["f"])
  }

  @Test func `includes are read in place`() throws {
    let output = try Self.output(
      "python module m\ninterface\ninclude 'f.inc'\nend interface\nend python module m\n",
      includes: ["f.inc": "subroutine f(x)\nreal x\nend subroutine f\n"])
    #expect(output.library.routines.map(\.name) == ["f"])
  }

  @Test func `case is kept where it is not folded`() throws {
    let text = "subroutine Foo(X)\nreal X\nend subroutine Foo\n"
    #expect(try Self.output(text).library.routines.map(\.name) == ["foo"])
    let kept = try Self.output(text, foldsCase: false).library.routines[0]
    #expect(kept.name == "Foo" && kept.arguments.map(\.name) == ["X"])
  }

  @Test func `conditions and arrays in C`() throws {
    let routine = try Self.routine(
      """
      subroutine f(a,n)
        integer dimension(3) :: a
        integer :: n = (len(a)<=1?a[0]:2*a[1])
      end subroutine f
      """)
    let value = try #require(routine.arguments[1].initialValue)
    #expect(value.names.contains("a"))
    #expect(value.text(arrays: ["a"]) == "(len(a) <= 1 ? a[0] : 2 * a[1])")
  }
}

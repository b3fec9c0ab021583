import FortranReader
import Interface
import Testing

/// Constant expressions as F2018 10.1.12 has them, seen through the values of module parameters.
@Suite struct ConstantTests {
  private func value(_ declaration: String) throws -> Expression? {
    let library = try read("module m\n  \(declaration)\nend module\n").library
    return library.scope("m")?.variables.last?.value
  }

  @Test(
    arguments: [
      ("2 + 3*4", 14), ("7/2", 3), ("(-7)/2", -3), ("2**10", 1024), ("mod(-7, 3)", -1),
      ("modulo(-7, 3)", 2), ("max(3, 9, 4)", 9), ("min(3, 9)", 3), ("abs(-5)", 5),
      ("int(3.9)", 3), ("nint(2.5)", 3), ("huge(1)", 2_147_483_647), ("bit_size(1_8)", 64),
      ("digits(1.0)", 24), ("precision(1d0)", 15), ("range(1d0)", 307), ("range(1)", 9),
      ("size([1, 2, 3])", 3), ("sum([1, 2, 3])", 6), ("product([2, 3, 4])", 24),
      ("ichar('A')", 65), ("iachar('a')", 97), ("len('abc')", 3), ("len_trim('ab  ')", 2),
      ("index('hello', 'l')", 3), ("ceiling(1.2)", 2), ("floor(-1.2)", -2),
      ("merge(1, 2, 3 > 2)", 1), ("ishft(1, 4)", 16), ("maxval([4, 9, 2])", 9),
      ("selected_real_kind(15)", 8), ("selected_real_kind(100)", -1),
      ("selected_char_kind('ASCII')", 1), ("kind('a')", 1), ("kind(.true.)", 4),
      ("sum([(i*i, i = 1, 4)])", 30), ("size(reshape([1,2,3,4,5,6], [2,3]), 2)", 3),
      ("storage_size(1d0)", 64), ("maxexponent(1.0)", 128), ("len(repeat('ab', 3))", 6),
      ("len(trim('ab  '))", 2), ("z'ff'", 255), ("iand(12, 10)", 8), ("sign(3, -1)", -3),
      ("count([.true., .false., .true.])", 2), ("int(sqrt(16.0))", 4),
    ])
  func `an integer constant is evaluated`(text: String, expected: Int) throws {
    #expect(try value("integer, parameter :: c = \(text)")?.integerValue == expected)
  }

  @Test func `real constants keep their kind's precision`() throws {
    #expect(try value("real, parameter :: c = 0.1") == .real("0.1", bytes: 4))
    #expect(try value("real(8), parameter :: c = 0.1d0") == .real("0.1", bytes: 8))
    #expect(try value("real(8), parameter :: c = 0.1") == .real("0.10000000149011612", bytes: 8))
    #expect(
      try value("real(8), parameter :: c = atan(1d0)*4") == .real("3.141592653589793", bytes: 8))
    #expect(
      try value("real(8), parameter :: c = -epsilon(1d0)")
        == .unary(.minus, .real("2.220446049250313e-16", bytes: 8)))
    #expect(
      try value("real(8), parameter :: c = 2**0.5d0") == .real("1.4142135623730951", bytes: 8))
  }

  @Test func `complex, logical and character constants are evaluated`() throws {
    #expect(
      try value("complex(8), parameter :: c = (1d0, 2d0)*(0d0, 1d0)")
        == .complex(.unary(.minus, .real("2.0", bytes: 8)), .real("1.0", bytes: 8)))
    #expect(try value("logical, parameter :: c = 1 < 2 .and. .not. .false.") == .logical(true))
    #expect(try value("character(5), parameter :: c = 'ab'") == .string(Array("ab   ".utf8)))
    #expect(try value("character(*), parameter :: c = 'ab'//'c'") == .string(Array("abc".utf8)))
    #expect(
      try value("character(2), parameter :: c = achar(65)//'bcd'") == .string(Array("Ab".utf8)))
  }

  @Test func `arrays are evaluated element by element, implied loops unrolled`() throws {
    #expect(
      try value("integer, parameter :: c(3) = [1, 2, 3]*2")
        == .array([.integer(2), .integer(4), .integer(6)]))
    #expect(
      try value("integer, parameter :: c(4) = (/ (2*i, i = 1, 4) /)")
        == .array([.integer(2), .integer(4), .integer(6), .integer(8)]))
    #expect(
      try value("real(8), parameter :: c(2) = [1d0, 2d0]")
        == .array([.real("1.0", bytes: 8), .real("2.0", bytes: 8)]))
    #expect(try value("integer, parameter :: c(2) = 7") == .array([.integer(7), .integer(7)]))
    #expect(
      try value("integer, parameter :: a(-1:1) = [5, 6, 7], c = a(-1)*10 + a(1)")?.integerValue
        == 57)
    #expect(
      try value("integer, parameter :: c(*) = [1, 2, 3]")
        == .array([.integer(1), .integer(2), .integer(3)]))
  }

  @Test func `a parameter's character length may come from its value`() throws {
    let scope = try read("module m\n character(*), parameter :: c = 'abc'\nend module\n").library
      .scope("m")
    #expect(scope?.variable("c")?.type == .character(length: .fixed(.integer(3))))
  }

  @Test(
    arguments: [
      "1/0", "huge(1)*huge(1)*huge(1)*huge(1)", "2**99999", "mod(1, 0)", "repeat('a', 10**12)",
      "size([(i, i = 1, 10**12)])", "unknown_function(3)", "ichar('')",
    ])
  func `what has no value is left out with a reason and stops nothing`(text: String) throws {
    let output = try read(
      "module m\n integer, parameter :: c = \(text)\n integer :: x\nend module\n")
    #expect(output.library.skipped.map(\.name) == ["m.c"])
    #expect(output.library.scope("m")?.variables.map(\.name) == ["x"])
  }

  @Test func `enumerators count on from the last value`() throws {
    let scope = try read(
      """
      module m
        enum, bind(c)
          enumerator :: red = 4, blue
          enumerator green
        end enum
      end module
      """
    ).library.scope("m")
    #expect(scope?.variables.map { $0.value?.integerValue } == [4, 5, 6])
  }

  @Test func `deep nesting is refused, not followed to the end of the stack`() throws {
    let text = String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000)
    let result = Result { try read("module m\n integer, parameter :: c = \(text)\nend module\n") }
    switch result {
    case .success(let output):
      #expect(output.library.skipped.count + output.library.scopes.count > 0)
    case .failure(let error): #expect(error is UserError)
    }
  }
}

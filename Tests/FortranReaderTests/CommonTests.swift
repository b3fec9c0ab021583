import FortranReader
import Interface
import Testing

@Suite struct CommonTests {
  @Test func `a COMMON block is a scope with typed and shaped variables`() throws {
    let library = try read(
      """
            SUBROUTINE INIT
            PARAMETER (LB=20, LMU=1, LUB=(LB-1)*LMU+1)
            DOUBLE PRECISION LONG
            CHARACTER*4 STRING
            DIMENSION M(2, 3)
            COMMON /BLOCK/ LONG, STRING, OK(LUB/2) // X, M
            END
      """, path: "a.f"
    ).library
    let block = try #require(library.scope("block"))
    #expect(block.kind == .common)
    #expect(
      block.variables.map(\.type) == [
        .real(bytes: 8), .character(length: .fixed(.integer(4))), .real(bytes: 4),
      ])
    #expect(block.variable("ok")?.dimensions == [.count(.integer(10))])
    let blank = try #require(library.scope("_blnk_"))
    #expect(blank.variables.map(\.name) == ["x", "m"])
    #expect(blank.variable("m")?.dimensions.count == 2)
  }

  @Test func `block data alone is enough`() throws {
    let library = try read(
      """
            BLOCK DATA INIT
            IMPLICIT DOUBLE PRECISION (A-H,O-Z)
            COMMON /MYCOM/ IVAR1, EVAR5
            DATA IVAR1, EVAR5 /2*3/
            END
      """, path: "a.f"
    ).library
    #expect(
      library.scope("mycom")?.variables.map(\.type) == [.integer(bytes: 4), .real(bytes: 8)])
  }

  @Test func `the longest of several declarations is offered, a conflict is a warning`() throws {
    let output = try read(
      """
            SUBROUTINE A
            COMMON /C/ X
            END
            SUBROUTINE B
            COMMON /C/ X, Y
            END
            SUBROUTINE D
            COMMON /C/ P, Q
            END
      """, path: "a.f")
    #expect(output.library.scopes.map(\.name) == ["c"])
    #expect(output.library.scope("c")?.variables.map(\.name) == ["x", "y"])
    #expect(output.warnings.count == 1)
    #expect(output.warnings.first?.message.contains("has 8 bytes here and 4") == true)
  }
}

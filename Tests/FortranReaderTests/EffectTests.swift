import FortranReader
import Interface
import Testing

/// What bodies do to arguments without INTENT.
@Suite struct EffectTests {
  /// The effects on a routine's arguments, by name.
  private func effects(
    _ text: String, of name: String? = nil, path: String = "a.f"
  ) throws -> [String: Effect] {
    let library = try read(text, path: path) { $0.infersEffects = true }.library
    let routines = library.routines + library.scopes.flatMap(\.routines)
    let routine = try #require(
      name.map { name in routines.first { $0.name == name } } ?? routines.first,
      "\(library.skipped.map(\.reason))")
    return Dictionary(
      uniqueKeysWithValues: routine.arguments.compactMap { argument in
        argument.effect.map { (argument.name, $0) }
      })
  }

  /// The effects that some statements of a subroutine have on `x(*)`, `k`, `c` and `y`.
  private func effects(ofBody lines: [String], before: [String] = []) throws -> [String: Effect] {
    let text =
      ["      SUBROUTINE S(X, K, C, Y)", "      REAL X(*), Y", "      CHARACTER*8 C"]
      + (before + lines).map { "      \($0)" } + ["      END"]
    return try effects(text.joined(separator: "\n"))
  }

  // MARK: - Statements

  @Test func `reading is no effect, and nobody who does not ask is told`() throws {
    let text = """
            SUBROUTINE S(X, K)
            REAL X(*)
            IF (X(1) .EQ. 3D0 .AND. K .GT. 1) PRINT *, X(K), ABS(X(2))
            END
      """
    #expect(try effects(text) == ["x": .reads, "k": .reads])
    #expect(try routine(text, path: "a.f").arguments.allSatisfy { $0.effect == nil })
  }

  @Test(arguments: [
    ("x", "X(1) = 2"), ("x", "X(K)=X(K)+1"), ("y", "IF (K.GT.0) Y = 1"),
    ("y", "10    Y = 1"), ("c", "C(2:3) = 'ab'"), ("k", "READ (5,*) K"), ("k", "READ *, K"),
    ("k", "READ 10, K"), ("x", "READ (5,*) (X(I), I=1,3)"), ("k", "READ (5,*) (Z, K=1,3)"),
    ("k", "WRITE (6,*) (Z, K=1,3)"), ("k", "READ (5,*,IOSTAT=K) Z"), ("c", "WRITE (C,'(I3)') K"),
    ("c", "WRITE (UNIT=C,FMT='(I3)') K"), ("k", "OPEN (7, FILE=C, IOSTAT=K)"),
    ("y", "INQUIRE (FILE=C, EXIST=Y)"), ("k", "CLOSE (7, IOSTAT=K)"), ("k", "ASSIGN 10 TO K"),
    ("y", "CALL CPU_TIME(Y)"), ("k", "CALL MVBITS(1, 2, 3, K, 0)"),
    ("x", "CALL RANDOM_NUMBER(X(3))"),
  ])
  func `a write is found`(name: String, line: String) throws {
    let effects = try effects(ofBody: [line])
    #expect(effects[name] != .reads && effects[name] != .unknown)
    for other in effects.keys where other != name { #expect(effects[other] == .reads) }
  }

  @Test(arguments: [
    "Z = Y + X(1)*K", "WRITE (6,*) X(1), K, C, Y", "WRITE (K,*) C", "PRINT 10, Y",
    "OPEN (K, FILE=C)", "READ (C, '(I3)') I", "IF (Y .EQ. 1.E5 .OR. K.EQ.1) STOP",
    "Z = MAX(Y, SQRT(X(K)))", "Z = DOT_PRODUCT(X(1:3), X(2:4))", "C1 = 'Y = 1'",
    "10    FORMAT (1X, 'K=', I3)", "GOTO (10, 20), K", "I = ICHAR(C(K:K))",
    "CALL MVBITS(K, 2, 3, I, 0)", "DO 10 I = 1, K", "W(K) = Y", "CALL EXIT(K)",
  ])
  func `a read is no write`(line: String) throws {
    let effects = try effects(ofBody: [line], before: ["REAL W(3)"])
    #expect(effects.values.allSatisfy { $0 == .reads }, "\(effects)")
  }

  @Test(arguments: [
    ("y", "EQUIVALENCE (Y, Z)"), ("k", "NAMELIST /N/ K, Z"), ("y", "COMMON /B/ Y"),
    ("y", "DATA Y /1.0/"), ("k", "ACCEPT *, K"), ("c", "ENCODE (8, 10, C) Z"),
    ("k", "DECODE (8, 10, C) K"),
  ])
  func `other names make it unknown`(name: String, line: String) throws {
    #expect(try effects(ofBody: ["Z = 1"], before: [line])[name] != .reads)
  }

  @Test func `free form, its blanks, constructs and statement separators`() throws {
    let text = """
      subroutine s(a, b, c, d, e, f)
        real :: a(:), b, c, d, e, f(:)
        outer: do i = 1, 3
          if ( b > 0 ) then; b = 2 ; end if
          c  &
            & = 3 ! d = 4
          print *, "e = 1", d
        end do outer
        where (a > 0) f = a
        if (d == 1) d = d*2
      end subroutine
      """
    let effects = try effects(text, path: "a.f90")
    #expect(
      effects == [
        "a": .reads, "b": .writes, "c": .writes, "d": .writes, "e": .reads, "f": .writes,
      ])
  }

  @Test func `association and pointers give a dummy another name`() throws {
    let text = """
      subroutine s(a, b, c)
        real :: a(3), b(3)
        real, target :: c(3)
        real, pointer :: p(:)
        associate (z => a)
          z(1) = b(2)
        end associate
        p => c
        p = 3
      end subroutine
      """
    let effects = try effects(text, path: "a.f90")
    #expect(effects["a"] == .unknown)
    #expect(effects["b"] == .reads)
    #expect(effects["c"] == .unknown)
  }

  @Test func `declared intents and values need no effect`() throws {
    let text = """
      subroutine s(a, b, c)
        real, intent(in) :: a
        real, value :: b
        real :: c
        b = a
      end subroutine
      """
    #expect(try effects(text, path: "a.f90") == ["c": .reads])
  }

  // MARK: - Calls

  @Test func `what a callee does counts, through others and in circles`() throws {
    let text = """
            SUBROUTINE A(X, Y, Z, N)
            REAL X(*), Y(*), Z(*)
            CALL B(X, Y(2), Z, N)
            END
            SUBROUTINE B(P, Q, R, M)
            REAL P(*), Q(*), R(*)
            IF (M .GT. 3) CALL A(Q, P, R, M - 1)
            Q(1) = F(R, M)
            END
            FUNCTION F(S, J)
            REAL S(*)
            F = S(J)
            END
      """
    #expect(try effects(text) == ["x": .writes, "y": .writes, "z": .reads, "n": .reads])
  }

  @Test func `functions in expressions may write too`() throws {
    let text = """
            SUBROUTINE A(X, K)
            REAL X(*)
            IF (1 + F(X(3), K) .GT. 0) PRINT *, 'x'
            END
            FUNCTION F(S, J)
            REAL S(*)
            J = 1
            S(2) = 1
            F = 1
            END
      """
    #expect(try effects(text) == ["x": .writes, "k": .writes])
  }

  @Test func `an expression is passed as a copy`() throws {
    let text = """
            SUBROUTINE A(K, L)
            CALL B(K + 1)
            CALL B((L))
            END
            SUBROUTINE B(N)
            N = 1
            END
      """
    #expect(try effects(text) == ["k": .reads, "l": .reads])
  }

  @Test func `unknown procedures leave it open, unknown functions of scalars do not`() throws {
    let text = """
            SUBROUTINE A(X, K, L, Y)
            REAL X(*), Y(*)
            CALL NOBODY(K)
            Z = ELSEWH(L) + NOWH(X) + NOWH(Y(1) + 1)
            END
      """
    #expect(
      try effects(text) == ["x": .unknown, "k": .unknown, "l": .reads, "y": .reads])
  }

  @Test func `what is declared external is no intrinsic`() throws {
    let text = """
            SUBROUTINE A(X, Y)
            REAL X(*), Y(*)
            EXTERNAL SUM
            Z = SUM(X) + MAXVAL(Y)
            END
      """
    #expect(try effects(text) == ["x": .unknown, "y": .reads])
  }

  @Test func `interface blocks say what they say`() throws {
    let text = """
      subroutine s(a, b, c)
        real :: a(3), b(3), c(3)
        interface
          subroutine t(x, y, z)
            real, intent(in) :: x(3)
            real, intent(inout) :: y(3)
            real :: z(3)
          end subroutine
        end interface
        call t(z=c, x=a, y=b)
      end subroutine
      """
    #expect(
      try effects(text, path: "a.f90") == ["a": .reads, "b": .writes, "c": .unknown])
  }

  @Test func `a dummy procedure stands for a closure and for what callers pass`() throws {
    let text = """
            SUBROUTINE A(F, X, T, W)
            REAL X(3), T, W
            EXTERNAL F
            CALL F(X, T, W)
            END
            SUBROUTINE B
            REAL X(3)
            EXTERNAL G
            CALL A(G, X, 1.0, 2.0)
            END
            SUBROUTINE G(X, T, W)
            REAL X(3)
            W = T
            END
      """
    #expect(try effects(text) == ["x": .unknown, "t": .reads, "w": .writes])
  }

  @Test func `statement functions read`() throws {
    let text = """
            SUBROUTINE A(X, K)
            REAL X(*)
            SQ(Z) = Z*Z
            PRINT *, SQ(X(K))
            END
      """
    #expect(try effects(text) == ["x": .reads, "k": .reads])
  }

  @Test func `internal procedures change the dummies of their host, not their own names`() throws {
    let text = """
      module m
      contains
        subroutine s(a, b, c)
          real :: a, b, c
          call inner
        contains
          subroutine inner
            real :: b
            a = 1
            b = 2
            print *, c
          end subroutine
        end subroutine
      end module
      """
    #expect(
      try effects(text, of: "s", path: "a.f90") == ["a": .writes, "b": .reads, "c": .reads])
  }

  @Test func `entries have the whole body`() throws {
    let text = """
            SUBROUTINE A(X, K)
            REAL X(*), Y(*)
            K = 1
            ENTRY B(Y, K)
            Y(1) = K
            END
            SUBROUTINE C(P, Q)
            REAL P(*), Q(*)
            CALL A(P, 1)
            CALL B(Q, 1)
            END
      """
    #expect(try effects(text) == ["x": .reads, "k": .writes])
    #expect(try effects(text, of: "b") == ["y": .writes, "k": .writes])
    #expect(try effects(text, of: "c") == ["p": .reads, "q": .writes])
  }

  // MARK: - Set before they are read

  @Test(arguments: [
    ["Y = 1"], ["Y = 1", "Y = Y + 1"], ["IF (K.EQ.1) THEN", "Y = 1", "ELSE", "Y = 2", "ENDIF"],
    ["Y = 1", "IF (K.EQ.1) RETURN", "Y = 2"], ["Y = 1", "GOTO 10", "Y = Y + X(1)"],
    ["IF (K.EQ.1) THEN", "STOP", "ENDIF", "Y = 1"],
    ["IF (K.EQ.1) THEN", "Y = 3", "RETURN", "ENDIF", "Y = 1"],
    ["DO Y = 1, 3", "ENDDO"],
    ["SELECT CASE (K)", "CASE (1)", "Y = 1", "CASE DEFAULT", "Y = 2", "END SELECT"],
  ])
  func `a scalar is set on every way`(lines: [String]) throws {
    #expect(try effects(ofBody: lines)["y"] == .defines)
  }

  @Test(arguments: [
    ["Y = Y + 1"], ["IF (K.EQ.1) Y = 1"], ["IF (K.EQ.1) THEN", "Y = 1", "ENDIF"],
    ["IF (K.EQ.1) RETURN", "Y = 1"], ["IF (K.EQ.1) GOTO 10", "Y = 1", "10    CONTINUE"],
    ["PRINT *, Y", "Y = 1"], ["DO I = 1, K", "Y = 1", "ENDDO"], ["READ (5,*) Y"],
    ["DO 10 I = 1, K", "Y = 1", "10    CONTINUE"], ["CALL NOBODY(Y)", "Y = 1"],
    ["READ (5,*,END=10) Z", "Y = 1", "10    CONTINUE"], ["Z = F(Y)", "Y = 1"],
    ["IF (K) 10, 20, 30", "10    Y = 1", "20    CONTINUE", "30    CONTINUE"],
    ["SELECT CASE (K)", "CASE (1)", "Y = 1", "END SELECT"],
    ["IF (K.EQ.1) THEN", "GOTO 10", "ELSE", "Y = 1", "ENDIF", "10    Z = 1"],
  ])
  func `a scalar may keep what the caller gave`(lines: [String]) throws {
    #expect(try effects(ofBody: lines)["y"] == .writes)
  }

  @Test func `a callee may set it`() throws {
    let text = """
            SUBROUTINE A(K, L, M)
            CALL B(K, L, M)
            END
            SUBROUTINE B(I, J, N)
            I = 1
            IF (I .EQ. 3) J = 2
            N = N + 1
            END
      """
    #expect(try effects(text) == ["k": .defines, "l": .writes, "m": .writes])
  }

  @Test func `a size is read before the body begins`() throws {
    let text = """
            SUBROUTINE A(X, N, M)
            REAL X(N), W(M)
            N = 1
            M = 1
            END
      """
    #expect(try effects(text) == ["x": .reads, "n": .writes, "m": .writes])
  }

  @Test func `a substring is not the whole text`() throws {
    #expect(try effects(ofBody: ["C(1:2) = 'a'"])["c"] == .writes)
    #expect(try effects(ofBody: ["C = 'a'"])["c"] == .defines)
  }
}

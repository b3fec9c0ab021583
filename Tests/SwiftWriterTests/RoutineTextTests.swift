import Interface
import Testing

@testable import SwiftWriter

/// The text of small functions: what users read in generated packages.
struct RoutineTextTests {
  private func files(
    _ routine: Routine, _ options: SwiftWriter.Options = .init()
  ) throws -> [String: String] {
    var library = Library(name: "Demo")
    library.routines = [routine]
    _ = library.inferArguments()
    var calls = ForeignCalls()
    calls[library.routines[0], in: nil] = library.routines[0].directCall
    let output = try SwiftWriter(options: options).write(library, calls: calls)
    return Dictionary(uniqueKeysWithValues: output.files.map { ($0.path, $0.text) })
  }

  private func argument(_ name: String, _ type: ValueType, _ intent: Intent) -> Argument {
    var argument = Argument(name: name, type: type)
    argument.intent = intent
    return argument
  }

  private var total: Routine {
    var a = argument("a_in", .doublePrecision, .in)
    a.dimensions = [.count(.name("n"))]
    return Routine(
      name: "total_of",
      arguments: [
        a, argument("n", .defaultInteger, .in), argument("s", .doublePrecision, .out),
      ])
  }

  @Test func sizesVanishAndOutputsAreResults() throws {
    let text = try #require(files(total)["Sources/Demo/Demo.swift"])
    #expect(
      text.contains(
        """
        @inlinable
        public func totalOf(aIn: NDArray<Double, 1>) -> Double {
          var s: Double = 0
          let n = aIn.shape[0]
          aIn.withUnsafePointer(order: .fortran) { aInPointer in
            Demo_total_of(aInPointer, Fortran.int32(n), &s)
          }
          return s
        }

        """))
  }

  @Test func arraysThatAreReadMayBeSpans() throws {
    let text = try #require(files(total)["Sources/Demo/Demo.swift"])
    #expect(
      text.hasSuffix(
        """
        @inlinable
        public func totalOf(aIn: Span<Double>) -> Double {
          var s: Double = 0
          let n = aIn.count
          Fortran.withPointer(to: aIn) { aInPointer in
            Demo_total_of(aInPointer, Fortran.int32(n), &s)
          }
          return s
        }

        """))
  }

  @Test func anIntegerOfTheCallersIsChecked() throws {
    let routine = Routine(
      name: "next", arguments: [argument("i", .defaultInteger, .in)],
      result: Argument(name: "next", type: .defaultInteger))
    let text = try #require(files(routine)["Sources/Demo/Demo.swift"])
    #expect(
      text.contains(
        """
        public func next(i: Int) throws(DemoError) -> Int {
          let iValue = try Fortran.int32(i, "next", "i")

        """))
  }

  @Test func sizesAreCheckedWhereTheFunctionThrowsAnyway() throws {
    var routine = total
    routine.arguments.append(argument("k", .defaultInteger, .in))
    let text = try #require(files(routine)["Sources/Demo/Demo.swift"])
    #expect(text.contains("let nValue = try Fortran.int32(n, \"total_of\", \"n\")"))
    #expect(text.contains("Demo_total_of(aInPointer, nValue, &s, kValue)"))
  }

  @Test func tablesInCommentsKeepTheirLines() throws {
    var routine = total
    routine.arguments[0].documentation = "is a list of numbers."
    routine.documentation = """
          T O T A L

      The sum.

      Given:
        A    numbers
        N    how many

      See also: mean.
      """
    let text = try #require(files(routine)["Sources/Demo/Demo.swift"])
    #expect(
      text.contains(
        """
        /// The sum.
        ///
        /// Given:
        /// ```text
        ///   A    numbers
        ///   N    how many
        /// ```
        ///
        /// See also: mean.
        ///
        """))
    #expect(!text.contains("T O T A L"))
    #expect(text.contains("///   - aIn: a list of numbers; shape (n)\n"))
  }

  @Test func anOutputOfOpenSizeIsTheCallers() throws {
    var table = argument("table", .doublePrecision, .out)
    table.dimensions = [Dimension(lowerBound: nil, extent: .assumedSize)]
    let routine = Routine(name: "fill", arguments: [table])
    let text = try #require(files(routine)["Sources/Demo/Demo.swift"])
    #expect(text.contains("public func fill(table: inout NDArray<Double, 1>) {"))
  }

  @Test func memoryToWorkInHasNoValues() throws {
    var routine = total
    var work = argument("w", .doublePrecision, .hide)
    work.dimensions = [.count(.binary(.multiply, .integer(2), .name("n")))]
    routine.arguments.append(work)
    let text = try #require(files(routine)["Sources/Demo/Demo.swift"])
    #expect(text.contains("  let wCount = Swift.max(2 * n, 0)\n"))
    #expect(text.contains("Fortran.withWorkspace(of: Double.self, count: wCount) { wPointer in"))
  }

  @Test func theUserSaysWhatMeansSuccess() throws {
    var routine = total
    routine.arguments.append(argument("info", .defaultInteger, .out))
    var options = SwiftWriter.Options()
    options.statusArguments = ["info"]
    let plain = try #require(files(routine, options)["Sources/Demo/Demo.swift"])
    #expect(plain.contains("throws(DemoError) -> Double {"))
    #expect(plain.contains("guard Int(infoValue) == 0 else {"))
    for (values, condition) in [
      ("1...3", "(1...3).contains(Int(infoValue))"), ("0...", "Int(infoValue) >= 0"),
      ("...0", "Int(infoValue) <= 0"), ("-1", "Int(infoValue) == -1"),
    ] {
      options.successValues["info"] = SuccessValues(values)
      let text = try #require(files(routine, options)["Sources/Demo/Demo.swift"])
      #expect(text.contains("guard \(condition) else {"))
      #expect(text.contains("throws(DemoError) -> (s: Double, info: Int) {"))
    }
    for wrong in ["", "...", "a...3", "1...b", "3...1", "x"] {
      #expect(SuccessValues(wrong) == nil)
    }
  }

  @Test func theHeaderTakesScalarsByValue() throws {
    let text = try #require(files(total)["Sources/CDemo/include/CDemo.h"])
    #expect(
      text.contains(
        """
        extern void total_of_(const double *a_in, const int32_t *n, double *s);

        static inline void Demo_total_of(const double *a_in, int32_t n, double *s)
        {
          total_of_(a_in, &n, s);
        }

        """))
  }

  @Test func namesAreRenamedAndKeywordsEscaped() throws {
    var options = SwiftWriter.Options()
    options.renames = ["total_of": "sum", "total_of.a_in": "in"]
    let text = try #require(files(total, options)["Sources/Demo/Demo.swift"])
    #expect(text.contains("public func sum(in: NDArray<Double, 1>) -> Double {"))
    #expect(text.contains("let n = `in`.shape[0]"))
  }

  @Test(arguments: [
    ("next_value", "nextValue"), ("NEXT_VALUE", "nextValue"), ("x_1", "x1"), ("x1_2", "x1_2"),
    ("fooBar", "fooBar"),
  ])
  func namesAreCamelCase(_ name: String, _ swift: String) {
    #expect(SwiftNames.member(name) == swift)
  }
}

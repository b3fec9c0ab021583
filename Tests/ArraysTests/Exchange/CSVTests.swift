import Arrays
import Testing

private func message(_ text: String, skippingLines: Int = 0) throws -> String {
  try #require(throws: ArrayError.self) {
    try NDArray<Double, 2>(csv: text, skippingLines: skippingLines)
  }.message
}

@Suite struct CSVTests {
  @Test func aTableHasRowsAndColumns() throws {
    let text = "\u{FEFF}time,\"a,\"\"b\"\"\"\r\n0, 1.5e3\r\n\r\n\"2\",-inf\r\n   \n"
    #expect(
      try NDArray<Double, 2>(csv: text, skippingLines: 1)
        == NDArray([[0, 1500], [2, -.infinity]]))
    #expect(try NDArray<Int, 2>(csv: "1\t2\n3\t4", delimiter: "\t") == [[1, 2], [3, 4]])
    #expect(try NDArray<Bool, 1>(csv: "true\nfalse\n") == [true, false])
    #expect(try NDArray<UInt8, 1>(csv: "1;2;255", delimiter: ";") == [1, 2, 255])
    #expect(try NDArray<Double, 2>(csv: "").shape[0] == 0)
  }

  @Test func faultsAreToldWithLineAndColumn() throws {
    #expect(try message("1,2\n3,x\n") == "the table, line 2, column 2: 'x' is not a Double")
    #expect(
      try message("a,b\n1,2\n,4\n", skippingLines: 1)
        == "the table, line 3, column 1: a value is missing")
    #expect(try message("1,2,\n") == "the table, line 1, column 3: a value is missing")
    #expect(
      try message("1,2\n\n3\n")
        == "the table, line 3: the number of values is 1, in line 1 2")
    #expect(try message("1,\"2\n") == "the table, line 1, column 2: the closing quote is missing")
    #expect(try message("\"1\"2\n") == "the table, line 1, column 1: text after the closing quote")
    #expect(throws: ArrayError.self) { try NDArray<Int, 1>(csv: "1,2\n3,4") }
    #expect(throws: ArrayError.self) { try NDArray<Int8, 1>(csv: "128") }
    #expect(throws: ArrayError.self) { try NDArray<Int, 1>(csv: "1", delimiter: "\"") }
  }

  @Test func missingValuesMayBeGiven() throws {
    let a = try NDArray<Double, 2>(csv: "1,\n,4", missing: -1)
    #expect(a == [[1, -1], [-1, 4]])
  }

  @Test func whatIsWrittenReadsBackEqual() throws {
    let a = NDArray<Double, 2>(shape: [5, 3]) { 1 / Double(3 * $0[0] + $0[1] + 1) }
    #expect(try NDArray(csv: a.csv(header: ["x", "y, z", "w"]), skippingLines: 1) == a)
    #expect(a.csv(header: ["x", "y, z", "w"]).hasPrefix("x,\"y, z\",w\n1.0,0.5,"))
    #expect(try NDArray(csv: a.transposed().csv(delimiter: ";"), delimiter: ";") == a.transposed())
    let v: NDArray<Float, 1> = [0.1, 2, 3e-30]
    #expect(try NDArray(csv: v.csv()) == v)
  }

  @Test func filesPassBetweenNumPyAndUs() async throws {
    let a = NDArray<Double, 2>(shape: [40, 3]) { 0.1 * Double($0[0] + 1) / Double($0[1] + 3) }
    try await NumPy.withFolder { folder in
      try a.writeCSV(toFile: folder + "/a.csv")
      try await NumPy.run(
        lines: """
          a = np.loadtxt(sys.argv[1] + '/a.csv', delimiter=',')
          np.savetxt(sys.argv[1] + '/b.csv', a, delimiter=';', fmt='%.17g', header='x;y;z')
          """, [folder])
      let b = try NDArray<Double, 2>(csvFile: folder + "/b.csv", delimiter: ";", skippingLines: 1)
      #expect(b == a)
      #expect(throws: ArrayError.self) { try NDArray<Double, 2>(csvFile: folder + "/none.csv") }
    }
  }
}

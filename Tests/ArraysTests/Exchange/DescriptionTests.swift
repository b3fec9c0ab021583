import Arrays
import ComplexModule
import Testing

@Suite struct DescriptionTests {
  @Test func optionsAreNumPys() async throws {
    let x: NDArray<Double, 2> = [[1e-10, 0.123456789], [1234.5, 3]]
    let y = NDArray<Int, 2>(shape: [20, 20]) { $0[0] * $0[1] }
    var options = PrintOptions()
    options.precision = 3
    options.suppressesSmall = true
    options.threshold = 10
    options.edgeItems = 2
    options.lineWidth = 13
    try await NumPy.withFolder { folder in
      try await NumPy.run(
        lines: """
          np.set_printoptions(precision=3, suppress=True, threshold=10, edgeitems=2, linewidth=13)
          i = np.arange(20)
          x = np.array([[1e-10, 0.123456789], [1234.5, 3]])
          open(sys.argv[1] + '/x', 'w').write(str(x))
          open(sys.argv[1] + '/y', 'w').write(str(i * i[:, None]))
          """, [folder])
      #expect(try x.formatted(options) == NumPy.text(folder + "/x"))
      #expect(try y.formatted(options) == NumPy.text(folder + "/y"))
    }
  }

  @Test func aReversedSliceIsPrintedInIndexOrder() {
    let a: NDArray<Int, 1> = [1, 2, 3]
    #expect("\(a[stride(by: -1)])" == "[3 2 1]")
    #expect("\(NDArray<Int, 1>([7]).broadcast(to: [2, 2]))" == "[[7 7]\n [7 7]]")
  }

  @Test func complexNumbersShowBothParts() {
    let z = NDArray<Complex<Double>, 1>([Complex(1, -2), Complex(0, 0.5)])
    #expect("\(z)" == "[1.-2.j  0.+0.5j]")
    #expect("\(NDArray<Complex<Float>, 0>(Complex(0, 3)))" == "3j")
  }

  @Test func aMirrorShowsNoStorage() {
    let a: NDArray<Int, 1> = [1, 2]
    #expect(Mirror(reflecting: a).children.map(\.label) == ["shape", "strides", "elements"])
  }
}

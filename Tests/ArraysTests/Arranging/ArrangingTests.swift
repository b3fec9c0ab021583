import Arrays
import ComplexModule
import Testing

@Suite struct ArrangingTests {
  private let a: NDArray<Int, 2> = [[1, 2], [3, 4]]

  @Test func arraysJoinAlongAnyAxis() throws {
    #expect(concatenate([a, [[5, 6]]]) == [[1, 2], [3, 4], [5, 6]])
    #expect(concatenate([a, a.transposed()], axis: -1) == [[1, 2, 1, 3], [3, 4, 2, 4]])
    #expect(concatenate([a.transposed(), a.transposed()]).isContiguous(.fortran))
    let empty = NDArray<Int, 2>(shape: [0, 2])
    #expect(concatenate([empty, a, empty]) == a)
    let error = try #require(throws: ArrayError.self) { try tryConcatenate([a, [[5, 6, 7]]]) }
    #expect(
      error.message
        == "arrays of shapes [2, 2] and, at position 1, [1, 3] do not join along axis 0")
    #expect(throws: ArrayError.self) { try tryConcatenate([a], axis: 2) }
    #expect(throws: ArrayError.self) { try tryConcatenate([NDArray<Int, 1>]()) }
  }

  @Test func stackingAddsAnAxis() throws {
    let x: NDArray<Int, 1> = [1, 2, 3]
    let y: NDArray<Int, 1> = [4, 5, 6]
    #expect(stack([x, y]) == [[1, 2, 3], [4, 5, 6]])
    #expect(stack([x, y], axis: 1) == [[1, 4], [2, 5], [3, 6]])
    #expect(stack([x, y], axis: -1) == stack([x, y], axis: 1))
    #expect(stack([a, a + 4], axis: 1) == [[[1, 2], [5, 6]], [[3, 4], [7, 8]]])
    #expect(throws: ArrayError.self) { try tryStack([x, NDArray([1])]) }
    #expect(throws: ArrayError.self) { try tryStack([x], axis: 2) }
  }

  @Test func sortingIsNumPys() async throws {
    try await NumPy.withFolder { folder in
      try await NumPy.run(
        lines: """
          r = np.random.default_rng(5)
          a = r.integers(-20, 20, (7, 30, 5)) / 4.0
          a[r.random(a.shape) < 0.05] = np.nan
          np.save(sys.argv[1] + '/a', a)
          for axis in range(3):
              np.save(sys.argv[1] + f'/sort{axis}', np.sort(a, axis))
              np.save(sys.argv[1] + f'/arg{axis}', np.argsort(a, axis, kind='stable'))
          values, counts = np.unique(a, return_counts=True)
          np.save(sys.argv[1] + '/values', values)
          np.save(sys.argv[1] + '/counts', counts)
          b = r.standard_normal(5000).astype('f4')
          np.save(sys.argv[1] + '/b', b)
          np.save(sys.argv[1] + '/sorted', np.sort(b))
          """, [folder])
      let a = try NDArray<Double, 3>(npyFile: folder + "/a.npy")
      for axis in 0..<3 {
        // By bytes, since NaN equals nothing.
        #expect(a.sorted(axis: axis).npy() == (try NumPy.read(folder + "/sort\(axis).npy")))
        #expect(try a.argSorted(axis: axis) == NDArray(npyFile: folder + "/arg\(axis).npy"))
        #expect(a.sorted(axis: axis - 3).npy() == a.sorted(axis: axis).npy())
      }
      let (values, counts) = a.uniqueWithCounts()
      #expect(values.npy() == (try NumPy.read(folder + "/values.npy")))
      #expect(try counts == NDArray(npyFile: folder + "/counts.npy"))
      let b = try NDArray<Float, 1>(npyFile: folder + "/b.npy")
      #expect(try b.sorted() == NDArray(npyFile: folder + "/sorted.npy"))
      let order = b.argSorted()
      #expect(NDArray<Float, 1>(shape: b.shape) { b[order[$0[0]]] } == b.sorted())
    }
  }

  /// Beside Swift's sort, in all sizes at which the method changes, and one beyond.
  private func expectSorting<Scalar: ArrayElement & Comparable>(
    _ make: (_ random: UInt64, _ kind: Int) -> Scalar
  ) {
    var generator = SeededGenerator(seed: 21)
    for count in [0, 1, 2, 15, 16, 17, 33, 100, 511, 512, 513, 3000] {
      for kind in 0..<3 {
        let elements = (0..<count).map { _ in make(generator.next(), kind) }
        let expected = elements.sorted { $0 < $1 || ($1 != $1 && $0 == $0) }
        let sorted = NDArray<Scalar, 1>(elements).sorted()
        let isSame = zip(expected, Array(sorted)).allSatisfy {
          $0 == $1 || ($0 != $0 && $1 != $1)
        }
        #expect(isSame && sorted.count == count, "\(Scalar.self), \(count), \(kind)")
        let rows = NDArray<Scalar, 2>(shape: [count, 2]) { elements[$0[0]] }
        let column = rows.sorted(axis: 0)[..., 1]
        #expect(zip(Array(column), Array(sorted)).allSatisfy { $0 == $1 || $0 != $0 })
      }
    }
  }

  @Test func everyTypeIsSortedInEverySize() {
    // All bits, few values, and values that agree in most digits; the floats with NaNs.
    func integers<Scalar: FixedWidthInteger & ArrayElement>(_: Scalar.Type) {
      expectSorting { random, kind -> Scalar in
        let value = Scalar(truncatingIfNeeded: random)
        return kind == 0 ? value : kind == 1 ? value % 5 : .max - (value & 15)
      }
    }
    integers(Int.self)
    integers(Int32.self)
    integers(Int16.self)
    integers(Int8.self)
    integers(UInt64.self)
    integers(UInt32.self)
    integers(UInt16.self)
    integers(UInt8.self)
    expectSorting { random, kind in
      kind == 0
        ? Double(bitPattern: random)
        : kind == 1
          ? Double(random % 5) - 2
          : random % 3 == 0
            ? -.nan : 1 / Double(random % 7)
    }
    expectSorting { random, kind in
      kind == 0
        ? Float(bitPattern: UInt32(truncatingIfNeeded: random))
        : kind == 1 ? Float(random % 5) - 2 : random % 3 == 0 ? .nan : -1 / Float(random % 7)
    }
    let zeros = NDArray<Double, 1>([0, -0.0, 1, -0.0]).sorted()
    #expect(Array(zeros).map(\.sign) == [.minus, .minus, .plus, .plus])
  }

  @Test func arraysDifferByOneElementAnywhere() {
    func expect<Scalar: ArrayElement & Numeric>(_: Scalar.Type) {
      for count in [1, 7, 40, 1023, 1024, 1025, 2500] {
        let a = NDArray<Scalar, 1>(shape: [count]) { Scalar(exactly: $0[0] % 100)! }
        #expect(a == NDArray<Scalar, 1>(Array(a)))
        for place in [0, count / 2, count - 1] {
          var b = a
          b[place] += 1
          #expect(a != b && a[stride(by: -1)] != b[stride(by: -1)])
        }
      }
    }
    expect(Double.self)
    expect(Float.self)
    expect(Int.self)
    expect(Int32.self)
    expect(UInt16.self)
    expect(Int8.self)
    let nan = NDArray<Float, 1>([1, .nan])
    #expect(nan != nan && NDArray<Double, 1>([0]) == NDArray<Double, 1>([-0.0]))
  }

  @Test func sortingChangesOnlyTheArrayItself() {
    var x: NDArray<Int8, 2> = [[3, -1, 2], [0, 9, 1]]
    let before = x
    x.sort(axis: 0)
    #expect(x == [[0, -1, 1], [3, 9, 2]])
    #expect(before == [[3, -1, 2], [0, 9, 1]])
    #expect(NDArray<Int, 2>(shape: [0, 3]).sorted(axis: 0).isEmpty)
    #expect(NDArray<Int, 2>(shape: [0, 3]).argSorted(axis: 0).isEmpty)
    #expect(NDArray<Int, 1>([2, 1, 2]).unique() == [1, 2])
  }

  @Test func closenessIsNumPys() {
    let nan = Double.nan
    let a = NDArray<Double, 1>([1, 1, 0, .infinity, .infinity, nan, 1])
    let b = NDArray<Double, 1>([1 + 1e-6, 1.1, 1e-9, .infinity, -.infinity, nan, .infinity])
    #expect(a.isClose(to: b) == [true, false, true, true, false, false, false])
    #expect(a.isClose(to: b, equalNaN: true) == [true, false, true, true, false, true, false])
    #expect(!a.allClose(to: b))
    #expect(a[..<1].allClose(to: b[..<1]))
    #expect(NDArray<Double, 2>([[1, 2], [1, 2]]).allClose(to: [[1, 2]]))
    let z = NDArray<Complex<Double>, 1>([Complex(1, 1)])
    #expect(z.allClose(to: NDArray([Complex(1, 1 + 1e-7)])))
    #expect(!z.allClose(to: NDArray([Complex(1, -1)])))
  }
}

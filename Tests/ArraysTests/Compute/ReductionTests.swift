import Arrays
import ComplexModule
import Testing

@Suite struct ReductionTests {
  let a: NDArray<Double, 2> = [[3, 1, 2], [4, 6, 5]]

  @Test func allElementsAreReduced() {
    #expect(a.sum() == 21)
    #expect(a.product() == 720)
    #expect(a.mean() == 3.5)
    #expect(a.min() == 1)
    #expect(a.max() == 6)
    #expect(a.argMin() == 1)
    #expect(a.argMax() == 4)
    #expect(a.variance() == 17.5 / 6)
    #expect(a.variance(correction: 1) == 3.5)
    #expect(a.standardDeviation() == (17.5 / 6).squareRoot())
  }

  @Test func anAxisIsRemovedOrKept() {
    #expect(a.product(axis: 0) == [12, 6, 10])
    #expect(a.mean(axis: 1) == [2, 5])
    #expect(a.mean(keepingAxes: 1) == [[2], [5]])
    #expect(a.max(axis: 0) == [4, 6, 5])
    #expect(a.min(axis: -1) == [1, 4])
    #expect(a.argMax(axis: 0) == [1, 1, 1])
    #expect(a.argMin(axis: 1) == [1, 0])
    #expect(a.variance(axis: 0) == [0.25, 6.25, 2.25])
    #expect(a.standardDeviation(axis: 0) == [0.5, 2.5, 1.5])
    #expect((a - a.mean(keepingAxes: 0)).sum(axis: 0) == [0, 0, 0])
  }

  @Test func twoAxesOfThreeAreRemoved() {
    let cube = NDArray<Int, 3>(shape: [2, 3, 4]) { 100 * $0[0] + 10 * $0[1] + $0[2] }
    #expect(cube.sum(axes: 0, 2) == [412, 492, 572])
    #expect(cube.sum(keepingAxes: 0, 1, 2) == NDArray.full([1, 1, 1], cube.sum()))
    #expect(cube.max(axes: 1, 2) == [23, 123])
  }

  @Test func layoutDoesNotMatter() {
    let t = a.transposed()
    #expect(t.sum(axis: 1) == a.sum(axis: 0))
    #expect(t.argMax() == 3)
    #expect(a[..., stride(by: -1)].argMax(axis: 1) == [2, 1])
    #expect(a[..., stride(by: 2)].max(axis: 1) == [3, 5])
    #expect(t.cumulativeSum(axis: 0) == a.cumulativeSum(axis: 1).transposed())
  }

  @Test func runningSumsGoAlongAnAxis() {
    #expect(a.cumulativeSum(axis: 0) == [[3, 1, 2], [7, 7, 7]])
    #expect(a.cumulativeSum(axis: 1) == [[3, 4, 6], [4, 10, 15]])
    #expect(NDArray<Int, 1>(1...4).cumulativeSum() == [1, 3, 6, 10])
  }

  @Test func truthValuesAreReduced() {
    let mask = a .> 3
    #expect(mask.any())
    #expect(!mask.all())
    #expect(mask.countTrue() == 3)
    #expect(mask.all(axis: 1) == [false, true])
    #expect(mask.any(axis: 0) == [true, true, true])
    #expect(mask.countTrue(axis: 0) == [1, 1, 1])
    let many = NDArray<Int, 1>(0..<100_000)
    #expect((many .< 99_999).countTrue() == 99_999)
    #expect((many % 3 .== 0)[stride(by: 3)].all())
  }

  @Test func emptyArraysHaveSumsButNoExtremes() async {
    let none = NDArray<Double, 2>(shape: [0, 3])
    #expect(none.sum() == 0)
    #expect(none.product() == 1)
    #expect(none.sum(axis: 0) == [0, 0, 0])
    #expect(none.mean().isNaN)
    #expect(none.max(axis: 1) == [])
    await #expect(processExitsWith: .failure) { _ = NDArray<Double, 1>([]).max() }
    await #expect(processExitsWith: .failure) {
      _ = NDArray<Double, 2>(shape: [0, 3]).min(axis: 0)
    }
  }

  @Test func notANumberIsNotLost() {
    for position in [0, 1, 7, 511, 512, 999] {
      var long = NDArray<Float, 1>(shape: [1000]) { Float($0[0]) }
      long[position] = .nan
      #expect(long.max().isNaN)
      #expect(long.min().isNaN)
      #expect(long.argMax() == position)
      #expect(long.argMin() == position)
    }
  }

  @Test func extremesAreFoundAnywhereInLongArrays() {
    for type in 0..<3 {
      for position in [0, 63, 64, 255, 700, 1023, 1033] {
        switch type {
        case 0: expectExtremes(NDArray<Double, 1>(shape: [1034]), position)
        case 1: expectExtremes(NDArray<Int8, 1>(shape: [1034]), position)
        default: expectExtremes(NDArray<UInt64, 1>(shape: [1034]) { _ in 5 }, position)
        }
      }
    }
  }

  func expectExtremes<Scalar: Numeric & Comparable>(
    _ zeros: NDArray<Scalar, 1>, _ position: Int
  ) {
    var array = zeros
    array[position] = array[position] + 1
    #expect(array.argMax() == position)
    #expect(array.max() == array[position])
    array[position] = array[position] * 0
    #expect(array.argMin() == (array[0] == 0 && array[1] == 0 ? 0 : position))
  }

  @Test func sumsOfManyNumbersStayPrecise() {
    let tenths = NDArray<Float, 1>.full([1_000_000], 0.1)
    #expect(abs(tenths.sum() - 100_000) < 0.1)
    #expect(abs(tenths.mean() - 0.1) < 1e-7)
    let complex = NDArray<Complex<Float>, 1>.full([1_000_000], Complex(0.1, -0.1))
    #expect(abs(complex.sum().imaginary + 100_000) < 0.1)
  }

  @Test func integerSumsAreExactAndStopWhenTheyDoNotFit() async {
    let bytes = NDArray<UInt8, 2>.full([100, 100], 200)
    #expect(bytes.sum(as: Int.self) == 2_000_000)
    #expect(bytes.mean() == 200)
    let large = NDArray<Int, 1>([.max, 1, -1, .min, -5])
    #expect(large.sum() == -6)
    await #expect(processExitsWith: .failure) {
      _ = NDArray<UInt8, 2>.full([100, 100], 200).sum()
    }
  }
}

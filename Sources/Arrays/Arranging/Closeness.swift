public import ComplexModule
public import RealModule

extension NDArray where Scalar: FloatingPoint {
  /// Where elements differ by at most `absolute + relative * |other|`, as NumPy's `isclose`; the
  /// shapes are broadcast. Infinities are close to themselves; NaN to nothing, or with `equalNaN` to
  /// NaN.
  @inlinable
  public func isClose(
    to other: NDArray, relative: Scalar = 1 / 100_000, absolute: Scalar = 1 / 100_000_000,
    equalNaN: Bool = false
  ) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(self, other) { z, sz, x, sx, y, sy, count in
      for i in 0..<count {
        let a = x[i &* sx]
        let b = y[i &* sy]
        z[i &* sz] =
          a == b || (b.isFinite && (a - b).magnitude <= absolute + relative * b.magnitude)
          || (equalNaN && a.isNaN && b.isNaN)
      }
    }
  }

  /// Whether all elements are close, see `isClose(to:)`.
  @inlinable
  public func allClose(
    to other: NDArray, relative: Scalar = 1 / 100_000, absolute: Scalar = 1 / 100_000_000,
    equalNaN: Bool = false
  ) -> Bool {
    isClose(to: other, relative: relative, absolute: absolute, equalNaN: equalNaN).allTrue()
  }
}

extension NDArray {
  /// Where complex elements differ in length by at most `absolute + relative * |other|`.
  @inlinable
  public func isClose<RealType: Real & ArrayElement>(
    to other: NDArray, relative: RealType = 1 / 100_000, absolute: RealType = 1 / 100_000_000
  ) -> NDArray<Bool, Rank> where Scalar == Complex<RealType> {
    NDArray<Bool, Rank>(self, other) { z, sz, x, sx, y, sy, count in
      for i in 0..<count {
        let a = x[i &* sx]
        let b = y[i &* sy]
        z[i &* sz] = a == b || (b.isFinite && (a - b).length <= absolute + relative * b.length)
      }
    }
  }

  /// Whether all complex elements are close, see `isClose(to:)`.
  @inlinable
  public func allClose<RealType: Real & ArrayElement>(
    to other: NDArray, relative: RealType = 1 / 100_000, absolute: RealType = 1 / 100_000_000
  ) -> Bool where Scalar == Complex<RealType> {
    isClose(to: other, relative: relative, absolute: absolute).allTrue()
  }
}

extension NDArray where Scalar == Bool {
  @inlinable
  func allTrue() -> Bool {
    withUnsafePointer(order: layout.preferredOrder) { start in
      for i in 0..<count where !start[i] { return false }
      return true
    }
  }
}

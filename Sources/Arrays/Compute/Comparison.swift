// Comparisons element by element, named as those of Swift's SIMD vectors; `==` without the dot
// compares whole arrays.

infix operator .< : ComparisonPrecedence
infix operator .<= : ComparisonPrecedence
infix operator .> : ComparisonPrecedence
infix operator .>= : ComparisonPrecedence
infix operator .== : ComparisonPrecedence
infix operator .!= : ComparisonPrecedence

/// One run of a comparison: its kernel, or else `body` in a loop.
@inlinable
@inline(__always)
func compare<Scalar>(
  _ kernel: ComparisonKernel, _ out: UnsafeMutablePointer<Bool>, _ outStride: Int,
  _ left: UnsafeMutablePointer<Scalar>, _ leftStride: Int,
  _ right: UnsafeMutablePointer<Scalar>, _ rightStride: Int, _ count: Int,
  _ body: (Scalar, Scalar) -> Bool
) {
  if let type = KernelType(Scalar.self) {
    type.run(kernel, out, outStride, left, leftStride, right, rightStride, count)
  } else {
    loop(out, outStride, left, leftStride, right, rightStride, count, body)
  }
}

extension NDArray {
  @inlinable
  @inline(__always)
  static func isEqual(
    _ z: UnsafeMutablePointer<Bool>, _ sz: Int, _ x: UnsafeMutablePointer<Scalar>, _ sx: Int,
    _ y: UnsafeMutablePointer<Scalar>, _ sy: Int, _ count: Int
  ) {
    compare(.equal, z, sz, x, sx, y, sy, count) { $0 == $1 }
  }

  /// Where the elements are equal.
  @inlinable
  public static func .== (left: NDArray, right: NDArray) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(left, right, isEqual)
  }
  @inlinable
  public static func .== (left: NDArray, right: Scalar) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(left, scalar: right, isEqual)
  }
  @inlinable
  public static func .== (left: Scalar, right: NDArray) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(scalar: left, right, isEqual)
  }

  @inlinable
  @inline(__always)
  static func isDifferent(
    _ z: UnsafeMutablePointer<Bool>, _ sz: Int, _ x: UnsafeMutablePointer<Scalar>, _ sx: Int,
    _ y: UnsafeMutablePointer<Scalar>, _ sy: Int, _ count: Int
  ) {
    compare(.notEqual, z, sz, x, sx, y, sy, count) { $0 != $1 }
  }

  /// Where the elements differ.
  @inlinable
  public static func .!= (left: NDArray, right: NDArray) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(left, right, isDifferent)
  }
  @inlinable
  public static func .!= (left: NDArray, right: Scalar) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(left, scalar: right, isDifferent)
  }
  @inlinable
  public static func .!= (left: Scalar, right: NDArray) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(scalar: left, right, isDifferent)
  }

}

extension NDArray where Scalar: Comparable {
  @inlinable
  @inline(__always)
  static func isLess(
    _ z: UnsafeMutablePointer<Bool>, _ sz: Int, _ x: UnsafeMutablePointer<Scalar>, _ sx: Int,
    _ y: UnsafeMutablePointer<Scalar>, _ sy: Int, _ count: Int
  ) {
    compare(.less, z, sz, x, sx, y, sy, count) { $0 < $1 }
  }

  /// Where the left elements are less.
  @inlinable
  public static func .< (left: NDArray, right: NDArray) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(left, right, isLess)
  }
  @inlinable
  public static func .< (left: NDArray, right: Scalar) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(left, scalar: right, isLess)
  }
  @inlinable
  public static func .< (left: Scalar, right: NDArray) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(scalar: left, right, isLess)
  }

  @inlinable
  @inline(__always)
  static func isAtMost(
    _ z: UnsafeMutablePointer<Bool>, _ sz: Int, _ x: UnsafeMutablePointer<Scalar>, _ sx: Int,
    _ y: UnsafeMutablePointer<Scalar>, _ sy: Int, _ count: Int
  ) {
    compare(.lessEqual, z, sz, x, sx, y, sy, count) { $0 <= $1 }
  }

  /// Where the left elements are not greater.
  @inlinable
  public static func .<= (left: NDArray, right: NDArray) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(left, right, isAtMost)
  }
  @inlinable
  public static func .<= (left: NDArray, right: Scalar) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(left, scalar: right, isAtMost)
  }
  @inlinable
  public static func .<= (left: Scalar, right: NDArray) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(scalar: left, right, isAtMost)
  }

  /// Where the left elements are greater.
  @inlinable
  public static func .> (left: NDArray, right: NDArray) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(right, left, isLess)
  }
  @inlinable
  public static func .> (left: NDArray, right: Scalar) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(scalar: right, left, isLess)
  }
  @inlinable
  public static func .> (left: Scalar, right: NDArray) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(right, scalar: left, isLess)
  }

  /// Where the left elements are not less.
  @inlinable
  public static func .>= (left: NDArray, right: NDArray) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(right, left, isAtMost)
  }
  @inlinable
  public static func .>= (left: NDArray, right: Scalar) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(scalar: right, left, isAtMost)
  }
  @inlinable
  public static func .>= (left: Scalar, right: NDArray) -> NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(right, scalar: left, isAtMost)
  }

}

// MARK: Truth values

infix operator .& : LogicalConjunctionPrecedence
infix operator .| : LogicalDisjunctionPrecedence
infix operator .^ : LogicalDisjunctionPrecedence
prefix operator .!

extension NDArray where Scalar == Bool {
  /// Where both are true.
  @inlinable
  public static func .& (left: NDArray, right: NDArray) -> NDArray {
    NDArray(left, right) { z, sz, x, sx, y, sy, count in
      bytes(z, sz, x, sx, y, sy, count) { $0 & $1 }
    }
  }

  /// Where one or both are true.
  @inlinable
  public static func .| (left: NDArray, right: NDArray) -> NDArray {
    NDArray(left, right) { z, sz, x, sx, y, sy, count in
      bytes(z, sz, x, sx, y, sy, count) { $0 | $1 }
    }
  }

  /// Where just one is true.
  @inlinable
  public static func .^ (left: NDArray, right: NDArray) -> NDArray {
    NDArray(left, right) { z, sz, x, sx, y, sy, count in
      bytes(z, sz, x, sx, y, sy, count) { $0 ^ $1 }
    }
  }

  /// Where it is false.
  @inlinable
  public static prefix func .! (operand: NDArray) -> NDArray {
    NDArray(operand) { z, sz, x, sx, count in
      bytes(z, sz, x, sx, x, sx, count) { value, _ in value ^ 1 }
    }
  }
}

/// A loop over truth values as what they are in memory, bytes 0 and 1, so that it vectorizes.
@inlinable
@inline(__always)
func bytes(
  _ z: UnsafeMutablePointer<Bool>, _ sz: Int, _ x: UnsafeMutablePointer<Bool>, _ sx: Int,
  _ y: UnsafeMutablePointer<Bool>, _ sy: Int, _ count: Int, _ body: (UInt8, UInt8) -> UInt8
) {
  loop(
    UnsafeMutableRawPointer(z).assumingMemoryBound(to: UInt8.self), sz,
    UnsafeMutableRawPointer(x).assumingMemoryBound(to: UInt8.self), sx,
    UnsafeMutableRawPointer(y).assumingMemoryBound(to: UInt8.self), sy, count, body)
}

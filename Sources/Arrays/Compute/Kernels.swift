internal import _ArraysShims

// The loops of `_ArraysShims`, which exist for several instruction sets, seen from Swift. Generic
// code asks for a `KernelType` and falls back to a loop of its own when there is none.

/// An element type that has kernels.
@usableFromInline
@frozen
enum KernelType: Int32 {
  // The order is that of `enum arrays_type`.
  case double, float, int64, int32, int16, int8, uint64, uint32, uint16, uint8

  /// Comparisons of types, which the optimizer decides where `Scalar` is known.
  @inlinable
  @inline(__always)
  init?<Scalar>(_ scalar: Scalar.Type) {
    if let type = KernelType(floating: scalar) {
      self = type
    } else if scalar == Int.self || scalar == Int64.self {
      self = MemoryLayout<Scalar>.size == 8 ? .int64 : .int32
    } else if scalar == Int32.self {
      self = .int32
    } else if scalar == Int16.self {
      self = .int16
    } else if scalar == Int8.self {
      self = .int8
    } else if scalar == UInt.self || scalar == UInt64.self {
      self = MemoryLayout<Scalar>.size == 8 ? .uint64 : .uint32
    } else if scalar == UInt32.self {
      self = .uint32
    } else if scalar == UInt16.self {
      self = .uint16
    } else if scalar == UInt8.self {
      self = .uint8
    } else {
      return nil
    }
  }

  /// Only `Double` and `Float`.
  @inlinable
  @inline(__always)
  init?<Scalar>(floating scalar: Scalar.Type) {
    if scalar == Double.self {
      self = .double
    } else if scalar == Float.self {
      self = .float
    } else {
      return nil
    }
  }
}

@usableFromInline
@frozen
enum BinaryKernel: Int32 {
  // The order is that of `enum arrays_binary`.
  case add, subtract, multiply, divide, minimum, maximum
  case wrappingAdd, wrappingSubtract, wrappingMultiply
  case pow, atan2, hypot
}

@usableFromInline
@frozen
enum ComparisonKernel: Int32 {
  // The order is that of `enum arrays_comparison`.
  case less, lessEqual, equal, notEqual
}

@usableFromInline
@frozen
enum UnaryKernel: Int32 {
  // The order is that of `enum arrays_unary`.
  case negate, abs, squareRoot, floor, ceil, trunc, rint
  case exp, exp2, expm1, log, log2, log10, log1p
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh, cbrt
}

@usableFromInline
@frozen
enum ReductionKernel: Int32 {
  // The order is that of `enum arrays_reduction`.
  case sum, min, max
}

extension KernelType {
  /// Stops on overflow, as Swift's operators do.
  @usableFromInline
  func run(
    _ kernel: BinaryKernel, _ out: UnsafeMutableRawPointer, _ outStride: Int,
    _ left: UnsafeRawPointer, _ leftStride: Int, _ right: UnsafeRawPointer, _ rightStride: Int,
    _ count: Int
  ) {
    let outcome = arrays_run_binary(
      rawValue, kernel.rawValue, out, outStride, left, leftStride, right, rightStride, count)
    if outcome != 0 { stopForOverflow() }
  }

  @usableFromInline
  func run(
    _ kernel: ComparisonKernel, _ out: UnsafeMutableRawPointer, _ outStride: Int,
    _ left: UnsafeRawPointer, _ leftStride: Int, _ right: UnsafeRawPointer, _ rightStride: Int,
    _ count: Int
  ) {
    _ = arrays_run_comparison(
      rawValue, kernel.rawValue, out, outStride, left, leftStride, right, rightStride, count)
  }

  @usableFromInline
  func run(
    _ kernel: UnaryKernel, _ out: UnsafeMutableRawPointer, _ outStride: Int,
    _ operand: UnsafeRawPointer, _ stride: Int, _ count: Int
  ) {
    _ = arrays_run_unary(rawValue, kernel.rawValue, out, outStride, operand, stride, count)
  }

  /// Writes the sum, least or greatest of `count` elements; of at least one, unless it is the sum.
  @usableFromInline
  func run(
    _ kernel: ReductionKernel, _ out: UnsafeMutableRawPointer, _ operand: UnsafeRawPointer,
    _ stride: Int, _ count: Int
  ) {
    _ = arrays_run_reduction(rawValue, kernel.rawValue, out, operand, stride, count)
  }

  /// The position of the first least or greatest of at least one element.
  @usableFromInline
  func position(
    ofGreatest isGreatest: Bool, _ operand: UnsafeRawPointer, _ stride: Int, _ count: Int
  ) -> Int {
    arrays_find_extreme(rawValue, isGreatest, operand, stride, count)
  }

  /// Whether all elements are equal.
  @usableFromInline
  func areAlike(
    _ left: UnsafeRawPointer, _ leftStride: Int, _ right: UnsafeRawPointer, _ rightStride: Int,
    _ count: Int
  ) -> Bool {
    arrays_are_alike(rawValue, left, leftStride, right, rightStride, count)
  }

  /// Sorts numbers that lie side by side, NaNs last; false, and nothing lost, without memory for it.
  @usableFromInline
  func sort(_ numbers: UnsafeMutableRawPointer, _ count: Int) -> Bool {
    arrays_sort(rawValue, numbers, count) == 0
  }

  /// Writes the sum of the squared distances from `center`.
  @usableFromInline
  func runSquares(
    _ out: UnsafeMutableRawPointer, _ operand: UnsafeRawPointer, _ stride: Int,
    _ center: UnsafeRawPointer, _ count: Int
  ) {
    _ = arrays_run_squares(rawValue, out, operand, stride, center, count)
  }
}

/// `mask ? left : right` for elements of `size` bytes; false if there is no kernel for that size.
@usableFromInline
func runChoice(
  size: Int, _ out: UnsafeMutableRawPointer, _ outStride: Int, _ mask: UnsafeRawPointer,
  _ maskStride: Int, _ left: UnsafeRawPointer, _ leftStride: Int, _ right: UnsafeRawPointer,
  _ rightStride: Int, _ count: Int
) -> Bool {
  arrays_run_choice(
    Int32(size), out, outStride, mask, maskStride, left, leftStride, right, rightStride, count) == 0
}

/// How many of the truth values are true.
@usableFromInline
func countTrue(_ values: UnsafePointer<Bool>, stride: Int, count: Int) -> Int {
  arrays_count_ones(values, stride, count)
}

/// Whether one of the truth values is `value`.
@usableFromInline
func contains(_ value: Bool, _ values: UnsafePointer<Bool>, stride: Int, count: Int) -> Bool {
  arrays_contains_byte(values, stride, count, value ? 1 : 0)
}

@usableFromInline
@inline(never)
func stopForOverflow() -> Never {
  fatalError("arithmetic overflow in an array; &+, &- and &* wrap")
}

// The engine under everything that computes element by element: it finds the common shape, makes
// the result and hands the work out in runs (see `Runs.swift`).

/// What computes one run: result, left and right operand, each with its stride, and the count.
@usableFromInline
typealias BinaryRun<Left, Right, Result> = (
  UnsafeMutablePointer<Result>, Int, UnsafeMutablePointer<Left>, Int,
  UnsafeMutablePointer<Right>, Int, Int
) -> Void

/// What computes one run: result and operand, each with its stride, and the count.
@usableFromInline
typealias UnaryRun<Operand, Result> = (
  UnsafeMutablePointer<Result>, Int, UnsafeMutablePointer<Operand>, Int, Int
) -> Void

extension Layout {
  /// The shape to which both are repeated: axes of extent 1 take the other's extent.
  @inlinable
  func commonShape(with other: Layout) throws(ArrayError) -> InlineArray<Rank, Int> {
    var common = shape
    for axis in 0..<Rank where shape[axis] != other.shape[axis] {
      if shape[axis] == 1 {
        common[axis] = other.shape[axis]
      } else if other.shape[axis] != 1 {
        throw ArrayError(
          .shapeMismatch,
          "arrays of shapes \(shape.text) and \(other.shape.text) do not fit one another")
      }
    }
    return common
  }

  /// This layout under new leading axes of extent 1.
  @inlinable
  func lifted<let NewRank: Int>(to rank: InlineArray<NewRank, Int>.Type) -> Layout<NewRank> {
    var result = Layout<NewRank>(
      shape: InlineArray(repeating: 1), strides: InlineArray(repeating: 0), offset: offset)
    for axis in 0..<min(Rank, NewRank) {
      result.shape[NewRank &- 1 &- axis] = shape[Rank &- 1 &- axis]
      result.strides[NewRank &- 1 &- axis] = strides[Rank &- 1 &- axis]
    }
    return result
  }
}

// MARK: Two operands

extension NDArray {
  /// The array of `left run right`, both repeated to their common shape.
  @inlinable
  init<Left, Right>(
    _ left: NDArray<Left, Rank>, _ right: NDArray<Right, Rank>,
    _ run: BinaryRun<Left, Right, Scalar>
  ) {
    if left.shape.isEqual(to: right.shape), left.isContiguous(.c), right.isContiguous(.c) {
      self.init(uninitialized: left.shape, order: .c)
      run(base, 1, left.base, 1, right.base, 1, count)
    } else {
      let shape = orTrap { () throws(ArrayError) in
        try left.layout.commonShape(with: right.layout)
      }
      let isFortran =
        left.layout.preferredOrder == .fortran && right.layout.preferredOrder == .fortran
      self.init(uninitialized: shape, order: isFortran ? .fortran : .c)
      runAll(
        left.base, left.layout.repeated(to: shape), right.base, right.layout.repeated(to: shape),
        run)
    }
    withExtendedLifetime(left.storage) {}
    withExtendedLifetime(right.storage) {}
  }

  /// The array of `left run right` with one value on the right.
  @inlinable
  init<Left, Right>(
    _ left: NDArray<Left, Rank>, scalar right: Right, _ run: BinaryRun<Left, Right, Scalar>
  ) {
    var right = right
    let order = left.layout.preferredOrder
    self.init(uninitialized: left.shape, order: order)
    if left.isContiguous(order) {
      run(base, 1, left.base, 1, &right, 0, count)
    } else {
      runAll(left.base, left.strides, &right, InlineArray(repeating: 0), run)
    }
    withExtendedLifetime(left.storage) {}
  }

  /// The array of `left run right` with one value on the left.
  @inlinable
  init<Left, Right>(
    scalar left: Left, _ right: NDArray<Right, Rank>, _ run: BinaryRun<Left, Right, Scalar>
  ) {
    var left = left
    let order = right.layout.preferredOrder
    self.init(uninitialized: right.shape, order: order)
    if right.isContiguous(order) {
      run(base, 1, &left, 0, right.base, 1, count)
    } else {
      runAll(&left, InlineArray(repeating: 0), right.base, right.strides, run)
    }
    withExtendedLifetime(right.storage) {}
  }

  @inlinable
  func runAll<Left, Right>(
    _ left: UnsafeMutablePointer<Left>, _ leftStrides: InlineArray<Rank, Int>,
    _ right: UnsafeMutablePointer<Right>, _ rightStrides: InlineArray<Rank, Int>,
    _ run: BinaryRun<Left, Right, Scalar>
  ) {
    let out = base
    forEachRun(shape: shape, strides: [strides, leftStrides, rightStrides]) { at, count, strides in
      run(
        out + at[0], strides[0], left + at[1], strides[1], right + at[2], strides[2], count)
    }
  }
}

extension Layout {
  /// The strides under which this layout fills a shape that `commonShape` found.
  @inlinable
  func repeated(to target: InlineArray<Rank, Int>) -> InlineArray<Rank, Int> {
    var result = strides
    for axis in 0..<Rank where shape[axis] != target[axis] { result[axis] = 0 }
    return result
  }
}

// MARK: In place

extension NDArray {
  /// `self = self run right` where `self` lies; `right` is repeated to this shape.
  ///
  /// The two never overlap: whoever holds this memory too, as `right` in `a += a[0, ...]`, makes
  /// `makeUnique` copy first, so that `right` keeps the old values.
  @inlinable
  mutating func update<Right, let RightRank: Int>(
    _ right: NDArray<Right, RightRank>, _ run: BinaryRun<Scalar, Right, Scalar>
  ) {
    makeUnique()
    let repeated = orTrap { () throws(ArrayError) in
      guard RightRank <= Rank else {
        throw ArrayError(
          .shapeMismatch,
          "an array of shape \(right.shape.text) does not fill shape \(shape.text)")
      }
      return try right.layout.lifted(to: InlineArray<Rank, Int>.self).strides(filling: shape)
    }
    let out = base
    let other = right.base
    forEachRun(shape: shape, strides: [strides, repeated]) { at, count, strides in
      let target = out + at[0]
      run(target, strides[0], target, strides[0], other + at[1], strides[1], count)
    }
    withExtendedLifetime(right.storage) {}
  }

  /// `self = self run right` with one value on the right.
  @inlinable
  mutating func update<Right>(scalar right: Right, _ run: BinaryRun<Scalar, Right, Scalar>) {
    makeUnique()
    var right = right
    let out = base
    forEachRun(shape: shape, strides: [strides]) { at, count, strides in
      let target = out + at[0]
      run(target, strides[0], target, strides[0], &right, 0, count)
    }
  }
}

// MARK: Over temporaries

// In `2 * a + b` nobody can see `2 * a` any more when the sum is computed, so the sum is written
// over it. This saves memory, and time where arrays are larger than caches.

extension NDArray {
  /// Whether nobody else can see these elements, so that results may be written over them.
  @inlinable
  @inline(__always)
  mutating func isTemporary() -> Bool {
    isKnownUniquelyReferenced(&storage) && storage.isWritable && !layout.repeatsElements
  }

  /// The array of `left run right`, written over one of the two if that is a temporary.
  @inlinable
  static func combining(
    _ left: consuming NDArray, _ right: consuming NDArray,
    _ run: BinaryRun<Scalar, Scalar, Scalar>
  ) -> NDArray {
    if left.shape.isEqual(to: right.shape) {
      if left.isTemporary() {
        left.writeRuns(right) { z, sz, y, sy, count in run(z, sz, z, sz, y, sy, count) }
        return left
      }
      if right.isTemporary() {
        right.writeRuns(left) { z, sz, x, sx, count in run(z, sz, x, sx, z, sz, count) }
        return right
      }
    }
    return NDArray(left, right, run)
  }

  /// The array of `left run right`, written over `left` if that is a temporary.
  @inlinable
  static func combining(
    _ left: consuming NDArray, scalar right: Scalar, _ run: BinaryRun<Scalar, Scalar, Scalar>
  ) -> NDArray {
    if left.isTemporary() {
      left.update(scalar: right, run)
      return left
    }
    return NDArray(left, scalar: right, run)
  }

  /// The array of `left run right`, written over `right` if that is a temporary.
  @inlinable
  static func combining(
    scalar left: Scalar, _ right: consuming NDArray, _ run: BinaryRun<Scalar, Scalar, Scalar>
  ) -> NDArray {
    if right.isTemporary() {
      var left = left
      right.update(scalar: left) { z, sz, _, _, _, _, count in
        run(z, sz, &left, 0, z, sz, count)
      }
      return right
    }
    return NDArray(scalar: left, right, run)
  }

  /// The array of `run operand`, written over the operand if that is a temporary.
  @inlinable
  static func mapping(
    _ operand: consuming NDArray, _ run: UnaryRun<Scalar, Scalar>
  ) -> NDArray {
    if operand.isTemporary() {
      operand.update(scalar: ()) { z, sz, _, _, _, _, count in run(z, sz, z, sz, count) }
      return operand
    }
    return NDArray(operand, run)
  }

  /// Writes over this array, in runs together with another of the same shape.
  @inlinable
  mutating func writeRuns(_ other: NDArray, _ run: UnaryRun<Scalar, Scalar>) {
    let out = base
    let source = other.base
    if isContiguous(.c), other.isContiguous(.c) {
      run(out, 1, source, 1, count)
    } else {
      forEachRun(shape: shape, strides: [strides, other.strides]) { at, count, strides in
        run(out + at[0], strides[0], source + at[1], strides[1], count)
      }
    }
    withExtendedLifetime(other.storage) {}
  }
}

// MARK: One operand

extension NDArray {
  /// The array of `run operand`.
  @inlinable
  init<Operand>(_ operand: NDArray<Operand, Rank>, _ run: UnaryRun<Operand, Scalar>) {
    let order = operand.layout.preferredOrder
    self.init(uninitialized: operand.shape, order: order)
    if operand.isContiguous(order) {
      run(base, 1, operand.base, 1, count)
    } else {
      let out = base
      let source = operand.base
      forEachRun(shape: shape, strides: [strides, operand.strides]) { at, count, strides in
        run(out + at[0], strides[0], source + at[1], strides[1], count)
      }
    }
    withExtendedLifetime(operand.storage) {}
  }

  /// `transform` applied to every element. Its elements are visited in memory order.
  ///
  /// ```swift
  /// let squares = a.mapped { $0 * $0 }
  /// ```
  @inlinable
  public func mapped<Result: ArrayElement, Failure: Error>(
    _ transform: (Scalar) throws(Failure) -> Result
  ) throws(Failure) -> NDArray<Result, Rank> {
    let result = NDArray<Result, Rank>(uninitialized: shape, order: layout.preferredOrder)
    let out = result.base
    let source = base
    try forEachRun(shape: shape, strides: [result.strides, strides]) {
      (at, count, strides) throws(Failure) in
      let target = out + at[0]
      let source = source + at[1]
      if strides[0] == 1, strides[1] == 1 {
        for i in 0..<count { target[i] = try transform(source[i]) }
      } else {
        for i in 0..<count {
          target[i &* strides[0]] = try transform(source[i &* strides[1]])
        }
      }
    }
    withExtendedLifetime(storage) {}
    return result
  }

  /// Replaces every element by `transform` of it.
  @inlinable
  public mutating func transformElements<Failure: Error>(
    _ transform: (Scalar) throws(Failure) -> Scalar
  ) throws(Failure) {
    makeUnique()
    let out = base
    try forEachRun(shape: shape, strides: [strides]) { (at, count, strides) throws(Failure) in
      let target = out + at[0]
      if strides[0] == 1 {
        for i in 0..<count { target[i] = try transform(target[i]) }
      } else {
        for i in 0..<count { target[i &* strides[0]] = try transform(target[i &* strides[0]]) }
      }
    }
  }
}

// MARK: Loops in Swift

/// The loop for element types without kernels. The forms of the loop are those that vectorize.
@inlinable
@inline(__always)
func loop<Left, Right, Result>(
  _ out: UnsafeMutablePointer<Result>, _ outStride: Int, _ left: UnsafeMutablePointer<Left>,
  _ leftStride: Int, _ right: UnsafeMutablePointer<Right>, _ rightStride: Int, _ count: Int,
  _ body: (Left, Right) -> Result
) {
  if outStride == 1, leftStride == 1, rightStride == 1 {
    for i in 0..<count { out[i] = body(left[i], right[i]) }
  } else if outStride == 1, leftStride == 1, rightStride == 0 {
    let right = right.pointee
    for i in 0..<count { out[i] = body(left[i], right) }
  } else {
    for i in 0..<count {
      out[i &* outStride] = body(left[i &* leftStride], right[i &* rightStride])
    }
  }
}

@inlinable
@inline(__always)
func loop<Operand, Result>(
  _ out: UnsafeMutablePointer<Result>, _ outStride: Int,
  _ operand: UnsafeMutablePointer<Operand>, _ stride: Int, _ count: Int,
  _ body: (Operand) -> Result
) {
  if outStride == 1, stride == 1 {
    for i in 0..<count { out[i] = body(operand[i]) }
  } else {
    for i in 0..<count { out[i &* outStride] = body(operand[i &* stride]) }
  }
}

/// One run of an operation between elements of one type: its kernel, or else `body` in a loop.
@inlinable
@inline(__always)
func run<Scalar>(
  _ kernel: BinaryKernel, as type: KernelType?, _ out: UnsafeMutablePointer<Scalar>,
  _ outStride: Int, _ left: UnsafeMutablePointer<Scalar>, _ leftStride: Int,
  _ right: UnsafeMutablePointer<Scalar>, _ rightStride: Int, _ count: Int,
  _ body: (Scalar, Scalar) -> Scalar
) {
  if let type {
    type.run(kernel, out, outStride, left, leftStride, right, rightStride, count)
  } else {
    loop(out, outStride, left, leftStride, right, rightStride, count, body)
  }
}

// The least and the greatest, and where they are. Not-a-number wins, as in NumPy, so that it is not
// lost; of equal elements the first counts.

extension NDArray where Scalar: Comparable {
  /// The least element, or one that is not a number. Stops when there is no element.
  @inlinable
  public func min() -> Scalar {
    if isEmpty { stopForEmptiness(shape.text) }
    var least = base.pointee
    fold { Self.foldLesser(&least, 0, $0, $1, $2) }
    return least
  }

  /// The greatest element, or one that is not a number. Stops when there is no element.
  @inlinable
  public func max() -> Scalar {
    if isEmpty { stopForEmptiness(shape.text) }
    var greatest = base.pointee
    fold { Self.foldGreater(&greatest, 0, $0, $1, $2) }
    return greatest
  }

  /// The least elements along one or several axes, which stay with extent 1.
  @inlinable
  public func min(keepingAxes axes: Int...) -> NDArray { minima(axisSet(axes)) }

  /// The greatest elements along one or several axes, which stay with extent 1.
  @inlinable
  public func max(keepingAxes axes: Int...) -> NDArray { maxima(axisSet(axes)) }

  @inlinable
  func minima(_ axes: InlineArray<Rank, Bool>) -> NDArray {
    foldedFromFirst(axes, Self.foldLesser)
  }

  @inlinable
  func maxima(_ axes: InlineArray<Rank, Bool>) -> NDArray {
    foldedFromFirst(axes, Self.foldGreater)
  }

  @inlinable
  static func foldLesser(
    _ out: UnsafeMutablePointer<Scalar>, _ outStride: Int,
    _ source: UnsafeMutablePointer<Scalar>, _ stride: Int, _ count: Int
  ) {
    if outStride != 0 {
      takingLesser(out, outStride, out, outStride, source, stride, count)
    } else {
      let least = extreme(.min, source, stride, count) { $0 < $1 }
      if least < out.pointee || least != least { out.pointee = least }
    }
  }

  @inlinable
  static func foldGreater(
    _ out: UnsafeMutablePointer<Scalar>, _ outStride: Int,
    _ source: UnsafeMutablePointer<Scalar>, _ stride: Int, _ count: Int
  ) {
    if outStride != 0 {
      takingGreater(out, outStride, out, outStride, source, stride, count)
    } else {
      let greatest = extreme(.max, source, stride, count) { $0 > $1 }
      if greatest > out.pointee || greatest != greatest { out.pointee = greatest }
    }
  }

  /// The element of a run that comes before all others.
  @inlinable
  @inline(__always)
  static func extreme(
    _ kernel: ReductionKernel, _ source: UnsafeMutablePointer<Scalar>, _ stride: Int,
    _ count: Int, _ precedes: (Scalar, Scalar) -> Bool
  ) -> Scalar {
    var result = source.pointee
    if let type = KernelType(Scalar.self) {
      Swift.withUnsafeMutablePointer(to: &result) { type.run(kernel, $0, source, stride, count) }
    } else {
      for i in 0..<count {
        let element = source[i &* stride]
        if precedes(element, result) || element != element { result = element }
      }
    }
    return result
  }
}

// MARK: Positions

extension NDArray where Scalar: Comparable {
  /// The position of the least element, counted in C order as `flattened()` does. Stops when there
  /// is no element.
  @inlinable
  public func argMin() -> Int {
    if isEmpty { stopForEmptiness(shape.text) }
    let array = asContiguous(order: .c)
    return withExtendedLifetime(array.storage) {
      Self.position(.min, array.base, 1, array.count) { $0 < $1 }
    }
  }

  /// The position of the greatest element, counted in C order as `flattened()` does. Stops when
  /// there is no element.
  @inlinable
  public func argMax() -> Int {
    if isEmpty { stopForEmptiness(shape.text) }
    let array = asContiguous(order: .c)
    return withExtendedLifetime(array.storage) {
      Self.position(.max, array.base, 1, array.count) { $0 > $1 }
    }
  }

  /// The indices of the least elements along an axis, which stays with extent 1.
  @inlinable
  public func argMin(keepingAxis axis: Int) -> NDArray<Int, Rank> {
    positions(.min, axis) { $0 < $1 }
  }

  /// The indices of the greatest elements along an axis, which stays with extent 1.
  @inlinable
  public func argMax(keepingAxis axis: Int) -> NDArray<Int, Rank> {
    positions(.max, axis) { $0 > $1 }
  }

  @inlinable
  func positions(
    _ kernel: ReductionKernel, _ axis: Int, _ precedes: (Scalar, Scalar) -> Bool
  ) -> NDArray<Int, Rank> {
    let axis = checkedAxis(axis)
    var rest = shape
    rest[axis] = 1
    let result = NDArray<Int, Rank>(uninitialized: rest, order: layout.preferredOrder)
    if result.isEmpty { return result }
    if isEmpty { stopForEmptiness(shape.text) }
    let out = result.base
    let source = base
    let extent = shape[axis]
    let step = strides[axis]
    forEachRun(shape: rest, strides: [result.strides, strides]) { at, count, strides in
      for i in 0..<count {
        out[at[0] &+ i &* strides[0]] = Self.position(
          kernel, source + (at[1] &+ i &* strides[1]), step, extent, precedes)
      }
    }
    withExtendedLifetime(storage) {}
    return result
  }

  /// The first position of the element that comes before all others, or is not a number.
  @inlinable
  static func position(
    _ kernel: ReductionKernel, _ source: UnsafeMutablePointer<Scalar>, _ stride: Int,
    _ count: Int, _ precedes: (Scalar, Scalar) -> Bool
  ) -> Int {
    if let type = KernelType(Scalar.self) {
      return type.position(ofGreatest: kernel == .max, source, stride, count)
    }
    var best = 0
    for i in 1..<count where source[best &* stride] == source[best &* stride] {
      let element = source[i &* stride]
      if precedes(element, source[best &* stride]) || element != element { best = i }
    }
    return best
  }
}

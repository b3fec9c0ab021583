// Elements picked by a mask or by a list of indices. What is picked has no regular strides, so
// reading copies; assignment writes in place.

extension NDArray {
  /// The elements where `mask` is true, in C order.
  ///
  /// `a[mask] = b` puts the elements of `b` there in the same order; their number must fit.
  @inlinable
  public subscript(mask: NDArray<Bool, Rank>) -> NDArray<Scalar, 1> {
    get {
      checkMask(mask)
      var total = 0
      mask.forEachElement { total &+= $0 ? 1 : 0 }
      // Every element is written, the picked ones in front of which the next goes: no branch to
      // predict, at the price of one element of memory beyond the last.
      let picked = NDArray<Scalar, 1>(uninitialized: [total &+ 1], order: .c)
      let target = picked.start
      var next = 0
      forEachPair(with: mask) { address, isPicked in
        target[next] = address.pointee
        next &+= isPicked ? 1 : 0
      }
      return picked.view(Layout(shape: [total], order: .c))
    }
    set {
      checkMask(mask)
      makeUnique()
      var next = 0
      let values = newValue.asContiguous(order: .c)
      let available = values.count
      forEachPair(with: mask) { address, isPicked in
        guard isPicked else { return }
        if next < available { address.pointee = values.base[next] }
        next += 1
      }
      guard next == available else {
        trap(.shapeMismatch, "\(available) values for the \(next) elements of a mask")
      }
    }
  }

  /// For `a[mask] = x`: gives the elements where `mask` is true one value.
  @inlinable
  @_disfavoredOverload
  public subscript(mask: NDArray<Bool, Rank>) -> Scalar {
    @available(*, unavailable, message: "what a mask picks is an array, not one element")
    get { trap(.invalidSlice, "what a mask picks is an array, not one element") }
    set {
      checkMask(mask)
      makeUnique()
      forEachPair(with: mask) { address, isPicked in
        if isPicked { address.pointee = newValue }
      }
    }
  }

  @inlinable
  func checkMask(_ mask: NDArray<Bool, Rank>) {
    guard mask.shape.isEqual(to: shape) else {
      trap(
        .shapeMismatch, "a mask of shape \(mask.shape.text) for an array of shape \(shape.text)")
    }
  }

  /// Visits this array's elements together with the mask's in C order.
  @inlinable
  func forEachPair(
    with mask: NDArray<Bool, Rank>, _ body: (UnsafeMutablePointer<Scalar>, Bool) -> Void
  ) {
    let mine = base
    let theirs = mask.base
    forEachIndexedRun(shape: shape, strides: [strides, mask.strides]) { offsets, count, strides in
      for i in 0..<count {
        body(
          mine + (offsets[0] &+ i &* strides[0]), theirs[offsets[1] &+ i &* strides[1]])
      }
    }
    withExtendedLifetime((storage, mask.storage)) {}
  }
}

extension NDArray {
  /// Visits the elements in memory order.
  @inlinable
  func forEachElement(_ body: (Scalar) -> Void) {
    let first = base
    forEachRun(shape: shape, strides: [strides]) { offsets, count, strides in
      let run = first + offsets[0]
      for i in 0..<count { body(run[i &* strides[0]]) }
    }
    withExtendedLifetime(storage) {}
  }

  /// The parts at some indices of an axis, in the order of the indices, which may repeat and may
  /// count from the end. A copy. (NumPy's `take`, and `a[[2, 0, 1]]` for axis 0.)
  @inlinable
  public func taking(_ indices: [Int], axis: Int = 0) -> NDArray {
    let axis = checkedAxis(axis)
    var shape = shape
    let extent = shape[axis]
    shape[axis] = indices.count
    let result = NDArray(uninitialized: shape, order: .c)
    var slice = shape
    slice[axis] = 1
    for (position, index) in indices.enumerated() {
      let from = index < 0 ? index &+ extent : index
      guard UInt(bitPattern: from) < UInt(bitPattern: extent) else {
        trap(
          .indexOutOfRange,
          "index \(index) is out of range in axis \(axis) of shape \(self.shape.text)")
      }
      result.start.copyElements(
        at: position &* result.strides[axis], result.strides, from: start,
        at: layout.offset &+ from &* strides[axis], strides, slice)
    }
    return result
  }
}

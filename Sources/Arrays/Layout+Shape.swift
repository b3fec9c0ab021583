extension Layout {
  /// The number of an axis, negative ones counted from the last.
  @inlinable
  func axis(_ axis: Int) throws(ArrayError) -> Int {
    let position = axis < 0 ? axis &+ Rank : axis
    guard position >= 0, position < Rank else {
      throw ArrayError(.invalidAxis, "axis \(axis) does not exist in shape \(shape.text)")
    }
    return position
  }

  /// The layout repeated to `target`, aligned at the last axes; repeated axes have stride 0.
  @inlinable
  func broadcast<let NewRank: Int>(
    to target: InlineArray<NewRank, Int>
  ) throws(ArrayError) -> Layout<NewRank> {
    var result = Layout<NewRank>(
      shape: target, strides: InlineArray(repeating: 0), offset: offset)
    for axis in 0..<Rank {
      let new = axis &+ NewRank &- Rank
      if new >= 0, target[new] == shape[axis] {
        result.strides[new] = strides[axis]
      } else if new < 0 || shape[axis] != 1 {
        throw ArrayError(
          .shapeMismatch, "an array of shape \(shape.text) does not broadcast to \(target.text)")
      }
    }
    return result
  }

  /// A shape for the same number of elements, with the extent that is -1 computed.
  @inlinable
  func resolvedShape<let NewRank: Int>(
    _ requested: InlineArray<NewRank, Int>
  ) throws(ArrayError) -> InlineArray<NewRank, Int> {
    var target = requested
    var known = 1
    var open: Int?
    var isValid = true
    for axis in 0..<NewRank {
      if target[axis] == -1, open == nil {
        open = axis
      } else {
        let (product, overflow) = known.multipliedReportingOverflow(by: target[axis])
        isValid = isValid && target[axis] >= 0 && !overflow
        known = product
      }
    }
    if isValid, let open {
      isValid = known > 0 && count % known == 0
      if isValid { target[open] = count / known }
    } else if isValid {
      isValid = known == count
    }
    guard isValid else {
      throw ArrayError(
        .shapeMismatch,
        "\(count) elements of shape \(shape.text) do not fill shape \(requested.text)")
    }
    return target
  }

  /// The layout under another shape of the same count without moving elements; nil if there is none.
  ///
  /// Both shapes are cut into groups of axes with equal products, walking in `order` from the
  /// slowest axis on; each old group must be without inner gaps.
  @inlinable
  func reshaped<let NewRank: Int>(
    _ target: InlineArray<NewRank, Int>, order: MemoryOrder
  ) -> Layout<NewRank>? {
    var result = Layout<NewRank>(shape: target, order: order)
    result.offset = offset
    if count == 0 || isContiguous(order) { return result }
    // `axes[0..<used]`: old axes that matter, slowest first.
    var axes = InlineArray<Rank, Int>(repeating: 0)
    var used = 0
    for step in 0..<Rank {
      let axis = order == .c ? step : Rank &- 1 &- step
      if shape[axis] != 1 {
        axes[used] = axis
        used &+= 1
      }
    }
    var old = 0
    var new = 0
    while old < used {
      let firstOld = old
      let firstNew = new
      var oldCount = shape[axes[old]]
      var newCount = 1
      old &+= 1
      while oldCount != newCount {
        if newCount < oldCount {
          newCount &*= target[order == .c ? new : NewRank &- 1 &- new]
          new &+= 1
        } else {
          oldCount &*= shape[axes[old]]
          old &+= 1
        }
      }
      for slot in firstOld..<(old &- 1)
      where strides[axes[slot]] != strides[axes[slot &+ 1]] &* shape[axes[slot &+ 1]] {
        return nil
      }
      var stride = strides[axes[old &- 1]]
      var slot = new
      while slot > firstNew {
        slot &-= 1
        let axis = order == .c ? slot : NewRank &- 1 &- slot
        result.strides[axis] = stride
        stride &*= target[axis]
      }
    }
    return result
  }
}

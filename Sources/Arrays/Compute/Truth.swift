// Reductions of truth values.

extension NDArray where Scalar == Bool {
  /// Whether an element is true; false if there are none.
  @inlinable
  public func any() -> Bool {
    var found = false
    fold { found = found || contains(true, $0, stride: $1, count: $2) }
    return found
  }

  /// Whether all elements are true, also if there are none.
  @inlinable
  public func all() -> Bool {
    var found = false
    fold { found = found || contains(false, $0, stride: $1, count: $2) }
    return !found
  }

  /// How many elements are true.
  @inlinable
  public func countTrue() -> Int {
    var total = 0
    fold { total &+= Arrays.countTrue($0, stride: $1, count: $2) }
    return total
  }

  /// Whether an element is true along one or several axes, which stay with extent 1.
  @inlinable
  public func any(keepingAxes axes: Int...) -> NDArray { anyTrue(axisSet(axes)) }

  /// Whether all elements are true along one or several axes, which stay with extent 1.
  @inlinable
  public func all(keepingAxes axes: Int...) -> NDArray { allTrue(axisSet(axes)) }

  /// How many elements are true along one or several axes, which stay with extent 1.
  @inlinable
  public func countTrue(keepingAxes axes: Int...) -> NDArray<Int, Rank> {
    trueCounts(axisSet(axes))
  }

  @inlinable
  func anyTrue(_ axes: InlineArray<Rank, Bool>) -> NDArray {
    folded(axes, from: false) { out, outStride, source, stride, count in
      if outStride == 0 {
        out.pointee = out.pointee || contains(true, source, stride: stride, count: count)
      } else {
        bytes(out, outStride, out, outStride, source, stride, count) { $0 | $1 }
      }
    }
  }

  @inlinable
  func allTrue(_ axes: InlineArray<Rank, Bool>) -> NDArray {
    folded(axes, from: true) { out, outStride, source, stride, count in
      if outStride == 0 {
        out.pointee = out.pointee && !contains(false, source, stride: stride, count: count)
      } else {
        bytes(out, outStride, out, outStride, source, stride, count) { $0 & $1 }
      }
    }
  }

  @inlinable
  func trueCounts(_ axes: InlineArray<Rank, Bool>) -> NDArray<Int, Rank> {
    folded(axes, from: 0) { out, outStride, source, stride, count in
      if outStride == 0 {
        out.pointee &+= Arrays.countTrue(source, stride: stride, count: count)
      } else {
        for i in 0..<count where source[i &* stride] { out[i &* outStride] &+= 1 }
      }
    }
  }
}

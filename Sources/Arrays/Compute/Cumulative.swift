// Running sums.

extension NDArray where Scalar: AdditiveArithmetic {
  /// The sums of each element and all before it along an axis, added one after the other. Integer
  /// sums stop on overflow.
  @inlinable
  public func cumulativeSum(axis: Int) -> NDArray {
    let axis = checkedAxis(axis)
    let result = NDArray(uninitialized: shape, order: layout.preferredOrder)
    let extent = shape[axis]
    if result.isEmpty { return result }
    let step = strides[axis]
    let outStep = result.strides[axis]
    let out = result.base
    let source = base
    var rest = shape
    rest[axis] = 1
    forEachRun(shape: rest, strides: [result.strides, strides]) { at, count, strides in
      if count > 1, outStep.magnitude > strides[0].magnitude {
        // Neighbours lie in different sums: whole rows are added.
        for k in 0..<extent {
          let target = out + (at[0] &+ k &* outStep)
          let element = source + (at[1] &+ k &* step)
          if k == 0 {
            loop(target, strides[0], element, strides[1], count) { $0 }
          } else {
            run(
              .add, as: KernelType(Scalar.self), target, strides[0], target - outStep,
              strides[0], element, strides[1], count
            ) { $0 + $1 }
          }
        }
      } else {
        for i in 0..<count {
          let target = out + (at[0] &+ i &* strides[0])
          let element = source + (at[1] &+ i &* strides[1])
          var sum = element.pointee
          target.pointee = sum
          for k in 1..<Swift.max(extent, 1) {
            sum += element[k &* step]
            target[k &* outStep] = sum
          }
        }
      }
    }
    withExtendedLifetime(storage) {}
    return result
  }
}

extension NDArray where Rank == 1, Scalar: AdditiveArithmetic {
  /// The sums of each element and all before it.
  @inlinable
  public func cumulativeSum() -> NDArray { cumulativeSum(axis: 0) }
}

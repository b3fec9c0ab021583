// Addresses for C and Fortran.

extension NDArray {
  /// Calls `body` with the address of the elements, without gaps in `order`.
  ///
  /// No copy when they lie like that already, else a temporary one. The address is never null, also
  /// of an array without elements, and valid only during the call.
  @inlinable
  public func withUnsafePointer<Result, Failure: Error>(
    order: MemoryOrder, _ body: (UnsafePointer<Scalar>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // One call of `body`, whatever the layout: closures in closures are inlined, and two calls in
    // each would be four, eight, … copies of the innermost.
    var copy: NDArray?
    var address = base
    if !layout.isContiguous(order) {
      let made = copied(order: order)
      address = made.base
      copy = made
    }
    defer { withExtendedLifetime((storage, copy)) {} }
    return try body(UnsafePointer(address))
  }

  /// Calls `body` with the address of elements that it may change, without gaps in `order`.
  ///
  /// When the elements lie otherwise `body` works on a temporary copy, which is copied back
  /// afterwards, also when `body` throws. Elements that other arrays share are copied first.
  @inlinable
  public mutating func withUnsafeMutablePointer<Result, Failure: Error>(
    order: MemoryOrder, _ body: (UnsafeMutablePointer<Scalar>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    makeUnique()
    var copy: NDArray?
    var address = base
    if !layout.isContiguous(order) {
      let made = copied(order: order)
      address = made.base
      copy = made
    }
    defer {
      if let copy {
        start.copyElements(
          at: layout.offset, strides, from: copy.start, at: 0, copy.strides, shape)
      }
      withExtendedLifetime((storage, copy)) {}
    }
    return try body(address)
  }
}

extension NDArray {
  /// Whether the two were made from one another without a copy, as slices and transposes are.
  @inlinable
  public func sharesMemory<let OtherRank: Int>(with other: NDArray<Scalar, OtherRank>) -> Bool {
    storage === other.storage
  }
}

extension Array where Element: ArrayElement {
  /// The elements in C order, the last index varying fastest.
  @inlinable
  public init<let Rank: Int>(_ array: NDArray<Element, Rank>) {
    self.init(unsafeUninitializedCapacity: array.count) { buffer, count in
      count = array.count
      guard let start = buffer.baseAddress else { return }
      array.withUnsafePointer(order: .c) { start.initialize(from: $0, count: count) }
    }
  }
}

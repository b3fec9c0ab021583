// New arrays: from a shape, from values, from a closure.

extension NDArray {
  /// An array of zeros (false for `Bool`).
  /// - Parameters:
  ///   - shape: the extents, none negative.
  ///   - order: how the elements lie in memory.
  @inlinable
  public init(shape: InlineArray<Rank, Int>, order: MemoryOrder = .c) {
    orTrap { () throws(ArrayError) in
      try checkShape(shape, elementSize: MemoryLayout<Scalar>.stride)
    }
    let layout = Layout(shape: shape, order: order)
    self.init(
      storage: ArrayStorage(byteCount: layout.count &* MemoryLayout<Scalar>.stride, zeroed: true),
      layout: layout)
  }

  /// An array whose memory `initialize` fills, element by element in memory order.
  ///
  /// The buffer has no values at first: every element must be written. Nothing is zeroed before.
  @inlinable
  public init<Failure: Error>(
    uninitialized shape: InlineArray<Rank, Int>, order: MemoryOrder = .c,
    initializingWith initialize: (UnsafeMutableBufferPointer<Scalar>) throws(Failure) -> Void
  ) throws(Failure) {
    self.init(uninitialized: shape, order: order)
    try initialize(UnsafeMutableBufferPointer(start: base, count: count))
  }

  /// An array of zeros (false for `Bool`).
  @inlinable
  public static func zeros(_ shape: InlineArray<Rank, Int>, order: MemoryOrder = .c) -> NDArray {
    NDArray(shape: shape, order: order)
  }

  /// An array of one value.
  @inlinable
  public static func full(
    _ shape: InlineArray<Rank, Int>, _ value: Scalar, order: MemoryOrder = .c
  ) -> NDArray {
    NDArray(uninitialized: shape, order: order) { $0.initialize(repeating: value) }
  }

  /// The elements `elements` in the order `order`; their number must be the product of the extents.
  @inlinable
  public init(
    _ elements: some Sequence<Scalar>, shape: InlineArray<Rank, Int>, order: MemoryOrder = .c
  ) {
    let elements = ContiguousArray(elements)
    self.init(uninitialized: shape, order: order)
    guard elements.count == count else {
      trap(.shapeMismatch, "\(elements.count) elements for an array of shape \(shape.text)")
    }
    elements.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { base.update(from: start, count: source.count) }
    }
  }

  /// An array each of whose elements is computed from its index.
  ///
  /// ```swift
  /// let hilbert = NDArray<Double, 2>(shape: [4, 4]) { 1 / Double($0[0] + $0[1] + 1) }
  /// ```
  @inlinable
  public init<Failure: Error>(
    shape: InlineArray<Rank, Int>, order: MemoryOrder = .c,
    _ element: (_ index: InlineArray<Rank, Int>) throws(Failure) -> Scalar
  ) throws(Failure) {
    self.init(uninitialized: shape, order: order)
    let start = base
    var index = InlineArray<Rank, Int>(repeating: 0)
    for position in 0..<count {
      start[position] = try element(index)
      for step in 0..<Rank {
        let axis = order == .c ? Rank - 1 - step : step
        index[axis] &+= 1
        if index[axis] < shape[axis] { break }
        index[axis] = 0
      }
    }
  }
}

extension NDArray where Scalar: ExpressibleByIntegerLiteral {
  /// An array of ones.
  @inlinable
  public static func ones(_ shape: InlineArray<Rank, Int>, order: MemoryOrder = .c) -> NDArray {
    full(shape, 1, order: order)
  }
}

extension NDArray where Rank == 0 {
  /// One element, without axes.
  @inlinable
  public init(_ element: Scalar) {
    self.init(uninitialized: [], order: .c)
    base.initialize(to: element)
  }

  /// The element.
  @inlinable
  public var element: Scalar {
    get { withExtendedLifetime(storage) { base.pointee } }
    set {
      makeUnique()
      base.pointee = newValue
    }
  }
}

extension NDArray where Rank == 1 {
  /// The elements of a Swift array or of any other sequence.
  @inlinable
  public init(_ elements: some Sequence<Scalar>) {
    let elements = ContiguousArray(elements)
    self.init(elements, shape: [elements.count])
  }

  /// The elements of a Swift array.
  @inlinable
  public init(_ elements: [Scalar]) {
    self.init(uninitialized: [elements.count], order: .c)
    elements.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { base.update(from: start, count: source.count) }
    }
  }
}

extension NDArray where Rank == 2, Scalar: ExpressibleByIntegerLiteral {
  /// The identity matrix of `size` rows.
  @inlinable
  public static func identity(_ size: Int) -> NDArray {
    let matrix = NDArray(shape: [size, size])
    for i in 0..<size { matrix.base[i &* (size &+ 1)] = 1 }
    return matrix
  }
}

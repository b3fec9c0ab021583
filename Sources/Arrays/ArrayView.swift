/// Memory of someone else seen as an array: a buffer of a C library, a Fortran module variable or
/// COMMON block, a mapped file.
///
/// A reference, not a value: reading reads that memory as it is now, writing writes it, and copies of
/// a view see the same elements. It keeps `owner` alive and copies nothing. As anyone may write the
/// memory meanwhile it is not `Sendable`; `NDArray(view)` takes a snapshot that is.
public struct ArrayView<Scalar: ArrayElement, let Rank: Int> {
  @usableFromInline let start: UnsafeMutablePointer<Scalar>
  @usableFromInline let layout: Layout<Rank>
  @usableFromInline let owner: (any AnyObject & Sendable)?

  /// - Parameters:
  ///   - start: the address of element `[0, 0, …]`.
  ///   - shape: the extents; every element must lie in valid memory.
  ///   - strides: the distances between neighbours along each axis, in elements; may be negative.
  ///   - owner: is kept alive as long as the view; nil for memory that is never released.
  @inlinable
  public init(
    _ start: UnsafeMutablePointer<Scalar>, shape: InlineArray<Rank, Int>,
    strides: InlineArray<Rank, Int>, owner: (any AnyObject & Sendable)?
  ) {
    orTrap { () throws(ArrayError) in
      try checkShape(shape, elementSize: MemoryLayout<Scalar>.stride)
    }
    self.start = start
    self.layout = Layout(shape: shape, strides: strides, offset: 0)
    self.owner = owner
  }

  /// A view of elements that lie without gaps in `order`.
  @inlinable
  public init(
    _ start: UnsafeMutablePointer<Scalar>, shape: InlineArray<Rank, Int>,
    order: MemoryOrder = .c, owner: (any AnyObject & Sendable)?
  ) {
    orTrap { () throws(ArrayError) in
      try checkShape(shape, elementSize: MemoryLayout<Scalar>.stride)
    }
    self.start = start
    self.layout = Layout(shape: shape, order: order)
    self.owner = owner
  }

  /// The extents of the axes.
  @inlinable public var shape: InlineArray<Rank, Int> { layout.shape }

  /// The distances in memory between neighbours along each axis, in elements.
  @inlinable public var strides: InlineArray<Rank, Int> { layout.strides }

  /// The number of elements.
  @inlinable public var count: Int { layout.count }

  /// Copies the elements of an array of the same shape into the viewed memory; axes of extent 1 are
  /// repeated to fit.
  @inlinable
  public func update(from array: NDArray<Scalar, Rank>) {
    // An array of this very memory (`unchanging:`) could overlap what is written.
    let source = array.storage.isWritable ? array : array.copied(order: .c)
    let sourceStrides = orTrap { () throws(ArrayError) in
      try source.layout.strides(filling: shape)
    }
    start.copyElements(
      at: 0, strides, from: source.start, at: source.layout.offset, sourceStrides, shape)
    withExtendedLifetime((source.storage, owner)) {}
  }

  /// Calls `body` with the elements for reading and writing, rows as spans; see
  /// `NDArray.withMutableView`. Nobody else may write them meanwhile.
  @inlinable
  public func withMutableView<Result, Failure: Error>(
    _ body: (inout MutableArraySpan<Scalar, Rank>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(owner) {} }
    if layout.hasDenseRows {
      var view = MutableArraySpan(start, layout, of: self)
      return try body(&view)
    }
    var copy = NDArray(self)
    defer { update(from: copy) }
    return try copy.withMutableView(body)
  }
}

extension NDArray {
  /// A copy of the elements as they are now, in the order in which they lie.
  @inlinable
  public init(_ view: ArrayView<Scalar, Rank>) {
    self = NDArray(borrowed: view).copied(order: view.layout.preferredOrder)
  }

  /// An array of someone else's memory without a copy.
  ///
  /// As an array is a value, nobody may write the memory as long as the array or a copy of it lives.
  /// Writing to the array copies it first; the memory itself is never written.
  @inlinable
  public init(unchanging view: ArrayView<Scalar, Rank>) {
    self.init(borrowed: view)
  }

  @inlinable
  init(borrowed view: ArrayView<Scalar, Rank>) {
    self.init(
      storage: ArrayStorage(foreign: UnsafeMutableRawPointer(view.start), owner: view.owner),
      layout: view.layout)
  }
}

extension ArrayView where Rank == 0 {
  /// The element.
  @inlinable
  public var element: Scalar {
    get { withExtendedLifetime(owner) { start.pointee } }
    nonmutating set { withExtendedLifetime(owner) { start.pointee = newValue } }
  }
}

extension ArrayView where Rank == 1 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int) -> Scalar {
    get { start[layout.checkedPosition([i])] }
    nonmutating set { start[layout.checkedPosition([i])] = newValue }
  }
}

extension ArrayView where Rank == 2 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int, j: Int) -> Scalar {
    get { start[layout.checkedPosition([i, j])] }
    nonmutating set { start[layout.checkedPosition([i, j])] = newValue }
  }
}

extension ArrayView where Rank == 3 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int, j: Int, k: Int) -> Scalar {
    get { start[layout.checkedPosition([i, j, k])] }
    nonmutating set { start[layout.checkedPosition([i, j, k])] = newValue }
  }
}

extension ArrayView where Rank == 4 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int, j: Int, k: Int, l: Int) -> Scalar {
    get { start[layout.checkedPosition([i, j, k, l])] }
    nonmutating set { start[layout.checkedPosition([i, j, k, l])] = newValue }
  }
}

// Elements and rows per rank, of arrays and of the views on them.

extension ArraySpan where Rank == 1 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int) -> Scalar {
    base[layout.checkedPosition([i])]
  }

  /// The elements.
  @inlinable
  public var span: Span<Scalar> {
    @_lifetime(copy self)
    get {
      let span = Span(_unsafeStart: base + layout.rowStart([]), count: layout.shape[0])
      return _overrideLifetime(span, copying: self)
    }
  }
}

extension MutableArraySpan where Rank == 1 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int) -> Scalar {
    get { base[layout.checkedPosition([i])] }
    set { base[layout.checkedPosition([i])] = newValue }
  }

  /// The elements.
  @inlinable
  public var span: Span<Scalar> {
    @_lifetime(borrow self)
    get {
      let span = Span(_unsafeStart: base + layout.rowStart([]), count: layout.shape[0])
      return _overrideLifetime(span, borrowing: self)
    }
  }

  /// The elements, for writing.
  @inlinable
  public var mutableSpan: MutableSpan<Scalar> {
    @_lifetime(&self)
    mutating get {
      let span = MutableSpan(_unsafeStart: base + layout.rowStart([]), count: layout.shape[0])
      return _overrideLifetime(span, mutating: &self)
    }
  }
}

extension NDArray where Rank == 1 {
  /// The elements.
  @inlinable
  public var span: Span<Scalar> {
    @_addressableSelf
    @_lifetime(borrow self)
    get {
      let span = Span(_unsafeStart: start + layout.rowStart([]), count: layout.shape[0])
      return _overrideLifetime(span, borrowing: self)
    }
  }

  /// The elements, for writing.
  @inlinable
  public var mutableSpan: MutableSpan<Scalar> {
    @_lifetime(&self)
    mutating get {
      makeUnique()
      let span = MutableSpan(_unsafeStart: start + layout.rowStart([]), count: layout.shape[0])
      return _overrideLifetime(span, mutating: &self)
    }
  }
}

extension ArraySpan where Rank == 2 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int, j: Int) -> Scalar {
    base[layout.checkedPosition([i, j])]
  }

  /// The elements of row `i`, negative indices counted from the end.
  @inlinable
  @_lifetime(copy self)
  public func row(_ i: Int) -> Span<Scalar> {
    let span = Span(_unsafeStart: base + layout.rowStart([i]), count: layout.shape[1])
    return _overrideLifetime(span, copying: self)
  }
}

extension MutableArraySpan where Rank == 2 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int, j: Int) -> Scalar {
    get { base[layout.checkedPosition([i, j])] }
    set { base[layout.checkedPosition([i, j])] = newValue }
  }

  /// The elements of row `i`, negative indices counted from the end.
  @inlinable
  @_lifetime(borrow self)
  public func row(_ i: Int) -> Span<Scalar> {
    let span = Span(_unsafeStart: base + layout.rowStart([i]), count: layout.shape[1])
    return _overrideLifetime(span, borrowing: self)
  }

  /// The elements of row `i`, for writing.
  @inlinable
  @_lifetime(&self)
  public mutating func mutableRow(_ i: Int) -> MutableSpan<Scalar> {
    let span = MutableSpan(_unsafeStart: base + layout.rowStart([i]), count: layout.shape[1])
    return _overrideLifetime(span, mutating: &self)
  }
}

extension NDArray where Rank == 2 {
  /// The elements of row `i`, negative indices counted from the end.
  @inlinable
  @_addressableSelf
  @_lifetime(borrow self)
  public func row(_ i: Int) -> Span<Scalar> {
    let span = Span(_unsafeStart: start + layout.rowStart([i]), count: layout.shape[1])
    return _overrideLifetime(span, borrowing: self)
  }

  /// The elements of row `i`, for writing.
  @inlinable
  @_lifetime(&self)
  public mutating func mutableRow(_ i: Int) -> MutableSpan<Scalar> {
    makeUnique()
    let span = MutableSpan(_unsafeStart: start + layout.rowStart([i]), count: layout.shape[1])
    return _overrideLifetime(span, mutating: &self)
  }
}

extension ArraySpan where Rank == 3 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int, j: Int, k: Int) -> Scalar {
    base[layout.checkedPosition([i, j, k])]
  }

  /// The elements of row `[i, j]`, negative indices counted from the end.
  @inlinable
  @_lifetime(copy self)
  public func row(_ i: Int, _ j: Int) -> Span<Scalar> {
    let span = Span(_unsafeStart: base + layout.rowStart([i, j]), count: layout.shape[2])
    return _overrideLifetime(span, copying: self)
  }
}

extension MutableArraySpan where Rank == 3 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int, j: Int, k: Int) -> Scalar {
    get { base[layout.checkedPosition([i, j, k])] }
    set { base[layout.checkedPosition([i, j, k])] = newValue }
  }

  /// The elements of row `[i, j]`, negative indices counted from the end.
  @inlinable
  @_lifetime(borrow self)
  public func row(_ i: Int, _ j: Int) -> Span<Scalar> {
    let span = Span(_unsafeStart: base + layout.rowStart([i, j]), count: layout.shape[2])
    return _overrideLifetime(span, borrowing: self)
  }

  /// The elements of row `[i, j]`, for writing.
  @inlinable
  @_lifetime(&self)
  public mutating func mutableRow(_ i: Int, _ j: Int) -> MutableSpan<Scalar> {
    let span = MutableSpan(_unsafeStart: base + layout.rowStart([i, j]), count: layout.shape[2])
    return _overrideLifetime(span, mutating: &self)
  }
}

extension NDArray where Rank == 3 {
  /// The elements of row `[i, j]`, negative indices counted from the end.
  @inlinable
  @_addressableSelf
  @_lifetime(borrow self)
  public func row(_ i: Int, _ j: Int) -> Span<Scalar> {
    let span = Span(_unsafeStart: start + layout.rowStart([i, j]), count: layout.shape[2])
    return _overrideLifetime(span, borrowing: self)
  }

  /// The elements of row `[i, j]`, for writing.
  @inlinable
  @_lifetime(&self)
  public mutating func mutableRow(_ i: Int, _ j: Int) -> MutableSpan<Scalar> {
    makeUnique()
    let span = MutableSpan(_unsafeStart: start + layout.rowStart([i, j]), count: layout.shape[2])
    return _overrideLifetime(span, mutating: &self)
  }
}

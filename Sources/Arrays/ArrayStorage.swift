internal import _ArraysShims

/// The memory under one or more arrays.
///
/// Sendable although it holds a pointer: bytes are written only through an array that is the sole
/// holder of its storage (`isKnownUniquelyReferenced`), so no other thread can see the writing;
/// memory of others is never written.
@usableFromInline
final class ArrayStorage: @unchecked Sendable {
  /// Address of the first byte; for memory of our own a multiple of 64.
  @usableFromInline let start: UnsafeMutableRawPointer
  /// Whether a sole holder may write. Loans have a rule of their own, see `isLent(to:)`.
  @usableFromInline let isWritable: Bool
  /// Whether `start` came from `arrays_allocate` and is ours to release.
  private let isOwned: Bool
  /// Keeps the memory alive when it is not our own.
  private let owner: AnyObject?
  /// In a loan, the address of the one array variable that may write.
  private var borrower: UnsafeRawPointer?
  /// In a lender, whether a slice is being changed in place.
  private var isLending = false

  /// Memory for `byteCount` bytes; zeroed if asked. Stops when there is none left, as `Array` does.
  @usableFromInline
  init(byteCount: Int, zeroed: Bool) {
    guard
      let memory = zeroed ? arrays_allocate_zeroed(byteCount) : arrays_allocate(byteCount)
    else { trap(.invalidShape, "no memory for an array of \(byteCount) bytes") }
    start = memory
    isWritable = true
    isOwned = true
    owner = nil
  }

  /// Memory of someone else that `owner` keeps alive, read only.
  @usableFromInline
  init(foreign start: UnsafeMutableRawPointer, owner: AnyObject?) {
    self.start = start
    self.owner = owner
    isWritable = false
    isOwned = false
  }

  deinit {
    if isOwned { arrays_release(start) }
  }
}

// MARK: Loans (`NDArray+Lending.swift` tells the story)

extension ArrayStorage {
  /// A second name for this memory, through which a slice is changed in place.
  @usableFromInline
  func lend() -> ArrayStorage {
    isLending = true
    return ArrayStorage(foreign: start, owner: self)
  }

  /// Says which variable holds the loan. Called once, before anyone else sees the variable.
  @usableFromInline
  func setBorrower(_ variable: UnsafeRawPointer) { borrower = variable }

  /// Called on the lender when the loan ends.
  @usableFromInline
  func endLending() { isLending = false }

  /// Whether `variable` is the borrower of a loan that has not ended.
  ///
  /// While a loan lasts no other variable has the borrower's address, and later ones that have it
  /// come after its end; so the flag is never read while another thread writes it.
  @usableFromInline
  func isLent(to variable: UnsafeRawPointer) -> Bool {
    guard borrower == variable, let lender = owner as? ArrayStorage else { return false }
    return lender.isLending
  }
}

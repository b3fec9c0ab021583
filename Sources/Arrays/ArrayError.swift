/// What the throwing forms of `Arrays` throw. The trapping forms stop with the same messages.
public struct ArrayError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong, to tell cases apart in code; the message is for people.
  public enum Code: Sendable, Hashable {
    /// An index lies outside its axis.
    case indexOutOfRange
    /// A slice has a step of zero or the wrong number of axes.
    case invalidSlice
    /// A shape has a negative extent, or too many elements for memory.
    case invalidShape
    /// Two shapes do not fit one another.
    case shapeMismatch
    /// An axis number is not one of the array's.
    case invalidAxis
    /// Data to be read or converted is not what it should be.
    case invalidData
    /// Data holds elements of another type than the array that is to take them.
    case elementTypeMismatch
    /// A file cannot be opened, read or written.
    case fileAccess
    /// A computation has no answer, such as the inverse of a singular matrix.
    case noSolution
  }

  public let code: Code
  public let message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}

/// The trapping form of a throwing computation: stops with the error's message.
@inlinable
@inline(__always)
func orTrap<Result>(_ body: () throws(ArrayError) -> Result) -> Result {
  do {
    return try body()
  } catch {
    trap(error)
  }
}

@usableFromInline
@inline(never)
func trap(_ error: ArrayError) -> Never {
  fatalError(error.message)
}

@usableFromInline
@inline(never)
func trap(_ code: ArrayError.Code, _ message: @autoclosure () -> String) -> Never {
  trap(ArrayError(code, message()))
}

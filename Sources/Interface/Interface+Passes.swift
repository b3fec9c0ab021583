extension Library {
  /// Checks the model; throws `InternalError` naming the pass that broke it.
  public func verify(after pass: String) throws(InternalError) {
  }

  /// Completes what directives leave unsaid, as f2py does: a size argument that an array's shape
  /// determines becomes optional with its default and check, dependencies are collected.
  public mutating func inferArguments() {
  }
}

/// A Python with what its headers and NumPy's need.
public struct PythonInstallation: Sendable, Hashable {
  public var executable: String
  /// `3.11.7`
  public var version: String
  public var includeFolders: [String]
  /// `.cpython-311-x86_64-linux-gnu.so`
  public var extensionSuffix: String
  /// nil: NumPy is not installed for this Python.
  public var numpy: NumPy?

  public struct NumPy: Sendable, Hashable {
    public var version: String
    public var includeFolder: String
  }

  /// Changes with everything that compiled modules depend on.
  public var identity: String {
    "\(version) \(extensionSuffix) numpy \(numpy?.version ?? "none")"
  }
}

extension FortranReader.FileSummary {
  /// A file of which nothing is known yet.
  public init(path: String) {
    self.init(path: path, providesModules: [])
  }
}

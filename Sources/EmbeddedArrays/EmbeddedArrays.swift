/// The sources of `Arrays`, for packages that carry them.
public enum EmbeddedArrays {
  /// The files of a package's own copy, whose module is called `<module>Arrays`.
  ///
  /// Two packages in one program must not define the same C symbols, so these bear the name of the
  /// package too.
  public static func files(for module: String) -> [(path: String, text: String)] {
    func renamed(_ text: String) -> String {
      text.replacing("_ArraysShims", with: "_\(module)ArraysShims")
        .replacing("arrays_", with: "\(module)_arrays_")
    }
    return EmbeddedText.files.map { file in
      let own =
        file.name.hasPrefix("Arrays/") ? module + file.name : renamed(file.name)
      return ("Sources/\(own)", renamed(file.text))
    }
  }
}

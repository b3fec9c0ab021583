import _EmbeddedArrays

/// The sources of `Arrays`, for packages that carry them.
public enum EmbeddedArrays {
  /// All of them, named from the folder `Sources`: `Arrays/NDArray.swift`.
  public static var files: [(path: String, text: String)] {
    var count = 0
    let first = embedded_arrays(&count)
    return UnsafeBufferPointer(start: first, count: count).map { file in
      (String(String(cString: file.path).dropFirst("../".count)), String(cString: file.text))
    }
  }

  /// The files of a package's own copy, whose module is called `<module>Arrays`.
  ///
  /// Two packages in one program must not define the same C symbols, so these bear the name of the
  /// package too.
  public static func files(for module: String) -> [(path: String, text: String)] {
    func renamed(_ text: String) -> String {
      text.replacing("_ArraysShims", with: "_\(module)ArraysShims")
        .replacing("arrays_", with: "\(module)_arrays_")
        .replacing(/\bArrays\./, with: "\(module)Arrays.")
    }
    return files.map { file in
      let path =
        file.path.hasPrefix("Arrays/") ? "\(module)\(file.path)" : renamed(file.path)
      return ("Sources/\(path)", renamed(file.text))
    }
  }
}

/// The sources of `Arrays`, for packages that carry them.
public enum EmbeddedArrays {
  /// The files of a package's own copy, whose module is called `<module>Arrays`.
  ///
  /// Two packages in one program must not define the same C symbols, so these bear the name of the
  /// package too.
  public static func files(for module: String) -> [(path: String, text: String)] {
    EmbeddedText.files.map { file in
      let path = file.name.replacing("_ArraysShims", with: "_\(module)ArraysShims")
      let isShim = path != file.name
      let own = isShim ? path : file.name.replacing("Arrays/", with: "\(module)Arrays/")
      let text = file.text.replacing("_ArraysShims", with: "_\(module)ArraysShims")
        .replacing("arrays_allocate", with: "\(module)_arrays_allocate")
        .replacing("arrays_release", with: "\(module)_arrays_release")
      return ("Sources/\(own)", text)
    }
  }
}

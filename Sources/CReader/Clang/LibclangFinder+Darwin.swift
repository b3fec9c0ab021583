#if canImport(Darwin)
  /// Where macOS keeps libclang.
  extension LibclangFinder {
    static let toolchainName = "libclang.dylib"
    /// Below the user's home.
    static let toolchainFolder = "/Library/Developer/Toolchains"
    static let loaderNames = ["libclang.dylib"]
    static let remedy = "install one with 'xcode-select --install' or 'brew install llvm'"

    static func isLibrary(_ name: String) -> Bool {
      name.hasPrefix("libclang.") && name.hasSuffix("dylib")
    }

    static var installedLibraries: [String] {
      [
        "/Library/Developer/CommandLineTools/usr/lib/libclang.dylib",
        "/Applications/Xcode.app/Contents/Developer/Toolchains/XcodeDefault.xctoolchain"
          + "/usr/lib/libclang.dylib",
        "/opt/homebrew/opt/llvm/lib/libclang.dylib",
        "/usr/local/opt/llvm/lib/libclang.dylib",
      ]
    }
  }

  /// The C library's headers are in an SDK.
  enum SystemHeaders {
    static var flags: [String] {
      let folders = [
        FolderSearch.variable("SDKROOT"),
        "/Library/Developer/CommandLineTools/SDKs/MacOSX.sdk",
        "/Applications/Xcode.app/Contents/Developer/Platforms/MacOSX.platform/Developer/SDKs"
          + "/MacOSX.sdk",
      ]
      let found = folders.lazy.compactMap { $0 }.first { FolderSearch.isFolder($0) }
      return found.map { ["-isysroot", $0] } ?? []
    }
  }
#endif

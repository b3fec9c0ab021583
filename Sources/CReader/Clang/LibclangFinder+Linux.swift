#if !canImport(Darwin)
  /// Where Linux distributions keep libclang.
  extension LibclangFinder {
    static let toolchainName = "libclang.so"
    /// Below the user's home.
    static let toolchainFolder = "/.local/share/swiftly/toolchains"
    /// What the loader is asked for last: it knows `LD_LIBRARY_PATH` and `/etc/ld.so.conf`.
    static let loaderNames = ["libclang.so", "libclang.so.1"]
    static let remedy =
      "install one with 'apt-get install libclang1-19 libclang-common-19-dev' "
      + "(Fedora: 'dnf install clang-libs clang-resource-filesystem')"

    /// `libclang.so`, `libclang.so.19`, `libclang-19.so.19`; not `libclang-cpp.so`.
    static func isLibrary(_ name: String) -> Bool {
      guard name.hasPrefix("libclang"), name.contains(".so") else { return false }
      let rest = name.dropFirst("libclang".count)
      return rest.hasPrefix(".so")
        || (rest.hasPrefix("-") && rest.dropFirst().first?.isNumber == true)
    }

    /// LLVM's, the newest first.
    static var installedLibraries: [String] {
      var paths: [String] = []
      let versions = FolderSearch.names(in: "/usr/lib").filter { $0.hasPrefix("llvm-") }
      for version in newestFirst(versions) { paths += libraries(in: "/usr/lib/\(version)/lib") }
      #if arch(x86_64)
        let multiarch = "/usr/lib/x86_64-linux-gnu"
      #else
        let multiarch = "/usr/lib/aarch64-linux-gnu"
      #endif
      for folder in [multiarch, "/usr/lib64", "/usr/lib", "/usr/local/lib"] {
        paths += libraries(in: folder)
      }
      return paths
    }

    private static func libraries(in folder: String) -> [String] {
      newestFirst(FolderSearch.names(in: folder).filter(isLibrary)).map { "\(folder)/\($0)" }
    }
  }

  /// Nothing beyond what clang finds by itself.
  enum SystemHeaders {
    static let flags: [String] = []
  }
#endif

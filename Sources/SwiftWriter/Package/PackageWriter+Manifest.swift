import CodePrinting

extension PackageWriter {
  /// `Package.swift`.
  var manifest: String {
    var c = CodePrinter()
    // Assembly from a plugin is a generated source of C's kind.
    c.line(
      compilesFortran
        ? "// swift-tools-version: 6.3;(experimentalCGen)" : "// swift-tools-version: 6.2")
    c.line("import PackageDescription")
    c.line()
    if compilesFortran {
      c.line("// The run-time library of the compiler; LIBRARY_PATH says where flang's is.")
      c.line("let compiler = Context.environment[\"FC\"] ?? \"gfortran\"")
      c.line("let runtime =")
      let (flang, gfortran) = (names(FortranRuntime.flang), names(FortranRuntime.gfortran))
      c.line("  compiler.contains(\"flang\") ? \(flang) : \(gfortran)")
      c.line()
    }
    c.line("let package = Package(")
    c.indented { c in
      c.line("name: \(quoted(module)),")
      c.line("platforms: [.macOS(.v26)],")
      c.line("products: [")
      c.line("  .library(name: \(quoted(module)), targets: [\(quoted(module))])")
      c.line("],")
      c.line("dependencies: [")
      c.indented { c in
        if let arraysPackage { c.line(Self.dependency(on: arraysPackage) + ",") }
        let numerics =
          ".package(url: \"https://github.com/apple/swift-numerics\", from: \"1.1.0\")"
        c.line(numerics + (arraysPackage == nil ? "" : ","))
      }
      c.line("],")
      c.block("targets: [", "],") { targets(&$0) }
      c.line("swiftLanguageModes: [.v6]")
    }
    c.line(")")
    return c.text
  }

  private func targets(_ c: inout CodePrinter) {
    if compilesFortran {
      c.line(".plugin(name: \(quoted(pluginName)), capability: .buildTool()),")
    }
    foreignTarget(&c)
    let complex = ".product(name: \"ComplexModule\", package: \"swift-numerics\")"
    if arraysPackage == nil {
      c.line(".target(name: \(quoted("_\(module)ArraysShims"))),")
      c.line(".target(")
      c.indented { c in
        c.line("name: \(quoted("\(module)Arrays")),")
        c.line("dependencies: [")
        c.line("  \(quoted("_\(module)ArraysShims")),")
        c.line("  .product(name: \"RealModule\", package: \"swift-numerics\"),")
        c.line("  \(complex),")
        c.line("],")
        c.line("swiftSettings: [")
        c.line("  .enableExperimentalFeature(\"Lifetimes\"),")
        c.line("  .enableExperimentalFeature(\"AddressableParameters\"),")
        c.line("]")
      }
      c.line("),")
    }
    let arrays =
      arraysPackage.map { package in
        ".product(name: \"Arrays\", package: \(quoted(Self.identity(of: package))))"
      } ?? quoted("\(module)Arrays")
    c.line(".target(")
    c.indented { c in
      c.line("name: \(quoted(module)),")
      c.line("dependencies: [")
      // Here and not below the C target, whose compiler would warn of flags for binaries.
      let binary = linking == .prebuilt ? [quoted(Self.libraryName(of: module))] : []
      for item in [quoted("C\(module)")] + binary + [arrays, complex] { c.line("  \(item),") }
      c.line("]")
    }
    c.line("),")
  }

  /// The C target, and where the compiled Fortran comes from.
  private func foreignTarget(_ c: inout CodePrinter) {
    var parts: [String] = []
    if linking == .prebuilt {
      let name = Self.libraryName(of: module)
      let path = "\(Self.artifactFolder)/\(name).artifactbundle"
      c.list(".binaryTarget(", ["name: \(quoted(name))", "path: \(quoted(path))"], "),")
    }
    let runtime = compilesFortran ? " + runtime.map { .linkedLibrary($0) }" : ""
    let settings = [
      ("cSettings", cSettings, "]"), ("linkerSettings", linkerSettings, "]\(runtime)"),
    ]
    for (name, list, end) in settings where !list.isEmpty {
      var settings = CodePrinter()
      settings.indentation = 3
      settings.literal("\(name): [", list, end)
      let lines = settings.text.split(separator: "\n").map { String($0.dropFirst(6)) }
      parts.append(lines.joined(separator: "\n"))
    }
    if compilesFortran { parts.append("plugins: [\(quoted(pluginName))]") }
    if parts.isEmpty { return c.line(".target(name: \(quoted("C\(module)"))),") }
    c.line(".target(")
    c.indented { c in
      c.line("name: \(quoted("C\(module)")),")
      for (index, part) in parts.enumerated() {
        c.lines(part + (index < parts.count - 1 ? "," : ""))
      }
    }
    c.line("),")
  }

  private var cSettings: [String] {
    headerFolders.map { ".headerSearchPath(\(quoted($0)))" }
      + definitions.map { definition in
        let parts = definition.split(separator: "=", maxSplits: 1).map { quoted(String($0)) }
        return ".define(\(parts.joined(separator: ", to: ")))"
      }
  }

  /// The user's libraries, and C's for Fortran's own, which the manifest chooses. Folders are flags
  /// that SwiftPM takes from packages on this machine only.
  private var linkerSettings: [String] {
    var names = libraries
    if linking == .prebuilt || compilesFortran { names.append("m") }
    var seen: Set<String> = []
    let settings = names.filter { seen.insert($0).inserted }
      .map { ".linkedLibrary(\(quoted($0)))" }
    let flags = libraryFolders.flatMap { folder in
      ["-L\(folder)", "-Xlinker", "-rpath", "-Xlinker", folder]
    }
    let list = flags.map { quoted($0) }.joined(separator: ", ")
    return settings + (flags.isEmpty ? [] : [".unsafeFlags([\(list)])"])
  }

  private static func dependency(on package: String) -> String {
    isURL(package)
      ? ".package(url: \(quotedText(package)), branch: \"main\")"
      : ".package(name: \"swiftlet\", path: \(quotedText(package)))"
  }

  public static func isURL(_ place: String) -> Bool {
    place.contains("://") || place.hasPrefix("git@")
  }

  /// SwiftPM's name for a package: of a URL the last part without `.git`; a folder may have any.
  private static func identity(of package: String) -> String {
    guard isURL(package) else { return "swiftlet" }
    var name = package.split(separator: "/").last.map(String.init) ?? package
    if name.hasSuffix(".git") { name.removeLast(4) }
    return name
  }

  private func names(_ list: [String]) -> String {
    "[\(list.map(quoted).joined(separator: ", "))]"
  }

  private func quoted(_ text: String) -> String { Self.quotedText(text) }

  static func quotedText(_ text: String) -> String {
    SwiftExpression.quoted(Array(text.utf8))
  }
}

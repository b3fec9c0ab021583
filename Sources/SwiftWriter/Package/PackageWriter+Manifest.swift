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
    c.line(".target(")
    c.indented { c in
      c.line(
        "name: \(quoted("C\(module)"))" + (linkedLibraries.isEmpty && !compilesFortran ? "" : ","))
      if !linkedLibraries.isEmpty {
        let settings = linkedLibraries.map { ".linkedLibrary(\(quoted($0)))" }
        c.list("linkerSettings: [", settings, compilesFortran ? "]," : "]")
      }
      if compilesFortran { c.line("plugins: [\(quoted(pluginName))]") }
    }
    c.line("),")
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
      for item in [quoted("C\(module)"), arrays, complex] { c.line("  \(item),") }
      c.line("]")
    }
    c.line("),")
  }

  /// Fortran's run-time library and the user's.
  private var linkedLibraries: [String] {
    var names = libraries
    if compilesFortran || !libraries.isEmpty { names += ["gfortran", "m"] }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private static func dependency(on package: String) -> String {
    if package.contains("://") || package.hasPrefix("git@") {
      return ".package(url: \(quotedText(package)), branch: \"main\")"
    }
    return ".package(path: \(quotedText(package)))"
  }

  /// SwiftPM's name for a package: the last part of its place, without `.git`.
  private static func identity(of package: String) -> String {
    var name = package.split(separator: "/").last.map(String.init) ?? package
    if name.hasSuffix(".git") { name.removeLast(4) }
    return name
  }

  private func quoted(_ text: String) -> String { Self.quotedText(text) }

  static func quotedText(_ text: String) -> String {
    SwiftExpression.quoted(Array(text.utf8))
  }
}

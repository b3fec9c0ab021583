import Toolchain
import Wrapping

/// Packages that wrap many fixtures, and a client with tests of them.
///
/// They stay in `.build/swift-packages`, so that only what changed is built again.
struct FixturesPackage {
  private static let packages: [(name: String, sources: [String])] = [
    (
      "Fixtures",
      [
        "arrays.f90", "array_shapes.f90", "scalars.f90", "optional_arguments.f90",
        "characters.f90", "documentation.f90", "legacy.f", "module_data.f90", "kinds.f90",
        "pointers.f90", "callbacks.f90", "callback_interfaces.f90",
      ]
    ),
    // A second package in one program.
    ("Extras", ["strictness.f90", "status.f90"]),
    // A library that is not safe to call from several threads.
    ("Isolated", ["common_blocks.f"]),
    // Compiled beforehand.
    ("Prebuilt", ["memory.f90"]),
  ]

  static var names: [String] { packages.map(\.name) }

  /// The folder with `Package.swift`.
  static let root = Files.folder(of: Files.folder(of: Files.folder(of: #filePath)))

  let folder: String

  /// Writes the package and its client.
  init() async throws {
    folder = Files.join(Self.root, ".build/swift-packages")
    let fixtures = Files.join(Self.root, "Tests/Fixtures")
    for (name, sources) in Self.packages {
      var request = WrapRequest(inputs: sources.map { Files.join(fixtures, $0) })
      request.moduleName = name
      request.outputFolder = Files.join(folder, name)
      request.swift.statusArguments = ["info", "ierr"]
      request.swift.isIsolated = name == "Isolated"
      request.isPrebuilt = name == "Prebuilt"
      // One has arrays of its own, the others share ours.
      if name != "Fixtures" { request.swift.arraysPackage = Self.root }
      for name in ["Sources", "Fortran", "Plugins"] {
        Files.removeTree(Files.join(request.outputFolder, name))
      }
      _ = try await Wrapper(request, toolchain: Toolchain()).wrapSwift()
    }

    let client = Files.join(folder, "Client")
    let tests = Files.join(client, "Tests/ClientTests")
    Files.removeTree(tests)
    try Files.makeFolder(tests)
    try Files.write(Files.join(client, "Package.swift"), text: Self.manifest)
    let texts = Files.join(Self.root, "Tests/Swift")
    for name in Files.list(texts) where name.hasSuffix(".swift") {
      try Files.copy(Files.join(texts, name), to: Files.join(tests, name))
    }
  }

  private static let manifest = """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "Client",
      platforms: [.macOS(.v26)],
      dependencies: [
        .package(path: "../Fixtures"), .package(path: "../Extras"), .package(path: "../Isolated"),
        .package(path: "../Prebuilt"),
      ],
      targets: [
        .testTarget(
          name: "ClientTests",
          dependencies: [
            .product(name: "Fixtures", package: "Fixtures"),
            .product(name: "Extras", package: "Extras"),
            .product(name: "Isolated", package: "Isolated"),
            .product(name: "Prebuilt", package: "Prebuilt"),
          ])
      ],
      swiftLanguageModes: [.v6]
    )

    """
}

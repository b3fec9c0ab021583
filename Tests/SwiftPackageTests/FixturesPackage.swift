import Interface
import SwiftWriter
import Toolchain
import Wrapping

/// Packages that wrap the fixtures, and a client with tests of them.
///
/// They stay in `.build/swift-packages`, so that only what changed is built again.
struct FixturesPackage {
  struct Package {
    var name: String
    var sources: [String]
    /// Not in one program with the others.
    var isAlone = false
    var set: @Sendable (inout WrapRequest) -> Void = { _ in }
    /// The folder's name, by which SwiftPM knows it: no checkout of ours is called that.
    var folder: String { "\(name)-package" }
  }

  static let packages = [
    // Has arrays of its own, the others share ours.
    Package(
      name: "Fixtures",
      sources: [
        "arrays.f90", "array_shapes.f90", "scalars.f90", "optional_arguments.f90",
        "characters.f90", "documentation.f90", "legacy.f", "module_data.f90", "kinds.f90",
        "pointers.f90", "callbacks.f90", "callback_interfaces.f90", "callback_kinds.f90",
        "open_sizes.f90",
      ],
      set: { $0.swift.arraysPackage = nil }),
    // A module that is named before the one it uses; a library besides Fortran's own.
    Package(
      name: "Extras",
      sources: [
        "strictness.f90", "status.f90", "order_user.f90", "order_base.f90", "call_graph.f",
        "callback_unknown_extent.f", "openmp_callback.f90", "effects.f",
      ],
      set: {
        $0.freeFortranFlags = ["-fopenmp"]
        $0.libraries = ["gomp"]
      }),
    // A library that is not safe to call from several threads.
    Package(name: "Isolated", sources: ["common_blocks.f"], set: { $0.swift.isIsolated = true }),
    // Compiled beforehand.
    Package(name: "Prebuilt", sources: ["memory.f90"], set: { $0.isPrebuilt = true }),
    // Signature files, one of them of C.
    Package(name: "ThreadLocal", sources: ["thread_local.pyf", "thread_local.f90"]),
    Package(name: "CSquare", sources: ["csquare.pyf", "csquare.c"]),
    // Names in them are also in other fixtures: no program can have both.
    Package(name: "Apart", sources: ["directives.f90", "global_callback.f90"], isAlone: true),
  ]

  /// Fixtures that are part of others, or that no Swift package can have.
  static let others = [
    "legacy_sizes.inc": "legacy.f includes it",
    "casing.pyf": "its procedure and the macro in its check are C text in the signature file",
    "arrays": "scripts that compare arrays with NumPy's",
  ]

  /// The folder with `Package.swift`.
  static let root = Files.folder(of: Files.folder(of: Files.folder(of: #filePath)))
  static let fixtures = Files.join(root, "Tests/Fixtures")

  let folder: String

  /// Writes the packages and their client.
  init() async throws {
    folder = Files.join(Self.root, ".build/swift-packages")
    for package in Self.packages {
      var request = WrapRequest(inputs: package.sources.map { Files.join(Self.fixtures, $0) })
      request.moduleName = package.name
      request.swift.module = package.name
      request.outputFolder = Files.join(folder, package.folder)
      request.swift.statusArguments = ["info", "ierr", "outcome"]
      request.swift.successValues["outcome"] = SuccessValues("1...2")
      request.swift.arraysPackage = Self.root
      package.set(&request)
      _ = try await Wrapper(request, toolchain: Toolchain()).wrapSwift()
    }

    let client = Files.join(folder, "Client")
    try Files.makeFolder(client)
    try Files.write(Files.join(client, "Package.swift"), text: Self.manifest)
    let texts = Files.join(Self.root, "Tests/Swift")
    for (source, target) in [("", "Tests/ClientTests"), ("Program", "Sources/Program")] {
      let from = Files.join(texts, source)
      let to = Files.join(client, target)
      Files.removeTree(to)
      try Files.makeFolder(to)
      for name in Files.list(from) where name.hasSuffix(".swift") {
        try Files.copy(Files.join(from, name), to: Files.join(to, name))
      }
    }
  }

  private static var manifest: String {
    func products(_ packages: [Package]) -> String {
      packages.map { ".product(name: \"\($0.name)\", package: \"\($0.folder)\")" }
        .joined(separator: ", ")
    }
    let paths = packages.map { ".package(path: \"../\($0.folder)\")" }.joined(separator: ", ")
    return """
      // swift-tools-version: 6.2
      import PackageDescription

      let package = Package(
        name: "Client",
        platforms: [.macOS(.v26)],
        dependencies: [
          \(paths)
        ],
        targets: [
          .executableTarget(name: "Program", dependencies: [\(products(packages.filter(\.isAlone)))]),
          .testTarget(
            name: "ClientTests",
            dependencies: [\(products(packages.filter { !$0.isAlone }))]),
        ],
        swiftLanguageModes: [.v6]
      )

      """
  }
}

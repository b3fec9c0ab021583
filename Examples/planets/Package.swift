// swift-tools-version: 6.2
import PackageDescription

// `Scripts/demo` wraps SLALIB into ../Slalib and copies this folder beside it.
let package = Package(
  name: "planets",
  platforms: [.macOS(.v26)],
  dependencies: [.package(path: "../Slalib")],
  targets: [
    .executableTarget(
      name: "planets",
      dependencies: [.product(name: "Slalib", package: "Slalib")])
  ],
  swiftLanguageModes: [.v6]
)

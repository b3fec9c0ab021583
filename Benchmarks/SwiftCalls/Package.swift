// swift-tools-version: 6.2
import PackageDescription

// packages/Calls is written by Benchmarks/run.
let package = Package(
  name: "call-benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [.package(path: "packages/Calls")],
  targets: [
    .target(name: "CountingMalloc"),
    .executableTarget(
      name: "calls",
      dependencies: ["CountingMalloc", .product(name: "Calls", package: "Calls")]),
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that users of the library do not build it. Users' options: plain `-O`.
let package = Package(
  name: "array-benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "swiftlet", path: "../.."),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
  ],
  targets: [
    .executableTarget(
      name: "stencils", dependencies: [.product(name: "Arrays", package: "swiftlet")],
      path: "stencils", exclude: ["stencils.c"]),
    .executableTarget(
      name: "computing",
      dependencies: [
        .product(name: "Arrays", package: "swiftlet"),
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      path: "computing"),
  ],
  swiftLanguageModes: [.v6]
)

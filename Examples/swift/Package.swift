// swift-tools-version: 6.2
import PackageDescription

/// A program on top of one of the packages that ./build writes.
func example(_ name: String, _ module: String) -> Target {
  .executableTarget(name: name, dependencies: [.product(name: module, package: module)])
}

let package = Package(
  name: "examples",
  platforms: [.macOS(.v26)],
  dependencies: ["Fourier", "Futil", "Fit", "Walks", "Lapack"].map {
    .package(path: "packages/\($0)")
  },
  targets: [
    example("fourier", "Fourier"),
    example("repeats", "Futil"),
    example("fit", "Fit"),
    example("walk", "Walks"),
    example("svd", "Lapack"),
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

// Imports run downwards only: a target may depend on those above it in this list, never below.
let package = Package(
  name: "swiftlet",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "swiftlet", targets: ["swiftlet"]),
    .library(name: "Arrays", targets: ["Arrays"]),
    .plugin(name: "SwiftletPlugin", targets: ["SwiftletPlugin"]),
  ],
  traits: [
    .trait(name: "LAPACK", description: "Linear algebra in Arrays by OpenBLAS: solve, eigen, svd"),
    .trait(name: "FFTW", description: "Fourier transforms in Arrays by FFTW: fft, ifft, rfft"),
    .trait(name: "NPZ", description: "NumPy's archives of arrays, .npz, by libzip"),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
  ],
  targets: [
    .target(name: "_ArraysShims"),
    .systemLibrary(
      name: "CLAPACK", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CFFTW", pkgConfig: "fftw3", providers: [.apt(["libfftw3-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .target(
      name: "Arrays",
      dependencies: [
        "_ArraysShims",
        .target(name: "CLAPACK", condition: .when(traits: ["LAPACK"])),
        .target(name: "CFFTW", condition: .when(traits: ["FFTW"])),
        .target(name: "CZip", condition: .when(traits: ["NPZ"])),
        .product(name: "RealModule", package: "swift-numerics"),
        .product(name: "ComplexModule", package: "swift-numerics"),
      ],
      exclude: ["README.md"],
      swiftSettings: [
        .enableExperimentalFeature("Lifetimes"),
        .enableExperimentalFeature("AddressableParameters"),
      ]
    ),
    .target(name: "Interface", exclude: ["README.md"]),
    .target(name: "CodePrinting", exclude: ["README.md"]),
    .target(name: "FortranSyntax", dependencies: ["Interface"], exclude: ["README.md"]),
    .target(
      name: "FortranSemantics",
      dependencies: ["Interface", "FortranSyntax"],
      exclude: ["README.md"]
    ),
    .target(
      name: "SignatureFile",
      dependencies: ["Interface", "FortranSyntax", "FortranSemantics", "CodePrinting"],
      exclude: ["README.md"]),
    .target(
      name: "FortranReader",
      dependencies: ["Interface", "FortranSyntax", "FortranSemantics"],
      exclude: ["README.md"]
    ),
    .target(
      name: "_ClangShims", exclude: ["README.md"],
      linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .target(
      name: "CReader", dependencies: ["Interface", "_ClangShims"],
      exclude: ["README.md", "RULES.md"]),
    .target(
      name: "FortranShims",
      dependencies: ["Interface", "CodePrinting"],
      exclude: ["README.md"]
    ),
    .target(
      name: "PythonWriter",
      dependencies: ["Interface", "CodePrinting"],
      exclude: ["README.md"],
      resources: [.embedInCode("Support")]
    ),
    .target(name: "_EmbeddedArrays"),
    .target(name: "EmbeddedArrays", dependencies: ["_EmbeddedArrays"], exclude: ["README.md"]),
    .target(
      name: "SwiftWriter",
      dependencies: ["Interface", "CodePrinting", "EmbeddedArrays"],
      exclude: ["README.md"],
      resources: [.embedInCode("Support")]
    ),
    .target(
      name: "Toolchain",
      dependencies: [
        "Interface",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: ["README.md"]
    ),
    .target(
      name: "Wrapping",
      dependencies: [
        "Interface", "FortranSyntax", "FortranReader", "CReader", "SignatureFile", "FortranShims",
        "PythonWriter", "SwiftWriter", "Toolchain",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: ["README.md"]
    ),
    .executableTarget(
      name: "swiftlet",
      dependencies: [
        "Wrapping", "Interface", "PythonWriter", "SwiftWriter", "Toolchain",
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["README.md"]
    ),
    .target(name: "_ThreadSanitizerShims", path: "Tests/ThreadSanitizerShims"),
    .testTarget(
      name: "ArraysTests",
      dependencies: [
        "Arrays", "_ArraysShims", "_ThreadSanitizerShims",
        .product(name: "RealModule", package: "swift-numerics"),
        .product(name: "ComplexModule", package: "swift-numerics"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .plugin(
      name: "SwiftletPlugin", capability: .buildTool(), dependencies: ["swiftlet"]),
    .testTarget(name: "FortranSyntaxTests", dependencies: ["FortranSyntax", "Interface"]),
    .testTarget(
      name: "FortranReaderTests", dependencies: ["FortranReader", "FortranSyntax", "Interface"]),
    .testTarget(name: "CReaderTests", dependencies: ["CReader", "Interface"]),
    .testTarget(name: "InterfaceTests", dependencies: ["Interface"]),
    .testTarget(
      name: "PythonWriterTests", dependencies: ["PythonWriter", "FortranShims", "Interface"]),
    .testTarget(name: "SignatureFileTests", dependencies: ["SignatureFile", "Interface"]),
    .testTarget(
      name: "FortranShimsTests",
      dependencies: [
        "FortranShims", "Interface",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]
    ),
    .target(
      name: "TestSupport", dependencies: ["Toolchain", "Interface"], path: "Tests/TestSupport"),
    .testTarget(name: "ToolchainTests", dependencies: ["TestSupport", "Toolchain", "Interface"]),
    .testTarget(
      name: "WrappingTests",
      dependencies: [
        "TestSupport", "Wrapping", "Toolchain", "Interface", "FortranSyntax", "FortranReader",
        "PythonWriter", "SignatureFile",
      ]),
    .testTarget(
      name: "EmbeddedArraysTests",
      dependencies: ["EmbeddedArrays", "Toolchain"]),
    .testTarget(name: "SwiftWriterTests", dependencies: ["SwiftWriter", "Interface"]),
    .testTarget(
      name: "SwiftPackageTests",
      dependencies: ["TestSupport", "Interface", "Wrapping", "SwiftWriter", "Toolchain"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "swiftlet", "Toolchain", "Interface", "PythonWriter",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

import Interface
import Toolchain

/// What `pkg-config` says about the packages of `--dep`.
struct PackageFlags: Sendable {
  var compileFlags: [String] = []
  var linkFlags: [String] = []

  init(_ packages: [String], toolchain: Toolchain) async throws {
    if packages.isEmpty { return }
    guard let program = toolchain.compilers.locate("pkg-config") else {
      throw UserError(
        "'--dep \(packages[0])' needs pkg-config, which was not found",
        hint: "install it with 'apt-get install pkg-config', or give -I, -L and -l yourself")
    }
    for package in packages {
      compileFlags += try await Self.ask(program, "--cflags", package, toolchain)
      linkFlags += try await Self.ask(program, "--libs", package, toolchain)
    }
  }

  private static func ask(
    _ program: String, _ question: String, _ package: String, _ toolchain: Toolchain
  ) async throws -> [String] {
    let output = try await toolchain.runner.run(Command(program, [question, package]))
    guard output.isSuccess else {
      throw UserError(
        "pkg-config does not know the package '\(package)'",
        hint: "install its development files, or give -I, -L and -l yourself")
    }
    return ShellWords.split(output.standardOutput)
  }
}

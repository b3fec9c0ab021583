import CReader
import Interface
import Toolchain

/// Looks at what wrapping needs, and says how to get what is missing.
public struct Doctor: Sendable {
  public struct Examination: Sendable {
    public var text: String
    /// Everything needed is there.
    public var isHealthy: Bool
  }

  private let toolchain: Toolchain

  public init(_ toolchain: Toolchain) {
    self.toolchain = toolchain
  }

  public func examine() async -> Examination {
    var lines: [String] = []
    var packages: [String] = []
    var commands: [String] = []
    var isHealthy = true
    for language in Compiler.Language.allCases {
      let isNeeded = language != .cxx
      do {
        if let found = try await toolchain.compilers.find(language) {
          lines.append(row("\(language.rawValue) compiler", "\(found.identity)  (\(found.path))"))
        } else {
          lines.append(
            row("\(language.rawValue) compiler", isNeeded ? "missing" : "none (optional)"))
          if isNeeded { packages.append(CompilerFinder.package(for: language)) }
        }
      } catch {
        isHealthy = false
        lines.append(row("\(language.rawValue) compiler", Self.message(error)))
      }
    }
    for name in ["flang-new-19", "flang-19", "flang-new", "ifx"] {
      if let path = toolchain.compilers.locate(name) {
        lines.append(row("also found", "\(name)  (\(path)); choose it with FC=\(name)"))
        break
      }
    }
    do {
      if let python = try await toolchain.pythons.find() {
        lines.append(row("Python", "\(python.version)  (\(python.executable))"))
        lines.append(
          row("Python headers", python.hasHeaders ? python.includeFolders[0] : "missing"))
        if !python.hasHeaders { packages.append("python3-dev") }
        if let numpy = python.numpy {
          lines.append(row("NumPy", "\(numpy.version)  (\(numpy.includeFolder))"))
        } else {
          lines.append(row("NumPy", "missing"))
          commands.append("\(python.executable) -m pip install numpy")
        }
      } else {
        lines.append(row("Python", "missing"))
        packages.append("python3-dev python3-numpy")
      }
    } catch {
      isHealthy = false
      lines.append(row("Python", Self.message(error)))
    }
    lines.append(row("libclang", clangState))
    lines.append(row("cache", cacheState))
    if !packages.isEmpty {
      commands.insert("apt-get install \(packages.joined(separator: " "))", at: 0)
    }
    if !commands.isEmpty {
      isHealthy = false
      lines.append("")
      lines.append("Install what is missing with:")
      lines.append("  " + commands.joined(separator: " && "))
    }
    return Examination(text: lines.joined(separator: "\n") + "\n", isHealthy: isHealthy)
  }

  /// It is needed for C headers only.
  private var clangState: String {
    let variables = toolchain.variables
    do throws(UserError) {
      let clang = try LibclangFinder(variable: { variables[$0] }).find()
      return "\(clang.version)  (\(clang.path))"
    } catch {
      let hint = error.diagnostics.first?.hint.map { "; \($0)" } ?? ""
      return "none (optional): \(Self.message(error))\(hint)"
    }
  }

  private var cacheState: String {
    if let warning = toolchain.cacheWarning { return warning.message }
    guard let cache = toolchain.cache else { return "off" }
    let usage = cache.usage
    return "\(cache.root): \(usage.entries) entries, \(CacheReport.megabytes(usage.size))"
  }

  private func row(_ name: String, _ value: String) -> String {
    name + String(repeating: " ", count: max(1, 18 - name.count)) + value
  }

  private static func message(_ error: any Error) -> String {
    (error as? UserError)?.diagnostics.first?.message ?? "\(error)"
  }
}

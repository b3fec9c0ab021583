import FortranSyntax
import Interface
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder of NumPy's f2py tests, if a Python with NumPy is there.
private let folder: String? = {
  let command = "python3 -c 'import numpy.f2py as f; print(f.__path__[0])' 2>/dev/null"
  guard let path = output(of: command).first else { return nil }
  let folder = path + "/tests/src"
  return access(folder, R_OK) == 0 ? folder : nil
}()

private func output(of command: String) -> [String] {
  guard let pipe = popen(command, "r") else { return [] }
  defer { pclose(pipe) }
  var lines: [String] = []
  while let line = readLine(from: pipe) { lines.append(line) }
  return lines
}

private func readLine(from file: UnsafeMutablePointer<FILE>) -> String? {
  var bytes: [UInt8] = []
  while case let byte = getc(file), byte != EOF {
    if byte == 0x0A { return String(decoding: bytes, as: UTF8.self) }
    bytes.append(UInt8(truncatingIfNeeded: byte))
  }
  return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
}

private func contents(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
  return bytes
}

@Test(.enabled(if: folder != nil, "needs python3 with numpy"))
func theSourcesOfNumPysF2pyTestsAreReadWithoutErrors() throws {
  let folder = try #require(folder)
  let paths = output(of: "find '\(folder)' -name '*.[fF]' -o -name '*.[fF]9*' -o -name '*.pyf'")
  #expect(paths.count > 80)
  for path in paths {
    let bytes = contents(path)
    let form = SourceForm.detect(path: path, bytes: bytes)
    let file = StatementParser(form: form).parse(SourceFile(path: path, bytes: bytes))
    let units = file.statements.count { statement in
      switch statement.kind {
      case .module, .subroutine, .function, .program, .blockData, .pythonModule: true
      default: false
      }
    }
    let ends = file.statements.count { statement in
      switch statement.kind {
      case .end(nil, _): true
      case .end(let unit?, _): !["interface", "type", "enum"].contains(unit)
      default: false
      }
    }
    #expect(units > 0, "\(path)")
    #expect(units == ends, "\(path)")
    #expect(file.diagnostics.isEmpty, "\(path)")
  }
}

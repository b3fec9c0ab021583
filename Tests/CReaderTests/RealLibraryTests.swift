import CReader
import Interface
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The headers of real libraries, as Debian installs them.
@Suite struct RealLibraryTests {
  @Test(.enabled(if: isThere("/usr/include/sqlite3.h"))) func sqlite() throws {
    let found = try HeaderReader().read(["/usr/include/sqlite3.h"])
    #expect(found.functions.count >= 286)
    let open = try #require(found.functions.first { $0.name == "sqlite3_open_v2" })
    #expect(open.type.parameters.map(\.name) == ["filename", "ppDb", "flags", "zVfs"])
    // The comment stands before three functions, of which this is the last.
    #expect(open.documentation.contains("Opening A New Database Connection"))
    #expect(macro("SQLITE_IOERR_READ", found) == .integer(266))
    #expect(macro("SQLITE_TRANSIENT", found) == nil)
    let database = try #require(found.records.first { $0.id == "sqlite3" })
    #expect(database.isOpaque)
    #expect(database.typedefNames == ["sqlite3"])
  }

  @Test(.enabled(if: isThere("/usr/include/fftw3.h"))) func fftw() throws {
    let found = try HeaderReader().read(["/usr/include/fftw3.h"])
    #expect(found.functions.count >= 216)
    #expect(macro("FFTW_ESTIMATE", found) == .integer(64))
    #expect(macro("FFTW_MEASURE", found) == .integer(0))
    let plan = try #require(found.records.first { $0.id == "fftw_plan_s" })
    #expect(plan.pointerTypedefNames == ["fftw_plan"])
  }

  @Test(.enabled(if: isThere("/usr/include/fitsio.h"))) func cfitsio() throws {
    let found = try HeaderReader().read(["/usr/include/fitsio.h"])
    #expect(found.functions.count >= 659)
    #expect(macro("fits_create_img", found) == .function("ffcrim"))
    let open = try #require(found.functions.first { $0.name == "fits_open_file" })
    #expect(
      open.isMacro && open.type.parameters.map(\.name) == ["fptr", "filename", "iomode", "status"])
    #expect(macro("TDOUBLE", found) == .integer(82))
    #expect(macro("LONGLONG_MAX", found) == .integer(.max))
  }

  @Test(.enabled(if: isThere("/usr/include/gsl/gsl_sf.h"))) func gslBringsWhatItIncludes() throws {
    let found = try HeaderReader().read(["/usr/include/gsl/gsl_sf.h"])
    #expect(found.functions.contains { $0.name == "gsl_sf_bessel_J0" })
    #expect(!found.functions.contains { $0.name == "printf" })
  }

  @Test(.enabled(if: isThere("/usr/include/gsl/gsl_sf.h"))) func allOfGSL() throws {
    let headers = names(in: "/usr/include/gsl").filter { $0.hasSuffix(".h") }
    let found = try HeaderReader().read(headers.map { "/usr/include/gsl/\($0)" })
    #expect(found.functions.count >= 5368)
    #expect(Set(found.functions.map(\.name)).count == found.functions.count)
    #expect(macro("GSL_DBL_EPSILON", found) == .real(2.2204460492503131e-16))
    #expect(macro("GSL_POSINF", found) == .real(.infinity))
    let vector = try #require(found.records.first { $0.typedefNames.contains("gsl_vector") })
    #expect(vector.fields.map(\.name) == ["size", "stride", "data", "block", "owner"])
  }

  private func macro(_ name: String, _ found: CDeclarations) -> CMacro.Meaning? {
    found.macros.first { $0.name == name }?.meaning
  }
}

private func isThere(_ path: String) -> Bool { access(path, R_OK) == 0 }

private func names(in folder: String) -> [String] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    names.append(
      withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      })
  }
  return names.sorted()
}

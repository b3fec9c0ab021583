/// Which parts of the support code a module needs, and which are compiled together.
///
/// More than half of the time for one part goes into reading Python's and NumPy's headers. So what
/// every module needs is one unit, which reads them once; what few modules need stays apart.
struct SupportUnits {
  struct Unit: Equatable {
    var name: String
    /// `.c` files, in order.
    var sources: [String]
    var optimization: String
  }

  /// Parts by the beginning of the names of their functions.
  private static let optional: [(source: String, prefix: String, optimization: String)] = [
    // Runs for every call from Fortran to Python.
    ("swiftlet_callback.c", "swl_callback_", "-O1"),
    ("swiftlet_namespace.c", "swl_namespace_", "-Og"),
    ("swiftlet_records.c", "swl_record", "-O1"),
    ("swiftlet_library.c", "swiftlet_library.h", "-O1"),
  ]

  /// - Parameters:
  ///   - files: names of the support files.
  ///   - sources: the module's C.
  static func needed(of files: [String], by sources: [String]) -> [Unit] {
    let apart = Set(optional.map(\.source))
    let common = files.filter { $0.hasSuffix(".c") && !apart.contains($0) }
    var units: [Unit] = []
    if !common.isEmpty {
      // What is quick in a call is inline in the module. Here gcc's -O2 takes three times as long as
      // -Og, and calls are not measurably quicker for it.
      units.append(Unit(name: "swiftlet_common", sources: common, optimization: "-Og"))
    }
    for part in optional
    where files.contains(part.source)
      && sources.contains(where: { $0.contains(part.prefix) })
    {
      units.append(
        Unit(
          name: "\(part.source.dropLast(2))_unit", sources: [part.source],
          optimization: part.optimization))
    }
    return units
  }
}

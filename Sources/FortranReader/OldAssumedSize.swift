import FortranSyntax

/// F66's way to say that a dummy array has any size: a last extent of 1.
///
/// FORTRAN 66 had no `*`, and old libraries (LINPACK, ODEPACK, SLATEC) kept `dimension y(1)` for it;
/// compilers take it so, too: gfortran checks no bounds of such arrays. Taken by its word, it would
/// refuse all arrays that are meant. A dummy that has just one element loses nothing by it.
enum OldAssumedSize {
  /// Changes the dummies of a fixed-form procedure, where nothing newer than F77 describes them.
  static func apply(to unit: ProgramUnit) {
    guard unit.form == .fixed, unit.isProcedure, !unit.isInterfaceBody,
      unit.part.intentOfAll.isEmpty
    else { return }
    for dummy in (unit.header?.dummies ?? []) + unit.entries.flatMap(\.header.dummies) {
      guard let symbol = unit.part[dummy.text], let last = symbol.dimensions?.last,
        last.lower == nil, case .expression(let upper) = last.upper,
        upper.expression == .integer(1), symbol.intent.isEmpty, symbol.initialValue == nil,
        symbol.checks.isEmpty, symbol.dependencies.isEmpty, symbol.flags.isEmpty
      else { continue }
      unit.part.update(dummy) { symbol in
        guard let place = symbol.dimensions?.indices.last else { return }
        symbol.dimensions?[place].upper = .assumedSize
      }
    }
  }
}

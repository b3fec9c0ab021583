import Interface

/// `__doc__` texts, in f2py's form.
enum Docstrings {
  static func routine(_ routine: Routine, in scope: Scope?, moduleName: String) -> String { "" }

  /// The module's `__doc__`: one line per routine and COMMON block.
  static func module(_ library: Library) -> String { "" }
}

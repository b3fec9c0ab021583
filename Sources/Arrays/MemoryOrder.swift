/// In which order the elements of an array lie in memory.
public enum MemoryOrder: Sendable, Hashable {
  /// Row by row: the last index varies fastest, as in C and by default in NumPy.
  case c
  /// Column by column: the first index varies fastest, as in Fortran.
  case fortran
}

/// The libraries that compiled Fortran needs at run time, by their names for `-l`.
public enum FortranRuntime {
  public static let gfortran = ["gfortran"]
  public static let flang = ["FortranRuntime", "FortranDecimal"]
}

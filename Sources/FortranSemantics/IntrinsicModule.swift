import Interface

/// The named constants of the standard's intrinsic modules, for gfortran and flang on LP64 machines.
///
/// Both compilers number kinds by bytes; where they differ (which logical and integer kinds exist)
/// the arrays of kinds name what both have.
public enum IntrinsicModule {
  public static func isKnown(_ module: String) -> Bool {
    switch module.lowercased() {
    case "iso_c_binding", "iso_fortran_env", "ieee_arithmetic", "ieee_exceptions", "ieee_features",
      "__builtin_iso_c_binding", "omp_lib_kinds":
      true
    default: false
    }
  }

  public static func constant(_ name: String, of module: String) -> ConstantValue? {
    let name = name.lowercased()
    switch module.lowercased() {
    case "iso_c_binding", "__builtin_iso_c_binding":
      if let kind = cBindingKinds[name] { return .integer(kind) }
      if let byte = cCharacters[name] { return .character([byte]) }
      return nil
    case "iso_fortran_env":
      if let value = environment[name] { return .integer(value) }
      if let kinds = kindArrays[name] {
        return .array(
          kinds.map { .integer($0) }, shape: [kinds.count], lowerBounds: [1])
      }
      return nil
    case "omp_lib_kinds": return openMPKinds[name].map { .integer($0) }
    default: return nil
    }
  }

  /// F2018 18.2.2, table 18.2.
  private static let cBindingKinds: [String: Int] = [
    "c_int": 4, "c_short": 2, "c_long": 8, "c_long_long": 8, "c_signed_char": 1, "c_size_t": 8,
    "c_int8_t": 1, "c_int16_t": 2, "c_int32_t": 4, "c_int64_t": 8, "c_int128_t": 16,
    "c_int_least8_t": 1, "c_int_least16_t": 2, "c_int_least32_t": 4, "c_int_least64_t": 8,
    "c_int_fast8_t": 1, "c_int_fast16_t": 8, "c_int_fast32_t": 8, "c_int_fast64_t": 8,
    "c_intmax_t": 8, "c_intptr_t": 8, "c_ptrdiff_t": 8,
    "c_float": 4, "c_double": 8, "c_long_double": longDouble, "c_float128": 16,
    "c_float_complex": 4, "c_double_complex": 8, "c_long_double_complex": longDouble,
    "c_bool": 1, "c_char": 1,
  ]

  #if arch(x86_64) || arch(i386)
    private static let longDouble = 10
  #elseif os(macOS)
    private static let longDouble = 8
  #else
    private static let longDouble = 16
  #endif

  private static let cCharacters: [String: UInt8] = [
    "c_null_char": 0, "c_alert": 7, "c_backspace": 8, "c_form_feed": 12, "c_new_line": 10,
    "c_carriage_return": 13, "c_horizontal_tab": 9, "c_vertical_tab": 11,
  ]

  /// F2018 16.10.2.
  private static let environment: [String: Int] = [
    "int8": 1, "int16": 2, "int32": 4, "int64": 8, "real32": 4, "real64": 8, "real128": 16,
    "real16": 2, "logical8": 1, "logical16": 2, "logical32": 4, "logical64": 8,
    "character_storage_size": 8, "file_storage_size": 8, "numeric_storage_size": 32,
    "error_unit": 0, "input_unit": 5, "output_unit": 6,
    "iostat_end": -1, "iostat_eor": -2, "iostat_inquire_internal_unit": 5018,
    "atomic_int_kind": 4, "atomic_logical_kind": 4,
  ]

  private static let kindArrays: [String: [Int]] = [
    "integer_kinds": [1, 2, 4, 8, 16], "logical_kinds": [1, 2, 4, 8],
    "real_kinds": [4, 8, 10, 16], "character_kinds": [1, 4],
  ]

  private static let openMPKinds: [String: Int] = [
    "omp_lock_kind": 4, "omp_nest_lock_kind": 8, "omp_sched_kind": 4, "omp_proc_bind_kind": 4,
    "omp_integer_kind": 4, "omp_logical_kind": 4,
  ]
}

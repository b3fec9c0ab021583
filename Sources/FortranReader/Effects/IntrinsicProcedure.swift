/// What intrinsic procedures do to their arguments: functions read them, some subroutines write.
enum IntrinsicProcedure {
  /// Where an intrinsic subroutine writes: places from 0 and keywords; `nil` for another name.
  static func outputs(of subroutine: String) -> (places: Set<Int>, keywords: Set<String>)? {
    subroutines[subroutine]
  }

  static func isFunction(_ name: String) -> Bool { functions.contains(name) }

  /// F2018 table 16.1, and those of GNU that old sources call.
  private static let subroutines: [String: (places: Set<Int>, keywords: Set<String>)] = [
    "cpu_time": ([0], ["time"]),
    "date_and_time": ([0, 1, 2, 3], ["date", "time", "zone", "values"]),
    "execute_command_line": ([2, 3, 4], ["exitstat", "cmdstat", "cmdmsg"]),
    "get_command": ([0, 1, 2, 3], ["command", "length", "status", "errmsg"]),
    "get_command_argument": ([1, 2, 3, 4], ["value", "length", "status", "errmsg"]),
    "get_environment_variable": ([1, 2, 3, 5], ["value", "length", "status", "errmsg"]),
    "move_alloc": ([0, 1, 2, 3], ["from", "to", "stat", "errmsg"]),
    "mvbits": ([3], ["to"]),
    "random_init": ([], []),
    "random_number": ([0], ["harvest"]),
    "random_seed": ([0, 2], ["size", "get"]),
    "system_clock": ([0, 1, 2], ["count", "count_rate", "count_max"]),
    "abort": ([], []), "exit": ([], []), "flush": ([], []), "sleep": ([], []),
    "dtime": ([0, 1], []), "etime": ([0, 1], []), "fdate": ([0], []), "getarg": ([1], []),
    "getenv": ([1], []), "idate": ([0, 1, 2], []), "itime": ([0], []), "second": ([0], []),
  ]

  /// F2018 table 16.1 without those that give addresses, the specific names of table 16.2, and
  /// common extensions.
  private static let functions: Set<String> = Set(
    """
    abs achar acos acosd acosh adjustl adjustr aimag aint all allocated anint any asin asind asinh
    associated atan atan2 atan2d atand atanh bessel_j0 bessel_j1 bessel_jn bessel_y0 bessel_y1
    bessel_yn bge bgt ble blt bit_size btest ceiling char cmplx conjg cos cosd cosh count cshift
    dble digits dim dot_product dprod dshiftl dshiftr eoshift epsilon erf erfc erfc_scaled exp
    exponent extends_type_of findloc floor fraction gamma huge hypot iachar iall iand iany ibclr
    ibits ibset ichar ieor index int ior iparity is_contiguous is_iostat_end is_iostat_eor ishft
    ishftc kind lbound leadz len len_trim lge lgt lle llt log log10 log_gamma logical maskl maskr
    matmul max maxexponent maxloc maxval merge merge_bits min minexponent minloc minval mod modulo
    nearest new_line nint norm2 not null pack parity popcnt poppar precision present product radix
    range rank real repeat reshape rrspacing same_type_as scale scan selected_char_kind
    selected_int_kind selected_real_kind set_exponent shape shifta shiftl shiftr sign sin sind sinh
    size spacing spread sqrt storage_size sum tan tand tanh tiny trailz transfer transpose trim
    ubound unpack verify

    alog alog10 amax0 amax1 amin0 amin1 amod cabs ccos cexp clog csin csqrt dabs dacos dasin datan
    datan2 dcos dcosh ddim dexp dint dlog dlog10 dmax1 dmin1 dmod dnint dsign dsin dsinh dsqrt dtan
    dtanh float iabs idim idint idnint ifix isign max0 max1 min0 min1 sngl

    and cdabs cdcos cdexp cdlog cdsin cdsqrt dcmplx dconjg dfloat dgamma dimag dlgama dreal derf
    derfc iargc imag isnan lnblnk lshift or rshift sizeof xor zabs zcos zexp zlog zsin zsqrt
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}

/// The words that names of functions and parameters are read by. A rule that uses a list names it in
/// its documentation.
enum Vocabulary {
  static let makers: Set<String> = [
    "alloc", "calloc", "new", "create", "open", "reopen", "init", "prepare", "dup", "clone",
    "make", "construct",
  ]
  /// Makers that give a new thing though they are given one of the same kind.
  static let copiers: Set<String> = ["alloc", "calloc", "new", "create", "dup", "clone", "reopen"]
  /// In order of preference.
  static let enders = [
    "free", "close", "destroy", "finalize", "release", "unref", "dispose", "finish", "delete",
  ]
  static let readingVerbs: Set<String> = [
    "get", "read", "parse", "find", "inquire", "query", "decode", "extract", "fetch",
  ]
  static let writingVerbs: Set<String> = [
    "put", "write", "set", "insert", "update", "modify", "create", "append", "add", "define",
    "rename", "delete", "save", "store", "encode", "send",
  ]
  /// Arrays whose length no count among the parameters gives.
  static let work: Set<String> = [
    "work", "workspace", "scratch", "tmp", "temp", "wsp", "window", "cheb",
  ]
  /// Arrays that have one element more than the number of intervals that they bound.
  static let bounds: Set<String> = ["range", "ranges", "edge", "edges", "knots", "breaks"]
  static let arrays: Set<String> = [
    "array", "arr", "data", "buf", "buffer", "values", "vals", "vec", "vector", "matrix", "mat",
    "coeffs", "coef", "coefs", "coefficients", "list", "table", "base", "points", "pts", "samples",
    "flags", "mask", "axes", "dims", "shape", "in", "input", "output", "pixels", "image", "img",
    "tilesize", "contents", "header", "nularray", "nullarray", "flagval",
  ]
  static let texts: Set<String> = [
    "name", "keyname", "keyval", "keyroot", "rootname", "colname", "extname", "text", "txt",
    "errtext", "str", "string", "message", "msg", "comment", "comm", "title", "label", "unit",
    "tunit", "card", "value", "filename", "file", "path", "url", "expr", "expression", "format",
    "form", "tform", "ttype", "tdisp", "tnull", "type", "dtype", "template", "templt", "tmplt",
    "date", "datestr", "timestr", "tdimstr", "spec", "key", "keyword", "infile", "outfile",
    "root", "description", "version", "history", "wtname", "grpname", "outbuf", "buf", "buffer",
    "nulstring", "hduname", "parname", "section", "filter", "ranges", "rowlist", "ascii", "cval",
    "select", "selectrow", "rowselect", "delimiter", "wtcol", "compspec", "extspec", "binspec",
    "col", "info", "nulvalue", "rowfilter", "colspec", "pixfilter", "urltype", "extlist",
    "rowexpress", "imagesection",
  ]
  static let scalars: Set<String> = [
    "result", "abserr", "err", "error", "status", "signum", "rank", "idx", "index", "min", "max",
    "sum", "mean", "sigma", "sd", "variance", "chisq", "sumsq", "rcond", "lower", "upper", "count",
    "code", "exact", "match", "type", "key", "mode", "flag", "info", "version", "val", "value",
    "norm", "skew", "kurtosis", "root", "minimum", "maximum", "exists", "precision", "rounding",
    "width", "length", "position", "repeat", "scale", "zero", "seed", "resabs", "resasc", "weight",
  ]
  /// Those of them that are results; the others may be a state that is carried on.
  static let results: Set<String> = [
    "result", "abserr", "err", "error", "status", "signum", "rank", "min", "max", "sum", "mean",
    "sigma", "sd", "variance", "chisq", "sumsq", "rcond", "exact", "match", "info", "version",
    "norm",
    "skew", "kurtosis", "exists", "precision", "rounding", "resabs", "resasc", "idx", "imax",
    "imin",
  ]
  /// Corners of a section: as many numbers as the array has dimensions.
  static let corners: Set<String> = [
    "first", "firstpix", "fpixel", "fpix", "last", "lastpix", "lpixel", "lpix", "blc", "trc",
    "start",
    "corner", "offset", "offsets", "inc", "step",
  ]
  /// Counts of dimensions, not of elements.
  static let ranks: Set<String> = ["naxis", "ndim", "ndims", "rank", "dim", "naxes", "dims"]
  static let complexes: Set<String> = [
    "complex", "cplx", "cmplx", "cmp", "dblcmp", "fixcmp", "fixdblcmp",
  ]
  /// Arguments that must be more than their headers say: longer arrays, text or memory that the
  /// library itself made. Found by reading documentation and sources; they stay raw.
  static let exceptions: [String: Set<String>] = [
    "gsl_poly_dd_hermite_init": ["dd", "z"],
    "gsl_spmatrix_cumsum": ["c"],
    "sqlite3_create_filename": ["azParam"],
    "fffkls": ["value"],
    "sqlite3_database_file_object": ["text"],
  ]
  static let strides: Set<String> = ["stride", "inc", "incx", "incy"]
  static let leading: Set<String> = ["ld", "lda", "ldb", "ldc", "tda", "pitch"]
}

/// Whether an integer's name says that it counts elements, and of which array.
struct CountName {
  let words: IdentifierWords
  /// The name without what says that it is a count: `nx` → `x`, `ya_len` → `ya`, `lenc` → `c`;
  /// empty for a plain `n` or `size`. `nil`: not a count.
  let counted: String?

  /// - Parameter isSizeType: declared as `size_t`, which makes counts of single letters.
  init(_ name: String, isSizeType: Bool) {
    words = IdentifierWords(name)
    counted = Self.counted(words, isSizeType: isSizeType)
  }

  var isCount: Bool { counted != nil }

  private static func counted(_ words: IdentifierWords, isSizeType: Bool) -> String? {
    let name = words.identifier.lowercased()
    let letters = name.filter { !$0.isNumber }
    if plain.contains(name) { return "" }
    if isSizeType, letters.count == 1, "nmkl".contains(letters) { return "" }
    if letters == "n", name.count == 2 { return "" }
    if words.words.count > 1, words.words.last == "rank" { return "" }
    if ["nelem", "nelements", "nbyte", "nbytes", "nchars", "nlen", "nmax", "nitems"]
      .contains(name)
    {
      return ""
    }
    let all = words.withoutPrefix
    if all.count > 1, ["len", "length", "size", "count", "cnt"].contains(all.last ?? "") {
      return all.dropLast().joined(separator: "_")
    }
    if all.count > 1, ["num", "n", "max", "len"].contains(all[0]) {
      let rest = all.dropFirst().joined(separator: "_")
      if ["dim", "axis", "field", "ranges", "range"].contains(rest) { return rest }
      if all[0] != "max" { return rest }
    }
    for suffix in ["size", "len", "count"] where name.hasSuffix(suffix) && words.words.count == 1 {
      let stem = String(name.dropLast(suffix.count))
      if !stem.isEmpty, stem.count <= 8, !["re", "be", "dis", "ac", "over"].contains(stem) {
        return stem
      }
    }
    for prefix in ["num", "len", "max", "n", "t"] where name.hasPrefix(prefix) {
      let stem = String(name.dropFirst(prefix.count))
      if nouns.contains(stem) { return stem }
    }
    return nil
  }

  private static let plain: Set<String> = [
    "n", "len", "length", "size", "count", "cnt", "nbytes", "nbyte", "dim", "npoints", "rank",
  ]

  private static let nouns: Set<String> = [
    "x", "y", "z", "rows", "cols", "columns", "row", "col", "pts", "points", "point", "pix",
    "pixels", "dim", "dims", "axis", "axes", "key", "keys", "items", "item", "times", "time",
    "inc", "exc", "rngs", "fields", "field", "args", "arg", "samples", "coef", "coefs",
    "coeffs", "bins", "blocks", "recs", "nodes", "vars", "params", "tiles", "pairs", "vals",
    "values", "ranges", "array", "arrays", "elem", "elems", "elements", "chars", "char", "bytes",
    "records", "entries",
  ]
}

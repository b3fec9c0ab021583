import FortranSyntax
import Testing

@Test(
  arguments: [
    ("a.f", "      x = 1", SourceForm.fixed), ("a.F", "      x = 1", .fixed),
    ("a.for", "\tx = 1", .fixed), ("a.ftn", "C comment", .fixed), ("a.f77", "", .fixed),
    ("a.f90", "      x = 1", .free), ("a.F90", "", .free), ("a.f95", "", .free),
    ("a.f95", "C fixed\n      subroutine s(\n     & x)", .fixed), ("a.f90", "c = 1", .free),
    ("a.f03", "", .free), ("a.f08", "", .free), ("a.pyf", "", .signature),
    ("a.pyf.src", "", .signature),
    ("a.f", "subroutine foo", .free), ("a.f", "  subroutine foo(a, &", .free),
    ("a.f", "! comment\nmodule m", .free), ("a.f", "c comment\n      real x", .fixed),
    ("a.f", "   10 x = 1", .fixed), ("a.f", "#include \"x\"\n      real x", .fixed),
    ("a.f", "! -*- f90 -*-\n      x = 1", .free), ("a.f90", "! -*- fix -*-\nC", .fixed),
    ("a.f", "! -*- fortran -*-\nsubroutine", .fixed),
    ("a.f", "      x = 1 & ! go on\n     & + 2", .free),
  ] as [(String, String, SourceForm)])
func theFormOfAFileIsDetected(_ path: String, _ text: String, _ form: SourceForm) {
  #expect(SourceForm.detect(path: path, bytes: Array(text.utf8)) == form)
}

import Testing
import Toolchain

@testable import Wrapping

@Suite struct DoctorTests {
  @Test func namesWhatIsThere() async {
    let found = await Doctor(Toolchain()).examine()
    #expect(found.isHealthy)
    #expect(found.text.contains("Fortran compiler"))
    #expect(found.text.contains("NumPy"))
    #expect(!found.text.contains("Install what is missing"))
  }

  @Test func namesTheOneCommandThatInstallsWhatIsMissing() async {
    let variables = Variables(replacing: [
      "PATH": "/nowhere", "FC": nil, "CC": nil, "CXX": nil, "PYTHON": nil, "VIRTUAL_ENV": nil,
      "SWIFTLET_CACHE": "off",
    ])
    let found = await Doctor(Toolchain(variables: variables)).examine()
    #expect(!found.isHealthy)
    #expect(found.text.contains("apt-get install gfortran gcc python3-dev python3-numpy"))
    #expect(found.text.contains("cache             off"))
  }
}

// The Fortran beside this file is compiled by SwiftletPlugin.

import FortranReader
import Interface

import ArgumentParser
import PythonWriter

extension PythonWriter.Strictness: ExpressibleByArgument {}

// The power spectrum of observations, as Examples/fourier/spectrum.py computes it.
//
//   fourier FOLDER     reads t.npy, x.npy and f.npy there and writes power.npy
import Fourier

func transform(_ folder: String) throws {
  let f = try NDArray<Double, 1>(npyFile: "\(folder)/f.npy")
  let power = try fourier(
    t: NDArray(npyFile: "\(folder)/t.npy"), x: NDArray(npyFile: "\(folder)/x.npy"), f: f)
  try power.writeNPY(toFile: "\(folder)/power.npy")
  print("strongest frequency: \(f[power.argMax()]) cycles per day")
}

if let folder = CommandLine.arguments.dropFirst().first {
  do {
    try transform(folder)
  } catch {
    print("error: \(error)")
  }
} else {
  print("usage: fourier FOLDER")
}

import Arrays
import Waves

struct Refusal: Error {}

print(Wave.sine(frequency: 0.25, t: [0, 1, 2, 3]))
print(try doubled([1, 2]))
var y: NDArray<Double, 1> = [1, 4]
do {
  try Wave.scale(y: &y, factor: -1)
} catch {
  print(error)
}
Wave.apply(f: { x in x + 0.5 }, y: &y)
print(y)
do {
  try Wave.apply(f: { _ in throw Refusal() }, y: &y)
} catch {
  print("thrown: \(error)")
}
